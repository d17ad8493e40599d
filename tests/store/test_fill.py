"""Each state gets the class that its rows support, and none that they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stores import changed, plus, real, support

from imap.model.query import Query
from imap.store.fill import Fill, count_class
from imap.store.register import KINDS, Register
from imap.store.select import Cards, select

if TYPE_CHECKING:
    from imap.model.nouns import Package

LAW = "evidence:T03:adopted"
BODY = "evidence:T06:body"


def fill(package: Package, name: str, **asked: Any) -> Fill:
    return select(Cards(Register(package)), Query(fill=name, **asked)).fill


def member(item: str, area: str, role: str, valid_to: str = "") -> dict[str, str]:
    return {"id": item, "group": "mtm", "area": area, "role": role, "valid_to": valid_to, "as_of": "2012"}


def test_roles_are_told_apart(tiny_package: Package) -> None:
    package = plus(
        tiny_package,
        "memberships",
        member("mtm.esp.donor", "ESP", "donor"),
        member("mtm.mlt.partner-state", "MLT", "observer"),
        member("mtm.tun.partner-state", "TUN", "donor"),
    )
    found = fill(package, "role:mtm")
    assert found.classes == {"ESP": "partner-donor", "MAR": "partner", "MLT": "observer"}
    assert found.legend == (
        ("partner", 1),
        ("partner-donor", 1),
        ("observer", 1),
        ("possible", 0),
        ("none", 1),
    )


def test_who_has_left_holds_no_role(tiny_package: Package) -> None:
    package = changed(tiny_package, "memberships", "mtm.mar.partner-state", valid_to="2013")
    assert "MAR" not in fill(package, "role:mtm").classes


def test_the_role_fill_keeps_its_dialogue_whatever_is_filtered(tiny_package: Package) -> None:
    whole = fill(tiny_package, "role:mtm")
    assert fill(tiny_package, "role:mtm", dialogue=("none",), state=("MAR",), q="x").classes == whole.classes


@pytest.mark.parametrize(
    ("count", "name"),
    [(1, "n1"), (2, "n2"), (3, "n2"), (4, "n3"), (6, "n3"), (7, "n4"), (70, "n4")],
)
def test_counts_fall_into_the_ordered_ramp(count: int, name: str) -> None:
    assert count_class(count, complete=False) == count_class(count, complete=True) == name


def test_none_is_counted_only_where_every_list_of_states_is_complete(tiny_package: Package) -> None:
    whole = fill(tiny_package, "activities")
    assert whole.classes == {"ESP": "nd", "MAR": "n2", "MLT": "n1", "TUN": "n1"}
    meeting = fill(tiny_package, "activities", phase=("mtm-1",))
    assert meeting.classes == {"ESP": "n0", "MAR": "n1", "MLT": "n1", "TUN": "n1"}
    assert dict(meeting.legend) == {"n4": 0, "n3": 0, "n2": 0, "n1": 3, "possible": 0, "n0": 1, "nd": 0}


def test_where_nothing_matches_nothing_is_counted(tiny_package: Package) -> None:
    assert set(fill(tiny_package, "activities", q="xyzzy").classes.values()) == {"nd"}


def test_paying_for_an_activity_is_not_taking_part(tiny_package: Package) -> None:
    link = {"id": "paid", "activity": "tiny-meeting", "area": "ESP", "role": "donor"}
    package = plus(tiny_package, "activity_states", link)
    assert fill(package, "activities", phase=("mtm-1",)).classes["ESP"] == "n0"


def test_evidence_is_asked_for_by_theme_and_kind(tiny_package: Package) -> None:
    assert fill(tiny_package, LAW).classes == {"MAR": "ev-2"}
    assert fill(tiny_package, "evidence:T03.1:adopted").classes == {"MAR": "ev-2"}
    assert fill(tiny_package, "evidence:T03.2:adopted").classes == {}
    assert fill(tiny_package, "evidence:T03:body").classes == {}
    assert fill(tiny_package, BODY).classes["MLT"] == "ev-3"


def test_the_legend_of_evidence_counts_every_area(tiny_package: Package) -> None:
    assert dict(fill(tiny_package, BODY).legend) == {
        "ev-3": 1,
        "possible": 0,
        "ev-disputed": 0,
        "ev-absent": 1,
        "nd": 2,
    }


def test_a_claim_never_fills(tiny_package: Package) -> None:
    claimed = support(tiny_package, "statements", "mar-entry-law", "claims:mar")
    assert fill(claimed, LAW).classes == {}
    relayed = support(tiny_package, "statements", "mar-entry-law", "claims:mar", "relays:mar")
    assert fill(relayed, LAW).classes == {}
    confirmed = support(tiny_package, "statements", "mar-entry-law", "claims:mar", "confirms:iom")
    assert fill(confirmed, LAW).classes == {"MAR": "ev-2"}


@pytest.mark.parametrize("status", ["ended", "repealed", "replaced", "denounced"])
def test_what_has_ended_does_not_fill(tiny_package: Package, status: str) -> None:
    assert fill(changed(tiny_package, "statements", "mar-entry-law", status=status), LAW).classes == {}


def test_an_end_that_is_not_documented_is_possible(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mar-entry-law", status="end_not_documented")
    assert fill(package, LAW).classes == {"MAR": "possible"}


def test_a_documented_absence_shows_for_the_other_kinds(tiny_package: Package) -> None:
    assert fill(tiny_package, "evidence:T06:absence").classes == {"TUN": "ev-0"}
    assert fill(tiny_package, BODY).classes["TUN"] == "ev-absent"
    assert fill(tiny_package, "evidence:T06:adopted").classes["TUN"] == "ev-absent"
    assert "TUN" not in fill(tiny_package, "evidence:T02:adopted").classes


def test_what_is_there_outweighs_an_absence_of_something_else(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-agency", areas=("MLT", "TUN"))
    assert fill(package, BODY).classes == {"MLT": "ev-3", "TUN": "ev-3"}


def test_a_disputed_row_is_disputed_and_a_disputed_column_is_not(tiny_package: Package) -> None:
    whole = support(tiny_package, "statements", "mar-entry-law", "confirms:iom", "disputes:mar")
    assert fill(whole, LAW).classes == {"MAR": "ev-disputed"}
    column = support(tiny_package, "statements", "mar-entry-law", "confirms:iom", "disputes:mar:adopted")
    assert fill(column, LAW).classes == {"MAR": "ev-2"}


def test_a_challenge_is_no_evidence_of_any_kind(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mar-entry-law", fact_type="", section="challenge")
    for kind in KINDS:
        assert "MAR" not in fill(package, f"evidence:T03:{kind}").classes


def test_what_nobody_supports_does_not_fill(tiny_package: Package) -> None:
    package = support(tiny_package, "statements", "mar-entry-law")
    assert fill(package, LAW).classes == {}


def test_a_treaty_fills_for_who_is_party_and_not_for_who_only_signed(tiny_package: Package) -> None:
    package = plus(
        tiny_package,
        "fact_types",
        {"id": "treaty_in_force", "step": 2, "name_en": "treaty in force"},
        {"id": "treaty_signed", "step": 1, "name_en": "treaty signed"},
    )
    row = {"id": "s", "instrument": "smuggling-protocol-2000", "area": "MLT", "action": "signature"}
    package = support(
        plus(package, "treaty_actions", row | {"date": "2000"}), "treaty_actions", "s", "confirms:un"
    )
    assert fill(package, LAW).classes == {"MAR": "ev-2", "TUN": "ev-2"}
    assert fill(package, "evidence:T03:committed").classes == {"MLT": "ev-1"}


def test_a_filter_on_statements_narrows_the_evidence_fill(tiny_package: Package) -> None:
    assert fill(tiny_package, LAW, q="nothing of the kind").classes == {}


@pytest.mark.parametrize(
    "name", ["role:mtm", "role:eu", "activities", "evidence:T06:adopted", "evidence:T06:absence"]
)
def test_every_area_of_the_real_package_is_counted_in_the_legend(name: str) -> None:
    found = real().select(Query(fill=name)).fill
    assert sum(count for _, count in found.legend) == len(real().register.rows("areas"))
    assert set(found.classes.values()) <= {kind for kind, _ in found.legend}
    assert {a["id"] for a in real().register.rows("areas")} >= set(found.classes)
