"""The nouns every room speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Language: TypeAlias = Literal["ar", "en", "fr"]
LANGUAGES: tuple[Language, ...] = ("ar", "en", "fr")
"""The three languages, in the order in which the switch shows them."""

Row: TypeAlias = Mapping[str, Any]
"""One row of a table: text as ``str`` (blank: ``""``), lists as ``tuple[str, ...]``,
numbers as ``int`` or ``float`` (blank: ``None``), booleans as ``bool`` (blank: ``None``)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as ``datapackage.json`` describes it."""

    name: str
    type: Literal["string", "list", "number", "integer", "boolean"]
    format: str = ""
    description: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    references: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the data package: its columns, its rows, and the line of the file each row begins on."""

    name: str
    file: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    evidence: Literal["required", "optional", "none"]
    rows: tuple[Row, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A data package as read: descriptor facts and tables by name."""

    name: str
    title: str
    version: str
    licence: str
    tables: Mapping[str, Table]
