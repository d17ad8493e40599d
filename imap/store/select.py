"""From a question to its answer: rows of every table, counts of every choice, fill of every state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from imap.i18n.fold import words
from imap.model.nouns import Row
from imap.model.query import ACTS_ON, FILTERS, HOME, Query
from imap.store.applied import reached
from imap.store.carried import Carried, carried, words_of
from imap.store.changes import HELD
from imap.store.fill import REST, Fill, fill_of, involved
from imap.store.mandated import mandates
from imap.store.register import INVOLVED, Register

FACETED = tuple(name for name in FILTERS if name != "q")


@dataclass(frozen=True)
class Selection:
    """The answer to a question; the one thing that travels to views and exports.

    ``tables``: rows by table (``states`` are rows of ``areas``). ``facets``: by filter
    and value, how many activities would be left. ``inside``: areas that a matching row
    involves, None where no filter is set. ``drops``: for each asked value the field, the
    value and how many activities remain without it.
    """

    query: Query
    register: Register = field(repr=False)
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    facets: Mapping[str, Mapping[str, int]] = field(repr=False)
    drops: tuple[tuple[str, str, int], ...]
    fill: Fill = field(repr=False)
    inside: frozenset[str] | None

    def rows(self, table: str) -> tuple[Row, ...]:
        """Matching rows of a table."""
        return self.tables[table]

    def sure(self, table: str) -> tuple[Row, ...]:
        """Matching rows that hold, without those that only possibly do."""
        return tuple(r for r in self.rows(table) if self.register.answer(table, r) != "possible")

    def involved(self, roles: frozenset[str] = INVOLVED) -> Counter[str]:
        """Number of matching activities per area in which it holds one of the roles; possible ones apart."""
        return involved(self.register, self.sure("activities"), roles)

    def instruments(self, area: str) -> frozenset[str]:
        """Treaties of which a matching row tells what an area did."""
        return frozenset(a["instrument"] for a in self.rows("treaty_actions") if a["area"] == area)

    @cached_property
    def evidence(self) -> tuple[Row, ...]:
        """Evidence of every matching row."""
        named = [
            ("areas" if table == "states" else table, row["id"])
            for table, rows in self.tables.items()
            for row in rows
        ]
        return tuple(e for table, item in named for e in self.register.evidence(table, item))

    @cached_property
    def sources(self) -> tuple[Row, ...]:
        """Sources of the evidence, each once, in the order of the file."""
        used = {e["source"] for e in self.evidence}
        return tuple(s for s in self.register.rows("sources") if s["id"] in used)


@dataclass(frozen=True)
class Cards:
    """Every row that can be selected, with what it carries for each filter and its words.

    ``base``: cards of the same rows without a day; a day changes who belonged to which
    dialogue, never what a row says.
    """

    register: Register = field(repr=False)
    base: Cards | None = field(default=None, repr=False)

    @cached_property
    def by_table(self) -> Mapping[str, tuple[tuple[Row, Carried, str], ...]]:
        """Rows by table, made once."""
        return {table: tuple(self._cards(table)) for table in ACTS_ON}

    def _cards(self, table: str) -> Iterator[tuple[Row, Carried, str]]:
        told = {id(row): words for row, _, words in self.base.by_table[table]} if self.base else {}
        for row in self.register.rows("areas" if table == "states" else table):
            haystack = told.get(id(row)) or words_of(self.register, table, row)
            yield row, carried(self.register, table, row), haystack

    def matching(self, table: str, query: Query, *, but: str = "") -> Iterator[tuple[Row, Carried]]:
        """Rows that pass the filters which act on their table, leaving one filter out."""
        asked = {n: frozenset(v) for n, v in query.filters().items() if n in ACTS_ON[table] and n != but}
        needle = tuple(f" {part}" for part in words(query.q)) if asked.pop("q", None) else ()
        for row, values, haystack in self.by_table[table]:
            if all(values[n] & v for n, v in asked.items()) and all(part in haystack for part in needle):
                yield row, values


def select(cards: Cards, query: Query) -> Selection:
    """Answer a question.

    Parameters
    ----------
    cards
        The cards of a register, kept between questions.
    query
        What is asked; its values are known ones (see ``model.query.parse``).
    """
    register = cards.register
    tables = {t: tuple(row for row, _ in cards.matching(t, query)) for t in ACTS_ON if t != "states"}
    inside = _inside(register, tables, query) if query.filters() else None
    fill = fill_of(
        register, query.fill, _whenever(cards, query) if query.fill == "changes" else tables, query
    )
    tables["states"] = _states(cards, query, fill)
    return Selection(
        query=query,
        register=register,
        tables=tables,
        facets={name: _facet(cards, query, name) for name in FACETED},
        drops=tuple(_drops(cards, query)),
        fill=fill,
        inside=inside,
    )


def _whenever(cards: Cards, query: Query) -> dict[str, tuple[Row, ...]]:
    """Rows that hold for a time, as the filters leave them on any day: what has ended has changed too."""
    base, asked = cards.base or cards, query.changed(year=(), phase=())
    tables = (t for t in (*HELD, "treaty_actions") if t in ACTS_ON)
    found = {t: tuple(row for row, _ in base.matching(t, asked)) for t in tables}
    return {**found, "mandates": tuple(mandates(base.register, asked))}


def _facet(cards: Cards, query: Query, name: str) -> Counter[str]:
    return Counter(v for _, values in cards.matching("activities", query, but=name) for v in values[name])


def _drops(cards: Cards, query: Query) -> Iterator[tuple[str, str, int]]:
    for name, values in query.filters().items():
        for value in values:
            yield name, value, sum(1 for _ in cards.matching("activities", query.without(name, value)))


def _inside(register: Register, tables: Mapping[str, tuple[Row, ...]], query: Query) -> frozenset[str]:
    """Areas that a matching activity or statement involves, within the asked states."""
    found = set(involved(register, tables["activities"], INVOLVED))
    if not {"phase", "year"} & set(query.filters()):
        found |= {area for s in tables["statements"] for area, _ in reached(register, s)}
    return frozenset(found & set(query.state) if query.state else found)


def _states(cards: Cards, query: Query, fill: Fill) -> tuple[Row, ...]:
    """States the map is about: members of the asked dialogues, else of the home one and what is filled."""
    dialogues = tuple(d for d in query.dialogue if d != "none")
    rows = [row for row, _ in cards.matching("states", query.changed(dialogue=dialogues))]
    if dialogues or query.state or query.q:
        return tuple(rows)
    kind, _, group = query.fill.partition(":")
    if kind == "role":
        return tuple(r for r in rows if r["id"] in cards.register.members(group, roles=_ROLES, possible=True))
    shown = cards.register.members(HOME, roles=_ROLES, possible=True) | {
        a for a, c in fill.classes.items() if c not in REST
    }
    return tuple(r for r in rows if r["id"] in shown)


_ROLES = frozenset({"partner_state", "member", "observer"})
