"""Contracts of the order of dates within a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.model.dates import earliest, is_partial_date, latest
from imap.store.check.walk import Fault, numbered, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.errors import Problem
    from imap.model.nouns import Row, Table

PAIRS: tuple[tuple[str, str], ...] = (
    ("valid_from", "valid_to"),
    ("valid_from", "as_of"),
    ("as_of", "valid_to"),
    ("start", "end"),
    ("adopted", "published"),
    ("adopted", "in_force"),
    ("adopted", "valid_to"),
    ("published", "valid_to"),
    ("recorded", "superseded"),
)
"""Columns of which the first is not after the second, in every table that has both as dates."""


def date_problems(table: Table) -> Iterator[Problem]:
    """Rows with dates that cannot both be right, however the shortened ones are read."""
    dates = {c.name for c in table.columns if c.type == "string" and c.format in {"day", "partial-date"}}
    pairs = [(first, second) for first, second in PAIRS if {first, second} <= dates]
    for line, row in numbered(table):
        for first, second in pairs:
            if _reversed(row, first, second):
                expected = f"a date not before {first} ({row[first]})"
                yield problem(table, line, Fault(second, row[second], expected))


def _reversed(row: Row, first: str, second: str) -> bool:
    if not (is_partial_date(row[first]) and is_partial_date(row[second])):
        return False
    return earliest(row[first]) > latest(row[second])
