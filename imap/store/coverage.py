"""What is on file, and what is missing: statements of states by dimension and by section.

It counts the record and says nothing of a state: a low number is work that we have not done,
or that no source allowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.i18n.fold import fold
from imap.i18n.text import label
from imap.model.query import HOME
from imap.store.support import national

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.register import Register

SECTIONS = (
    *("actor", "legislation", "policy", "initiative", "project"),
    *("cooperation", "data", "review", "challenge"),
)
"""Sections of statements, in the order of a state's page."""
READINGS = ("sources", "official_texts", "sample", "desk")
"""Kinds of second readings, from the closest to that which reopens no source."""
LEAST = 2
"""Statements below which a dimension is called thin."""


@dataclass(frozen=True, slots=True)
class Line:
    """Statements about one state.

    ``cells``: how many by dimension and section; ``searched``: rows that say what was looked
    for in a dimension and not found, in the order of the dimensions; ``readings``: second
    readings by those who entered none of it, the closest first.
    """

    area: Row
    cells: Mapping[tuple[str, str], int]
    searched: tuple[Row, ...]
    readings: tuple[Row, ...] = ()

    def count(self, dimension: str = "", section: str = "") -> int:
        """Statements in a dimension, in a section, or in both; all where neither is named."""
        return sum(n for (d, s), n in self.cells.items() if dimension in {"", d} and section in {"", s})

    def looked(self, dimension: str) -> tuple[Row, ...]:
        """What was looked for in a dimension and not found."""
        return tuple(s for s in self.searched if s["theme"].startswith(dimension))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The record by state. ``dimensions``: the twelve, as rows of ``themes``."""

    dimensions: tuple[Row, ...]
    lines: tuple[Line, ...]

    def read(self, kind: str) -> int:
        """States of which a kind is the closest second reading on file; blank for those with none."""
        return sum((line.readings[0]["kind"] if line.readings else "") == kind for line in self.lines)

    def thin(self) -> tuple[tuple[Line, str], ...]:
        """Dimensions of a state with fewer than two statements and no search on file."""
        return tuple(
            (line, d["id"])
            for line in self.lines
            for d in self.dimensions
            if line.count(d["id"]) < LEAST and not line.looked(d["id"])
        )


def coverage(register: Register, query: Query) -> Coverage:
    """Record by state: those that the question asks for, else the partner states of the home dialogue.

    Parameters
    ----------
    query
        Its states count and its language orders them by name; other filters do not act, for
        what is missing is missing whatever is asked.
    """
    asked = query.state or tuple(register.members(HOME, possible=True))
    lines = (line_of(register, area) for area in asked if register.has("areas", area))
    return Coverage(
        dimensions=tuple(t for t in register.rows("themes") if not t["broader"]),
        lines=tuple(sorted(lines, key=lambda line: _name(line, query.lang))),
    )


def line_of(register: Register, area: str) -> Line:
    """Record of one state."""
    rows = national(register, area)
    return Line(
        area=register.row("areas", area),
        cells=Counter((r["main_theme"], r["section"]) for r in rows),
        searched=tuple(sorted(register.where("searches", "area", area), key=lambda s: (s["theme"], s["id"]))),
        readings=readings_of(register, area),
    )


def readings_of(register: Register, area: str) -> tuple[Row, ...]:
    """Second readings of what is on file about a state, the closest first."""
    rows = register.where("readings", "area", area)
    return tuple(sorted(rows, key=lambda r: (READINGS.index(r["kind"]), r["read"])))


def _name(line: Line, lang: Language) -> str:
    return fold(label(line.area, lang).text)
