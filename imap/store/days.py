"""The two days between which changes are told."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from imap.model.query import Query
from imap.store.register import Register


class Days(NamedTuple):
    """The earlier and the later day; ``swapped``: whether the question named them the other way round."""

    after: date
    until: date
    swapped: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing can lie between them."""
        return self.after == self.until


def days(register: Register, query: Query) -> Days:
    """Days of a question.

    Without a later day it is the last on which the record changed; without an earlier one it is
    a year before. Nothing reads a clock.
    """
    until = date.fromisoformat(query.to or last_recorded(register))
    after = date.fromisoformat(query.from_) if query.from_ else year_before(until)
    return Days(until, after, swapped=True) if after > until else Days(after, until)


def year_before(day: date) -> date:
    """The same day a year before; of the 29th of February the 28th."""
    year = max(day.year - 1, 1)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def last_recorded(register: Register) -> str:
    """Last day on which the record changed, as known on the day of the register."""
    return register.known or recorded(register)[-1]


def first_recorded(register: Register) -> str:
    """Day on which the record begins."""
    return recorded(register)[0]


def recorded(register: Register) -> tuple[str, ...]:
    """Days on which the record changed, in order."""
    return _recorded(register.base or register)


@lru_cache(maxsize=8)
def _recorded(root: Register) -> tuple[str, ...]:
    rows = (row for table in root.package.tables.values() for row in table.rows)
    return tuple(sorted({str(row[c]) for row in rows for c in ("recorded", "superseded") if row[c]}))
