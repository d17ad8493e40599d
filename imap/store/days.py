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

    Without a later day it is the last on which the record changed, as known on the day of the
    question; without an earlier one it is a year before. Nothing reads a clock.
    """
    newest = last_recorded(register)
    until = date.fromisoformat(query.to or (min(query.known, newest) if query.known else newest))
    after = date.fromisoformat(query.from_) if query.from_ else year_before(until)
    return Days(until, after, swapped=True) if after > until else Days(after, until)


def year_before(day: date) -> date:
    """The same day a year before; of the 29th of February the 28th."""
    year = max(day.year - 1, 1)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


@lru_cache(maxsize=8)
def last_recorded(register: Register) -> str:
    """Last day on which the record changed."""
    rows = (row for table in register.package.tables.values() for row in table.rows)
    return max((str(row[c]) for row in rows for c in ("recorded", "superseded")), default="")


@lru_cache(maxsize=8)
def first_recorded(register: Register) -> str:
    """Day on which the record begins."""
    rows = (row for table in register.package.tables.values() for row in table.rows)
    return min((str(row["recorded"]) for row in rows), default="")
