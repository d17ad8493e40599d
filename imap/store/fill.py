"""Fill of the states: role in a dialogue, number of activities, or one kind of evidence in one theme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from imap.model.nouns import Row
from imap.model.query import Query
from imap.store.applied import reached
from imap.store.changes import changes_fill
from imap.store.register import INVOLVED, KINDS, Register
from imap.store.treaties import treaties

POSSIBLE = "possible"
"""Class of an area that holds a role, an activity or a kind of evidence only possibly."""
ROLE_CLASSES = ("partner", "partner-donor", "observer", POSSIBLE, "none")
COUNT_CLASSES = ("n4", "n3", "n2", "n1", POSSIBLE, "n0", "nd")
CHANGE_CLASSES = ("n4", "n3", "n2", "n1", POSSIBLE, "nd")
"""Number of net changes; it counts changes and says nothing of their worth."""
REST = frozenset({"none", "nd", "n0"})
"""Classes that say that nothing is known, or nothing was counted."""
COUNT_LIMITS = {"n1": (1, 1), "n2": (2, 3), "n3": (4, 6), "n4": (7, None)}
"""Limits of the ordered ramp, both included."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Class of every area.

    ``classes``: class by area; an area that is missing has the last class of ``legend``.
    ``legend``: classes in order with the number of areas in each.
    """

    kind: str
    classes: Mapping[str, str]
    legend: tuple[tuple[str, int], ...]


def fill_of(
    register: Register, fill: str, tables: Mapping[str, tuple[Row, ...]], query: Query | None = None
) -> Fill:
    """Class of every area for a fill such as ``role:mtm``, ``activities`` or ``evidence:T06:adopted``.

    For ``changes`` the question says between which days, and ``tables`` are those of no day.
    """
    kind, _, rest = fill.partition(":")
    order: tuple[str, ...]
    areas = [a["id"] for a in register.rows("areas")]
    if kind == "role":
        classes, order = _roles(register, rest), ROLE_CLASSES
    elif kind == "activities":
        classes, order = _counts(register, areas, tables["activities"]), COUNT_CLASSES
    elif kind == "changes":
        classes, order = _changes(register, query or Query(), tables), CHANGE_CLASSES
    else:
        step = KINDS.index(rest.partition(":")[2])
        classes = evidence_matrix(register, tables["statements"]).get(fill, {})
        order = (f"ev-{step}", POSSIBLE, "ev-disputed", *(("ev-absent",) if step else ()), "nd")
    count = Counter(classes.get(area, order[-1]) for area in areas)
    return Fill(kind, classes, tuple((name, count[name]) for name in order))


def _roles(register: Register, group: str) -> dict[str, str]:
    held: dict[str, set[str]] = {}
    possible: set[str] = set()
    for m in register.where("memberships", "group", group):
        answer = register.answer("memberships", m)
        if m["area"] and answer == "in":
            held.setdefault(m["area"], set()).add(m["role"])
        elif m["area"] and answer == POSSIBLE and m["role"] != "donor":
            possible.add(m["area"])
    found = {area: name for area, roles in held.items() if (name := _role_class(roles)) != "none"}
    return dict.fromkeys(possible, POSSIBLE) | found


def _role_class(roles: set[str]) -> str:
    if roles & {"partner_state", "member", "associate"}:
        return "partner-donor" if "donor" in roles else "partner"
    return "observer" if "observer" in roles else "none"


def _counts(register: Register, areas: list[str], activities: tuple[Row, ...]) -> dict[str, str]:
    sure = tuple(a for a in activities if register.answer("activities", a) == "in")
    complete = bool(activities) and all(a["states_complete"] for a in activities)
    count, perhaps = involved(register, sure, INVOLVED), involved(register, activities, INVOLVED)
    return {
        area: POSSIBLE if perhaps[area] and not count[area] else count_class(count[area], complete=complete)
        for area in areas
    }


def _changes(register: Register, query: Query, tables: Mapping[str, tuple[Row, ...]]) -> dict[str, str]:
    sure, perhaps = changes_fill(register, query, tables)
    return dict.fromkeys(perhaps, POSSIBLE) | {a: count_class(n, complete=False) for a, n in sure.items()}


def involved(register: Register, activities: tuple[Row, ...], roles: frozenset[str]) -> Counter[str]:
    """Number of activities per area in which it holds one of the roles."""
    pairs = {
        (link["area"], activity["id"])
        for activity in activities
        for link in register.where("activity_states", "activity", activity["id"])
        if link["role"] in roles
    }
    return Counter(area for area, _ in pairs)


def count_class(count: int, *, complete: bool) -> str:
    """Class of a number; 0 is a number only where every list of states is complete."""
    if not count:
        return "n0" if complete else "nd"
    return next(
        c for c, (low, high) in COUNT_LIMITS.items() if low <= count and (high is None or count <= high)
    )


def evidence_matrix(register: Register, statements: tuple[Row, ...]) -> dict[str, dict[str, str]]:
    """Class of every area for every theme and kind of evidence.

    Returns
    -------
    dict
        By fill (``evidence:T06:adopted``), class by area; an area that is missing is not documented.
    """
    signs: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for themes, area, step, sign in (*_stated(register, statements), *_joined(register)):
        for theme in themes:
            signs[theme, step, area].add(sign)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (theme, step, area), said in signs.items():
        found[f"evidence:{theme}:{KINDS[step]}"][area] = next(c for c in SIGNS if c in said)
    for (theme, step, area), said in signs.items():
        if step == 0 and "documented" in said:
            for kind in KINDS[1:]:
                found[f"evidence:{theme}:{kind}"].setdefault(area, "ev-absent")
    return {
        fill: {
            a: f"ev-{KINDS.index(fill.rsplit(':', 1)[1])}" if c == "documented" else c
            for a, c in classes.items()
        }
        for fill, classes in found.items()
    }


SIGNS = ("documented", POSSIBLE, "ev-disputed")
Sign: TypeAlias = tuple[set[str], str, int, str]
"""Themes, area, step, and one of ``SIGNS``."""


def _stated(register: Register, statements: Iterable[Row]) -> Iterator[Sign]:
    for row in statements:
        step, how = register.step(row["fact_type"]), register.standing("statements", row["id"])
        if step is None or how.kind in {"claimed", "none"}:
            continue
        themes = _up(register, (row["main_theme"], *row["themes"]))
        for area, answer in reached(register, row):
            if answer != "out":
                sign = POSSIBLE if answer == "possible" else "documented"
                yield themes, area, step, "ev-disputed" if "*" in how.disputed else sign


def _joined(register: Register) -> Iterator[Sign]:
    for area in register.rows("areas"):
        for view in treaties(register, area["id"]):
            step = register.step(view.fact_type)
            if step is not None and view.standing.kind not in {"claimed", "none"}:
                sure = "documented" if view.answer == "in" else POSSIBLE
                sign = "ev-disputed" if "*" in view.standing.disputed else sure
                yield (
                    _up(register, register.row("instruments", view.instrument)["themes"]),
                    area["id"],
                    step,
                    sign,
                )


def _up(register: Register, themes: Iterable[str]) -> set[str]:
    found = set(themes)
    return found | {b for t in found if (b := register.row("themes", t)["broader"])}
