"""What is on file about a state is shown whole, whatever is filtered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from stores import changed, plus, real

from imap.model.errors import UnknownItem
from imap.model.query import Query
from imap.store.profile import Profile, profile
from imap.store.register import Register
from imap.store.select import Cards, select

if TYPE_CHECKING:
    from imap.model.nouns import Package


def of(package: Package, area: str, **asked: Any) -> Profile:
    register = Register(package)
    return profile(register, area, select(Cards(register), Query(**asked)))


def test_a_profile_holds_what_the_tables_say_of_the_state(tiny_package: Package) -> None:
    found = of(tiny_package, "MAR")
    assert found.area["name_fr"] == "Maroc"
    assert [m["id"] for m in found.memberships] == ["mtm.mar.partner-state"]
    assert [t.status for t in found.treaties] == ["party", "not_party"]
    assert [a["id"] for a in found.activities] == ["tiny-meeting", "tiny-project"]
    assert found.activities_on_file == 2
    assert [r["id"] for r in found.recommendations] == ["tiny-meeting.rec-1"]
    assert [r["id"] for r in found.routes] == ["tiny-strait"]
    assert [p["id"] for p in found.places] == ["rabat", "tangier"]


@pytest.mark.parametrize(
    "asked",
    [{"theme": ("T06",)}, {"agency": ("iom",)}, {"state": ("TUN",)}, {"dialogue": ("none",)}, {"q": "xyzzy"}],
)
def test_filters_narrow_activities_and_recommendations_only(
    tiny_package: Package, asked: dict[str, Any]
) -> None:
    whole, found = of(tiny_package, "MAR"), of(tiny_package, "MAR", **asked)
    assert replace(found, activities=(), recommendations=()) == replace(
        whole, activities=(), recommendations=()
    )
    assert {a["id"] for a in found.activities} <= {a["id"] for a in whole.activities}
    assert len(found.activities) < len(whole.activities)


def test_every_dimension_is_there_and_a_sub_theme_counts_for_its_own(tiny_package: Package) -> None:
    found = of(tiny_package, "MAR")
    assert set(found.facts) == {"T02", "T03", "T06"}
    assert found.facts["T02"] == ()
    assert [f.statement["id"] for f in found.facts["T03"] if f.statement] == ["mar-entry-law", "mar-shift"]


def test_signs_are_the_kinds_of_evidence_that_hold(tiny_package: Package) -> None:
    found = of(tiny_package, "MLT")
    assert [(f.statement and f.statement["id"], f.ended) for f in found.facts["T06"]] == [
        ("mlt-refugee-agency", False),
        ("mlt-refugee-office", True),
    ]
    assert [(step, len(facts)) for step, facts in found.signs("T06")] == [(3, 1)]
    assert of(tiny_package, "MAR").signs("T03")[0][0] == 2


def test_a_challenge_is_a_fact_without_a_step(tiny_package: Package) -> None:
    facts = of(tiny_package, "MAR").facts["T03"]
    assert [(f.statement["id"], f.step) for f in facts if f.statement] == [
        ("mar-entry-law", 2),
        ("mar-shift", None),
    ]


def test_a_treaty_stands_with_the_facts_unless_the_state_is_not_party(tiny_package: Package) -> None:
    facts = of(tiny_package, "MAR").facts
    assert [f.treaty.instrument for f in facts["T06"] if f.treaty] == ["refugee-convention-1951"]
    assert [f for f in facts["T03"] if f.treaty] == []


def test_who_only_paid_does_not_have_the_activity(tiny_package: Package) -> None:
    link = {"id": "paid", "activity": "tiny-study", "area": "ESP", "role": "donor"}
    assert of(plus(tiny_package, "activity_states", link), "ESP").activities_on_file == 0


def test_an_ended_membership_stays_in_the_profile(tiny_package: Package) -> None:
    package = changed(tiny_package, "memberships", "mtm.mar.partner-state", valid_to="2013")
    assert [m["valid_to"] for m in of(package, "MAR").memberships] == ["2013"]


def test_the_home_dialogue_comes_first(tiny_package: Package) -> None:
    assert [m["group"] for m in of(tiny_package, "ESP").memberships] == ["mtm", "european-union"]


def test_there_is_no_profile_of_an_unknown_area(tiny_package: Package) -> None:
    with pytest.raises(UnknownItem, match="XXX"):
        of(tiny_package, "XXX")


def test_every_statement_on_file_stands_in_the_profile_of_its_states() -> None:
    register = real().register
    for area in {a for s in register.rows("statements") for a in s["areas"]}:
        facts = real().profile(area, Query(theme=("T06",))).facts
        shown = {f.statement["id"] for held in facts.values() for f in held if f.statement and not f.rule}
        assert shown == {s["id"] for s in register.where("statements", "areas", area)}


def test_a_group_s_statement_stands_in_the_profile_of_a_state_that_it_binds() -> None:
    register = real().register
    rules = [r for r in register.where("applicability", "area", "IRL") if r["applies"] == "bound"]
    facts = real().profile("IRL", Query()).facts
    told = {f.statement["id"] for held in facts.values() for f in held if f.statement and f.rule}
    assert rules
    assert {r["statement"] for r in rules} <= told
