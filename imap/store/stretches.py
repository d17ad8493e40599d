"""When something holds, as parts of a bar: certain, possible, or fading where an edge is not documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from imap.model.clock import EVER, NEVER, Period
from imap.model.dates import earliest, latest
from imap.model.nouns import Row
from imap.store.register import Register
from imap.store.treaties import Bond

Kind: TypeAlias = Literal["certain", "start", "end", "fades_in", "fades_out", "before"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar, from ``first`` until the day before ``last``.

    ``kind``: *certain*; *start* or *end* where the edge may lie on any of these days; *fades_in*
    before and *fades_out* after a day on which nothing limits it (``first`` and ``last`` are that
    day); *before*: what led to it, from signature or adoption, or time in which a treaty was
    not joined.
    """

    kind: Kind
    first: date
    last: date


def of_statement(register: Register, row: Row) -> Iterator[Stretch]:
    """Parts of the bar of a statement, and the time between its adoption and its beginning."""
    when = register.period("statements", row)
    before = min((earliest(row[c]) for c in ("adopted", "published") if row[c]), default=NEVER)
    if EVER < when.start.first < NEVER and before < when.start.first:
        yield Stretch("before", before, when.start.first)
    yield from held(when)


def held(when: Period) -> Iterator[Stretch]:
    """Parts of a bar: what is certain, what possible, where it fades."""
    start, end = when.start, when.end
    if start.last == NEVER:
        if end.last < NEVER:
            yield Stretch("fades_in", end.last, end.last)
        return
    if start.first == EVER:
        yield Stretch("fades_in", start.last, start.last)
    elif start.first < start.last:
        yield Stretch("start", start.first, start.last)
    finish = max(end.first, start.last)
    if start.last < finish:
        yield Stretch("certain", start.last, finish)
    if end.kind in {"undated", "end_not_documented"}:
        yield Stretch("fades_out", finish, finish)
    elif finish < end.last:
        yield Stretch("end", finish, end.last)


def of_treaty(bond: Bond, instrument: Row) -> Iterator[Stretch]:
    """Parts of the bar of a treaty: the time before it binds is led to, never filled."""
    for status, (when, _) in bond.periods.items():
        start, end = when.start, when.end
        if status == "party":
            yield from held(when)
        elif status != "not_party":
            if EVER < start.first < end.first:
                yield Stretch("before", start.first, end.first)
        elif len(bond.periods) == 1 and instrument["adopted"] and end.text:
            yield Stretch("before", earliest(instrument["adopted"]), latest(end.text))
