"""The panel of a chosen row as HTML, at an address of its own.

Why not a callback: between a click and its request Dash takes 30 to 60 ms on an office PC;
a profile should stand 50 ms after the click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask
from werkzeug.wrappers import Response

from imap.web.page import read_query
from imap.web.parts import panel_text

if TYPE_CHECKING:
    from imap.store.store import Store


def blueprint(store: Store) -> flask.Blueprint:
    """Door ``/part/panel?<question>``."""
    door = flask.Blueprint("panel", __name__)

    @door.get("/part/panel")
    def panel() -> Response:
        query, _ = read_query(store, flask.request.query_string.decode("utf-8", "replace"))
        response = flask.Response(panel_text(store, query), mimetype="text/html")
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        return response.make_conditional(flask.request)

    return door
