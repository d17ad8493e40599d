"""The document about a state: what a filter leaves out is counted, never told as if it were not on file."""

from __future__ import annotations

import pytest
from stores import real

from imap.i18n.words import word
from imap.model.query import Query
from imap.store.dossier import Dossier, Section, dossier
from imap.store.timeline import framework


def of(area: str, **asked: str | tuple[str, ...]) -> Dossier:
    return dossier(real(), area, Query(**asked))  # type: ignore[arg-type]


def section(found: Dossier, key: str) -> Section:
    return next(s for s in found.sections if s.key == key)


def test_recommendations_that_a_filter_leaves_out_are_still_on_file() -> None:
    whole = section(of("MAR"), "recommendations")
    assert whole.items
    found = section(of("MAR", q="qwertz"), "recommendations")
    assert (found.items, found.on_file) == ((), whole.on_file)


def test_every_section_of_a_filtered_state_says_how_much_is_on_file() -> None:
    whole = of("MAR")
    for filtered in (of("MAR", q="qwertz"), of("MAR", theme=("T06",)), of("MAR", year=("2012",))):
        counts = [(s.key, s.on_file) for s in filtered.sections]
        assert counts == [(s.key, s.on_file) for s in whole.sections]
        assert all(len(s.items) <= s.on_file for s in filtered.sections)


@pytest.mark.parametrize(
    "asked", [{}, {"theme": ("T06",)}, {"q": "refugees"}, {"year": ("1956",)}, {"dialogue": ("none",)}]
)
def test_treaties_in_time_are_those_of_their_section(asked: dict[str, str | tuple[str, ...]]) -> None:
    found = of("MAR", **asked)
    told = {i.id for i in section(found, "instruments").items if i.table == "treaty_actions"}
    assert {b.id for b in framework(real(), "MAR", found.query).bars if b.group == "treaties"} == told


def test_another_state_that_acts_in_a_year_brings_no_treaty_along() -> None:
    actions = real().register.where("treaty_actions", "area", "MAR")
    named = {a["instrument"] for a in actions if a["date"].startswith("2003")}
    found = section(of("MAR", year=("2003",)), "instruments").items
    assert {i.id for i in found if i.table == "treaty_actions"} == named


def test_mandates_are_narrowed_as_on_the_page_of_changes() -> None:
    counterparts = [p for p in section(of("MAR", q="qwertz"), "actors").parts if p.key == "counterparts"]
    assert counterparts == []


def test_a_role_before_the_list_that_tells_it_is_only_possible() -> None:
    doubt = word("doubt.start", "en")
    assert doubt in dict(of("MAR", at="2005-01-01").facts)["MTM Dialogue"]
    assert doubt not in dict(of("MAR", at="2012-06-30").facts)["MTM Dialogue"]
    assert dict(of("AND").facts)["MTM Dialogue"] == "not documented"
