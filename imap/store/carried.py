"""What a row carries for each filter: the one place that says what a filter acts on.

``carried(register, table, row)`` gives, by filter, the values a row answers to. A row passes
a filter where one of the asked values is among them, and a facet counts them: filtering
and counting cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from imap.i18n.fold import words
from imap.i18n.text import texts
from imap.model.nouns import Row
from imap.model.query import ACTS_ON
from imap.store.applied import reached
from imap.store.register import Register, years_of

Carried: TypeAlias = Mapping[str, frozenset[str]]


def carried(register: Register, table: str, row: Row) -> Carried:
    """Values a row answers to, by filter (all but ``q``)."""
    return {name: frozenset(read(register, row)) for name, read in _READERS[table].items()}


def words_of(register: Register, table: str, row: Row) -> str:
    """Folded words of a row and of what it names, each with a space in front."""
    more = tuple(
        w for named, column in _NAMED.get(table, ()) for w in _texts_of(register, named, row[column])
    )
    return "".join(f" {word}" for part in (*texts(row), *more) for word in words(part))


def _texts_of(register: Register, table: str, item: str) -> tuple[str, ...]:
    return texts(register.row(table, item)) if item and register.has(table, item) else ()


_NAMED = {
    "treaty_actions": (("instruments", "instrument"), ("areas", "area")),
    "memberships": (("dialogues", "group"), ("groups", "group"), ("areas", "area"), ("bodies", "body")),
}


def _themes(register: Register, themes: Iterable[str]) -> set[str]:
    found = set(themes)
    return found | {register.row("themes", t)["broader"] for t in found if register.has("themes", t)} - {""}


def _bodies(register: Register, bodies: Iterable[str]) -> set[str]:
    found = {b for b in bodies if b}
    while more := {register.row("bodies", b)["parent"] for b in found} - found - {""}:
        found |= more
    return found


def _dialogues_of(register: Register, areas: Iterable[str]) -> set[str]:
    wanted = set(areas)
    return {d["id"] for d in register.rows("dialogues") if register.members(d["id"]) & wanted}


def _reached(register: Register, statement: Row) -> set[str]:
    return {area for area, _ in reached(register, statement)}


def _activity(register: Register, row: Row) -> Row | None:
    return register.row("activities", row["activity"]) if row["activity"] else None


def _activity_bodies(register: Register, activity: str) -> set[str]:
    links = register.where("activity_bodies", "activity", activity)
    return _bodies(register, (link["body"] for link in links if link["role"] != "donor"))


def _activity_areas(register: Register, activity: str) -> set[str]:
    return {
        s["area"] for s in register.where("activity_states", "activity", activity) if s["role"] != "donor"
    }


def _addressed(register: Register, row: Row) -> set[str]:
    return set(row["to_areas"]).union(*(register.members(g) for g in row["to_groups"]))


def _route_areas(register: Register, row: Row) -> set[str]:
    legs = register.where("legs", "route", row["id"])
    ends = {p for leg in legs for p in (leg["start"], *leg["via"], leg["finish"])}
    return {register.row("places", p)["area"] for p in ends}


def _of_activity(read: Callable[[Register, Row], Iterable[str]]) -> Callable[[Register, Row], Iterable[str]]:
    return lambda register, row: read(register, activity) if (activity := _activity(register, row)) else ()


_ACTIVITY: Mapping[str, Callable[[Register, Row], Iterable[str]]] = {
    "dialogue": lambda _, r: (r["dialogue"] or "none",),
    "phase": lambda _, r: r["phases"],
    "agency": lambda s, r: _activity_bodies(s, r["id"]),
    "theme": lambda s, r: _themes(s, r["themes"]),
    "state": lambda s, r: _activity_areas(s, r["id"]),
    "year": lambda _, r: years_of(r["start"], r["end"]),
}

_READERS: Mapping[str, Mapping[str, Callable[[Register, Row], Iterable[str]]]] = {
    "activities": _ACTIVITY,
    "statements": {
        "dialogue": lambda s, r: _dialogues_of(s, _reached(s, r)),
        "agency": lambda s, r: _bodies(s, r["bodies"]),
        "theme": lambda s, r: _themes(s, (r["main_theme"], *r["themes"])),
        "state": _reached,
    },
    "treaty_actions": {
        "dialogue": lambda s, r: _dialogues_of(s, (r["area"],)),
        "theme": lambda s, r: _themes(s, s.row("instruments", r["instrument"])["themes"]),
        "state": lambda _, r: (r["area"],),
        "year": lambda _, r: years_of(r["date"], r["date"]),
    },
    "recommendations": {
        "dialogue": _of_activity(_ACTIVITY["dialogue"]),
        "phase": _of_activity(_ACTIVITY["phase"]),
        "agency": lambda s, r: {*_bodies(s, r["to_bodies"]), *_of_activity(_ACTIVITY["agency"])(s, r)},
        "theme": lambda s, r: _themes(s, r["themes"]),
        "state": _addressed,
        "year": lambda _, r: years_of(r["adopted"], r["adopted"]),
    },
    "memberships": {
        "dialogue": lambda _, r: (r["group"],),
        "agency": lambda s, r: _bodies(s, (r["body"],)),
        "state": lambda _, r: (r["area"],),
    },
    "bodies": {
        "agency": lambda s, r: _bodies(s, (r["id"],)),
        "state": lambda _, r: (r["area"],),
    },
    "routes": {"state": _route_areas},
    "places": {"state": lambda _, r: (r["area"],)},
    "states": {
        "dialogue": lambda s, r: {
            m["group"] for m in s.where("memberships", "area", r["id"]) if s.answer("memberships", m) != "out"
        },
        "state": lambda _, r: (r["id"],),
    },
}
if unread := {t for t, names in ACTS_ON.items() if names - {"q"} != set(_READERS[t])}:  # pragma: no cover
    message = f"carried.py and model.query.ACTS_ON differ on {sorted(unread)}"
    raise RuntimeError(message)
