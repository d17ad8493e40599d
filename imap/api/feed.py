"""What is newly on record, as an Atom feed at one address for each filter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import flask

from imap.exports.changes_feed import MEDIA, feed_bytes
from imap.exports.colophon import Order
from imap.model.query import parse

if TYPE_CHECKING:
    from werkzeug import Response

    from imap.store.store import Store

PATH = "/changes.atom"
NO_DAY = dt.date.min
"""A feed bears no day of its own: the same record gives the same bytes."""


def feed(store: Store) -> flask.Blueprint:
    """Door ``/changes.atom?<question>``: events of the question, those recorded last first."""
    door = flask.Blueprint("feed", __name__)

    @door.get(PATH)
    def changes() -> Response:
        search = flask.request.query_string.decode("utf-8", "replace")
        query, unknown = parse(search, store.register.vocabulary)
        base = flask.request.base_url.removesuffix(PATH)
        order = Order(store.select(query.changed(at="")), store, NO_DAY, base, unknown)
        response = flask.Response(feed_bytes(order), content_type=MEDIA)
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        return response.make_conditional(flask.request)

    return door
