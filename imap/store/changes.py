"""What changed between two days: every dated event, the net change, and corrections of the record.

``events`` tells all that can have happened after one day and until another; ``diff`` tells
what holds otherwise at the end than at the beginning, each change with its events. Both are
made from the same periods, so that the net change applied to the first view gives the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from imap.model.clock import EVER, NEVER, TIMES, Answer, Edge, Period
from imap.model.dates import earliest, latest
from imap.model.nouns import Row
from imap.model.query import Query
from imap.store.days import days
from imap.store.register import Register
from imap.store.treaties import STATUSES, bonds

HELD = ("statements", "memberships", "mandates")
"""Tables whose rows hold for a time; the treaties of a state are computed beside them."""
HAPPENED: Mapping[str, tuple[str, ...]] = {
    "statements": ("adopted", "published"),
    "treaty_actions": ("date",),
    "recommendations": ("adopted",),
    "activities": ("start", "end"),
}
"""Columns that date an event beside the edges of a period."""
Way: TypeAlias = Literal["began", "ended", "status", "possible"]
"""What a net change comes to."""


class State(NamedTuple):
    """How something stands on a day: the answer, and for a treaty which of its statuses."""

    answer: Answer
    status: str = ""


OUT = State("out")


@dataclass(frozen=True, slots=True)
class Held:
    """Something that holds for a time.

    ``key``: id of its row, or ``treaty:<instrument>:<area>``. ``row``: the row it rests on.
    ``areas``: states it is about. ``phases``: its periods by status, the strongest first; one
    without a status for all but treaties. ``rows``: rows that its edges come from, where they
    are not ``row``.
    """

    key: str
    table: str
    row: Row
    areas: tuple[str, ...]
    phases: tuple[tuple[str, Period], ...]
    rows: Mapping[Edge, Row]

    def at(self, day: date) -> State:
        """How it stands on a day."""
        states = [State(when.at(day), status) for status, when in self.phases]
        return next((s for wanted in ("in", "possible") for s in states if s.answer == wanted), OUT)


@dataclass(frozen=True)
class Event:
    """Something that happened on one of some days.

    ``kind``: key of its word, for example *adopted*, *in_force*, *repealed*, *ratification*,
    *computed* (entry into force by the clause), *joined*, *left*, *amended*, *list* (the day of a
    list), *last_known*. ``first``, ``last``: days on which it can have happened. ``text``: the date
    as filed, or blank. ``by``: row that did it, where that is another one (an amendment).
    """

    kind: str
    first: date
    last: date
    text: str
    table: str
    row: Row = field(hash=False)
    areas: tuple[str, ...]
    by: str = ""

    @property
    def id(self) -> str:
        """Id that stays, for a feed: what happened to which row, and by which."""
        return "/".join(part for part in (self.row["id"], self.kind, self.by) if part)

    def within(self, after: date, until: date) -> bool:
        """Whether it can have happened after one day and until another, that one included."""
        return after < until and self.first <= until and self.last > after

    def surely_within(self, after: date, until: date) -> bool:
        """Whether it happened between the days whatever its date means."""
        return self.within(after, until) and after < self.first and self.last <= until


@dataclass(frozen=True, slots=True)
class Change:
    """Something that holds otherwise on the second day than on the first, and what happened between."""

    held: Held
    before: State
    after: State
    events: tuple[Event, ...]

    @property
    def way(self) -> Way:
        """Whether it came to hold, ceased, changed its status, or only possibly did one of these."""
        answers = {self.before.answer, self.after.answer}
        if "possible" in answers:
            return "possible"
        if answers == {"in"}:
            return "status"
        return "began" if self.after.answer == "in" else "ended"


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of the record that was replaced or withdrawn; ``new`` is None where it was withdrawn.

    ``columns``: what the correction changed.
    """

    day: str
    table: str
    old: Row
    new: Row | None
    columns: tuple[str, ...]


def view(register: Register, day: date) -> dict[str, State]:
    """What holds on a day, by key; what is *out* is left out."""
    return {h.key: state for h in held(register) if (state := h.at(day)) != OUT}


def diff(register: Register, after: date, until: date) -> tuple[Change, ...]:
    """What holds otherwise on the second day than on the first, in the order of what happened."""
    changes = [
        Change(h, before, now, edges_of(register, h, after, until))
        for h in held(register)
        if (before := h.at(after)) != (now := h.at(until))
    ]
    return tuple(sorted(changes, key=lambda c: (c.events[0].first, c.held.key)))


def changes_fill(
    register: Register, query: Query, tables: Mapping[str, Iterable[Row]]
) -> tuple[Counter[str], Counter[str]]:
    """Number of net changes of every state between the days of a question, and of possible ones.

    Parameters
    ----------
    tables
        Rows that the filters leave, by table, whether or not they hold on some day.
    """
    span = days(register, query)
    kept = {table: {row["id"] for row in rows} for table, rows in tables.items()}
    sure: Counter[str] = Counter()
    perhaps: Counter[str] = Counter()
    for change in diff(register, span.after, span.until):
        if change.held.row["id"] in kept.get(change.held.table, ()):
            (perhaps if change.way == "possible" else sure).update(change.held.areas)
    return sure, perhaps


def passing(register: Register, after: date, until: date) -> tuple[Change, ...]:
    """What came to hold and ceased again between the days, so that the net change does not tell it."""
    found = [
        Change(h, OUT, OUT, edges_of(register, h, after, until))
        for h in held(register)
        if h.at(after) == h.at(until) == OUT
        and any(after < when.start.first and EVER < when.end.last <= until for _, when in h.phases)
    ]
    return tuple(sorted(found, key=lambda c: (c.events[0].first, c.held.key)))


def applied(seen: Mapping[str, State], changes: Iterable[Change]) -> dict[str, State]:
    """A view after some changes."""
    found = dict(seen)
    for change in changes:
        if change.after == OUT:
            found.pop(change.held.key, None)
        else:
            found[change.held.key] = change.after
    return found


def events(register: Register, after: date, until: date) -> tuple[Event, ...]:
    """Every dated event that can have happened after one day and until another, in order."""
    found = [e for e in all_events(register) if e.within(after, until)]
    return tuple(sorted(found, key=lambda e: (e.first, e.last, e.table, e.row["id"], e.kind)))


def edges_of(register: Register, item: Held, after: date, until: date) -> tuple[Event, ...]:
    """What happened to one thing between two days."""
    return tuple(e for e in _edges(register, item) if e.within(after, until))


def corrections(register: Register, after: str, until: str) -> tuple[Correction, ...]:
    """Rows replaced or withdrawn after one day of the record and until another, newest first."""
    found = []
    for table in register.package.tables.values():
        if "id" not in {c.name for c in table.columns}:
            continue
        versions: dict[str, list[Row]] = {}
        for row in table.rows:
            versions.setdefault(row["id"], []).append(row)
        for row in table.rows:
            if after < row["superseded"] <= until:
                new = next((r for r in versions[row["id"]] if r["recorded"] == row["superseded"]), None)
                found.append(Correction(row["superseded"], table.name, row, new, _differing(row, new)))
    return tuple(sorted(found, key=lambda c: (c.day, c.table, c.old["id"]), reverse=True))


def _differing(old: Row, new: Row | None) -> tuple[str, ...]:
    if new is None:
        return ()
    return tuple(c for c in old if old[c] != new[c] and c not in {"recorded", "superseded"})


def held(register: Register) -> tuple[Held, ...]:
    """Everything that holds for a time, whatever the day."""
    return _held(register.base or register)


@lru_cache(maxsize=8)
def _held(root: Register) -> tuple[Held, ...]:
    rows = (
        Held(r["id"], t, r, areas_of(root, t, r), (("", root.period(t, r)),), {})
        for t in HELD
        for r in root.rows(t)
    )
    return (*rows, *_treaties(root))


def _treaties(register: Register) -> Iterator[Held]:
    for area in dict.fromkeys(a["area"] for a in register.rows("treaty_actions")):
        for bond in bonds(register, area):
            phases = tuple((s, bond.periods[s][0]) for s in STATUSES if s in bond.periods)
            _, row = bond.periods[phases[0][0]]
            yield Held(bond.id, "treaty_actions", row, (area,), phases, bond.rows)


def areas_of(register: Register, table: str, row: Row) -> tuple[str, ...]:
    """States that a row is about."""
    if table == "activities":
        links = register.where("activity_states", "activity", row["id"])
        return tuple(dict.fromkeys(link["area"] for link in links if link["role"] != "donor"))
    return tuple(row.get("areas") or row.get("to_areas") or filter(None, (row.get("area"),)))


def all_events(register: Register) -> tuple[Event, ...]:
    """Every dated event on file, whatever the day."""
    return _all_events(register.base or register)


@lru_cache(maxsize=8)
def _all_events(root: Register) -> tuple[Event, ...]:
    found = [e for h in held(root) for e in _edges(root, h)]
    found += [e for table in HAPPENED for row in root.rows(table) for e in _dated(root, table, row)]
    found += list(_amendments(root))
    return tuple({(e.id, e.first, e.last): e for e in found}.values())


def _edges(register: Register, item: Held) -> tuple[Event, ...]:
    """Edges of its periods as events, in order; an edge of which nothing is known is none."""
    found = {
        _event(register, item, edge, ends=ends): None
        for _, when in item.phases
        for edge, ends in ((when.start, False), (when.end, True))
        if edge.text or (edge.dated and edge.kind)
    }
    return tuple(sorted(found, key=lambda e: (e.first, e.last, e.kind)))


def _event(register: Register, item: Held, edge: Edge, *, ends: bool) -> Event:
    """An edge as an event; one that may lie at any time stands where that begins to matter, if at all."""
    return Event(
        _kind(register, item, edge, ends=ends),
        earliest(edge.text) if edge.first == EVER and edge.text else edge.first,
        edge.last if edge.last < NEVER else edge.first,
        edge.text,
        item.table,
        item.rows.get(edge, item.row),
        item.areas,
    )


def _kind(register: Register, item: Held, edge: Edge, *, ends: bool) -> str:
    """Word for an edge."""
    if edge.kind in {"as_of", "end_not_documented"}:
        return "last_known" if ends else "list"
    if item.table == "treaty_actions":
        return edge.kind
    if item.table == "memberships":
        return "left" if ends else "joined"
    if ends:
        status = str(item.row.get("status", ""))
        return status if status in {"repealed", "replaced", "denounced"} else "ended"
    step = register.step(item.row["fact_type"]) if item.table == "statements" else None
    return edge.kind if edge.kind != "valid_from" else "in_force" if step == 2 else "began"


def _dated(register: Register, table: str, row: Row) -> Iterator[Event]:
    for column in HAPPENED[table]:
        if text := row[column]:
            kind = (
                row["action"]
                if table == "treaty_actions"
                else {"start": "began", "end": "ended"}.get(column, column)
            )
            areas = areas_of(register, table, row)
            yield Event(kind, earliest(text), latest(text), text, table, row, areas)


def _amendments(register: Register) -> Iterator[Event]:
    """An amendment is an event of the statement that it amends."""
    for relation in register.rows("relations"):
        if relation["relation"] == "amends":
            row, by = (register.row("statements", relation[c]) for c in ("target", "statement"))
            start = register.period("statements", by).start
            if start.text:
                yield Event(
                    "amended", start.first, start.last, start.text, "statements", row, row["areas"], by["id"]
                )


assert set(HELD) <= set(TIMES)  # noqa: S101 - what holds for a time is dated
