"""The one list of what can be had, as what: tables, the map, and the whole view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.exports.bundle import bundle_bytes
from imap.exports.changes_file import csv_changes, json_changes, xlsx_changes
from imap.exports.colophon import Order, colophon
from imap.exports.compare.pdf import pdf_comparison
from imap.exports.compare.sheets import csv_comparison, xlsx_comparison
from imap.exports.coverage_file import csv_coverage, xlsx_coverage
from imap.exports.csv_file import csv_bytes
from imap.exports.geo import PLACED, geojson_bytes, gpkg_bytes, parquet_bytes
from imap.exports.map import png_bytes, svg_bytes
from imap.exports.profile.document import asked_state
from imap.exports.profile.html_file import html_profile
from imap.exports.profile.json_file import json_profile
from imap.exports.profile.pdf import pdf_profile
from imap.exports.tables import TABLES, sheet, title_of
from imap.exports.xlsx import xlsx_bytes
from imap.i18n.words import word
from imap.model.errors import UnknownFormat, UnknownItem
from imap.model.query import PICK_AT_MOST

if TYPE_CHECKING:
    from imap.model.nouns import Language


@dataclass(frozen=True, slots=True)
class File:
    """A file to be handed over."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which some things can be had; ``things`` are some of ``THINGS``."""

    media_type: str
    things: frozenset[str]
    write: Callable[[Order, str], bytes]


def _csv(order: Order, table: str) -> bytes:
    if own := CSV.get(table):
        return own(order)
    return csv_bytes(sheet(order, table), colophon(order, title_of(table, order.lang), _about(table)))


def _xlsx(order: Order, table: str) -> bytes:
    if own := XLSX.get(table):
        return own(order)
    about = colophon(order, title_of(table, order.lang), _about(table))
    return xlsx_bytes(sheet(order, table), sheet(order, "sources", within=_about(table)), about)


def _geo(write: Callable[..., bytes]) -> Callable[[Order, str], bytes]:
    return lambda order, table: write(
        order, sheet(order, table), colophon(order, title_of(table, order.lang), _about(table))
    )


def _about(table: str) -> tuple[str, ...]:
    """Tables whose sources a file names: its own; every one for evidence and sources."""
    return () if table in {"evidence", "sources"} else (table,)


CHANGES = "changes"
"""What changed between two days: no table of the package, but a table all the same."""
COVERAGE = "coverage"
"""How much is on file, by state and dimension."""
COMPARE = "compare"
"""States side by side: a matrix of several tables."""
PROFILE = "profile"
"""All that is on file about the state which the question chooses."""
CSV: Mapping[str, Callable[[Order], bytes]] = {
    CHANGES: csv_changes,
    COMPARE: csv_comparison,
    COVERAGE: csv_coverage,
}
XLSX: Mapping[str, Callable[[Order], bytes]] = {
    CHANGES: xlsx_changes,
    COMPARE: xlsx_comparison,
    COVERAGE: xlsx_coverage,
}
"""What is no table of the package and can be had as one all the same, and how it is written."""
PDF: Mapping[str, Callable[[Order], bytes]] = {COMPARE: pdf_comparison, PROFILE: pdf_profile}
"""What can be had as pages, and how they are set."""
JSON: Mapping[str, Callable[[Order], bytes]] = {CHANGES: json_changes, PROFILE: json_profile}
"""What can be had for machines, and how it is written."""
FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", frozenset({*TABLES, *CSV}), _csv),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        frozenset({*TABLES, *XLSX}),
        _xlsx,
    ),
    "pdf": Format("application/pdf", frozenset(PDF), lambda order, thing: PDF[thing](order)),
    "html": Format("text/html; charset=utf-8", frozenset({PROFILE}), lambda order, _: html_profile(order)),
    "json": Format("application/json", frozenset(JSON), lambda order, thing: JSON[thing](order)),
    "geojson": Format("application/geo+json", frozenset(PLACED), _geo(geojson_bytes)),
    "gpkg": Format("application/geopackage+sqlite3", frozenset(PLACED), _geo(gpkg_bytes)),
    "parquet": Format("application/vnd.apache.parquet", frozenset(PLACED), _geo(parquet_bytes)),
    "svg": Format("image/svg+xml", frozenset({"map"}), lambda order, _: svg_bytes(order)),
    "png": Format("image/png", frozenset({"map"}), lambda order, _: png_bytes(order)),
    "zip": Format("application/zip", frozenset({"view"}), lambda order, _: bundle_bytes(order)),
}
THINGS: tuple[str, ...] = (*TABLES, CHANGES, COMPARE, COVERAGE, PROFILE, "map", "view")
"""Everything that can be had."""


def formats_of(thing: str) -> tuple[str, ...]:
    """Forms in which a table, the map or the view can be had."""
    return tuple(name for name, form in FORMATS.items() if thing in form.things)


def export(order: Order, thing: str, form: str) -> File:
    """File of an order.

    Parameters
    ----------
    thing
        One of ``THINGS``.
    form
        One of ``formats_of(thing)``.

    Raises
    ------
    UnknownItem
        Where there is no such thing, or the question chooses no state for a profile; the message
        names what there is.
    UnknownFormat
        Where it cannot be had in that form; the message names those it has.
    """
    known(thing, form, order.lang)
    chosen = FORMATS[form]
    return File(f"imap-{_name(order, thing)}.{form}", chosen.media_type, chosen.write(order, thing))


def _name(order: Order, thing: str) -> str:
    """Name of a file: what it is, of which states, on which day, and the edition."""
    query = order.selection.query
    states: tuple[str, ...] = ()
    if thing == PROFILE:
        states = (asked_state(order),)
    elif thing == "compare":
        states = query.pick[:PICK_AT_MOST]
    parts = (thing.replace("_", "-"), *states, query.at)
    return "-".join(p for p in (*parts, order.selection.register.package.version) if p)


def known(thing: str, form: str, lang: Language) -> None:
    """Refuse what cannot be had, in one line that names what can.

    Raises
    ------
    UnknownItem
        Where there is no such thing.
    UnknownFormat
        Where it cannot be had in that form.
    """
    if thing not in THINGS:
        raise UnknownItem(word("file.no_table", lang, name=thing[:40], names=", ".join(THINGS)))
    if form not in formats_of(thing):
        raise UnknownFormat(
            word("file.no_format", lang, name=thing, form=form[:12], forms=", ".join(formats_of(thing)))
        )
