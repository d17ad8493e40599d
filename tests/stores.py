"""The real package, opened once, and tiny packages with a few rows more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from imap.store.folder import PACKAGE
from imap.store.store import Store, open_store

if TYPE_CHECKING:
    from imap.model.nouns import Package, Table

BLANK = {"string": "", "list": (), "number": None, "integer": None, "boolean": None}
DAY = "2026-11-24"


@cache
def real() -> Store:
    """Store over the data package of this checkout."""
    return open_store(PACKAGE)


def plus(package: Package, table: str, *rows: dict[str, Any]) -> Package:
    """Copy of a package with rows added; a row with a known id takes the place of the old one."""
    old = package.tables[table]
    new = tuple(_whole(old, row) for row in rows)
    ids = {row["id"] for row in new if "id" in row}
    kept = tuple(row for row in old.rows if row.get("id") not in ids or row["superseded"])
    return _with(package, replace(old, rows=(*kept, *new)))


def support(package: Package, table: str, item: str, *voices: str) -> Package:
    """Copy of a package in which the evidence of a row is that of some voices, ``confirms:iom`` each."""
    old = package.tables["evidence"]
    kept = tuple(row for row in old.rows if (row["table"], row["item"]) != (table, item))
    rows = []
    for voice in voices:
        stance, origin, column = [*voice.split(":"), ""][:3]
        said = {"table": table, "item": item, "stance": stance, "origin": origin, "field": column}
        rows.append(_whole(old, {"source": "tiny-report", "value": "x", "accessed": DAY, **said}))
    return _with(package, replace(old, rows=(*kept, *rows)))


def changed(package: Package, table: str, item: str, **cells: Any) -> Package:
    """Copy of a package with cells of the standing row of an id changed."""
    old = package.tables[table]
    rows = tuple({**row, **cells} if row["id"] == item and not row["superseded"] else row for row in old.rows)
    return _with(package, replace(old, rows=rows))


def _whole(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    blank = {column.name: BLANK[column.type] for column in table.columns}
    assert set(row) <= set(blank), sorted(set(row) - set(blank))
    return blank | {"recorded": DAY} | row


def _with(package: Package, table: Table) -> Package:
    return replace(package, tables=MappingProxyType({**package.tables, table.name: table}))
