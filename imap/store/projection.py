"""Between degrees and the map: Equal Earth, centred on 15 degrees east.

Every shape, place and route that reaches a map is in *map units*: Equal Earth
(Savric, Patterson, Jenny 2018) coordinates in metres divided by 100,000, so
that one unit is 100 km and one square unit is 10,000 square kilometres,
everywhere on the map. The map is cut along 165 degrees west.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

EQUAL_EARTH = "+proj=eqearth +lon_0=15 +datum=WGS84 +units=m +no_defs"
METRES_PER_UNIT = 100_000.0
NEAR = 1e-5
"""One metre, in map units."""

Floats: TypeAlias = NDArray[np.float64]


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", EQUAL_EARTH, always_xy=True)


def to_map(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Put positions on the map.

    Parameters
    ----------
    lon, lat
        Degrees east and north, WGS84; numbers or arrays of one shape.

    Returns
    -------
    tuple of arrays
        x (eastwards) and y (northwards) in map units of 100 km, in the shape
        given. x runs from about -172 to 172, y from about -84 to 84.

    Raises
    ------
    ValueError
        If a position is no number, or lies outside the ranges of degrees.

    Notes
    -----
    Points alone: a line that crosses 165 degrees west must be cut before.
    """
    east, north = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    if not (np.all(np.abs(east) <= 360.0) and np.all(np.abs(north) <= 90.0)):
        raise ValueError("longitude must lie within -360..360 and latitude within -90..90 degrees")
    x, y = _transformer().transform(east, north)
    return np.asarray(x) / METRES_PER_UNIT, np.asarray(y) / METRES_PER_UNIT


def from_map(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Read positions off the map: the reverse of `to_map`.

    Parameters
    ----------
    x, y
        Map units of 100 km; numbers or arrays of one shape.

    Returns
    -------
    tuple of arrays
        Degrees east and north, WGS84; ``inf`` where the point lies beyond the
        edge of the map.
    """
    right, up = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
    lon, lat = _transformer().transform(right * METRES_PER_UNIT, up * METRES_PER_UNIT, direction="INVERSE")
    again_x, again_y = _transformer().transform(lon, lat)
    there = np.hypot(again_x / METRES_PER_UNIT - right, again_y / METRES_PER_UNIT - up) < NEAR
    return np.where(there, lon, np.inf), np.where(there, lat, np.inf)
