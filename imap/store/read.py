"""Read a data package: the only place that opens ``datapackage.json`` and the tables."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from imap.model.errors import Problem
from imap.model.nouns import Column, Package, Row, Table
from imap.store.descriptor import DESCRIPTOR, describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_INTEGER = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,12}")
_BOOLEANS = {"true": True, "false": False}


def read(folder: Path) -> tuple[Package, tuple[Problem, ...]]:
    """Read a data package, whatever state it is in.

    Parameters
    ----------
    folder
        Folder with ``datapackage.json`` and the tables it names.

    Returns
    -------
    tuple
        The package as far as it can be read, and every problem. ``Problem.row`` is
        the line of the file (1 is the header), or 0 where the file as a whole cannot
        be used. A cell that cannot be read keeps its text; a row with too few or too
        many cells is filled up or cut; blank lines are left out.

    Notes
    -----
    Nothing is raised for what the files hold. Contracts between cells, rows and
    tables are those of ``imap.store.check``.
    """
    package, problems = _package(folder / DESCRIPTOR)
    tables: dict[str, Table] = {}
    for name, table in package.tables.items():
        tables[name], found = read_table(folder, table)
        problems += found
    return replace(package, tables=MappingProxyType(tables)), problems


def read_table(folder: Path, table: Table) -> tuple[Table, tuple[Problem, ...]]:
    """Read the rows of one table.

    Parameters
    ----------
    folder
        Folder of the package.
    table
        Table as described, without rows.

    Returns
    -------
    tuple
        The table with ``rows`` and ``lines``, and every problem of its file.
    """
    text, problems = _text(folder / table.file, table.file)
    if text is None:
        return table, problems
    records, broken = _records(text, table.file)
    if not records:
        return table, (
            *problems,
            *broken,
            Problem(table.file, 0, "", "", "a header with the names of the columns"),
        )
    header = records[0][1]
    rows, cells = _rows(table, header, records[1:])
    lines = tuple(line for line, _ in rows)
    found = (*problems, *broken, *_header_problems(table, header), *cells)
    return replace(table, rows=tuple(row for _, row in rows), lines=lines), found


def _package(path: Path) -> tuple[Package, tuple[Problem, ...]]:
    text, problems = _text(path, DESCRIPTOR)
    document: object = {}
    if not problems and text is not None:
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as error:
            problems = (Problem(DESCRIPTOR, getattr(error, "lineno", 0), "", str(error), "JSON"),)
    if problems:
        return Package("", "", "", "", MappingProxyType({})), problems
    return describe(document)


def _text(path: Path, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        return None, (Problem(file, 0, "", "", "a file that can be read"),)
    problems = tuple(_not_utf8(data, file))
    text = data.decode("utf-8", errors="replace")
    if text.startswith("\ufeff"):
        problems += (Problem(file, 1, "", "U+FEFF", "UTF-8 without a byte order mark"),)
    return text.removeprefix("\ufeff"), problems


def _not_utf8(data: bytes, file: str) -> Iterator[Problem]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            found = f"byte 0x{line[error.start]:02x} at {error.start + 1}"
            yield Problem(file, number, "", found, "UTF-8")


def _records(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    records: list[tuple[int, list[str]]] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            records.append((line, next(reader)))
        except StopIteration:
            return records, problems
        except csv.Error as error:
            problems.append(Problem(file, line, "", str(error), "a record of CSV (RFC 4180)"))


def _header_problems(table: Table, header: list[str]) -> Iterator[Problem]:
    names = [column.name for column in table.columns]
    for name in names:
        if name not in header:
            yield Problem(table.file, 0, name, "", "a column of this name")
    for name, count in Counter(header).items():
        if name not in names:
            yield Problem(table.file, 1, name, name, f"only the columns {', '.join(names)}")
        elif count > 1:
            yield Problem(table.file, 1, name, name, f"the column once, not {count} times")
    if sorted(header) == sorted(names) and header != names:
        yield Problem(table.file, 1, "", ",".join(header), f"the columns in the order {','.join(names)}")


def _rows(
    table: Table, header: list[str], records: Iterable[tuple[int, list[str]]]
) -> tuple[list[tuple[int, Row]], list[Problem]]:
    places = {name: header.index(name) for name in header}
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    for line, cells in records:
        ragged = len(cells) != len(header)
        if ragged:
            count = f"{len(cells)} cells" if cells else ""
            problems.append(Problem(table.file, line, "", count, f"{len(header)} cells, one for each column"))
        if not cells:
            continue
        texts = {name: cells[at] for name, at in places.items() if at < len(cells)}
        row = {column.name: _value(column, texts.get(column.name, "")) for column in table.columns}
        problems += [] if ragged else _unreadable(table, line, row)
        rows.append((line, row))
    return rows, problems


def _unreadable(table: Table, line: int, row: Row) -> Iterator[Problem]:
    for column in table.columns:
        value = row[column.name]
        if isinstance(value, str) and column.type in _EXPECTED:
            yield Problem(table.file, line, column.name, value[:80], _EXPECTED[column.type])


def _value(column: Column, text: str) -> object:
    return _PARSERS[column.type](text)


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def _integer(text: str) -> int | str | None:
    return int(text) if _INTEGER.fullmatch(text) else text or None


def _number(text: str) -> float | str | None:
    return float(text) if _DECIMAL.fullmatch(text) else _integer(text)


def _boolean(text: str) -> bool | str | None:
    return _BOOLEANS.get(text, text or None)


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "list": _list,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
_EXPECTED = {
    "integer": "a whole number such as 12",
    "number": "a number such as 35.76",
    "boolean": "true or false",
}
