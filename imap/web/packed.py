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
        text = (response.mimetype or "").startswith(TEXT)
        accepted = request.headers.get("Accept-Encoding", "") if text else ""
        encoding = next((e for e in ("br", "gzip") if e in accepted), "identity")
        key = (request.path, encoding)
        if key not in kept:
            if len(kept) >= AT_MOST:
                kept.clear()
            kept[key] = _squeeze(_content(response), encoding)
        if hasattr(response.response, "close"):
            response.response.close()  # the file itself is not sent, and nobody else closes it
        response.direct_passthrough = False
        response.set_data(kept[key])
        if text:
            response.headers["Vary"] = "Accept-Encoding"
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        return response


def _content(response: flask.Response) -> bytes:
    response.direct_passthrough = False
    return response.get_data()


def _squeeze(content: bytes, encoding: str) -> bytes:
    if encoding == "identity":
        return content
    return brotli.compress(content, quality=9) if encoding == "br" else gzip.compress(content, 9, mtime=0)
