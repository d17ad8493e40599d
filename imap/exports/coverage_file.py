"""What is on file, and what is missing, as a file: one line for each state and dimension."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from imap.exports.citation import cite_view
from imap.exports.colophon import Colophon, Order, colophon
from imap.exports.csv_file import csv_bytes
from imap.exports.tables import BETWEEN_SOURCES, Sheet
from imap.exports.tables import sheet as sheet_of
from imap.exports.xlsx import xlsx_bytes
from imap.i18n.text import label
from imap.i18n.words import word
from imap.store.coverage import SECTIONS, coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.exports.tables import Cell

COLUMNS: tuple[tuple[str, str], ...] = (
    *(("state", "text"), ("state_name", "text"), ("dimension", "text"), ("dimension_name", "text")),
    ("statements", "integer"),
    *((section, "integer") for section in SECTIONS),
    *(("searches", "integer"), ("searched_for", "text")),
)
"""Columns of the file and their types."""


def csv_coverage(order: Order) -> bytes:
    """What is on file, as CSV."""
    return csv_bytes(sheet(order), about(order))


def xlsx_coverage(order: Order) -> bytes:
    """What is on file, as a workbook with the sources of the statements that were counted."""
    return xlsx_bytes(sheet(order), sheet_of(order, "sources", within=("statements",)), about(order))


def sheet(order: Order) -> Sheet:
    """Lines of the file as a table."""
    rows = tuple(_rows(order))
    return Sheet(
        table="coverage",
        title=word("coverage.title", order.lang),
        columns=tuple(name for name, _ in COLUMNS),
        types=tuple(kind for _, kind in COLUMNS),
        rows=rows,
        ids=tuple(f"{row[0]}.{row[2]}" for row in rows),
    )


def about(order: Order) -> Colophon:
    """What the file says of itself: that it counts the record, and says nothing of a state."""
    lang, title = order.lang, word("coverage.title", order.lang)
    address = f"{order.base_url}/coverage?{order.selection.query.to_search()}"
    said = colophon(order, title, ("statements",))
    return replace(
        said,
        question=f"{said.question} {word('coverage.counts', lang)}",
        address=address,
        citation=cite_view(order, title, address),
    )


def _rows(order: Order) -> Iterator[tuple[Cell, ...]]:
    found = coverage(order.selection.register, order.selection.query)
    for line in found.lines:
        for dimension in found.dimensions:
            key = dimension["id"]
            looked = line.looked(key)
            yield (
                line.area["id"],
                label(line.area, order.lang).text,
                key,
                label(dimension, order.lang).text,
                line.count(key),
                *(line.count(key, section) for section in SECTIONS),
                len(looked),
                BETWEEN_SOURCES.join(s["wording"] for s in looked),
            )
