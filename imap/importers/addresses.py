"""Which addresses of others still answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_ONCE, SECONDS = 8, 20
AGENT = "i-map/2026.11 (checks whether cited sources still answer)"
REFUSES_HEAD = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED})


def unanswered(urls: Iterable[str]) -> dict[str, str]:
    """Addresses that do not answer, and why.

    Parameters
    ----------
    urls
        Addresses with ``http`` or ``https``; others are refused without being asked. A proxy
        that the environment names is used.
    """
    asked = list(urls)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = dict(zip(asked, pool.map(_why, asked), strict=True))
    return {url: why for url, why in said.items() if why}


def _why(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return "no web address"
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(url, method=method, headers={"User-Agent": AGENT}), timeout=SECONDS):  # noqa: S310 - checked above
                return ""
        except HTTPError as error:
            if method == "HEAD" and error.code in REFUSES_HEAD:
                continue
            return f"HTTP {error.code}"
        except (URLError, OSError, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return ""
