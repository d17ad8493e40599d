"""XLSX with three sheets: the table, its sources, and what the file is.

Every text is written as text, so that one which begins with ``=`` stays text.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pandas as pd
from rustpy_xlsxwriter import FastExcel

from imap.i18n.words import direction, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.exports.colophon import Colophon
    from imap.exports.tables import Cell, Sheet

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
WIDTH = 24.0
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def xlsx_bytes(sheet: Sheet, sources: Sheet, colophon: Colophon) -> bytes:
    """A table as a workbook.

    Parameters
    ----------
    sources
        Sources of its rows.
    """
    view = {"right_to_left": direction(colophon.lang) == "rtl"}
    out = io.BytesIO()
    book = FastExcel(out).format(bold_headers=True).freeze(row=1)
    names = (sheet.title, word("tables.sources", colophon.lang), word("file.about", colophon.lang))
    about = [{"i-Map": name, sheet.title: _text(text)} for name, text in colophon.lines()]
    for name, records in zip(_names(names), (_records(sheet), _records(sources), about), strict=True):
        book.sheet(name, records, sheet_view=view, column_width=WIDTH)
    book.save()
    return steady(out.getvalue(), colophon.date)


def _names(names: tuple[str, ...]) -> Iterator[str]:
    """Names that Excel takes: 31 characters at most, none twice, none of its own signs."""
    seen: set[str] = set()
    for name in names:
        short = _NOT_IN_NAMES.sub(" ", name)[:31].strip()
        yield short if short not in seen else f"{short[:28]} {len(seen)}"
        seen.add(short)


def _records(sheet: Sheet) -> list[dict[str, Cell]] | pd.DataFrame:
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
