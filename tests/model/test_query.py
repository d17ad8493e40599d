"""The question and its address are one thing in two forms."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imap.model.query import (
    ACTS_ON,
    FIELDS,
    FILTERS,
    WORDS_AT_MOST,
    Query,
    Unknown,
    language,
    parse,
    standard,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

KNOWN = {
    "lang": frozenset({"ar", "en", "fr"}),
    "dialogue": frozenset({"mtm", "rabat-process", "none"}),
    "phase": frozenset({"mtm-1", "mtm-2", "mtm-after-4"}),
    "agency": frozenset({"icmpd", "iom", "unhcr"}),
    "theme": frozenset({"T03", "T03.1", "T06"}),
    "state": frozenset({"ESP", "MAR", "TUN"}),
    "year": frozenset({"2003", "2004", "2014"}),
    "fill": frozenset({"role:mtm", "activities", "evidence:T06:adopted"}),
    "layer": frozenset({"states", "routes", "names"}),
    "select": frozenset({"MAR", "tiny-meeting"}),
    "pick": frozenset({"MAR", "NER", "TUN"}),
    "rows": frozenset({"linked", "all"}),
    "tab": frozenset({"states", "activities", "chart"}),
    "by": frozenset({"agency", "theme"}),
}
COORDINATE = st.floats(-200, 200).map(lambda x: f"{x:.1f}")


@st.composite
def queries(draw: DrawFn) -> Query:
    """Any question that the vocabulary allows."""
    chosen: dict[str, Any] = {}
    for field in FIELDS:
        if field.name == "q":
            chosen["q"] = " ".join(draw(st.text(max_size=40)).split())
        elif field.kind == "day":
            day = draw(st.none() | st.dates().map(str))
            chosen[field.slot] = day or ""
        elif field.name == "pick":
            chosen["pick"] = tuple(draw(st.lists(st.sampled_from(sorted(KNOWN["pick"])), unique=True)))
        elif field.name == "view":
            x, y = draw(COORDINATE), draw(COORDINATE)
            chosen["view"] = draw(st.sampled_from(["", f"{x},{y},{draw(st.integers(-3, 9))}"]))
        else:
            signs = ("", "-") if field.name == "layer" else ("",)
            values = sorted(sign + value for value in KNOWN[field.name] for sign in signs)
            if field.kind == "many":
                chosen[field.name] = tuple(sorted(draw(st.sets(st.sampled_from(values)))))
            else:
                chosen[field.name] = draw(st.sampled_from([*values, standard(field.name)]))
    return Query(**chosen)


@given(queries())
def test_the_address_of_a_question_is_that_question(query: Query) -> None:
    assert parse(query.to_search(), KNOWN) == (query, ())
    assert parse("?" + query.to_search(), KNOWN) == (query, ())


@given(queries())
def test_the_address_names_fields_in_order_and_leaves_defaults_out(query: Query) -> None:
    named = [name for name, _ in parse_qsl(query.to_search())]
    order = [field.name for field in FIELDS]
    assert named == sorted(named, key=order.index)
    assert len(named) == len(set(named))
    assert named[0] == "lang"
    default = Query()
    assert set(named) == {"lang"} | {
        f.name for f in FIELDS if getattr(query, f.slot) != getattr(default, f.slot)
    }


@given(st.text(max_size=200))
def test_any_address_can_be_read_and_is_then_canonical(search: str) -> None:
    query, _ = parse(search, KNOWN)
    assert parse(query.to_search(), KNOWN) == (query, ())


@given(st.text(max_size=300))
def test_text_is_squeezed_and_cut(text: str) -> None:
    query, unknown = parse(f"q={quote(text)}", KNOWN)
    assert unknown == ()
    assert query.q == " ".join(query.q.split())
    assert len(query.q) <= WORDS_AT_MOST
    assert " ".join(text.split()).startswith(query.q)
    assert parse(query.to_search(), KNOWN) == (query, ())


def test_text_that_is_cut_at_a_space_keeps_its_address() -> None:
    query, _ = parse(f"q={'x' * (WORDS_AT_MOST - 1)}+y", KNOWN)
    assert query.q == "x" * (WORDS_AT_MOST - 1)


def test_an_address_reads_like_the_one_in_the_design() -> None:
    query = Query(
        lang="ar",
        dialogue=("mtm",),
        agency=("iom", "unhcr"),
        state=("MAR", "TUN"),
        q="قانون & law",
        fill="evidence:T06:adopted",
        layer=("-names",),
        view="10.5,-3,2.25",
    )
    words = quote("قانون")
    assert query.to_search() == (
        f"lang=ar&dialogue=mtm&agency=iom,unhcr&state=MAR,TUN&q={words}%20%26%20law"
        "&fill=evidence:T06:adopted&layer=-names&view=10.5,-3,2.25"
    )
    assert unquote(words) == "قانون"


def test_the_language_is_written_even_where_it_is_the_default() -> None:
    assert Query().to_search() == "lang=en"
    assert Query(state=("MAR",)).to_search(keep=["state"]) == "state=MAR"
    assert Query(lang="fr", state=("MAR",), tab="chart").to_search(keep=FILTERS) == "state=MAR"


def test_values_are_put_in_order_and_said_once() -> None:
    query, unknown = parse("state=TUN,MAR,,TUN&agency=unhcr,%20iom", KNOWN)
    assert (query.state, query.agency, unknown) == (("MAR", "TUN"), ("iom", "unhcr"), ())


def test_blank_values_ask_nothing() -> None:
    assert parse("state=&q=%20&select=", KNOWN) == (Query(), ())


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("agency=oim", Unknown("agency", "oim", "iom")),
        ("state=mar", Unknown("state", "mar", "MAR")),
        ("theme=T3.1", Unknown("theme", "T3.1", "T03.1")),
        ("fill=role:mtn", Unknown("fill", "role:mtn", "role:mtm")),
        ("statee=MAR", Unknown("", "statee", "state")),
        ("zzzzzz=1", Unknown("", "zzzzzz")),
        ("state=zzzzzz", Unknown("state", "zzzzzz")),
        ("view=north", Unknown("view", "north")),
        ("layer=--names", Unknown("layer", "--names", "names")),
        ("lang=de", Unknown("lang", "de")),
        ("year=20033", Unknown("year", "20033", "2003")),
        ("at=2012", Unknown("at", "2012", "2012-12-31")),
        ("at=2012-02-30", Unknown("at", "2012-02-30")),
        ("known=yesterday", Unknown("known", "yesterday")),
        ("pick=XXX", Unknown("pick", "XXX")),
    ],
)
def test_what_is_not_known_is_named_with_the_nearest(search: str, expected: Unknown) -> None:
    assert parse(search, KNOWN) == (Query(), (expected,))


def test_what_is_known_holds_beside_what_is_not() -> None:
    query, unknown = parse("state=MAR,XXX&agency=oim&theme=T06", KNOWN)
    assert query == Query(state=("MAR",), theme=("T06",))
    assert [(u.field, u.value) for u in unknown] == [("state", "XXX"), ("agency", "oim")]


def test_long_nonsense_is_cut_before_it_is_named() -> None:
    _, unknown = parse(f"{'n' * 500}=1&state={'x' * 500}", KNOWN)
    assert [len(u.value) for u in unknown] == [40, 80]


def test_one_filter_or_one_value_can_be_dropped() -> None:
    query = Query(state=("MAR", "TUN"), q="law", tab="chart", agency=("iom",))
    assert query.without("state", "MAR") == query.changed(state=("TUN",))
    assert query.without("state") == query.changed(state=())
    assert query.without("q") == query.without("q", "law") == query.changed(q="")
    assert query.without("state", "ESP") == query


def test_a_change_leaves_the_question_it_came_from() -> None:
    query = Query(state=("MAR",))
    assert query.changed(state=(), lang="ar") == Query(lang="ar")
    assert query.state == ("MAR",)


def test_only_filters_forgets_how_rows_are_shown() -> None:
    query = Query(
        lang="ar", state=("MAR",), q="law", fill="activities", tab="chart", select="MAR", view="1,2,3"
    )
    assert query.only_filters() == Query(state=("MAR",), q="law")
    assert query.filters() == {"state": ("MAR",), "q": ("law",)}


def test_the_table_of_fields_is_that_of_the_question() -> None:
    assert [f.slot for f in FIELDS] == [f.name for f in fields(Query)]
    assert set(FILTERS) == {f.name for f in FIELDS if f.filters}
    assert all(names <= set(FILTERS) for names in ACTS_ON.values())
    for field in FIELDS:
        assert isinstance(getattr(Query(), field.slot), tuple) == (field.kind == "many"), field.name


@pytest.mark.parametrize(
    ("code", "expected"), [("fr", "fr"), ("fr-FR", "fr"), ("AR", "ar"), ("de", None), ("", None)]
)
def test_a_language_code_is_one_of_three_or_none(code: str, expected: str | None) -> None:
    assert language(code) == expected
