"""Geometry and names of the map, served once under a name made of their content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import flask

from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.grades import weakest
from imap.model.nouns import LANGUAGES, Language
from imap.store.dated import on
from imap.store.fill import fill_of
from imap.store.lines import lines
from imap.store.projection import to_map
from imap.store.store import Store
from imap.views.answer import place


@dataclass(frozen=True)
class GeoFiles:
    """Files of the map by address; an address changes with its content."""

    contents: Mapping[str, bytes]
    names: Mapping[str, str]

    def address(self, name: str) -> str:
        """Address of a file, below the prefix of the app."""
        return self.names[name]


def geo_files(store: Store) -> GeoFiles:
    """Every file of the map: shapes in two levels of detail, lines, and names in three languages."""
    files = {
        name: (store.shapes.folder / f"{name}.json").read_bytes()
        for name in ("states.0", "states.1", "lines")
    }
    files |= {f"map.{lang}": _dump(map_data(store, lang)) for lang in LANGUAGES}
    names = {
        name: f"geo/{name}.{hashlib.sha256(content).hexdigest()[:8]}.json" for name, content in files.items()
    }
    return GeoFiles({names[name]: content for name, content in files.items()}, names)


def blueprint(files: GeoFiles) -> flask.Blueprint:
    """Routes of the files; each may be kept for ever."""
    bp = flask.Blueprint("geo", __name__)

    @bp.get("/geo/<name>")
    def geo(name: str) -> flask.Response:
        content = files.contents.get(f"geo/{name}")
        if content is None:
            flask.abort(404)
        response = flask.Response(content, mimetype="application/json")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    return bp


def map_data(store: Store, lang: Language) -> dict[str, Any]:
    """Names and positions in one language, routes as lines, and the fills that no filter changes."""
    register = store.register
    groups = [g["id"] for t in ("dialogues", "groups") for g in register.rows(t)]
    return {
        "areas": {a["id"]: label(a, lang).text for a in register.rows("areas")},
        "roles": {f"role:{g}": dict(fill_of(register, f"role:{g}", {}).classes) for g in groups},
        "titles": {f"role:{g}": _role_title(store, g, lang) for g in groups},
        "legs": list(_legs(store)),
        "routes": {
            r["id"]: {
                "n": label(r, lang).text,
                "f": r["family"],
                "g": weakest(store.register.where("legs", "route", r["id"])),
            }
            for r in register.rows("routes")
        },
        "places": {
            p["id"]: place(p, label(p, lang).text, *_xy(p["lon"], p["lat"])) for p in register.rows("places")
        },
        "waters": [
            {
                "n": label(w, lang).text,
                "k": w["kind"],
                **dict(zip("xy", _xy(w["lon"], w["lat"]), strict=True)),
            }
            for w in register.rows("waters")
        ],
        "themes": {t["id"]: label(t, lang).text for t in register.rows("themes")},
    }


def _role_title(store: Store, group: str, lang: Language) -> list[str]:
    row = store.register.find(group)[1]
    rows = [m for m in store.register.where("memberships", "group", group) if m["as_of"] and m["area"]]
    name = label(row, lang).text
    day = max((m["as_of"] for m in rows), default="")
    return [word("fill.role_title", lang, name=name), on("as_of", day, lang) if day else ""]


def _xy(lon: float, lat: float) -> tuple[float, float]:
    x, y = to_map(lon, lat)
    return round(float(x), 3), round(float(y), 3)


def _legs(store: Store) -> list[dict[str, Any]]:
    return [
        {
            "r": sorted(line.routes),
            "m": line.mode,
            "g": line.grade,
            "p": [[round(float(x), 2), round(float(y), 2)] for x, y in line.points],
        }
        for line in lines(store.register)
    ]


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
