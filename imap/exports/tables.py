"""What the file of each table holds: the columns of the package's schema, then what is computed.

Columns keep the names of the schema, so that a file can be joined to the data package.
A column that names other rows by id is followed by ``<column>_name`` with their names in
the language of the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from imap.exports.evidence import LINKED, evidence_of, evidence_told, package_table, rows_of, used_sources
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.clock import TIMES
from imap.model.query import ACTS_ON
from imap.store.standing import standing

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.model.nouns import Column, Language, Row
    from imap.store.register import Register

Cell: TypeAlias = str | int | float | bool | None

TABLES: tuple[str, ...] = (
    *ACTS_ON,
    *(name for links in LINKED.values() for name, _ in links),
    "evidence",
    "sources",
)
"""Tables that can be had as a file."""
BETWEEN = "; "
BETWEEN_SOURCES = " | "
GRADES = ("composed", "partly_sourced", "sourced_generic", "sourced")
"""Grades of legs, weakest first: a route shows its weakest."""


@dataclass(frozen=True)
class Sheet:
    """A table as a file holds it: flat, every cell text, number, truth or nothing.

    ``types``: by column *text*, *integer*, *number* or *boolean*. ``ids``: id of each row.
    """

    table: str
    title: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    ids: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Computed:
    """A column that is computed: its name, its type, and how a row gives it."""

    name: str
    type: str
    read: Callable[[Order, Row], Cell]


def title_of(table: str, lang: Language) -> str:
    """What a table is called."""
    return word(f"tables.{table}", lang)


def sheet(order: Order, table: str, *, within: tuple[str, ...] = ()) -> Sheet:
    """Table of an order.

    Parameters
    ----------
    table
        One of ``TABLES``.
    within
        For ``sources``: only those of the rows of these tables.
    """
    register = order.selection.register
    columns = tuple(
        c for c in register.package.tables[package_table(table)].columns if c.name != "superseded"
    )
    rows = used_sources(order.selection, within) if within else rows_of(order.selection, table)
    involved = order.selection.involved() if table == "states" else {}
    computed = tuple(_computed(register, table, involved))
    named = [(c, f"{c.name}_name" if c.references else "") for c in columns]
    names = [n for c, name in named for n in (c.name, name) if n] + [c.name for c in computed]
    types = [t for c, name in named for t in (_TYPES[c.type], "text" if name else "") if t]
    return Sheet(
        table=table,
        title=title_of(table, order.lang),
        columns=tuple(names),
        types=(*types, *(c.type for c in computed)),
        rows=tuple((*_filed(order, named, row), *(c.read(order, row) for c in computed)) for row in rows),
        ids=tuple(row.get("id", "") for row in rows),
    )


_TYPES = {"string": "text", "list": "text", "number": "number", "integer": "integer", "boolean": "boolean"}


def _filed(order: Order, columns: Iterable[tuple[Column, str]], row: Row) -> Iterator[Cell]:
    for column, name in columns:
        value = row[column.name]
        yield BETWEEN.join(value) if isinstance(value, tuple) else value
        if name:
            values = value if isinstance(value, tuple) else (value,)
            yield BETWEEN.join(_name(order, v) for v in values if v)


def _name(order: Order, item: str) -> str:
    table, row = order.selection.register.find(item)
    if table == "phases":
        owner = row["dialogue"] and order.selection.register.row("dialogues", row["dialogue"])["acronym"]
        return f"{owner or 'i-Map'} {row['label']}"
    return label(row, order.lang).text


def _computed(register: Register, table: str, involved: Mapping[str, int]) -> Iterator[Computed]:
    yield from _OF_TABLE.get(table, ())
    if table == "activities":
        yield from _by_role(register, "states", "activity_states", "area")
        yield from _by_role(register, "bodies", "activity_bodies", "body")
    if table == "states":
        yield Computed("activities_matching", "integer", lambda _, row: involved.get(row["id"], 0) or None)
    if table in TIMES:
        yield Computed("holds", "text", lambda order, row: order.selection.register.answer(table, row))
    if table not in {"evidence", "sources"}:
        yield Computed("last_documented", "text", lambda order, row: _last_documented(order, table, row))
        yield Computed("standing", "text", lambda order, row: standing(_evidence(order, table, row)).kind)
        yield Computed("disputed", "text", lambda order, row: _disputed(order, table, row))
        yield Computed("sources", "text", lambda order, row: _sources(order, table, row))
    if table != "evidence":
        yield Computed("address", "text", lambda order, row: order.item(row["id"]))


def _by_role(register: Register, stem: str, table: str, column: str) -> Iterator[Computed]:
    roles = next(c.enum for c in register.package.tables[table].columns if c.name == "role")

    def read(role: str) -> Callable[[Order, Row], Cell]:
        return lambda order, row: BETWEEN.join(
            link[column]
            for link in order.selection.register.where(table, "activity", row["id"])
            if link["role"] == role
        )

    return (Computed(f"{stem}_{role}", "text", read(role)) for role in roles)


def _evidence(order: Order, table: str, row: Row) -> tuple[Row, ...]:
    return evidence_of(order.selection.register, table, row["id"])


def _source(order: Order, evidence: Row) -> Row:
    return order.selection.register.row("sources", evidence["source"])


def _sources(order: Order, table: str, row: Row) -> str:
    """Publisher, title and address of each source, each once."""
    found = (_source(order, e) for e in evidence_told(order.selection.register, table, row))
    lines = (", ".join(p for p in (s["publisher"], s["title"], s["url"] or s["host"]) if p) for s in found)
    return BETWEEN_SOURCES.join(dict.fromkeys(lines))


def _disputed(order: Order, table: str, row: Row) -> str:
    """What a source says otherwise: column, its value, its publisher; ``*`` is the row as a whole."""
    said = (e for e in _evidence(order, table, row) if e["stance"] == "disputes")
    return BETWEEN_SOURCES.join(
        f"{e['field'] or '*'}{': ' + e['value'] if e['value'] else ''} ({_source(order, e)['publisher']})"
        for e in said
    )


def _last_documented(order: Order, table: str, row: Row) -> str:
    """Last day for which the row is documented: as filed, else the latest publication that supports it."""
    for column in ("as_of", "valid_to", "end", "date"):
        if row.get(column):
            return str(row[column])
    said = (e for e in _evidence(order, table, row) if e["stance"] != "disputes")
    return max((_source(order, e)["published"] for e in said), default="")


def _roles(order: Order, row: Row) -> str:
    """Roles of a state in dialogues and groups, with the day of the list."""
    register = order.selection.register
    held: dict[str, list[str]] = {}
    for m in register.where("memberships", "area", row["id"]):
        when = (m["valid_to"] and f"{m['valid_from']}–{m['valid_to']}") or m["as_of"] or m["valid_from"]
        possible = " (possible)" if register.answer("memberships", m) == "possible" else ""
        held.setdefault(m["group"], []).append(f"{m['role']} {when}{possible}".strip())
    return BETWEEN.join(f"{group}: {', '.join(roles)}" for group, roles in held.items())


def _legs(order: Order, row: Row) -> tuple[Row, ...]:
    legs = order.selection.register.where("legs", "route", row["id"])
    return tuple(sorted(legs, key=lambda leg: leg["position"]))


def _stops(order: Order, row: Row) -> str:
    stops = (p for leg in _legs(order, row) for p in (leg["start"], *leg["via"], leg["finish"]))
    return BETWEEN.join(dict.fromkeys(stops))


def _from_source(column: str) -> Callable[[Order, Row], Any]:
    return lambda order, row: _source(order, row)[column]


_OF_TABLE: Mapping[str, tuple[Computed, ...]] = {
    "statements": (
        Computed("step", "integer", lambda o, r: o.selection.register.step(r["fact_type"])),
        Computed("status_then", "text", lambda o, r: o.selection.register.status(r)),
    ),
    "states": (
        Computed("roles", "text", _roles),
        Computed(
            "fill", "text", lambda o, r: o.selection.fill.classes.get(r["id"], o.selection.fill.legend[-1][0])
        ),
    ),
    "routes": (
        Computed("modes", "text", lambda o, r: BETWEEN.join(sorted({leg["mode"] for leg in _legs(o, r)}))),
        Computed(
            "grade",
            "text",
            lambda o, r: min((leg["grade"] for leg in _legs(o, r)), key=GRADES.index, default=""),
        ),
        Computed("stops", "text", _stops),
    ),
    "evidence": (
        Computed("publisher", "text", _from_source("publisher")),
        Computed("source_url", "text", _from_source("url")),
        Computed("source_archive_url", "text", _from_source("archive_url")),
        Computed("source_published", "text", _from_source("published")),
    ),
}
