"""Lines of routes as the map draws them: coarse corridors through the places that a leg names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from imap.model.grades import best
from imap.store.geometry import curve
from imap.store.projection import Floats, to_map

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.store.register import Register

SEA_BOW = 0.08
"""How far a direct leg over water is pushed off the straight line, as a share of its length."""


@dataclass(frozen=True, slots=True)
class Line:
    """Legs between the same places by the same mode: one line, at its best grade.

    ``points``: shape (n, 2), in map units.
    """

    routes: frozenset[str]
    mode: str
    grade: str
    points: Floats


def lines(register: Register) -> tuple[Line, ...]:
    """Every line of the map, in the order of the file."""
    shared: dict[tuple[str, ...], list[Row]] = {}
    for leg in register.rows("legs"):
        key = (*sorted((leg["start"], leg["finish"])), leg["mode"])
        shared.setdefault(key, []).append(leg)
    return tuple(
        Line(
            frozenset(leg["route"] for leg in legs),
            mode,
            best(legs),
            leg_points(register, legs[0]),
        )
        for (_, _, mode), legs in shared.items()
    )


def leg_points(register: Register, leg: Row) -> Floats:
    """Points of a leg in map units; the same leg told backwards is the same line."""
    stops = [leg["start"], *leg["via"], leg["finish"]]
    if leg["start"] > leg["finish"]:
        stops.reverse()
    places = [register.row("places", p) for p in stops]
    x, y = to_map([p["lon"] for p in places], [p["lat"] for p in places])
    return curve(np.column_stack([x, y]), bow=0.0 if leg["mode"] == "land" else SEA_BOW)
