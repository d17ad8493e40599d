"""CSV that Excel opens in Arabic and French, and that no cell of which is a formula.

UTF-8 with a byte order mark: Excel on Windows reads a file without one in the code page
of the PC and shows Arabic and accents as other letters. Lines that begin with ``# `` say
what the file is (pandas: ``read_csv(file, comment="#")``; every text stands in quotes, so
that a ``#`` inside one is no comment).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.exports.colophon import Colophon
    from imap.exports.tables import Cell, Sheet

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_AFTER_SEPARATOR = re.compile(r"""([,;\t]["'\s]*)([=+\-@＝＋－＠])""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def csv_bytes(sheet: Sheet, colophon: Colophon) -> bytes:
    """A table as CSV, the lines about it first."""
    out = io.StringIO(newline="")
    out.write(BOM)
    for name, text in (("i-Map", sheet.title), *colophon.lines()):
        out.write(f"# {comment(f'{name}: {text}')}\r\n")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(sheet.columns)
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8")


def plain_csv(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A table as CSV without lines about it, for a bundle that says them once."""
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def comment(text: str) -> str:
    """One line about a file; a spreadsheet that splits it at commas finds no formula in it."""
    return _AFTER_SEPARATOR.sub(r"\1'\2", " ".join(_CONTROL.sub("", text).split()))


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
