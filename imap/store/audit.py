"""Sources and statements that want another look: addresses in doubt, sources unused, press alone, age."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, parse_qs, urlsplit

from imap.model.clock import ENDED
from imap.store.support import national, press_alone

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.store.register import Register

CYCLE: Mapping[str, int] = {
    "project": 183,
    "initiative": 365,
    "actor": 365,
    "legislation": 365,
    "policy": 365,
    "cooperation": 365,
    "data": 365,
    "challenge": 730,
    "review": 730,
}
"""Days after which a fact is read again, by section of its statement."""
COPIES = re.compile(
    r"(?:^|\.)(?:scribd|docplayer|pdfcoffee|studylib\w*|slideshare|issuu|fliphtml5|vdocuments|dokumen|doczz"
    r"|yumpu|calameo|coursehero|webcache|cupdf|silo|docslib|kipdf|123dok|zlibrary)\.",
    re.IGNORECASE,
)
"""Hosts that keep copies of other people's documents and can lose them."""
BEHIND = re.compile(r"/https?(?::/|/)", re.IGNORECASE)
"""An address in the path of another: what a proxy showed, and not what it stands for."""
ARCHIVES = re.compile(r"archive\b|arquivo", re.IGNORECASE)
PASSING = re.compile(r"^(?:utm_\w+|fbclid|gclid|jsessionid|phpsessid|sid|session\w*)$", re.IGNORECASE)
"""Parameters that belong to one visit."""


class Finding(NamedTuple):
    """Something to look at: what is found, the row it is about, and what is to be known of it."""

    kind: str
    item: str
    detail: str


def findings(register: Register, today: date) -> tuple[Finding, ...]:
    """Everything to look at, by kind and row.

    Parameters
    ----------
    today
        Day on which the age of a fact is counted.
    """
    found = (
        *_addresses(register),
        *_unused(register),
        *_press(register),
        *_due(register, today),
    )
    return tuple(sorted(found))


def doubt(url: str) -> str:
    """Why an address is doubtful; blank where it is not.

    Parameters
    ----------
    url
        Address of a source; blank where it has none.
    """
    parts = urlsplit(url)
    return next((why for why, doubtful in DOUBTS if doubtful(parts)), "")


def _host(parts: SplitResult) -> str:
    return parts.hostname or ""


DOUBTS: tuple[tuple[str, Callable[[SplitResult], object]], ...] = (
    ("no address", lambda p: not p.geturl()),
    ("no name of a host", lambda p: "." not in _host(p) or re.fullmatch(r"[\d.]+", _host(p))),
    ("an address behind another", lambda p: BEHIND.search(p.path) and not ARCHIVES.search(_host(p))),
    ("a site that keeps copies", lambda p: COPIES.search(_host(p))),
    ("a front page", lambda p: not p.path.strip("/") and not p.query),
    ("an address of one visit", lambda p: any(map(PASSING.match, parse_qs(p.query, keep_blank_values=True)))),
    ("not encrypted", lambda p: p.scheme != "https"),
)
"""Reasons to doubt an address, the first that holds counts."""


def _addresses(register: Register) -> Iterator[Finding]:
    shared: dict[str, list[str]] = defaultdict(list)
    for row in register.rows("sources"):
        shared[row["url"]].append(row["id"])
        if why := doubt(row["url"]):
            yield Finding("doubtful address", row["id"], f"{why}: {row['url'] or row['host']}")
    for url, ids in shared.items():
        if url and len(ids) > 1:
            yield Finding("doubtful address", ids[0], f"also that of {', '.join(ids[1:])}: {url}")


def _unused(register: Register) -> Iterator[Finding]:
    used = {e["source"] for e in register.rows("evidence")} | {s["copy_of"] for s in register.rows("sources")}
    for row in register.rows("sources"):
        if row["id"] not in used:
            yield Finding("source never used", row["id"], row["title"])


def _press(register: Register) -> Iterator[Finding]:
    for row in press_alone(register, national(register)):
        sources = sorted({e["source"] for e in register.evidence("statements", row["id"])})
        if len(sources) == 1:
            yield Finding("single press source", row["id"], sources[0])


def _due(register: Register, today: date) -> Iterator[Finding]:
    for row in register.rows("statements"):
        read = last_read(register, row)
        limit = CYCLE[row["section"]]
        if read and row["status"] not in ENDED and today - read > timedelta(days=limit):
            age = (today - read).days
            yield Finding("due for review", row["id"], f"read {read}, {age} days ago; cycle {limit} days")


def last_read(register: Register, statement: Row) -> date | None:
    """Day on which a source of a statement was last read."""
    days = [e["accessed"] for e in register.evidence("statements", statement["id"])]
    return max(map(date.fromisoformat, days), default=None)
