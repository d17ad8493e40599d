"""What ``datapackage.json`` says of the tables (Frictionless v2, and three keys of our own).

Our own keys: ``evidence`` of a resource, ``references`` of a field, and the formats
``partial-date`` and ``day``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from imap.model.errors import Problem
from imap.model.nouns import Column, Package, Table

DESCRIPTOR = "datapackage.json"
TYPES = ("string", "list", "number", "integer", "boolean")
FORMATS = ("", "default", "partial-date", "day")
EVIDENCE = ("required", "optional", "none")
NEEDED = {
    "evidence": ("table", "item", "field", "value", "source", "locator", "stance"),
    "legs": ("id", "route", "position", "start", "finish"),
}
"""Columns that the checks rely on, by table; every other table needs ``id``."""

Kind = TypeVar("Kind")
_NAMES: dict[type, str] = {str: "text", list: "a list", dict: "an object", bool: "true or false"}


def describe(document: object) -> tuple[Package, tuple[Problem, ...]]:
    """Read a parsed descriptor.

    Parameters
    ----------
    document
        What the JSON holds, whatever it is.

    Returns
    -------
    tuple
        The package with its tables, still without rows, and every problem; what
        could not be understood is left out of the package.
    """
    node = _Node(document, "", [])
    resources = [_table(item) for item in node.items("resources", needed=True)]
    tables = {table.name: table for table in resources if table is not None}
    node.unique("resources", [table.name for table in resources if table is not None])
    _known_references(tables, node)
    licences = [item.text("name", needed=True) for item in node.items("licenses", needed=True)]
    package = Package(
        name=node.text("name", needed=True),
        title=node.text("title", needed=True),
        version=node.text("version", needed=True),
        licence=licences[0] if licences else "",
        tables=MappingProxyType(tables),
    )
    return package, tuple(node.problems)


@dataclass(frozen=True, slots=True)
class _Node:
    """One object of the JSON, where it stands, and the problems found so far."""

    value: object
    where: str
    problems: list[Problem] = field(repr=False)

    def refuse(self, key: str, value: object, expected: str) -> None:
        where = ".".join(part for part in (self.where, key) if part)
        self.problems.append(Problem(DESCRIPTOR, 0, where, str(value)[:80], expected))

    def get(self, key: str, kind: type[Kind], default: Kind, *, needed: bool = False) -> Kind:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if isinstance(value, kind):
            return value
        if value is not None or needed:
            self.refuse(key, "" if value is None else value, _NAMES[kind])
        return default

    def text(self, key: str, *, needed: bool = False) -> str:
        return self.get(key, str, "", needed=needed)

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> Any:
        value = self.get(key, str, default)
        if value in choices:
            return value
        self.refuse(key, value, f"one of {', '.join(c for c in choices if c)}")
        return default

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        items = self._list(key, needed=needed)
        if not all(isinstance(item, str) for item in items):
            self.refuse(key, items, "a list of texts")
        return tuple(item for item in items if isinstance(item, str))

    def number(self, key: str) -> float | None:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        self.refuse(key, value, "a number")
        return None

    def items(self, key: str, *, needed: bool = False) -> list[_Node]:
        items = self._list(key, needed=needed)
        return [_Node(item, self._path(key, item, n), self.problems) for n, item in enumerate(items)]

    def _list(self, key: str, *, needed: bool) -> list[object]:
        items = self.get(key, list, [], needed=needed)
        if needed and items == [] and isinstance(self.value, dict) and key in self.value:
            self.refuse(key, "[]", "a list that is not empty")
        return items

    def child(self, key: str, *, needed: bool = False) -> _Node:
        return _Node(self.get(key, dict, {}, needed=needed), self._path(key, {}, None), self.problems)

    def unique(self, key: str, names: list[str]) -> None:
        for name, count in Counter(names).items():
            if count > 1:
                self.refuse(key, name, "a name that stands once")

    def _path(self, key: str, item: object, position: int | None) -> str:
        name = item.get("name") if isinstance(item, dict) else None
        label = name if isinstance(name, str) else position
        return ".".join(str(part) for part in (self.where, key, label) if part not in ("", None))


def _table(node: _Node) -> Table | None:
    name, path = node.text("name", needed=True), node.text("path", needed=True)
    schema = node.child("schema", needed=True)
    columns = tuple(c for c in map(_column, schema.items("fields", needed=True)) if c is not None)
    names = [column.name for column in columns]
    schema.unique("fields", names)
    key = schema.texts("primaryKey", needed=True)
    for missing in [column for column in key if column not in names]:
        schema.refuse("primaryKey", missing, "a column of the table")
    lacking = [column for column in NEEDED.get(name, ("id",)) if column not in names]
    for missing in lacking:
        schema.refuse("fields", missing, f"a column of this name in {name}")
    if not _inside(path):
        node.refuse("path", path, "a path inside the folder of the package")
    if not name or lacking or not _inside(path):
        return None
    return Table(
        name=name,
        file=path,
        title=node.text("title", needed=True),
        columns=columns,
        key=tuple(column for column in key if column in names),
        evidence=node.choice("evidence", EVIDENCE, "none"),
    )


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/") and "\0" not in path


def _column(node: _Node) -> Column | None:
    name = node.text("name", needed=True)
    limits = node.child("constraints")
    if not name:
        return None
    return Column(
        name=name,
        type=node.choice("type", TYPES, "string"),
        format=node.choice("format", FORMATS, ""),
        description=node.text("description"),
        required=limits.get("required", bool, False),
        enum=limits.texts("enum"),
        pattern=_pattern(limits),
        references=node.texts("references"),
        minimum=limits.number("minimum"),
        maximum=limits.number("maximum"),
    )


def _pattern(node: _Node) -> str:
    text = node.text("pattern")
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        node.refuse("pattern", text, "a regular expression")
        return ""
    return text


def _known_references(tables: dict[str, Table], node: _Node) -> None:
    for table in tables.values():
        for column in table.columns:
            for name in column.references:
                if name not in tables or "id" not in {c.name for c in tables[name].columns}:
                    node.refuse(f"{table.name}.{column.name}.references", name, "a table with an id")
