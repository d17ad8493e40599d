"""Contracts of one cell, as its column states them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from imap.model.dates import is_day, is_partial_date
from imap.store.check.walk import Fault, items, numbered, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from imap.model.errors import Problem
    from imap.model.nouns import Column, Table


def cell_problems(table: Table) -> Iterator[Problem]:
    """Cells of a table that break what their column states."""
    for line, row in numbered(table):
        for column in table.columns:
            for fault in cell_faults(column, row[column.name]):
                yield problem(table, line, fault)


def cell_faults(column: Column, value: object) -> Iterator[Fault]:
    """Faults of one cell: required, list items, pattern, choice, limits, dates."""
    if value in (None, "", ()):
        if column.required:
            yield Fault(column.name, "", "a value, the cell is required")
        return
    if isinstance(value, tuple):
        yield from _list_faults(column, value)
    for item in value if isinstance(value, tuple) else (value,):
        for contract in CONTRACTS:
            if item != "" and (expected := contract(column, item)):
                yield Fault(column.name, item, expected)


def _list_faults(column: Column, value: tuple[str, ...]) -> Iterator[Fault]:
    if "" in value:
        yield Fault(column.name, value, "an item between any two semicolons")
    for item, count in Counter(items(value)).items():
        if item and count > 1:
            yield Fault(column.name, value, f"{item!r} once in the list, not {count} times")


def _pattern(column: Column, item: object) -> str:
    if not column.pattern or re.fullmatch(column.pattern, str(item)):
        return ""
    return f"a text of the form {column.pattern}"


def _choice(column: Column, item: object) -> str:
    return f"one of {', '.join(column.enum)}" if column.enum and item not in column.enum else ""


def _limits(column: Column, item: object) -> str:
    if not isinstance(item, int | float) or isinstance(item, bool):
        return ""
    if column.minimum is not None and item < column.minimum:
        return f"at least {column.minimum:g}"
    if column.maximum is not None and item > column.maximum:
        return f"at most {column.maximum:g}"
    return ""


def _date(column: Column, item: object) -> str:
    if column.format == "day" and not is_day(str(item)):
        return "a day of the calendar, YYYY-MM-DD"
    if column.format == "partial-date" and not is_partial_date(str(item)):
        return "a date of the calendar, YYYY, YYYY-MM or YYYY-MM-DD"
    return ""


CONTRACTS: tuple[Callable[[Column, object], str], ...] = (_pattern, _choice, _limits, _date)
"""Each says what it expected of an item, or nothing where the item is good."""
