"""Download this view: one archive with the map, every table, its evidence and sources, and how to cite it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from imap.exports.colophon import Colophon, colophon
from imap.exports.csv_file import plain_csv
from imap.exports.map import png_bytes, svg_bytes
from imap.exports.tables import TABLES, sheet
from imap.i18n.words import word

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.exports.tables import Sheet
    from imap.model.nouns import Row

STAMP = (1980, 1, 1, 0, 0, 0)
"""Time of every member, so that the same view gives the same bytes."""
_FIELD_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def bundle_bytes(order: Order) -> bytes:
    """Archive of a view.

    Notes
    -----
    ``datapackage.json`` describes the tables, ``citation.txt`` says in words what every
    other file of ours says in its head, ``query.json`` is the question for machines.
    """
    sheets = [sheet(order, table) for table in TABLES]
    about = colophon(order, word("file.view", order.lang), ())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (
            ("citation.txt", _citation(about)),
            ("query.json", _json(_query(order, about))),
            ("datapackage.json", _json(_descriptor(order, about, sheets))),
            ("map.svg", svg_bytes(order)),
            ("map.png", png_bytes(order)),
            *((f"{part.table}.csv", plain_csv(part.columns, part.rows)) for part in sheets),
        ):
            packing = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, packing)
    return out.getvalue()


def _citation(about: Colophon) -> bytes:
    lines = [about.citation, "", *(f"{name}: {text}" for name, text in about.lines()), ""]
    lines += [
        f"- {', '.join(p for p in (s['publisher'], s['title'], s['url'] or s['host']) if p)}"
        for s in about.sources
    ]
    return ("\ufeff" + "\r\n".join([*lines, ""])).encode()


def _query(order: Order, about: Colophon) -> dict[str, Any]:
    query = order.selection.query
    return {
        "address": about.address,
        "words": about.question,
        "lang": query.lang,
        "filters": {name: list(values) for name, values in query.filters().items()},
        "at": query.at,
        "known": query.known,
        "fill": query.fill,
        "layer": list(query.layer),
        "view": query.view,
        "rows": {table: len(rows) for table, rows in order.selection.tables.items()},
        "ignored": list(about.ignored),
        "edition": about.edition,
        "date": about.date,
    }


def _descriptor(order: Order, about: Colophon, sheets: list[Sheet]) -> dict[str, Any]:
    package = order.selection.register.package
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{package.name}-view",
        "title": f"{package.title}: {about.question}",
        "description": f"{about.citation} {about.disclaimer}",
        "version": about.edition,
        "created": f"{about.date}T00:00:00Z",
        "homepage": about.address,
        "licenses": [{"name": package.licence, "title": about.licence}],
        "sources": [_source(s) for s in about.sources],
        "resources": [_resource(part) for part in sheets],
    }  # fmt: skip


def _source(source: Row) -> dict[str, str]:
    said = {"title": f"{source['publisher']}: {source['title']}"}
    return {**said, "path": source["url"]} if source["url"] else said


def _resource(part: Sheet) -> dict[str, Any]:
    fields = [{"name": n, "type": _FIELD_TYPES[t]} for n, t in zip(part.columns, part.types, strict=True)]
    return {
        "name": part.table.replace("_", "-"),
        "path": f"{part.table}.csv",
        "title": part.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, **({"primaryKey": ["id"]} if "id" in part.columns else {})},
    }


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
