"""Contracts between rows: keys, order in the file, references."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from imap.store.check.walk import Fault, items, numbered, problem, standing, stands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from imap.model.errors import Problem
    from imap.model.nouns import Column, Package, Row, Table

Ids: TypeAlias = "Mapping[str, Mapping[str, bool]]"
"""Per table the ids on file, and whether a row of that id stands."""


def key_problems(table: Table) -> Iterator[Problem]:
    """Rows with a key that an earlier row has, and ids of which two rows stand."""
    first: dict[tuple[str, ...], int] = {}
    for line, row in numbered(table) if table.key else ():
        key = _key(table, row)
        if first.setdefault(key, line) != line:
            expected = f"a key ({', '.join(table.key)}) that no other row has; row {first[key]} has it"
            yield problem(table, line, Fault(table.key[0], " ".join(key), expected))
    yield from _two_standing(table)


def _two_standing(table: Table) -> Iterator[Problem]:
    first: dict[str, tuple[int, str]] = {}
    for line, row in standing(table):
        item = row.get("id", "")
        earlier, recorded = first.setdefault(item, (line, row.get("recorded", "")))
        if item and earlier != line and recorded != row.get("recorded", ""):
            expected = (
                f"one row of {item} that stands; row {earlier} stands too, so it needs a day in superseded"
            )
            yield problem(table, line, Fault("superseded", "", expected))


def order_problems(table: Table) -> Iterator[Problem]:
    """Rows that stand after a row with a greater key."""
    keyed = [(line, _key(table, row)) for line, row in numbered(table)]
    for (_, before), (line, key) in pairwise(keyed):
        if key < before:
            later, greater = next((n, k) for n, k in keyed if k > key)
            expected = (
                f"rows sorted by {', '.join(table.key)}: this one before row {later} ({' '.join(greater)})"
            )
            yield problem(table, line, Fault(table.key[0], " ".join(key), expected))


def id_problems(package: Package) -> Iterator[Problem]:
    """Ids that an earlier table uses for one of its rows."""
    owner: dict[str, str] = {}
    for table in package.tables.values():
        for line, row in numbered(table):
            item = row.get("id", "")
            if item and owner.setdefault(item, table.name) != table.name:
                expected = f"an id that no other table uses; {owner[item]} has it"
                yield problem(table, line, Fault("id", item, expected))


def reference_problems(package: Package) -> Iterator[Problem]:
    """Cells that refer to a row that is not on file or was withdrawn."""
    ids = ids_on_file(package)
    for table in package.tables.values():
        columns = [column for column in table.columns if column.references]
        for line, row in numbered(table):
            for column in columns:
                for fault in _dangling(column, row, ids):
                    yield problem(table, line, fault)


def ids_on_file(package: Package) -> Ids:
    """Ids of every table, and whether a row of that id stands."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for name, table in package.tables.items():
        for row in table.rows:
            item = row.get("id", "")
            found[name][item] = found[name].get(item, False) or stands(row)
    return found


def _dangling(column: Column, row: Row, ids: Ids) -> Iterator[Fault]:
    tables = " or ".join(column.references)
    for item in filter(None, items(row[column.name])):
        known = [ids.get(table, {}).get(item) for table in column.references]
        if all(state is None for state in known):
            yield Fault(column.name, item, f"the id of a row in {tables}")
        elif stands(row) and not any(known):
            yield Fault(column.name, item, f"the id of a row in {tables} that was not withdrawn")


def _key(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in table.key)
