"""An address that does not answer is named with the reason; what answers is not."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from imap.importers.addresses import unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator


class Door(BaseHTTPRequestHandler):
    """Answers by path; ``/shy`` answers only who asks for the whole page."""

    def answer(self) -> None:
        shy = self.path == "/shy" and self.command == "HEAD"
        self.send_response(405 if shy else 404 if self.path == "/gone" else 200)
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815 - names of the standard library

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_dead_addresses_are_told_from_living_ones(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    asked = [f"{site}/here", f"{site}/shy", f"{site}/gone", "http://127.0.0.1:1/", "file:///etc/hostname"]
    found = unanswered(asked)
    assert found[f"{site}/gone"] == "HTTP 404"
    assert found["file:///etc/hostname"] == "no web address"
    assert set(found) == set(asked[2:])
    assert found["http://127.0.0.1:1/"], "nobody listens, and the reason is told"
