"""Symbols of places, drawn as in ``assets/sprite.svg``: one ink, white within."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from imap.exports.palette import INKS

Part: TypeAlias = tuple[Path, str, bool]
"""Outline on a grid of 16 units, y upwards; filled with *ink*, *paper* or *none*; whether it has an edge."""

SIGNS = ("capital", "capital-port", "hub", "city", "departure", "arrival", "border", "airport", "activity")


def sign_of(kinds: tuple[str, ...]) -> str:
    """Symbol of a place from what it is: a capital that is also a port has its own."""
    if "capital" in kinds:
        return "capital-port" if {"departure", "arrival"} & set(kinds) else "capital"
    return next(
        (k for k in ("border", "departure", "arrival", "airport", "hub", "city") if k in kinds), "city"
    )


def _disc(radius: float) -> Path:
    return Path.circle((0, 0), radius)


def _square(size: float, top: float | None = None) -> Path:
    high = size if top is None else top
    return Path([(-size, -size), (size, -size), (size, high), (-size, high), (-size, -size)], closed=True)


def _half(radius: float) -> Path:
    turn = np.linspace(np.pi, 2 * np.pi, 16)
    points = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    return Path(np.vstack([points, points[:1]]), closed=True)


def _diamond(size: float) -> Path:
    return Path([(0, size), (size, 0), (0, -size), (-size, 0), (0, size)], closed=True)


def _strokes(*lines: tuple[tuple[float, float], tuple[float, float]]) -> Path:
    return Path([p for line in lines for p in line], [Path.MOVETO, Path.LINETO] * len(lines))


_PARTS: Mapping[str, tuple[Part, ...]] = {
    "hub": ((_disc(4.6), "ink", False),),
    "city": ((_disc(3.4), "paper", True),),
    "capital": ((_square(5), "paper", True), (_square(1.9), "ink", False)),
    "capital-port": ((_square(5), "paper", True), (_square(5, top=0), "ink", False)),
    "departure": ((_disc(5), "paper", True), (_half(5), "ink", False)),
    "arrival": ((_disc(5), "paper", True), (_strokes(((-5, 0), (5, 0))), "none", True)),
    "border": ((_strokes(((0, -6.4), (0, 6.4))), "none", True), (_disc(3.3), "ink", False)),
    "airport": ((_strokes(((0, -6), (0, 6)), ((-6, 0), (6, 0))), "none", True),),
    "activity": ((_diamond(6.4), "paper", True),),
}


def stamp(axes: Any, sign: str, x: Any, y: Any, size: float, **more: Any) -> None:
    """Draw a symbol at points of some axes; ``size``: points that its grid of 16 units takes."""
    ink = INKS["link"] if sign == "activity" else INKS["map-label"]
    faces = {"ink": ink, "paper": INKS["paper"], "none": "none"}
    for path, face, edged in _PARTS[sign]:
        reach = float(np.abs(np.asarray(path.vertices)).max())
        axes.scatter(
            x, y, s=(size * 2 * reach / 16) ** 2, marker=MarkerStyle(path), facecolor=faces[face],
            edgecolor=ink if edged else "none", linewidth=size / 16 * 1.7 if edged else 0, **more,
        )  # fmt: skip
