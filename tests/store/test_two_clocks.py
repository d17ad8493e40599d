"""The world as it stood on a day, and the record as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import changed, real

from imap.model.query import Query
from imap.store.register import Register, as_known
from imap.store.treaties import treaties

if TYPE_CHECKING:
    from imap.model.nouns import Package


def ids(register: Register, table: str) -> set[str]:
    return {row["id"] for row in register.rows(table)}


def test_what_came_later_is_left_out_and_what_has_ended_since_stands(tiny_package: Package) -> None:
    register = Register(tiny_package).on("2010-06-01")
    assert "mlt-refugee-office" in ids(register, "statements")
    assert "mlt-refugee-agency" not in ids(register, "statements")
    office = register.row("statements", "mlt-refugee-office")
    assert office["status"] == "replaced"
    assert register.status(office) == "operating"


def test_a_row_that_does_not_hold_can_still_be_looked_up(tiny_package: Package) -> None:
    register = Register(tiny_package).on("2010-06-01")
    assert register.find("mlt-refugee-agency")[0] == "statements"
    assert register.answer("statements", register.row("statements", "mlt-refugee-agency")) == "out"


def test_a_day_of_a_day_is_that_day(tiny_package: Package) -> None:
    register = Register(tiny_package)
    assert register.on("2010-06-01").on("") is register
    assert ids(register.on("2010-06-01").on("2026-01-01"), "statements") == ids(
        register.on("2026-01-01"), "statements"
    )


@pytest.mark.parametrize(
    ("day", "status", "entry", "computed"),
    [
        ("1999-01-01", "not_party", "", False),
        ("2003-07-14", "joined", "2004-01-28", True),
        ("2004-01-28", "party", "2004-01-28", True),
    ],
)
def test_a_treaty_binds_from_its_entry_into_force(
    tiny_package: Package, day: str, status: str, entry: str, computed: bool
) -> None:
    found = next(
        t for t in treaties(Register(tiny_package).on(day), "TUN") if t.instrument.startswith("smug")
    )
    assert (found.status, found.answer, found.entry, found.computed) == (status, "in", entry, computed)


def test_the_record_of_a_day_has_the_version_of_that_day(tiny_package: Package) -> None:
    old = min(
        (r for r in tiny_package.tables["statements"].rows if r["superseded"]), key=lambda r: r["recorded"]
    )
    before = Register(as_known(tiny_package, old["recorded"])).row("statements", old["id"])
    after = Register(as_known(tiny_package, old["superseded"])).row("statements", old["id"])
    assert before["adopted"] == old["adopted"] != after["adopted"]


def test_before_the_first_day_nothing_is_on_file_but_things_keep_their_names(tiny_package: Package) -> None:
    register = Register(as_known(tiny_package, "2000-01-01"))
    assert register.rows("statements") == register.rows("memberships") == register.rows("evidence") == ()
    assert register.has("areas", "MAR")
    assert register.has("dialogues", "mtm")


def test_a_withdrawn_row_is_on_file_until_its_day(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mar-shift", superseded="2026-12-01")
    assert Register(as_known(package, "2026-11-30")).has("statements", "mar-shift")
    assert not Register(as_known(package, "2026-12-01")).has("statements", "mar-shift")


def test_the_european_union_of_2012_and_of_2021_differ_by_croatia_and_the_united_kingdom() -> None:
    then, later = (real().seen(Query(at=d)).register.members("eu") for d in ("2012-06-30", "2021-02-01"))
    assert (later - then, then - later) == ({"HRV"}, {"GBR"})


def test_the_partners_of_the_mtm_dialogue_are_not_documented_before_their_list() -> None:
    before = real().select(Query(at="2008-06-30")).fill
    assert dict(before.legend)["possible"] == 46
    assert dict(before.legend)["partner"] == 0
    assert dict(real().select(Query(at="2012-06-30")).fill.legend)["partner"] == 24


def test_a_repealed_law_is_in_the_selection_of_a_day_on_which_it_held() -> None:
    law = "ner-law-2015-36"
    found = {
        day: real().select(Query(state=("NER",), at=day))
        for day in ("2016-01-01", "2022-01-01", "2024-01-01")
    }
    held = {day: law in {s["id"] for s in x.rows("statements")} for day, x in found.items()}
    assert held == {"2016-01-01": True, "2022-01-01": True, "2024-01-01": False}
    row = real().register.row("statements", law)
    assert real().seen(Query(at="2016-01-01")).register.status(row) == "in_force"


def test_a_seen_store_stays_as_it_is() -> None:
    seen = real().seen(Query(at="2012-06-30"))
    assert seen.seen(Query(at="2012-06-30")) is seen
    known = real().seen(Query(known="2000-01-01"))
    assert known.seen(Query(known="2000-01-01")) is known
    assert known.seen(Query(known="2000-01-01", at="2012-06-30")).register.day == "2012-06-30"
    assert real().seen(Query()) is real()


@pytest.mark.parametrize(
    ("fill", "area", "day", "expected"),
    [
        ("evidence:T06:absence", "EGY", "2023-01-01", "ev-0"),
        ("evidence:T06:absence", "EGY", "2025-06-01", None),
        ("evidence:T09:adopted", "NER", "2016-01-01", "ev-2"),
        ("evidence:T09:adopted", "NER", "2022-01-01", "ev-2"),
        ("evidence:T09:adopted", "NER", "2024-01-01", None),
        ("evidence:T09:adopted", "NER", "2026-01-01", "ev-2"),
        ("role:eu", "HRV", "2012-06-30", None),
        ("role:eu", "HRV", "2021-02-01", "partner"),
        ("role:eu", "GBR", "2012-06-30", "partner"),
        ("role:eu", "GBR", "2021-02-01", None),
    ],
)
def test_the_map_of_a_day_is_filled_by_what_held_on_it(
    fill: str, area: str, day: str, expected: str | None
) -> None:
    assert real().select(Query(at=day, fill=fill)).fill.classes.get(area) == expected


def test_egypt_has_no_law_on_asylum_in_2023_and_law_164_in_2025() -> None:
    held = {
        day: {s["id"] for s in real().select(Query(state=("EGY",), at=day)).rows("statements")}
        for day in ("2023-01-01", "2025-06-01")
    }
    assert {"egy-no-asylum-law"} == held["2023-01-01"] & {"egy-no-asylum-law", "egy-law-164-2024"}
    assert {"egy-law-164-2024"} == held["2025-06-01"] & {"egy-no-asylum-law", "egy-law-164-2024"}
