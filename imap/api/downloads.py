"""Files of a view, and citations of rows, at addresses that carry the question."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

import flask

from imap.exports.citation import cite_row
from imap.exports.colophon import Order
from imap.exports.formats import export, known
from imap.i18n.words import word
from imap.model.errors import ImapError, UnknownFormat, UnknownItem
from imap.model.query import Query, Unknown, parse

if TYPE_CHECKING:
    from werkzeug import Response

    from imap.store.store import Store

STATUS: Mapping[type[ImapError], int] = {UnknownItem: 404, UnknownFormat: 404}
"""What an error of ours is in HTTP."""
AT_ONCE = 3
"""Files that are made at the same time: fewer than threads, so that pages are served meanwhile."""


def downloads(store: Store) -> flask.Blueprint:
    """Doors ``/download/<thing>.<form>?<question>`` and ``/cite/<row>``."""
    door = flask.Blueprint("downloads", __name__)
    turn = threading.BoundedSemaphore(AT_ONCE)

    @door.get("/download/<thing>.<form>")
    def download(thing: str, form: str) -> Response:
        query, unknown = _asked(store)
        known(thing, form, query.lang)
        with turn:
            file = export(
                Order(store.select(query), store, _today(), _base("/download/"), unknown), thing, form
            )
        response = flask.Response(file.content, content_type=file.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if unknown:
            response.headers["X-Unknown"] = "; ".join(_said(u) for u in unknown)[:1000]
        response.add_etag()
        return response.make_conditional(flask.request)

    @door.get("/cite/<item>")
    def cite(item: str) -> flask.Response:
        query, _ = _asked(store)
        if not any(store.register.has(t, item) for t in store.register.package.tables if t != "evidence"):
            raise UnknownItem(word("file.no_row", query.lang, name=item[:80]))
        table, row = store.register.find(item)
        said = cite_row(store.register, table, row, query.lang, today=_today(), base_url=_base("/cite/"))
        return _text(said, 200)

    @door.errorhandler(ImapError)
    def refused(error: ImapError) -> flask.Response:
        return _text(str(error), STATUS.get(type(error), 500))

    return door


def _asked(store: Store) -> tuple[Query, tuple[Unknown, ...]]:
    return parse(flask.request.query_string.decode("utf-8", "replace"), store.register.vocabulary)


def _base(door: str) -> str:
    """Address of the app, its prefix included, without a slash at its end."""
    return flask.request.base_url.rpartition(door)[0]


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _said(unknown: Unknown) -> str:
    said = f"{unknown.field}={unknown.value}" if unknown.field else unknown.value
    return quote(said, safe="=:,.-_")


def _text(text: str, status: int) -> flask.Response:
    response = flask.Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
