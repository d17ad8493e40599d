"""Whether the app is well, and which edition it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask

if TYPE_CHECKING:
    from imap.store.store import Store


def health(store: Store) -> flask.Blueprint:
    """Door ``/healthz``."""
    door = flask.Blueprint("health", __name__)
    package = store.register.package
    rows = {name: len(store.register.rows(name)) for name in package.tables}
    answer = {"status": "ok", "package": package.name, "edition": package.version, "rows": rows}

    @door.get("/healthz")
    def healthz() -> flask.Response:
        response = flask.jsonify(answer)
        response.headers["Cache-Control"] = "no-store"
        return response

    return door
