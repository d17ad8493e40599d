"""Build the Dash app around a store."""

from __future__ import annotations

from pathlib import Path

import dash
import flask

from imap.store.store import Store
from imap.web import panel
from imap.web.callbacks import connect
from imap.web.geo import blueprint, geo_files
from imap.web.packed import pack
from imap.web.page import IMap, is_page, layout, missing
from imap.web.security import policy, secure


def build(store: Store, assets: Path, prefix: str = "/", embed: str = "'none'") -> IMap:
    """Dash app with its pages, callbacks, files and headers.

    Parameters
    ----------
    prefix
        Path below which the app lives, with slashes at both ends.
    embed
        Origins that may show the app in a frame, as in ``frame-ancestors``.
    """
    _trim()
    server = flask.Flask("imap")
    app = IMap(
        __name__,
        server=server,  # type: ignore[arg-type]
        assets_folder=str(assets),
        assets_ignore=r"address\.js|plotly-basic\.min\.js|.*\.ttf|sprite\.svg",
        url_base_pathname=prefix,
        compress=True,
        update_title="",
        serve_locally=True,
        suppress_callback_exceptions=True,  # pages differ, and the chart comes with its tab
    )
    app.store, app.files = store, geo_files(store)
    app.layout = lambda: layout(app)
    connect(app)
    for door in (blueprint(app.files), panel.blueprint(store)):
        server.register_blueprint(door, url_prefix=prefix.rstrip("/") or None)
    server.register_error_handler(404, lambda _: (missing(prefix), 404))
    pack(server, prefix)
    secure(server, policy(app.csp_hashes(), embed), lambda path: is_page(app, path))
    return app


def _trim() -> None:
    """Leave out what no page uses: Dash's table, and its polyfill for old browsers."""
    dash.dash_table._js_dist.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - measured: 8 kB of every first view
    package = dash._dash_renderer._js_dist_dependencies[0]["relative_package_path"]  # noqa: SLF001 - 29 kB
    package["prod"] = [path for path in package["prod"] if "polyfill" not in path]
