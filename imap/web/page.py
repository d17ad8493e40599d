"""The Dash app: its page template, its layout for an address, its files."""

from __future__ import annotations

import html as markup
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import dash
import flask

from imap.i18n.words import direction, keys, word
from imap.model.nouns import Language
from imap.model.query import FIELDS, Query, Unknown, language, parse, standard
from imap.store.store import Store
from imap.views.shell import frame
from imap.web.geo import GeoFiles
from imap.web.pages import Asked, body, find, title

FED = ("lang", "dialogue", "agency", "theme", "state", "q")
"""What a feed is narrowed by."""
SCRIPT_WORDS = ("js.", "class.", "legend.note.", "step.", "count.short")
"""Keys of the words that scripts use."""

TEMPLATE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
<title>{title}</title>
<link rel="icon" href="{prefix}assets/favicon.svg" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" href="{feed}">
<script type="application/json" id="settings">{settings}</script>
<script src="{first}"></script>
<link rel="preload" as="script" href="{prefix}_dash-component-suites/dash_leaflet/async-GeoJSON.js">
{css}
</head>
<body>
{sprite}
{app_entry}
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>"""


MISSING = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>404 – i-Map</title>
<link rel="stylesheet" href="{prefix}assets/tokens.css">
<link rel="stylesheet" href="{prefix}assets/app.css">
</head>
<body>
<main class="text"><h1>404</h1><p>{words}</p><p><a href="{prefix}?lang={lang}">{link}</a></p></main>
</body>
</html>"""


class IMap(dash.Dash):
    """Dash with a page template that knows the language of the address."""

    store: Store
    files: GeoFiles

    def interpolate_index(self, **parts_of_page: Any) -> str:  # type: ignore[override]
        """Page around the app: language, direction, title, words for the scripts."""
        lang, prefix = (
            asked_language(flask.request.args.get("lang", "")),
            self.config.requests_pathname_prefix,
        )
        query, unknown = read_query(self.store, flask.request.query_string.decode("utf-8", "replace"))
        settings = {
            "lang": lang,
            "prefix": self.config.requests_pathname_prefix,
            "fields": [(f.name, f.kind, standard(f.name)) for f in FIELDS],
            "ignored": [(u.field, u.value) for u in unknown if u.field],
            "recorded": self.store.recorded[-1],
            "edition": self.store.register.package.version,
            "geo": {
                name: self.config.requests_pathname_prefix + self.files.address(name)
                for name in self.files.names
            },
            "words": {k: word(k, lang) for k in sorted(keys(lang)) if k.startswith(SCRIPT_WORDS)},
        }
        return TEMPLATE.format(
            lang=lang,
            dir=direction(lang),
            title=markup.escape(title(self.store, page_of(self, flask.request.path), lang)),
            description=markup.escape(word("page.description", lang)),
            first=self.get_asset_url("address.js"),
            feed=markup.escape(f"{prefix}changes.atom?{query.to_search(keep=FED)}"),
            prefix=prefix,
            settings=json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c"),
            sprite=(Path(str(self.config.assets_folder)) / "sprite.svg").read_text(encoding="utf-8"),
            **{k: parts_of_page[k] for k in ("css", "app_entry", "config", "scripts", "renderer")},
        )


def missing(prefix: str) -> str:
    """Page for an address that is none, in the language it asks for."""
    lang = asked_language(flask.request.args.get("lang", ""))
    words, link = word("page.missing", lang), word("page.missing_link", lang)
    return MISSING.format(lang=lang, dir=direction(lang), prefix=prefix, words=words, link=link)


def asked_language(text: str) -> Language:
    """Language of an address; else the browser's first of the three; else English."""
    if found := language(text):
        return found
    liked = flask.request.accept_languages.values() if flask.has_request_context() else ()
    return next((found for code in liked if (found := language(code))), "en")


def read_query(store: Store, search: str) -> tuple[Query, tuple[Unknown, ...]]:
    """Question of an address, in the language of the browser where it names none.

    What was not on record on the day that ``known`` names is not known either; a row can be chosen
    all the same, and is told not to have been on record.
    """
    words = store.register.vocabulary
    query, unknown = parse(search, words)
    if query.known:
        then = store.seen(query).register.vocabulary
        query, unknown = parse(search, {**then, "select": then["select"] | words["select"]})
    asked = dict(parse_qsl(search.lstrip("?"))).get("lang", "")
    return query.changed(lang=asked_language(asked)), unknown


def layout(app: IMap) -> Any:
    """Layout of the page that asks: the path and the question come with the request."""
    if not flask.has_request_context():
        return dash.html.Div()
    args = flask.request.args.to_dict()
    name, asked = question(app, args.pop("_path", app.config.requests_pathname_prefix), urlencode(args))
    return frame(asked.query.lang, name or "map", body(name, asked))


def question(app: IMap, path: str, search: str) -> tuple[str, Asked]:
    """Name of the page at an address, and what it is asked; 404 where there is none."""
    prefix = app.config.requests_pathname_prefix
    found = find(app.store, page_of(app, path))
    if found is None:
        flask.abort(404)
    name, thing = found
    query, unknown = read_query(app.store, search)
    geometry = prefix + app.files.address("states.0")
    return name, Asked(app.store.seen(query), app.store, query, unknown, thing, prefix, geometry)


def page_of(app: IMap, path: str) -> str:
    """Path below the prefix of the app, without slashes at its ends."""
    return path.removeprefix(app.config.requests_pathname_prefix.rstrip("/")).strip("/")


def is_page(app: IMap, path: str) -> bool:
    """Whether a path is a page of the app."""
    return find(app.store, page_of(app, path)) is not None
