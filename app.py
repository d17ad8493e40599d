"""The roof: settings from the environment, the store, the app and its doors.

``IMAP_DATA`` names the folder of the data package, ``IMAP_PREFIX`` the path below which
the app lives, ``IMAP_EMBED`` the origins that may show it in a frame.
"""

from __future__ import annotations

import os
from pathlib import Path

from imap.api import doors
from imap.store.folder import data_folder
from imap.store.store import open_store
from imap.web.build import build
from imap.web.page import IMap

ROOT = Path(__file__).parent


def create_app(data: Path | None = None) -> IMap:
    """Build the app over a data package, that of the environment where none is given."""
    store = open_store(data or data_folder()).warm()
    prefix = os.environ.get("IMAP_PREFIX", "/")
    app = build(store, ROOT / "assets", prefix, os.environ.get("IMAP_EMBED", "'none'"))
    for door in doors(store):
        app.server.register_blueprint(door, url_prefix=prefix.rstrip("/") or None)
    return app


def create_server(data: Path | None = None):  # noqa: ANN201 - a WSGI application, for gunicorn
    """Build the WSGI application."""
    return create_app(data).server
