"""The sheet the map is drawn on: Equal Earth, cut along one meridian."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from imap.importers.topojson import DIGITS, STEP, Points, only_polygons

EQUAL_EARTH = "+proj=eqearth +lon_0=15 +datum=WGS84 +units=m +no_defs"
"""The same as in ``imap.store.projection``: the two rooms are neighbours and do not know each other."""
UNIT = 100_000.0
"""Metres in a map unit."""
EDGE = -165.0
"""Where the map is cut, in degrees east."""
DATE_LINE = -180.0
"""Where shapes in degrees are cut."""
CENTRE = 15.0
Shapes: TypeAlias = dict[str, BaseGeometry]
_TRANSFORMER = Transformer.from_crs("EPSG:4326", EQUAL_EARTH, always_xy=True)


def window(shapes: Shapes, west: float) -> Shapes:
    """Bring shapes between ``west`` and ``west`` + 360 degrees: moved, cut at the edges, sewn elsewhere."""
    return {name: into_window(shape, west) for name, shape in shapes.items()}


def into_window(shape: BaseGeometry, west: float) -> BaseGeometry:
    """Bring one shape between ``west`` and ``west`` + 360 degrees."""
    frame = shapely.box(west, -90.0, west + 360.0, 90.0)
    pieces = []
    for part in shapely.get_parts(shape):
        for turn in (-360.0, 0.0, 360.0):
            moved = _move(part, turn)
            if frame.covers(moved):
                pieces.append(moved)
            elif frame.intersects(moved):
                pieces.append(shapely.segmentize(only_polygons(frame.intersection(moved)), STEP * 2))
    return only_polygons(shapely.union_all(pieces))


def _move(shape: BaseGeometry, turn: float) -> BaseGeometry:
    if not turn:
        return shape
    return shapely.transform(shape, lambda at: np.round(at + np.array([turn, 0.0]), DIGITS))


def project(shape: BaseGeometry, west: float = EDGE) -> BaseGeometry:
    """Put degrees from ``west`` to ``west`` + 360 on the sheet, in map units.

    Equal Earth is linear in longitude: half of each distance from the middle never
    crosses the edge of the projection, so a cut edge stays on its side of the map.
    """
    middle = west + 180.0

    def to_map(at: Points) -> Points:
        x, y = _TRANSFORMER.transform(CENTRE + (at[:, 0] - middle) / 2, at[:, 1])
        return np.column_stack([np.asarray(x) * 2, np.asarray(y)]) / UNIT

    return shapely.transform(shape, to_map)


def unproject(shape: BaseGeometry, west: float) -> BaseGeometry:
    """Map units to degrees from ``west`` to ``west`` + 360, five decimals: the reverse of `project`."""
    middle = west + 180.0

    def to_degrees(at: Points) -> Points:
        lon, lat = _TRANSFORMER.transform(at[:, 0] * UNIT / 2, at[:, 1] * UNIT, direction="INVERSE")
        degrees = np.column_stack([(np.asarray(lon) - CENTRE) * 2 + middle, np.asarray(lat)])
        return np.clip(np.round(degrees, 5) + 0.0, [west, -90.0], [west + 360.0, 90.0])

    return shapely.transform(shape, to_degrees)
