"""A comparison as tables: a workbook with a sheet for each dimension, and one long table for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from imap.exports.compare.document import (
    Article,
    Box,
    Piece,
    Stand,
    Told,
    about_comparison,
    accessed,
    article,
    belongings,
    comparison_of,
    gap_of,
    joined,
    locators,
    numbers,
)
from imap.exports.csv_file import csv_bytes
from imap.exports.palette import INKS
from imap.exports.tables import BETWEEN, BETWEEN_SOURCES, Sheet
from imap.exports.xlsx import Leaf, Look, workbook
from imap.i18n.numbers import day
from imap.i18n.text import label
from imap.i18n.words import word
from imap.store.comparison import PARTS

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.exports.tables import Cell as Value
    from imap.model.nouns import Language, Row
    from imap.store.comparison import Cell, Comparison, Entry, Line, Part
    from imap.store.items import Cited

SIGNS: Mapping[str, str] = {
    "not_linked": "– –",
    "not_then": "– –",
    "not_documented": "···",
    "in_use": "···",
    "absence": "∅",
}
"""Sign before the word of a gap: the three kinds differ in word, sign and look."""
LOOKS: Mapping[str, Look] = {
    SIGNS["not_linked"]: Look(INKS["ink-3"]),
    SIGNS["not_documented"]: Look(INKS["ink-3"], INKS["map-ev-none"]),
    SIGNS["absence"]: Look(INKS["ink"], INKS["rule"]),
}
COLUMNS: tuple[tuple[str, str], ...] = (
    *((name, "text") for name in ("dimension", "dimension_name", "obligation", "obligation_name")),
    *((name, "text") for name in ("instrument", "instrument_name", "article", "state", "state_name")),
    *((name, "text") for name in ("treaty_status", "treaty_dates", "treaty_doubt", "treaty_sources")),
    *((name, "text") for name in ("cell", "part", "content", "statement", "title", "text", "status")),
    ("step", "integer"),
    *((name, "text") for name in ("holds", "doubt", "dates", "standing", "disputed", "sources")),
    *((name, "text") for name in ("linked_by", "address")),
)
"""Columns of the long table, and what each holds."""


def csv_comparison(order: Order) -> bytes:
    """One line for each linked statement, for each part without one, and for each cell without a link.

    Raises
    ------
    UnknownItem
        Where the order names fewer than two states.
    """
    found = comparison_of(order)
    about = about_comparison(order, found)
    rows = tuple(row for line in found.lines for row in _long(line, found, order))
    columns, types = zip(*COLUMNS, strict=True)
    sheet = Sheet("compare", about.title, columns, types, rows, tuple("" for _ in rows))
    return csv_bytes(sheet, about)


def xlsx_comparison(order: Order) -> bytes:
    """A sheet for each dimension with articles down and states across, then the sources.

    Raises
    ------
    UnknownItem
        Where the order names fewer than two states.
    """
    found = comparison_of(order)
    lang = found.lang
    leaves = [
        Leaf(dimension.name, *_matrix(dimension.lines, found), held=4, looks=LOOKS)
        for dimension in found.dimensions
    ]
    empty = Leaf(word("compare.title", lang), (word("compare.empty", lang),), ())
    leaves = leaves or [empty]
    if found.groups:
        heads = (word("column.group", lang), *_states(found))
        rows = tuple((name, *roles) for name, roles in belongings(found))
        widths = dict(zip(heads, (30.0, *(34.0 for _ in found.areas)), strict=True))
        leaves.append(Leaf(word("dossier.dialogues", lang), heads, rows, widths, held=1))
    return workbook([*leaves, _sources(found, lang)], about_comparison(order, found))


def _states(found: Comparison) -> tuple[str, ...]:
    return tuple(f"{label(area, found.lang).text} ({area['id']})" for area in found.areas)


def _matrix(
    lines: tuple[Line, ...], found: Comparison
) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...], Mapping[str, float]]:
    lang = found.lang
    heads = (
        word("table_one.instruments", lang),
        word("field.article", lang),
        word("compare.asks", lang),
        word("file.part", lang),
    )
    states = _states(found)
    rows = tuple(row for line in lines for row in _rows(article(line, lang), lang))
    widths = dict(zip((*heads, *states), (20.0, 12.0, 44.0, 16.0, *(44.0 for _ in states)), strict=True))
    return (*heads, *states), rows, widths


def _rows(told: Article, lang: Language) -> Iterator[tuple[Value, ...]]:
    """Rows of an article: the treaty itself, then each part that some state has."""
    asks = " ".join(p for p in (f"{told.title.text}.", told.text.text, numbers(told.notes, lang)) if p)
    first = (told.treaty.text, told.article, asks)
    yield *first, word("compare.part.treaty", lang), *(_treaty(box.stand, lang) for box in told.boxes)
    extra = dict.fromkeys(p.key for box in told.boxes for p in box.pieces if p.key not in PARTS)
    for key in (*PARTS, *extra):
        yield *first, word(f"compare.part.{key}", lang), *(_cell(box, key, lang) for box in told.boxes)


def _treaty(stand: Stand | None, lang: Language) -> str:
    if stand is None:
        return _gap("not_documented", gap_of("not_documented", lang))
    said = word("dated.join", lang).join(p for p in (stand.status, stand.dates, stand.doubt) if p)
    return f"{said} {numbers(stand.notes, lang)}".strip()


def _cell(box: Box, key: str, lang: Language) -> str:
    if box.gap:
        return _gap(box.kind, box.gap)
    piece = next((p for p in box.pieces if p.key == key), None)
    if piece is None:
        return ""
    return "\n".join(_said(piece, lang))


def _said(piece: Piece, lang: Language) -> Iterator[str]:
    yield from (_entry(told, lang) for told in piece.told)
    if piece.gap:
        yield _gap(piece.sort, piece.gap)
    if piece.outside:
        yield piece.outside


def _entry(told: Told, lang: Language) -> str:
    sign = f"{SIGNS['absence']} {told.kind}{word('colon', lang)}" if told.step == 0 else ""
    kind = told.kind if told.step != 0 else ""
    parts = (kind, told.who_said, told.status, told.dates, told.doubt, joined(told, lang))
    named = f"{sign}{told.title.text} {numbers(told.notes, lang)}"
    return f"{named} – {word('dated.join', lang).join(p for p in parts if p)}"


def _gap(kind: str, said: str) -> str:
    return f"{SIGNS[kind]} {said}" if kind in SIGNS else said


def _sources(found: Comparison, lang: Language) -> Leaf:
    names = ("publisher", "title", "published", "locator", "accessed", "url")
    columns = (word("file.number", lang), *(word(f"field.{name}", lang) for name in names))
    places, days = locators(found), accessed(found)
    rows = tuple(
        (
            n,
            source["publisher"],
            source["title"],
            day(source["published"], lang),
            BETWEEN.join(places.get(n, ())),
            day(days.get(n, ""), lang),
            source["url"] or source["archive_url"],
        )
        for n, source in enumerate(found.sources, start=1)
    )
    widths = dict(zip(columns, (8.0, 28.0, 60.0, 16.0, 40.0, 16.0, 60.0), strict=True))
    return Leaf(word("tables.sources", lang), columns, rows, widths, held=1)


def _long(line: Line, found: Comparison, order: Order) -> Iterator[tuple[Value, ...]]:
    lang, asks = found.lang, line.obligation
    dimension = next(d for d in found.dimensions if line in d.lines)
    names = {area["id"]: label(area, lang).text for area in found.areas}
    head = (
        dimension.theme["id"],
        dimension.name,
        asks["id"],
        line.asks.title.text,
        asks["instrument"],
        line.treaty.text,
        asks["article"],
    )
    for cell in line.cells:
        treaty = cell.treaty
        stands: tuple[Value, ...] = ("", "", "", "")
        if treaty:
            stands = (treaty.status, BETWEEN.join(treaty.dates), treaty.doubt, _voices(treaty.cited))
        start = (*head, cell.area, names[cell.area], *stands, cell.kind)
        yield from ((*start, *rest) for rest in _contents(cell, order))


def _contents(cell: Cell, order: Order) -> Iterator[tuple[Value, ...]]:
    blank = ("", "", "", "", None, "", "", "", "", "", "", "", "")
    if not cell.parts:
        yield "", cell.kind, *blank
    for part in cell.parts:
        yield from ((part.key, *_told(entry, order)) for entry in part.entries)
        if part.outside or not part.entries:
            yield part.key, "outside" if part.outside else _content(part), *blank


def _content(part: Part) -> str:
    return "body_in_use" if part.said == "in_use" else part.said


def _told(entry: Entry, order: Order) -> tuple[Value, ...]:
    item = entry.item
    return (
        "absence_documented" if entry.absent else "told",
        item.id,
        item.title.text,
        item.text.text,
        item.status,
        item.step,
        item.answer,
        item.doubt,
        BETWEEN.join(item.dates),
        item.standing.kind,
        BETWEEN.join(item.standing.disputed),
        _voices(item.cited),
        _voices(entry.joined),
        order.item(item.id),
    )


def _voices(cited: tuple[Cited, ...]) -> str:
    """Publisher, title, page or article, and address of each piece of evidence, each once."""
    return BETWEEN_SOURCES.join(dict.fromkeys(_voice(c.source, c.evidence["locator"]) for c in cited))


def _voice(source: Row, locator: str) -> str:
    told = (source["publisher"], source["title"], locator, source["url"] or source["host"])
    return ", ".join(part for part in told if part)
