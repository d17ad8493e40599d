"""What changed between the two days of a question, as far as its filters reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from imap.model.nouns import Row
from imap.model.query import ACTS_ON, Query
from imap.store.changes import Change, Correction, Event, all_events, corrections, diff, events, passing
from imap.store.days import Days, days
from imap.store.mandated import mandates
from imap.store.register import Register
from imap.store.select import Selection
from imap.store.store import Store

TABLES = ("statements", "treaty_actions", "memberships", "mandates", "activities", "recommendations")
"""Tables whose rows change or happen."""
FILTERED = ("dialogue", "agency", "theme", "state", "q")
"""Filters that act here as on the map; days say the time, so year and phase do not."""


@dataclass(frozen=True, eq=False)
class Between:
    """What changed between two days.

    ``query``: the question, without the day of the map and without the filters that do not act
    here (``ignored``). ``passing``: what came and went in between. ``elsewhere``: corrections of
    rows that no filter can reach, or that lie outside it.
    """

    query: Query
    register: Register = field(repr=False)
    days: Days
    ignored: tuple[str, ...]
    changes: tuple[Change, ...]
    passing: tuple[Change, ...]
    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    elsewhere: int

    @property
    def untouched(self) -> Iterator[tuple[str, str]]:
        """Filters that leave a table as it is, each with the table."""
        return (
            (name, table)
            for name in self.query.filters()
            for table in TABLES
            if table in ACTS_ON and name not in ACTS_ON[table]
        )


def between(store: Store, query: Query) -> Between:
    """What changed between the days of a question.

    Parameters
    ----------
    store
        The store as it is, not as the clocks of a question show it: a correction is told from
        the versions of a row.
    """
    kept = Kept(store, query)
    register, asked = kept.register, kept.query
    span = days(register, asked)
    when = span.after, span.until
    first, last = (day.isoformat() for day in when)
    corrected = corrections(store.register, first, min(last, asked.known or last))
    told = tuple(c for c in corrected if kept.correction(c))
    return Between(
        query=asked,
        register=register,
        days=span,
        ignored=tuple(name for name in query.filters() if name not in FILTERED),
        changes=tuple(c for c in diff(register, *when) if kept.change(c)),
        passing=tuple(c for c in passing(register, *when) if kept.change(c)),
        events=tuple(e for e in events(register, *when) if kept.row(e.table, e.row)),
        corrections=told,
        elsewhere=len(corrected) - len(told),
    )


def recorded_events(store: Store, query: Query) -> tuple[Event, ...]:
    """Events of a question, those recorded last first; all of them where it names no day."""
    kept = Kept(store, query)
    span = days(kept.register, kept.query)
    asked = query.from_ or query.to
    found = [
        e
        for e in (events(kept.register, span.after, span.until) if asked else all_events(kept.register))
        if kept.row(e.table, e.row)
    ]
    return tuple(sorted(found, key=lambda e: (e.row["recorded"], e.first, e.id), reverse=True))


class Kept:
    """What the filters of a question leave of the tables, whatever the day."""

    def __init__(self, store: Store, query: Query) -> None:
        self.query = query.changed(at="", year=(), phase=())
        seen = store.seen(self.query)
        self.register = seen.register
        self._ids: Mapping[str, frozenset[str]] | None = None
        if self.query.filters():
            rows = self._rows(seen.select(self.query.changed(known="")))
            self._ids = {table: frozenset(r["id"] for r in found) for table, found in rows}

    def _rows(self, selection: Selection) -> Iterator[tuple[str, Iterable[Row]]]:
        yield from ((table, rows) for table, rows in selection.tables.items() if table != "states")
        yield "mandates", mandates(self.register, self.query)

    def row(self, table: str, row: Row) -> bool:
        """Whether a row passes the filters."""
        return self._ids is None or row["id"] in self._ids.get(table, ())

    def change(self, change: Change) -> bool:
        """Whether the row that a change rests on passes them."""
        return self.row(change.held.table, change.held.row)

    def correction(self, correction: Correction) -> bool:
        """Whether the row that was corrected passes them; one that was withdrawn passes by its state."""
        if correction.new is not None or self._ids is None:
            return self.row(correction.table, correction.old)
        areas = correction.old.get("areas") or (correction.old.get("area", ""),)
        others = {name for name in self.query.filters() if name != "state"}
        return not others and bool(set(self.query.state) & set(areas))
