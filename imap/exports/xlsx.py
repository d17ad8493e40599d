"""XLSX: a sheet for each table, then what the file is.

Every text is written as text, so that one which begins with ``=`` stays text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd
from rustpy_xlsxwriter import FastExcel, Format

from imap.i18n.words import direction, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imap.exports.colophon import Colophon
    from imap.exports.tables import Cell, Sheet

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
WIDTH = 24.0
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of a workbook.

    ``widths``: of columns by name, in characters; a sheet with widths is one to read: its
    texts run over several lines, its first columns (``held``) stay in view, and cells with a
    sign of ``looks`` are set in its look.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    widths: Mapping[str, float] = field(default_factory=dict)
    held: int = 0
    looks: Mapping[str, Look] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is set: ink and pattern as Excel names them, colours as ``#RRGGBB``."""

    ink: str
    ground: str = ""
    pattern: str = ""


def xlsx_bytes(sheet: Sheet, sources: Sheet, colophon: Colophon) -> bytes:
    """A table as a workbook of three sheets: the table, its sources, and what the file is.

    Parameters
    ----------
    sources
        Sources of its rows.
    """
    title = word("tables.sources", colophon.lang)
    leaves = (Leaf(sheet.title, sheet.columns, sheet.rows), Leaf(title, sources.columns, sources.rows))
    return workbook(leaves, colophon)


def workbook(leaves: Iterable[Leaf], colophon: Colophon) -> bytes:
    """Sheets as a workbook, what the file is on a last one; from right to left in Arabic."""
    leaves = tuple(leaves)
    rows = tuple(colophon.lines())
    about = Leaf(word("file.about", colophon.lang), ("i-Map", colophon.title), rows)
    view = {"right_to_left": direction(colophon.lang) == "rtl"}
    out = io.BytesIO()
    book = FastExcel(out).format(bold_headers=True).freeze(row=1)
    names = list(_names(leaf.title for leaf in (*leaves, about)))
    for name, leaf in zip(names, (*leaves, about), strict=True):
        book.sheet(name, _records(leaf), sheet_view=view, column_width=WIDTH, **_reading(leaf))
        if leaf.held:
            book.freeze(row=1, col=leaf.held, sheet=name)
    book.save()
    return steady(out.getvalue(), colophon.date)


def _reading(leaf: Leaf) -> dict[str, Any]:
    """How a sheet that is to be read is set; nothing for a plain table."""
    if not leaf.widths:
        return {}
    texts = Format().set_text_wrap().set_align("top")
    rules = [
        {"type": "text", "criteria": "contains", "value": sign, "format": _format(look)}
        for sign, look in leaf.looks.items()
    ]
    return {
        "column_widths": dict(leaf.widths),
        "column_formats": dict.fromkeys(leaf.columns, texts),
        "conditional_formats": dict.fromkeys(leaf.columns, rules) if rules else None,
        "page_setup": {"landscape": True, "paper_size": 9, "fit_to_pages": (1, 0), "repeat_rows": 0},
    }


def _format(look: Look) -> Format:
    made = Format().set_font_color(look.ink)
    if look.ground:
        made = made.set_background_color(look.ground)
    return made.set_pattern(look.pattern) if look.pattern else made


def _names(names: Iterable[str]) -> Iterator[str]:
    """Names that Excel takes: 31 characters at most, cut between words, none twice, none of its own signs."""
    seen: set[str] = set()
    for name in names:
        short = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
        short = short if len(short) <= 31 else f"{short[:31].rpartition(' ')[0][:30]}…"
        yield short if short not in seen else f"{short[:28]} {len(seen)}"
        seen.add(short)


def _records(sheet: Leaf) -> list[dict[str, Cell]] | pd.DataFrame:
    if not sheet.rows:
        return pd.DataFrame(columns=list(sheet.columns), dtype="str")
    return [dict(zip(sheet.columns, map(_text, row), strict=True)) for row in sheet.rows]


def _text(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    clean = _ILLEGAL.sub("", cell)
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def steady(book: bytes, date: str) -> bytes:
    """The same workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode(), content)
            new.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
