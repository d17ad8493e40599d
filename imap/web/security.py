"""Headers that keep a page to itself, and honest answers to unknown paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import flask

NO_CACHE = ("/_dash-layout", "/_dash-dependencies", "/_dash-update-component")


def policy(script_hashes: Iterable[str], embed: str = "'none'") -> str:
    """Content-Security-Policy: everything from this origin, no eval.

    Parameters
    ----------
    script_hashes
        Hashes of Dash's own inline script.
    embed
        Origins that may show the page in a frame.
    """
    hashes = " ".join(script_hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {hashes}",
            "style-src-elem 'self' 'unsafe-inline'",
            "style-src-attr 'none'",
            "img-src 'self' blob: data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {embed}",
            "object-src 'none'",
        )
    )


def secure(server: flask.Flask, csp: str, known: Callable[[str], bool]) -> None:
    """Put the headers on every answer, and answer 404 to paths that are no page.

    Parameters
    ----------
    known
        Whether a path that Dash would serve is a page.
    """

    @server.before_request
    def _refuse() -> None:
        rule = flask.request.url_rule
        if rule is not None and rule.rule.endswith("<path:path>") and not known(flask.request.path):
            flask.abort(404)

    @server.after_request
    def _headers(response: flask.Response) -> flask.Response:
        response.headers.setdefault("Content-Security-Policy", csp)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = (
            "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if flask.request.path.endswith(NO_CACHE):
            response.headers["Cache-Control"] = "no-store"
        return response
