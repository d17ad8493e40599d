"""What a filter acts on, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stores import changed, plus

from imap.model.query import ACTS_ON, FILTERS, Query
from imap.store.register import Register, years_of
from imap.store.select import Cards, Selection, select

if TYPE_CHECKING:
    from imap.model.nouns import Package


def ask(package: Package, **asked: Any) -> Selection:
    return select(Cards(Register(package)), Query(**asked))


def ids(selection: Selection, table: str) -> set[str]:
    return {row["id"] for row in selection.rows(table)}


@pytest.fixture
def offices(tiny_package: Package) -> Package:
    """An office of an office of IOM that organised a training, paid by a ministry."""
    package = plus(
        tiny_package,
        "bodies",
        {"id": "iom-rabat", "name_en": "IOM Rabat", "kind": "office", "parent": "iom"},
        {"id": "iom-rabat-unit", "name_en": "Unit", "kind": "unit", "parent": "iom-rabat"},
    )
    package = plus(
        package,
        "activities",
        {"id": "tiny-training", "kind": "training", "name_en": "Training", "status": "completed"},
    )
    return plus(
        package,
        "activity_bodies",
        {"id": "x.organiser", "activity": "tiny-training", "body": "iom-rabat-unit", "role": "organiser"},
        {"id": "x.donor", "activity": "tiny-training", "body": "mar-interior", "role": "donor"},
    )


def test_without_a_filter_everything_that_stands_is_there(tiny_package: Package) -> None:
    found = ask(tiny_package)
    assert {t: len(found.rows(t)) for t in ("activities", "statements", "routes", "places", "bodies")} == {
        "activities": 3,
        "statements": 7,
        "routes": 1,
        "places": 4,
        "bodies": 3,
    }
    assert found.inside is None
    assert found.drops == ()


def test_a_superseded_row_is_not_shown(tiny_package: Package) -> None:
    rows = [s for s in ask(tiny_package).rows("statements") if s["id"] == "mar-entry-law"]
    assert [row["status"] for row in rows] == ["in_force"]


def test_or_within_a_filter_and_between_filters(tiny_package: Package) -> None:
    assert ids(ask(tiny_package, agency=("iom",)), "activities") == {"tiny-project", "tiny-study"}
    assert len(ids(ask(tiny_package, agency=("iom", "icmpd")), "activities")) == 3
    both = ask(tiny_package, agency=("iom", "icmpd"), state=("MAR",))
    assert ids(both, "activities") == {"tiny-meeting", "tiny-project"}
    assert ids(ask(tiny_package, agency=("iom",), state=("TUN",)), "activities") == set()


def test_a_theme_includes_its_children_and_a_child_not_its_parent(tiny_package: Package) -> None:
    assert ids(ask(tiny_package, theme=("T03",)), "activities") == {"tiny-meeting", "tiny-project"}
    assert ids(ask(tiny_package, theme=("T03.1",)), "activities") == {"tiny-project"}
    assert ids(ask(tiny_package, theme=("T03.1",)), "statements") == {"mar-entry-law", "mar-shift"}


def test_a_statement_is_found_by_any_of_its_themes(tiny_package: Package) -> None:
    assert "esp-aliens-law" in ids(ask(tiny_package, theme=("T06",)), "statements")
    assert "esp-aliens-law" in ids(ask(tiny_package, theme=("T02",)), "statements")


def test_an_agency_includes_its_offices_and_an_office_not_its_agency(offices: Package) -> None:
    assert "tiny-training" in ids(ask(offices, agency=("iom",)), "activities")
    assert ids(ask(offices, agency=("iom-rabat",)), "activities") == {"tiny-training"}
    assert ids(ask(offices, agency=("iom",)), "bodies") == {"iom", "iom-rabat", "iom-rabat-unit"}


def test_who_only_paid_is_not_an_agency_of_the_activity(offices: Package) -> None:
    assert ids(ask(offices, agency=("mar-interior",)), "activities") == set()
    assert ids(ask(offices, agency=("mar-interior",)), "statements") == {"mar-entry-law"}


@pytest.mark.parametrize("asked", [{"phase": ("mtm-1",)}, {"year": ("2003",)}])
def test_phase_and_year_leave_statements_and_routes_as_they_are(
    tiny_package: Package, asked: dict[str, Any]
) -> None:
    found = ask(tiny_package, **asked)
    assert ids(found, "activities") == {"tiny-meeting"}
    for table in ("statements", "routes", "places", "memberships", "bodies"):
        assert found.rows(table) == ask(tiny_package).rows(table)


def test_routes_and_places_listen_to_state_and_text_only(tiny_package: Package) -> None:
    whole = ask(tiny_package)
    others = {
        "dialogue": ("mtm",),
        "phase": ("mtm-1",),
        "agency": ("iom",),
        "theme": ("T06",),
        "year": ("2003",),
    }
    assert set(others) == set(FILTERS) - {"state", "q"}
    for name, values in others.items():
        found = ask(tiny_package, **{name: values})
        assert (found.rows("routes"), found.rows("places")) == (whole.rows("routes"), whole.rows("places"))
    assert ids(ask(tiny_package, state=("ESP",)), "routes") == {"tiny-strait"}
    assert ids(ask(tiny_package, state=("ESP",)), "places") == {"algeciras"}
    assert ids(ask(tiny_package, state=("TUN",)), "routes") == set()
    assert ids(ask(tiny_package, q="détroit"), "routes") == {"tiny-strait"}
    assert ids(ask(tiny_package, q="طنجه"), "places") == {"tangier"}


def test_text_is_found_in_every_language_and_in_what_a_row_names(tiny_package: Package) -> None:
    for q in ("Foreigners rights", "etrangers", "الاجانب", "4/2000", "aliens"):
        assert ids(ask(tiny_package, q=q), "statements") == {"esp-aliens-law"}, q
    assert ids(ask(tiny_package, q="Espagne"), "treaty_actions") == {"refugee-convention-1951.esp.accession"}
    assert ids(ask(tiny_package, q="المغرب"), "memberships") == {"mtm.mar.partner-state"}
    assert ids(ask(tiny_package, q="reign"), "statements") == set()


def test_dialogue_none_finds_what_stands_outside_any(tiny_package: Package) -> None:
    found = ask(tiny_package, dialogue=("none",))
    assert ids(found, "activities") == {"tiny-study"}
    assert len(ids(ask(tiny_package, dialogue=("mtm", "none")), "activities")) == 3


def test_dialogue_none_asks_about_activities_and_keeps_the_states_of_the_map(tiny_package: Package) -> None:
    found = ask(tiny_package, dialogue=("none",))
    assert ids(found, "states") == {"ESP", "MAR", "MLT", "TUN"}


def test_a_dialogue_reaches_statements_and_treaties_through_its_members(tiny_package: Package) -> None:
    left = changed(tiny_package, "memberships", "mtm.mar.partner-state", valid_to="2013")
    found = ask(left, dialogue=("mtm",))
    assert ids(found, "statements") == {
        "esp-aliens-law",
        "mlt-refugee-agency",
        "mlt-refugee-office",
        "tun-asylum-law-absent",
    }
    assert {row["area"] for row in found.rows("treaty_actions")} == {"ESP", "TUN"}


def test_treaty_actions_are_found_by_the_themes_of_the_treaty(tiny_package: Package) -> None:
    found = ask(tiny_package, theme=("T06",), year=("1956", "1957"))
    assert {row["area"] for row in found.rows("treaty_actions")} == {"MAR", "TUN"}


def test_a_recommendation_answers_to_its_meeting_and_to_whom_it_is_addressed(tiny_package: Package) -> None:
    for asked in ({"phase": ("mtm-1",)}, {"agency": ("icmpd",)}, {"state": ("ESP",)}, {"theme": ("T03.2",)}):
        assert ids(ask(tiny_package, **asked), "recommendations") == {"tiny-meeting.rec-1"}
    assert ids(ask(tiny_package, phase=("mtm-2",)), "recommendations") == set()


def test_the_states_shown_are_those_the_fill_is_about(tiny_package: Package) -> None:
    assert ids(ask(tiny_package), "states") == {"ESP", "MAR", "MLT", "TUN"}
    assert ids(ask(tiny_package, fill="role:european-union"), "states") == {"ESP", "MLT"}
    assert ids(ask(tiny_package, state=("MAR",)), "states") == {"MAR"}


def test_what_lies_inside_is_what_a_matching_row_involves(tiny_package: Package) -> None:
    assert ask(tiny_package, phase=("mtm-1",)).inside == {"MAR", "MLT", "TUN"}
    assert ask(tiny_package, phase=("mtm-1",), state=("MAR",)).inside == {"MAR"}
    assert ask(tiny_package, theme=("T06.1",)).inside == {"ESP", "MLT", "TUN"}


def test_states_are_counted_once_an_activity_and_by_role(tiny_package: Package) -> None:
    package = plus(
        tiny_package,
        "activity_states",
        {"id": "again", "activity": "tiny-meeting", "area": "MAR", "role": "host"},
        {"id": "paid", "activity": "tiny-meeting", "area": "ESP", "role": "donor"},
    )
    found = ask(package)
    assert found.involved() == {"MAR": 2, "MLT": 1, "TUN": 1}
    assert found.involved(frozenset({"participant"})) == {"MAR": 1, "TUN": 1}


def test_evidence_and_sources_are_those_of_the_matching_rows(tiny_package: Package) -> None:
    found = ask(tiny_package, q="entry and stay")
    assert {e["item"] for e in found.evidence} == {"mar-entry-law"}
    assert [s["id"] for s in found.sources] == ["tiny-gazette", "tiny-report"]


def test_every_table_says_which_filters_act_on_it(tiny_package: Package) -> None:
    assert set(ask(tiny_package).tables) == set(ACTS_ON)
    assert ACTS_ON["activities"] == set(FILTERS)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2003-06", "2005", ("2003", "2004", "2005")),
        ("2003", "", ("2003",)),
        ("", "2003-02-01", ("2003",)),
        ("", "", ()),
    ],
)
def test_an_activity_is_found_by_every_year_it_touches(start: str, end: str, years: tuple[str, ...]) -> None:
    assert years_of(start, end) == years
