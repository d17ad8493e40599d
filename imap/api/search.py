"""Search over every named row, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import flask

from imap.model.query import Query, language

if TYPE_CHECKING:
    from imap.store.store import Store

LONGEST = 120
"""Characters of a question that are read."""


def search(store: Store) -> flask.Blueprint:
    """Door ``/search?q=...&lang=...``: rows that a reader may mean, best first."""
    door = flask.Blueprint("search", __name__)

    @door.get("/search")
    def hits() -> flask.Response:
        text = flask.request.args.get("q", "")[:LONGEST]
        lang = language(flask.request.args.get("lang", "")) or "en"
        found = store.search(text, Query(lang=lang))
        response = flask.Response(
            flask.json.dumps([asdict(hit) for hit in found]), mimetype="application/json"
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    return door
