"""A choice says how many activities it would leave, and that many it leaves."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import real

from imap.model.query import Query
from imap.store.select import FACETED, Cards, Selection, select


@cache
def cards() -> Cards:
    return Cards(real().register)


def ask(query: Query) -> Selection:
    return select(cards(), query)


def choices(name: str) -> list[str]:
    return sorted(real().register.vocabulary[name])


def asked(names: tuple[str, str]) -> st.SearchStrategy[Query]:
    """Questions with at most two filters: more leave hardly anything to count."""
    values = {
        name: st.lists(st.sampled_from(choices(name)), max_size=2, unique=True).map(tuple) for name in names
    }
    return st.builds(Query, **values, q=st.sampled_from(["", "", "training", "تدريب"]))


NAMES = st.tuples(st.sampled_from(FACETED), st.sampled_from(FACETED))
QUESTIONS = NAMES.flatmap(asked)


@pytest.mark.parametrize("name", FACETED)
def test_a_filter_does_not_narrow_its_own_choices(name: str) -> None:
    whole = ask(Query()).facets[name]
    for value in choices(name):
        assert ask(Query(**{name: (value,)})).facets[name] == whole


@pytest.mark.parametrize("name", FACETED)
def test_every_choice_leaves_as_many_as_it_says(name: str) -> None:
    whole = ask(Query())
    assert whole.facets[name]
    for value in choices(name):
        left = len(ask(Query(**{name: (value,)})).rows("activities"))
        assert whole.facets[name].get(value, 0) == left, value


@settings(max_examples=40, deadline=None)
@given(QUESTIONS, st.sampled_from(FACETED), st.data())
def test_beside_other_filters_too_a_choice_leaves_as_many_as_it_says(
    query: Query, name: str, data: st.DataObject
) -> None:
    bare = query.without(name)
    value = data.draw(st.sampled_from(choices(name)))
    left = len(ask(bare.changed(**{name: (value,)})).rows("activities"))
    assert ask(bare).facets[name].get(value, 0) == left
    assert ask(query).facets[name].get(value, 0) == left


@settings(max_examples=40, deadline=None)
@given(QUESTIONS)
def test_a_filter_that_is_dropped_leaves_as_many_as_was_said(query: Query) -> None:
    found = ask(query)
    pairs = [(name, value) for name, values in query.filters().items() for value in values]
    assert [(name, value) for name, value, _ in found.drops] == pairs
    for name, value, left in found.drops:
        assert left == len(ask(query.without(name, value)).rows("activities"))
        assert len(query.values(name)) > 1 or left >= len(found.rows("activities"))


@settings(max_examples=40, deadline=None)
@given(QUESTIONS)
def test_a_filter_only_ever_takes_away(query: Query) -> None:
    whole, found = ask(Query()), ask(query)
    for table in whole.tables:
        if table != "states":
            assert {r["id"] for r in found.rows(table)} <= {r["id"] for r in whole.rows(table)}
