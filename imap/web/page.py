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
from imap.model.errors import UnknownItem
from imap.model.nouns import Language
from imap.model.query import FIELDS, Query, Unknown, language, parse, standard
from imap.store.store import Store
from imap.views.shell import frame, map_page, text_page
from imap.web import parts
from imap.web.geo import GeoFiles

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
        lang = asked_language(flask.request.args.get("lang", ""))
        _, unknown = read_query(self.store, flask.request.query_string.decode("utf-8", "replace"))
        settings = {
            "lang": lang,
            "prefix": self.config.requests_pathname_prefix,
            "fields": [(f.name, f.kind, standard(f.name)) for f in FIELDS],
            "ignored": [(u.field, u.value) for u in unknown if u.field],
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
            title=markup.escape(title(self.store, flask.request.path, lang)),
            description=markup.escape(word("page.description", lang)),
            first=self.get_asset_url("address.js"),
            prefix=self.config.requests_pathname_prefix,
            settings=json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c"),
            sprite=(Path(str(self.config.assets_folder)) / "sprite.svg").read_text(encoding="utf-8"),
            **{k: parts_of_page[k] for k in ("css", "app_entry", "config", "scripts", "renderer")},
        )


def title(store: Store, path: str, lang: Language) -> str:
    """Title of a page."""
    name = path.rstrip("/").rsplit("/", 1)[-1]
    if "/item/" in path:
        try:
            return word("page.item", lang, name=parts.name_of(store, name, lang))
        except UnknownItem:
            return word("page.title", lang)
    return word("page.about", lang) if name == "about" else word("page.title", lang)


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
    """Question of an address, in the language of the browser where it names none."""
    query, unknown = parse(search, store.register.vocabulary)
    asked = dict(parse_qsl(search.lstrip("?"))).get("lang", "")
    return query.changed(lang=asked_language(asked)), unknown


def layout(app: IMap) -> Any:
    """Layout of the page that asks: the path and the question come with the request."""
    if not flask.has_request_context():
        return dash.html.Div()
    args = flask.request.args.to_dict()
    page = "/" + page_of(app, args.pop("_path", app.config.requests_pathname_prefix))
    search = urlencode(args)
    query, unknown = read_query(app.store, search)
    if page == "/about":
        return frame(
            query.lang,
            "about",
            text_page(
                parts.about_text(
                    app.store, query.lang, f"{app.config.requests_pathname_prefix}?lang={query.lang}"
                )
            ),
        )
    if page.startswith("/item/"):
        if not parts.exists(app.store, page.removeprefix("/item/")):
            flask.abort(404)
        return frame(
            query.lang, "item", text_page(parts.item_text(app.store, page.removeprefix("/item/"), query.lang))
        )
    geo = app.config.requests_pathname_prefix + app.files.address("states.0")
    answer = parts.answer_of(app.store.select(query))
    texts = parts.map_texts(app.store, query, unknown)
    return frame(query.lang, "map", map_page(query, texts, answer, parts.graph_of(app.store, query), geo))


def page_of(app: IMap, path: str) -> str:
    """Path below the prefix of the app, without slashes at its ends."""
    return path.removeprefix(app.config.requests_pathname_prefix.rstrip("/")).strip("/")


def is_page(app: IMap, path: str) -> bool:
    """Whether a path is a page of the app."""
    page = page_of(app, path)
    if page in {"", "about"}:
        return True
    return page.startswith("item/") and parts.exists(app.store, page.removeprefix("item/"))
