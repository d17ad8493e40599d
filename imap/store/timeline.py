"""The legal and institutional framework of a state in time: a bar for each treaty, law, practice, body.

A bar is drawn as the clock of the world reads a row: where it holds for certain, where only
possibly, and where an edge is not documented at all. Marks say what happened when. The whole
history is told whatever the day of the question; the day is one line across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from imap.i18n.text import label, text
from imap.i18n.words import word
from imap.model.clock import NEVER
from imap.model.dates import earliest
from imap.model.nouns import Language, Row
from imap.store import marks, stretches
from imap.store.dated import statement_dates, treaty_dates
from imap.store.days import last_recorded
from imap.store.marks import Mark, isolated, short
from imap.store.register import Register
from imap.store.standing import Standing, standing
from imap.store.stretches import Stretch
from imap.store.treaties import Bond, Treaty, bonds, treaties

if TYPE_CHECKING:
    from imap.model.query import Query
    from imap.store.store import Store

GROUPS = ("treaties", "laws", "practice", "bodies")
GROUP_OF: Mapping[str, str] = {
    "legislation": "laws",
    "policy": "practice",
    "cooperation": "practice",
    "initiative": "practice",
    "project": "practice",
    "review": "practice",
    "data": "practice",
    "actor": "bodies",
}
"""Group by section of a statement; a challenge is none of the framework."""
SNAPSHOT = re.compile(r"_(published|reported)$")
"""Fact types of a section on data that show numbers of one moment, and no institution."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline.

    ``row``: statement or instrument, the item to open. ``label``: what fits beside a bar.
    ``step``: kind of evidence, None for a treaty that is not joined. ``disputed``: whether
    sources differ on the row as a whole. ``refers``: table and ids of the rows whose evidence it
    shows. ``dates``: every date in words. ``voices``: who says so.
    """

    row: Row = field(hash=False)
    group: str
    label: str
    title: str
    step: int | None
    status: str
    disputed: bool
    standing: Standing
    refers: tuple[str, tuple[str, ...]]
    dates: tuple[str, ...]
    voices: tuple[str, ...]
    sources: int
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    treaty: str = ""

    @property
    def id(self) -> str:
        """Id of the item that it opens."""
        return str(self.row["id"])

    @property
    def drawn(self) -> bool:
        """Whether a day is on file for it; without one it stands in the table only."""
        return bool(self.stretches or self.marks)

    @property
    def begins(self) -> tuple[date, str]:
        """By what it is sorted: since when it may hold, else the first thing that happened."""
        held = [s.first for s in self.stretches if s.kind != "before"] or [m.first for m in self.marks]
        return min(held, default=NEVER), self.id


@dataclass(frozen=True, slots=True)
class Timeline:
    """The framework of a state in time.

    ``first``, ``last``: days between which it is drawn. ``day``: the day of the line across,
    which the question asked for (``asked``), else the last on which the record changed.
    ``edition``: version of the data package.
    """

    area: Row = field(hash=False)
    lang: Language
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    first: date
    last: date
    day: str
    asked: bool
    edition: str

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Every row, whatever its group."""
        return tuple(bar for _, bars in self.groups for bar in bars)


def framework(store: Store, area: str, query: Query) -> Timeline:
    """Timeline of what the filters of a question leave on file about a state, over all time."""
    plain = store.select(query.changed(at=""))
    return timeline(
        store.seen(query).register,
        area,
        query.lang,
        statements=[s["id"] for s in plain.rows("statements")],
        instruments=plain.instruments(area),
    )


def timeline(
    register: Register,
    area: str,
    lang: Language,
    *,
    statements: Iterable[str] | None = None,
    instruments: Iterable[str] | None = None,
) -> Timeline:
    """Timeline of some statements and treaties of a state.

    Parameters
    ----------
    register
        Its day is the line across; the history is that of its base.
    statements, instruments
        Ids of what is drawn; everything on file about the state where not given.
    """
    root = register.base or register
    told = root.where("statements", "areas", area)
    wanted = None if statements is None else frozenset(statements)
    joined = None if instruments is None else frozenset(instruments)
    bars = [_statement(root, s, lang) for s in told if _belongs(s) and (wanted is None or s["id"] in wanted)]
    views = {t.instrument: t for t in treaties(root, area)}
    bars += [
        _treaty(root, bond, views[bond.instrument], lang)
        for bond in bonds(root, area)
        if bond.instrument in views and (joined is None or bond.instrument in joined)
    ]
    edition = last_recorded(root)
    last = max(edition, register.day)
    first = min((d for bar in bars for d in _days(bar)), default=earliest(last))
    return Timeline(
        area=root.row("areas", area),
        lang=lang,
        groups=tuple(
            (g, tuple(sorted((b for b in bars if b.group == g), key=lambda b: b.begins)))
            for g in GROUPS
            if any(b.group == g for b in bars)
        ),
        first=min(first, earliest(last)),
        last=earliest(last),
        day=register.day or edition,
        asked=bool(register.day),
        edition=root.package.version,
    )


def _belongs(row: Row) -> bool:
    snapshot = row["section"] == "data" and SNAPSHOT.search(row["fact_type"])
    return row["section"] in GROUP_OF and not snapshot


def _days(bar: Bar) -> Iterator[date]:
    yield from (s.first for s in bar.stretches)
    yield from (m.first for m in bar.marks)


def _statement(register: Register, row: Row, lang: Language) -> Bar:
    how, voices, sources = _heard(register, "statements", (row["id"],))
    return Bar(
        row=row,
        group=GROUP_OF[row["section"]],
        label=short(row, lang),
        title=isolated(label(row, lang).text, lang),
        step=register.step(row["fact_type"]),
        status=word(f"status.{row['status']}", lang),
        disputed="*" in how.disputed,
        standing=how,
        refers=("statements", (row["id"],)),
        dates=statement_dates(register, row, lang),
        voices=voices,
        sources=sources,
        stretches=tuple(stretches.of_statement(register, row)),
        marks=tuple(marks.of_statement(register, row, how.disputed, lang)),
    )


def _treaty(register: Register, bond: Bond, view: Treaty, lang: Language) -> Bar:
    row, actions = register.row("instruments", bond.instrument), tuple(a["id"] for a in view.actions)
    how, voices, sources = _heard(register, "treaty_actions", actions)
    if "action" in how.disputed:
        how = Standing(how.kind, ("*", *how.disputed))
    return Bar(
        row=row,
        group="treaties",
        label=short(row, lang),
        title=isolated(text(row, "name", lang).text, lang),
        step=register.step(view.fact_type) if view.fact_type else None,
        status=word(f"treaty.{view.status}", lang),
        disputed="*" in how.disputed,
        standing=how,
        refers=("treaty_actions", actions),
        dates=treaty_dates(view, lang),
        voices=voices,
        sources=sources,
        stretches=tuple(stretches.of_treaty(bond, row)),
        marks=tuple(marks.of_treaty(register, bond, view, lang)),
        treaty=view.status,
    )


def _heard(register: Register, table: str, items: Iterable[str]) -> tuple[Standing, tuple[str, ...], int]:
    """How some rows are supported together, by which publishers, and by how many sources."""
    evidence = [e for item in items for e in register.evidence(table, item)]
    sources = {e["source"]: register.row("sources", e["source"]) for e in evidence}
    voices = tuple(dict.fromkeys(s["publisher"] for s in sources.values()))
    return standing(evidence), voices, len(sources)
