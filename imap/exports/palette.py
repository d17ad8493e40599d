"""Colours of the printed map: the light values of ``assets/tokens.css``, under the same names.

A test reads the tokens and compares: change them there first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INKS: Mapping[str, str] = {
    "paper": "#FFFFFF",
    "ground": "#FAF8F4",
    "ink": "#1D222B",
    "ink-2": "#474E5A",
    "ink-3": "#5F6671",
    "rule": "#D9D4C9",
    "link": "#0B5A63",
    "map-sea": "#E3ECEF",
    "map-shelf": "#F3F7F8",
    "map-graticule": "#CBD9DF",
    "map-coast": "#64889A",
    "map-water": "#86AAB9",
    "map-water-ink": "#3F6A7C",
    "map-border": "#A79F8F",
    "map-border-partner": "#FFFFFF",
    "map-label": "#2A2620",
    "map-label-2": "#6A6456",
    "map-role-none": "#F4F1EA",
    "map-role-partner": "#A3C7C0",
    "map-role-partner-donor": "#E9C680",
    "map-role-observer": "#C1ACDF",
    "map-ev-none": "#F4F1EA",
    "map-ev-0": "#FFFFFF",
    "map-ev-1": "#6FAA98",
    "map-ev-2": "#B4C6EA",
    "map-ev-3": "#B5903C",
    "map-ev-4": "#F1D484",
    "map-ev-5": "#9488CE",
    "map-n-0": "#F4F1EA",
    "map-n-1": "#C6DCD8",
    "map-n-2": "#A0C8C4",
    "map-n-3": "#7CB1B3",
    "map-n-4": "#58999F",
    "route-land": "#5B3A1A",
    "route-sea": "#15446E",
    "route-air": "#54408A",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """How a class of the fill is printed: a colour, and over it a pattern (matplotlib's hatch) in an ink."""

    colour: str
    hatch: str = ""
    hatch_ink: str = INKS["map-label-2"]


_DOTS, _RULES, _BARS = "....", "/////", "||||"
_EMPTY = Paint(INKS["map-ev-none"], _DOTS)
_PAINTS: Mapping[str, Paint] = {
    "none": Paint(INKS["map-role-none"]),
    "partner": Paint(INKS["map-role-partner"]),
    "partner-donor": Paint(INKS["map-role-partner-donor"]),
    "observer": Paint(INKS["map-role-observer"]),
    "n0": Paint(INKS["map-n-0"]),
    "n1": Paint(INKS["map-n-1"]),
    "n2": Paint(INKS["map-n-2"]),
    "n3": Paint(INKS["map-n-3"]),
    "n4": Paint(INKS["map-n-4"]),
    "ev-0": Paint(INKS["map-ev-0"], _RULES),
    "ev-absent": Paint(INKS["map-ev-0"], _RULES),
    "nd": _EMPTY,
}
UNFILLED = frozenset({"none", "nd", "n0"})
"""Classes that say nothing of a state but that nothing is on file."""


def paint(name: str, fill: str) -> Paint:
    """How a class is printed.

    Parameters
    ----------
    name
        Class as in ``store.fill.Fill.classes``.
    fill
        Fill of the question; *possible* and *disputed* take the hue of its kind of evidence.
    """
    if name in _PAINTS:
        return _PAINTS[name]
    if not fill.startswith("evidence"):
        return Paint(
            INKS["map-role-partner" if fill.startswith("role") else "map-n-1"], _DOTS, INKS["map-label"]
        )
    step = {"committed": 1, "adopted": 2, "body": 3, "use": 4, "reviewed": 5}.get(fill.rpartition(":")[2], 0)
    hue = INKS[f"map-ev-{step}"]
    if name == "possible":
        return Paint(hue, _DOTS, INKS["map-label"])
    if name == "ev-disputed":
        return Paint(hue, _BARS, INKS["paper"] if step else INKS["map-label-2"])
    return Paint(hue)
