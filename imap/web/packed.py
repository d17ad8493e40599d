"""Compressed once, kept, and sent with lasting cache headers: scripts, styles, geometry.

Dash compresses at every request, and badly over plain HTTP (`research` measured 817 kB
against 578); only files of this list are kept, so that no address can fill the memory.
"""

from __future__ import annotations

import gzip
import re

import brotli
import flask

FIXED = ("/_dash-component-suites/", "/assets/", "/geo/")
HASHED = re.compile(r"\.v[\w-]+m\d+\.|/geo/[\w.]+\.[0-9a-f]{8}\.json|[?&]m=[\d.]+")
TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
AT_MOST = 400


def pack(server: flask.Flask, prefix: str = "/") -> None:
    """Serve fixed files compressed; each is packed once for each encoding.

    Register after ``Dash(...)``, so that it runs before Dash's own compression.
    """
    kept: dict[tuple[str, str], bytes] = {}
    fixed = tuple(prefix.rstrip("/") + path for path in FIXED)

    @server.after_request
    def _packed(response: flask.Response) -> flask.Response:
        request = flask.request
        if request.method != "GET" or response.status_code != 200 or not request.path.startswith(fixed):
            return response
        if HASHED.search(request.full_path):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        accepted = request.headers.get("Accept-Encoding", "")
        encoding = next((e for e in ("br", "gzip") if e in accepted), None)
        if encoding is None or not (response.mimetype or "").startswith(TEXT):
            return response
        key = (request.path, encoding)
        if key not in kept:
            response.direct_passthrough = False
            if len(kept) >= AT_MOST:
                kept.clear()
            kept[key] = _squeeze(response.get_data(), encoding)
        response.direct_passthrough = False
        if close := getattr(response.response, "close", None):
            close()  # the file itself is not sent, and nobody else closes it
        if hasattr(response.response, "close"):
            response.response.close()
        response.set_data(kept[key])
        response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        return response


def _squeeze(content: bytes, encoding: str) -> bytes:
    return brotli.compress(content, quality=9) if encoding == "br" else gzip.compress(content, 9, mtime=0)
