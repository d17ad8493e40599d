"""The one list of what can be had, as what: tables, the map, and the whole view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.exports.bundle import bundle_bytes
from imap.exports.colophon import Order, colophon
from imap.exports.csv_file import csv_bytes
from imap.exports.geo import PLACED, geojson_bytes, gpkg_bytes, parquet_bytes
from imap.exports.map import png_bytes, svg_bytes
from imap.exports.tables import TABLES, sheet, title_of
from imap.exports.xlsx import xlsx_bytes
from imap.i18n.words import word
from imap.model.errors import UnknownFormat, UnknownItem

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
    """A form in which some things can be had; ``things`` are tables, ``map`` or ``view``."""

    media_type: str
    things: frozenset[str]
    write: Callable[[Order, str], bytes]


def _csv(order: Order, table: str) -> bytes:
    return csv_bytes(sheet(order, table), colophon(order, title_of(table, order.lang), _about(table)))


def _xlsx(order: Order, table: str) -> bytes:
    about = colophon(order, title_of(table, order.lang), _about(table))
    return xlsx_bytes(sheet(order, table), sheet(order, "sources", within=_about(table)), about)


def _geo(write: Callable[..., bytes]) -> Callable[[Order, str], bytes]:
    return lambda order, table: write(
        order, sheet(order, table), colophon(order, title_of(table, order.lang), _about(table))
    )


def _about(table: str) -> tuple[str, ...]:
    """Tables whose sources a file names: its own; every one for evidence and sources."""
    return () if table in {"evidence", "sources"} else (table,)


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", frozenset(TABLES), _csv),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", frozenset(TABLES), _xlsx
    ),
    "geojson": Format("application/geo+json", frozenset(PLACED), _geo(geojson_bytes)),
    "gpkg": Format("application/geopackage+sqlite3", frozenset(PLACED), _geo(gpkg_bytes)),
    "parquet": Format("application/vnd.apache.parquet", frozenset(PLACED), _geo(parquet_bytes)),
    "svg": Format("image/svg+xml", frozenset({"map"}), lambda order, _: svg_bytes(order)),
    "png": Format("image/png", frozenset({"map"}), lambda order, _: png_bytes(order)),
    "zip": Format("application/zip", frozenset({"view"}), lambda order, _: bundle_bytes(order)),
}
THINGS: tuple[str, ...] = (*TABLES, "map", "view")
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
        Where there is no such thing; the message names what there is.
    UnknownFormat
        Where it cannot be had in that form; the message names those it has.
    """
    known(thing, form, order.lang)
    chosen = FORMATS[form]
    edition = order.selection.register.package.version
    return File(
        f"imap-{thing.replace('_', '-')}-{edition}.{form}", chosen.media_type, chosen.write(order, thing)
    )


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
