"""Walk over rows with their lines, and say what is wrong at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from imap.model.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.nouns import Row, Table

SHOWN = 80
"""Characters of a value that a message shows."""


class Fault(NamedTuple):
    """What is wrong in a row: the column, what stands there, what was expected."""

    column: str
    value: object
    expected: str


def numbered(table: Table) -> Iterator[tuple[int, Row]]:
    """Rows of a table with the line of the file each begins on (the header is line 1)."""
    lines = table.lines or range(2, len(table.rows) + 2)
    return zip(lines, table.rows, strict=True)


def standing(table: Table) -> Iterator[tuple[int, Row]]:
    """Rows that were not superseded, with their lines."""
    return ((line, row) for line, row in numbered(table) if stands(row))


def stands(row: Row) -> bool:
    """Whether a row was not superseded."""
    return not row.get("superseded")


def problem(table: Table, line: int, fault: Fault) -> Problem:
    """Place a fault in its file."""
    return Problem(table.file, line, fault.column, shown(fault.value), fault.expected)


def shown(value: object) -> str:
    """Value as a message shows it: as the file writes it, cut where it is long."""
    text = _written(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def items(value: object) -> tuple[str, ...]:
    """Texts of a cell: the items of a list, or the one text; none where it is blank."""
    if isinstance(value, tuple):
        return value
    return (str(value),) if value not in (None, "") else ()


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
