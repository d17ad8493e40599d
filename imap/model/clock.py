"""The clock of the world: on which days a row holds, in the three answers *in*, *possible*, *out*.

A period is half open, from its start until the day before its end. Each end is an ``Edge``:
what happened, and the days on which it can have happened. A shortened date means any of its
days; what is not documented means any day. A row is *in* on a day under every reading of its
edges, *out* under every reading, else *possible*.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from imap.model.dates import earliest, latest
from imap.model.nouns import Row

Answer: TypeAlias = Literal["in", "possible", "out"]
ANSWERS: tuple[Answer, ...] = ("in", "possible", "out")
"""From surest to none."""
EVER, NEVER = date.min, date.max
ENDED = frozenset({"ended", "repealed", "replaced", "denounced"})
"""Last known states of a statement that say that it holds no longer."""
OVER = ENDED | {"completed"}
"""The same of statements and activities; an activity that is completed is on record all the same."""
_DAY = timedelta(days=1)
_AFTER = re.compile(r"P(\d+)([DM])(/1)?")


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a period.

    ``kind``: the column that dates it (``valid_from``, ``adopted``, ``as_of`` ...), else
    *undated* (known to have ended), *end_not_documented*, *computed*, or blank where
    nothing is known. ``first`` and ``last``: days on which it can have happened, both
    included. ``text``: the date as filed, blank where there is none.
    """

    kind: str
    first: date
    last: date
    text: str = ""

    @property
    def dated(self) -> bool:
        """Whether something is known of when it happened."""
        return self.first > EVER or self.last < NEVER


BEFORE_EVERYTHING = Edge("", EVER, EVER)
NOT_ENDED = Edge("", NEVER, NEVER)
UNKNOWN = Edge("", EVER, NEVER)


@dataclass(frozen=True, slots=True)
class Period:
    """When something holds: from ``start`` until the day before ``end``."""

    start: Edge
    end: Edge = NOT_ENDED

    def at(self, day: date) -> Answer:
        """Answer for a day; the last of the calendar, which stands for no end, is asked as the one before."""
        day = min(day, NEVER - _DAY)
        if self.start.last <= day < self.end.first:
            return "in"
        return "possible" if self.start.first <= day < self.end.last else "out"

    def doubt(self, day: date) -> Literal["start", "end", ""]:
        """Which edge makes the answer for a day only *possible*; blank where it is not."""
        if self.at(day) != "possible":
            return ""
        return "start" if day < self.start.last else "end"


@dataclass(frozen=True, slots=True)
class Times:
    """Which columns date a table.

    ``start``: columns of the start, the first that is filled counts. ``whole``: whether the
    filed end is the last day (a meeting), and not the first day without (a law). ``event``:
    whether a row only happens, and then stays on record. ``listed``: whether ``as_of`` is
    the time for which a list holds, all of it, and not one day within that time.
    """

    start: tuple[str, ...]
    end: str = ""
    whole: bool = False
    event: bool = False
    listed: bool = False


TIMES: Mapping[str, Times] = {
    "statements": Times(("valid_from", "adopted", "published"), "valid_to"),
    "memberships": Times(("valid_from",), "valid_to", listed=True),
    "mandates": Times(("valid_from",), "valid_to"),
    "bodies": Times(("valid_from",), "valid_to"),
    "activities": Times(("start",), "end", whole=True),
    "treaty_actions": Times(("date",), event=True),
    "recommendations": Times(("adopted",), event=True),
    "endorsements": Times(("date",), event=True),
    "applicability": Times(("valid_from",), "valid_to"),
}
"""Tables that the clock acts on. A law of which the entry into force is not on file counts
from its adoption (else publication), and is shown with that word."""


def period(table: str, row: Row, ended: str = "") -> Period:
    """When a row of a table in ``TIMES`` holds.

    Parameters
    ----------
    row
        Its dates may be shortened or blank; ``as_of`` is a day on which it held,
        ``status`` the last known one.
    ended
        Day of the record, ``YYYY-MM-DD``, on which it was first on file that the row had ended;
        blank where that is the day on which this version of it was recorded.
    """
    times = TIMES[table]
    start = _start(times, row)
    if row.get("action") == "not_party":
        return Period(BEFORE_EVERYTHING, _after(row["as_of"], Edge("as_of", EVER, NEVER, row["as_of"])))
    return Period(start, NOT_ENDED if times.event else _end(times, row, start, ended))


def _start(times: Times, row: Row) -> Edge:
    for column in times.start:
        if text := row.get(column, ""):
            return Edge(column, earliest(text), latest(text), text)
    if as_of := row.get("as_of", ""):
        return Edge("as_of", EVER, (earliest if times.listed else latest)(as_of), as_of)
    return UNKNOWN


def _end(times: Times, row: Row, start: Edge, ended: str) -> Edge:
    if text := row.get(times.end, ""):
        more = _DAY if times.whole else timedelta(0)
        first, last = earliest(text) + more, latest(text) + more
        soonest = start.first + _DAY if start.first > EVER else EVER
        return Edge(times.end, max(first, soonest), max(last, soonest), text)
    status = row.get("status", "")
    if status == "end_not_documented":
        return _after(row.get("as_of", ""), replace(UNKNOWN, kind=status), start)
    if status in OVER:
        known = date.fromisoformat(ended or row["recorded"])
        edge = _after(row.get("as_of", ""), Edge("undated", EVER, known), start)
        return replace(edge, first=min(edge.first, known), text="")
    return NOT_ENDED


def _after(as_of: str, edge: Edge, start: Edge = UNKNOWN) -> Edge:
    """Edge that lies after the last day on which a row is known to have held."""
    held = earliest(as_of) if as_of else start.first
    return replace(edge, first=held + _DAY if held > EVER else edge.first, text=as_of)


def binding(joined: Edge, rule: str, in_force: str) -> Edge:
    """Entry into force of a treaty for a state, computed from its clause.

    Parameters
    ----------
    joined
        Deposit of the instrument of ratification or accession.
    rule
        Time after the deposit, as ``instruments.entry`` has it: ``P30D``, ``P12M``, ``P3M/1``.
    in_force
        Entry into force of the treaty itself, shortened; nobody is bound before.

    Returns
    -------
    Edge
        Of kind *computed*; ``joined`` itself where there is no rule, or no day to count from.
    """
    match = _AFTER.fullmatch(rule)
    if match is None or joined.first == EVER:
        return joined
    count, unit, first_of_month = int(match[1]), match[2], bool(match[3])
    first, last = (_add(day, count, unit, first_of_month) for day in (joined.first, joined.last))
    if in_force:
        first, last = max(first, earliest(in_force)), max(last, latest(in_force))
    return Edge("computed", first, last, first.isoformat() if first == last else "")


def _add(day: date, count: int, unit: str, first_of_month: bool) -> date:
    if unit == "D":
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    there = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return date(there.year + there.month // 12, there.month % 12 + 1, 1) if first_of_month else there


def surest(answers: Iterable[Answer]) -> Answer:
    """The surest of some answers; *out* where there is none."""
    return min(answers, key=ANSWERS.index, default="out")
