"""Which evidence and which sources belong to a row, to what hangs on it, and to a whole file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.store.register import Register
    from imap.store.select import Selection

LINKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "activities": (
        ("activity_states", "activity"),
        ("activity_bodies", "activity"),
        ("outputs", "activity"),
        ("documents", "activity"),
        ("quoted_figures", "activity"),
    ),
    "routes": (("legs", "route"),),
}
"""Tables whose rows hang on a row of another one, with the column that says on which."""
SAID_TOGETHER = frozenset({"activity_states", "activity_bodies", "legs"})
"""Those of them that the file of the table tells in its own columns, so that their sources are named too."""


def package_table(table: str) -> str:
    """Table of the data package: states are rows of ``areas``."""
    return "areas" if table == "states" else table


def evidence_of(register: Register, table: str, item: str) -> tuple[Row, ...]:
    """Evidence of a row: its own, then that of sources which serve the whole table."""
    return register.evidence(package_table(table), item)


def evidence_told(register: Register, table: str, row: Row) -> tuple[Row, ...]:
    """Evidence of a row and of the links that its file tells with it (who took part, by which legs)."""
    linked = (
        e
        for other, column in LINKED.get(table, ())
        if other in SAID_TOGETHER
        for r in register.where(other, column, row["id"])
        for e in register.evidence(other, r["id"])
    )
    held = (
        e
        for m in (register.where("memberships", "area", row["id"]) if table == "states" else ())
        for e in register.evidence("memberships", m["id"])
    )
    return (*evidence_of(register, table, row["id"]), *linked, *held)


def rows_of(selection: Selection, table: str) -> tuple[Row, ...]:
    """Rows of a table that a selection holds, those of linked tables, of evidence and of sources included."""
    if table == "evidence":
        return all_evidence(selection)
    if table == "sources":
        return used_sources(selection, tuple(selection.tables))
    for parent, links in LINKED.items():
        for name, column in links:
            if name == table:
                return _linked(selection, parent, table, column)
    return selection.rows(table)


def all_evidence(selection: Selection, tables: Iterable[str] = ()) -> tuple[Row, ...]:
    """Evidence of every row of some tables (of all where none is named) and of what hangs on them."""
    register = selection.register
    found: dict[int, Row] = {}
    for table in tuple(tables) or tuple(selection.tables):
        parts = (table, *(name for name, _ in LINKED.get(table, ())))
        for part in parts:
            for row in rows_of(selection, part):
                told = evidence_told if part == "states" else None
                rows = told(register, part, row) if told else evidence_of(register, part, row["id"])
                found |= {id(e): e for e in rows}
    return tuple(found.values())


def used_sources(selection: Selection, tables: tuple[str, ...]) -> tuple[Row, ...]:
    """Sources of some tables, each once, in the order of the file."""
    named = tuple(t for t in tables if t not in {"evidence", "sources"})
    used = {e["source"] for e in all_evidence(selection, _parents(named))}
    return tuple(s for s in selection.register.rows("sources") if s["id"] in used)


def _parents(tables: tuple[str, ...]) -> tuple[str, ...]:
    owner = {name: parent for parent, links in LINKED.items() for name, _ in links}
    return tuple(dict.fromkeys(owner.get(table, table) for table in tables))


def _linked(selection: Selection, parent: str, table: str, column: str) -> tuple[Row, ...]:
    wanted = {row["id"] for row in selection.rows(parent)}
    return tuple(row for row in selection.register.rows(table) if row[column] in wanted)
