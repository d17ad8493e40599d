"""The framework of a state in time: bars as the clock reads them, marks as the file dates them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import changed, plus, real, support

from imap.model.clock import NEVER
from imap.store.days import last_recorded
from imap.store.register import Register, as_known
from imap.store.stretches import of_statement
from imap.store.timeline import GROUPS, Bar, Timeline, timeline
from imap.store.treaties import bonds

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package

DAY = dt.date
AREAS = ("MAR", "NER", "TUR", "EGY", "TUN")


def drawn(package: Package, area: str, lang: Language = "en", **only: Any) -> dict[str, Bar]:
    return {bar.id: bar for bar in timeline(Register(package), area, lang, **only).bars}


def parts(bar: Bar) -> list[tuple[str, str, str]]:
    return [
        (s.kind, s.first.isoformat(), "" if s.last == NEVER else s.last.isoformat()) for s in bar.stretches
    ]


def dates(bar: Bar) -> list[tuple[str, str]]:
    return [(m.kind, m.text) for m in bar.marks]


def keys(found: Timeline) -> list[str]:
    return [bar.id for bar in found.bars]


def test_a_law_is_certain_from_the_last_day_on_which_it_can_have_begun(tiny_package: Package) -> None:
    law = drawn(tiny_package, "MAR")["mar-entry-law"]
    assert parts(law) == [("start", "2003-11-01", "2003-11-30"), ("certain", "2003-11-30", "")]
    assert dates(law) == [("adopted", "2003-11-11"), ("published", "2003-11-13"), ("in_force", "2003-11")]
    assert (law.group, law.step, law.sources, law.disputed) == ("laws", 2, 2, False)


def test_the_time_between_adoption_and_entry_into_force_is_led_to(tiny_package: Package) -> None:
    law = drawn(tiny_package, "ESP")["esp-aliens-law"]
    assert parts(law) == [("before", "2000-01-11", "2000-02-01"), ("certain", "2000-02-01", "")]
    assert (law.marks[0].kind, law.marks[0].disputed) == ("adopted", True)


def test_a_year_in_which_something_ends_is_possible_and_not_certain(tiny_package: Package) -> None:
    office = drawn(tiny_package, "MLT")["mlt-refugee-office"]
    assert parts(office) == [("certain", "2001-10-01", "2020-01-01"), ("end", "2020-01-01", "2020-12-31")]
    assert dates(office) == [("began", "2001-10-01"), ("replaced", "2020")]
    assert office.marks[1].middle == DAY(2020, 7, 1)


def test_what_is_known_of_one_day_only_fades_in_before_it(tiny_package: Package) -> None:
    absence = drawn(tiny_package, "TUN")["tun-asylum-law-absent"]
    assert parts(absence) == [("fades_in", "2014-10-31", "2014-10-31"), ("certain", "2014-10-31", "")]
    assert (dates(absence), absence.step) == ([("as_of", "2014-10")], 0)


@pytest.mark.parametrize("status", ["ended", "end_not_documented"])
def test_an_end_without_a_date_fades_out_after_the_last_documented_day(
    tiny_package: Package, status: str
) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-agency", status=status, as_of="2023-05")
    agency = drawn(package, "MLT")["mlt-refugee-agency"]
    assert parts(agency) == [
        ("start", "2020-01-01", "2020-12-31"),
        ("certain", "2020-12-31", "2023-05-02"),
        ("fades_out", "2023-05-02", "2023-05-02"),
    ]


def test_what_has_no_date_at_all_is_listed_and_not_drawn(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-agency", valid_from="")
    agency = drawn(package, "MLT")["mlt-refugee-agency"]
    assert (agency.drawn, agency.stretches, agency.marks) == (False, (), ())


def test_a_treaty_binds_from_the_computed_day_and_the_joining_leads_to_it(tiny_package: Package) -> None:
    treaty = drawn(tiny_package, "TUN")["smuggling-protocol-2000"]
    assert parts(treaty) == [("certain", "2004-01-28", ""), ("before", "2003-07-14", "2004-01-28")]
    assert dates(treaty) == [("ratification", "2003-07-14"), ("computed", "2004-01-28")]
    assert treaty.refers == ("treaty_actions", ("smuggling-protocol-2000.tun.ratification",))


def test_a_treaty_not_joined_is_never_filled(tiny_package: Package) -> None:
    treaty = drawn(tiny_package, "MAR")["smuggling-protocol-2000"]
    assert parts(treaty) == [("before", "2000-11-15", "2010-12-31")]
    assert (dates(treaty), treaty.step, treaty.treaty) == ([("not_party", "2010")], None, "not_party")


def test_a_signature_leads_to_the_joining_and_a_denunciation_ends_the_bar(tiny_package: Package) -> None:
    package = tiny_package
    for action, date in (
        ("signature", "2000-12-14"),
        ("ratification", "2003-09-24"),
        ("denunciation", "2015-03-01"),
    ):
        row = {
            "id": action,
            "instrument": "smuggling-protocol-2000",
            "area": "MLT",
            "action": action,
            "date": date,
        }
        package = support(plus(package, "treaty_actions", row), "treaty_actions", action, "confirms:un")
    treaty = drawn(package, "MLT")["smuggling-protocol-2000"]
    assert ("certain", "2004-01-28", "2015-03-01") in parts(treaty)
    assert ("before", "2000-12-14", "2003-09-24") in parts(treaty)
    assert ("denunciation", "2015-03-01") in dates(treaty)


def test_a_source_that_says_party_where_the_depositary_says_not_makes_the_treaty_disputed(
    tiny_package: Package,
) -> None:
    package = support(
        tiny_package,
        "treaty_actions",
        "smuggling-protocol-2000.mar.not-party",
        "confirms:un",
        "disputes:icmpd:action",
    )
    treaty = drawn(package, "MAR")["smuggling-protocol-2000"]
    assert treaty.disputed
    assert "*" in treaty.standing.disputed


def test_an_amendment_is_a_mark_on_what_it_amends(tiny_package: Package) -> None:
    row = {"id": "x", "statement": "mar-entry-law", "relation": "amends", "target": "esp-aliens-law"}
    package = support(plus(tiny_package, "relations", row), "relations", "x", "confirms:mar")
    mark = drawn(package, "ESP")["esp-aliens-law"].marks[-1]
    assert (mark.kind, mark.text) == ("amended", "2003-11")
    assert "Law on entry and stay" in mark.said


def test_challenges_and_published_figures_are_no_part_of_the_framework(tiny_package: Package) -> None:
    package = changed(
        tiny_package, "statements", "mar-entry-law", section="data", fact_type="cases_published"
    )
    assert set(drawn(package, "MAR")) == {"refugee-convention-1951", "smuggling-protocol-2000"}
    system = changed(package, "statements", "mar-entry-law", fact_type="law_adopted")
    assert drawn(system, "MAR")["mar-entry-law"].group == "practice"


def test_only_what_is_asked_for_is_drawn(tiny_package: Package) -> None:
    assert set(drawn(tiny_package, "MAR", statements=["mar-entry-law"], instruments=[])) == {"mar-entry-law"}
    assert set(drawn(tiny_package, "MAR", statements=())) == {
        "refugee-convention-1951",
        "smuggling-protocol-2000",
    }


def test_the_day_moves_the_line_and_hides_nothing(tiny_package: Package) -> None:
    register = Register(tiny_package)
    whole, then = timeline(register, "MAR", "fr"), timeline(register.on("1960-05-01"), "MAR", "fr")
    assert (whole.day, whole.asked) == (last_recorded(register), False)
    assert (then.day, then.asked) == ("1960-05-01", True)
    assert keys(then) == keys(whole)
    assert then.last == whole.last


def test_as_known_on_a_day_the_line_lies_on_the_last_day_that_was_known(tiny_package: Package) -> None:
    known = Register(as_known(tiny_package, "2026-11-20"), known="2026-11-20")
    assert timeline(known, "MAR", "en").day == "2026-11-20"


def test_a_day_after_the_last_record_is_still_within_what_is_drawn(tiny_package: Package) -> None:
    found = timeline(Register(tiny_package).on("2031-01-01"), "MAR", "en")
    assert found.last == DAY(2031, 1, 1)


def test_without_a_day_the_line_stands_at_the_last_day_of_the_record() -> None:
    register = real().register
    days = {
        d for t in register.package.tables.values() for r in t.rows for d in (r["recorded"], r["superseded"])
    }
    assert timeline(register, "MAR", "en").day == max(days)


@pytest.mark.parametrize("area", AREAS)
def test_groups_come_in_one_order_and_rows_by_their_beginning(area: str) -> None:
    found = timeline(real().register, area, "ar")
    assert [g for g, _ in found.groups] == [g for g in GROUPS if g in dict(found.groups)]
    for _, bars in found.groups:
        assert [b.begins for b in bars] == sorted(b.begins for b in bars)
    assert all(found.first <= m.first for b in found.bars for m in b.marks)


@settings(max_examples=80, deadline=None)
@given(st.dates(DAY(1925, 1, 1), DAY(2040, 12, 31)))
def test_a_statement_is_filled_where_the_clock_says_in_and_nowhere_else(day: dt.date) -> None:
    register = real().register
    for row in register.rows("statements"):
        full = any(s.kind == "certain" and s.first <= day < s.last for s in of_statement(register, row))
        assert full == (register.period("statements", row).at(day) == "in"), row["id"]


@settings(max_examples=60, deadline=None)
@given(st.dates(DAY(1925, 1, 1), DAY(2040, 12, 31)), st.sampled_from(AREAS))
def test_a_treaty_is_filled_where_it_binds_for_certain(day: dt.date, area: str) -> None:
    register = real().register
    bars = {b.id: b for b in timeline(register, area, "en").bars if b.treaty}
    for bond in bonds(register, area):
        if bond.instrument in bars:
            bound = "party" in bond.periods and bond.periods["party"][0].at(day) == "in"
            found = bars[bond.instrument].stretches
            assert bound == any(s.kind == "certain" and s.first <= day < s.last for s in found)


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_names_beside_bars_are_short_and_laws_keep_their_number(lang: Language) -> None:
    bars = {b.id: b for area in AREAS for b in timeline(real().register, area, lang).bars}
    assert max(len(b.label.strip("\u2066\u2069")) for b in bars.values()) <= 45
    assert all(b.label and b.title and b.status for b in bars.values())
    assert "2014/6883" in bars["tur-temporary-protection"].label
    assert "87-076" in bars["ner-decree-87-076"].label
    assert "1987" not in bars["ner-decree-87-076"].label


def test_the_number_of_a_law_is_isolated_in_arabic_only() -> None:
    for lang, held in (("ar", True), ("fr", False)):
        bar = next(b for b in timeline(real().register, "NER", lang).bars if b.id == "ner-decree-87-076")
        assert ("\u206687-076\u2069" in bar.label) is held
        assert ("\u206687-076\u2069" in bar.title) is held
