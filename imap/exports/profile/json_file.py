"""The profile of a state for machines: names of the fields in English, dates as filed, texts as asked.

Order and names are fixed; what is not on file is blank, an empty list or null, and never left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from imap.exports.profile.document import about_profile, dossier_of
from imap.i18n.text import Text, label
from imap.model.clock import TIMES
from imap.model.nouns import LANGUAGES
from imap.store.register import KINDS

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.store.dossier import Dossier, Section
    from imap.store.items import Cited, Item
    from imap.store.register import Register
    from imap.store.standing import Standing

FORMAT = "imap-profile/1"
"""Name of this layout; another number where a field gets another meaning."""
_SOURCE = ("id", "publisher", "title", "language", "kind", "published", "url", "archive_url", "host")
_EVIDENCE = ("source", "locator", "stance", "field", "value", "accessed", "origin", "asserted_by")


def json_profile(order: Order) -> bytes:
    """Profile that an order asks for, as JSON.

    Raises
    ------
    UnknownItem
        Where it asks for no state.
    """
    return (json.dumps(profile_data(order), ensure_ascii=False, indent=1) + "\n").encode()


def profile_data(order: Order) -> dict[str, Any]:
    """The same as plain values.

    Raises
    ------
    UnknownItem
        Where it asks for no state.
    """
    about = dossier_of(order)
    register = order.store.seen(about.query).register
    said = about_profile(order, about).as_dict()
    del said["sources"]
    area, query = about.area, about.query
    return {
        "format": FORMAT,
        **said,
        "state": {
            "id": area["id"],
            "iso2": area["iso2"],
            "m49": area["m49"],
            "subregion": area["subregion"],
            "kind": area["kind"],
            "name": {lang: area[f"name_{lang}"] for lang in LANGUAGES},
        },
        "query": {
            "at": query.at,
            "known": query.known,
            "filters": {name: list(values) for name, values in query.filters().items()},
        },
        "matrix": _matrix(about, register),
        "sections": [_section(section, about, register) for section in about.sections],
        "sources": [
            {"number": n, **{k: s[k] for k in _SOURCE}} for n, s in enumerate(about.sources, start=1)
        ],
    }


def _matrix(about: Dossier, register: Register) -> list[dict[str, Any]]:
    dimensions = [t for t in register.rows("themes") if not t["broader"]]
    return [
        {
            "theme": theme["id"],
            "name": name,
            "cells": [
                {
                    "step": cell.step,
                    "kind": KINDS[cell.step],
                    "counts": dict(sorted(cell.counts.items())),
                    "items": list(cell.ids),
                }
                for cell in cells
            ],
        }
        for theme, (name, cells) in zip(dimensions, about.matrix, strict=True)
    ]


def _section(section: Section, about: Dossier, register: Register) -> dict[str, Any]:
    return {
        "number": section.number,
        "key": section.key,
        "title": section.title,
        "on_file": section.on_file,
        "parts": [
            {"key": part.key, "title": part.title, "items": [_item(i, about, register) for i in part.items]}
            for part in section.parts
        ],
    }


def _item(item: Item, about: Dossier, register: Register) -> dict[str, Any]:
    return {
        "id": item.id,
        "table": item.table,
        "rows": list(item.refers),
        "title": _text(item.title),
        "text": _text(item.text),
        "original_title": _text(item.original),
        "step": item.step,
        "kind": KINDS[item.step] if item.step is not None else "",
        "standing": _standing(item.standing),
        "answer": item.answer,
        "doubt": item.doubt,
        **_filed(item, about, register),
        "dates_said": list(item.dates),
        "details": [{"label": name, **_text(said)} for name, said in item.details],
        "related": [{"relation": r.relation, "id": r.id, "title": _text(r.title)} for r in item.related],
        "endorsement": item.endorsement,
        "evidence": [_evidence(cited) for cited in item.cited],
    }


def _filed(item: Item, about: Dossier, register: Register) -> dict[str, Any]:
    """Status, dates and themes of the row as they are filed; a treaty has those of its actions."""
    if item.table == "treaty_actions":
        view = next(t for t in about.profile.treaties if t.instrument == item.id)
        row = register.row("instruments", item.id)
        actions = [{"action": a["action"], "date": a["date"], "as_of": a["as_of"]} for a in view.actions]
        dates = {"date": view.date, "as_of": view.as_of, "entry": view.entry, "computed": view.computed}
        return {
            "status": view.status,
            "status_said": item.status,
            "dates": dates,
            "actions": actions,
            "themes": _themes(row["themes"], register, about),
        }
    row = register.row(item.table, item.refers[0])
    status = register.status(row) if item.table == "statements" else row.get("role") or row.get("kind", "")
    times = TIMES[item.table]
    columns = (*times.start, times.end, "as_of")
    dates = {c: row[c] for c in dict.fromkeys(columns) if c in row}
    themes = [t for c in ("main_theme", "theme", "themes") for t in _many(row.get(c))]
    return {
        "status": status,
        "status_said": item.status,
        "dates": dates,
        "actions": [],
        "themes": _themes(dict.fromkeys(themes), register, about),
    }


def _many(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _themes(themes: Any, register: Register, about: Dossier) -> list[dict[str, str]]:
    return [{"id": t, "name": label(register.row("themes", t), about.lang).text} for t in themes]


def _evidence(cited: Cited) -> dict[str, Any]:
    return {"number": cited.number, **{k: cited.evidence[k] for k in _EVIDENCE}}


def _standing(standing: Standing) -> dict[str, Any]:
    return {"kind": standing.kind, "disputed": list(standing.disputed)}


def _text(said: Text) -> dict[str, str]:
    return {"text": said.text, "lang": said.lang}
