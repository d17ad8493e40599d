"""Shapes of the map: files made from UN Geodata, and lines of routes.

Map units are Equal Earth metres / 100 000, see ``projection``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np

from imap.model.errors import DataError, Problem

FILES = ("states.0.json", "states.1.json", "lines.json", "states.wgs84.parquet")
POINTS_A_LEG = 8


@dataclass(frozen=True)
class Shapes:
    """Geometry of a data package."""

    folder: Path
    labels: dict[str, dict[str, Any]] = field(repr=False)
    """Per area: label point ``x``, ``y``, size ``a`` (area), ``w``, ``h`` of its largest part."""

    @cached_property
    def wgs84(self) -> gpd.GeoDataFrame:
        """Detailed shapes in degrees, indexed by ``id``."""
        return gpd.read_parquet(self.folder / "states.wgs84.parquet").set_index("id")

    def json(self, name: str) -> dict[str, Any]:
        """One of the projected files, parsed."""
        parsed: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return parsed


def read_shapes(folder: Path) -> Shapes:
    """Geometry of a data package.

    Raises
    ------
    DataError
        Where a file is missing.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise DataError(
            tuple(
                Problem(f"geometry/{n}", 0, "", "", "the file (see imap import un-geodata)") for n in missing
            )
        )
    states = json.loads((folder / "states.0.json").read_text(encoding="utf-8"))
    return Shapes(folder, {f["properties"]["id"]: f["properties"] for f in states["features"]})


def curve(points: np.ndarray, bow: float = 0.0) -> np.ndarray:
    """Coarse Catmull-Rom curve through points, in the units of the points.

    Parameters
    ----------
    points
        Shape (n, 2), n at least 2.
    bow
        How far the middle of a two-point line is pushed aside, as a share of its
        length (a sea leg keeps off the coast); positive is to the left.

    Returns
    -------
    numpy.ndarray
        Shape ((n - 1) * POINTS_A_LEG + 1, 2); passes through every point.
    """
    if len(points) == 2 and bow:
        start, end = points
        across = np.array([start[1] - end[1], end[0] - start[0]])
        points = np.array([start, (start + end) / 2 + across * bow, end])
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    steps = np.linspace(0, 1, POINTS_A_LEG, endpoint=False)[:, None]
    pieces = [_piece(padded[i : i + 4], steps) for i in range(len(points) - 1)]
    return np.vstack([*pieces, points[-1]])


def _piece(four: np.ndarray, t: np.ndarray) -> np.ndarray:
    before, start, end, after = four
    smooth: np.ndarray = 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )
    return smooth
