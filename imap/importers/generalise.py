"""Fewer points: simplification that keeps borders shared and every area on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from imap.importers.topojson import only_polygons

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from imap.importers.sheet import Shapes
    from imap.importers.topojson import Points

Geometries: TypeAlias = NDArray[Any]
FOCUS = np.array([5.0, 35.0])
"""Middle of the partner states (Africa, the Mediterranean, Europe), in map units."""
OF_THE_WHOLE = 0.03
"""An island with this share of its area's land is kept, however small: Cabo Verde stays an archipelago."""
ISLAND = 1.0
"""Square map units (10,000 square kilometres): island states below keep more of their outline."""
SMALL = 0.2
"""Square map units (2,000 square kilometres): areas below are rounded finer, and their borders too."""


@dataclass(frozen=True)
class Detail:
    """How much is kept.

    Attributes
    ----------
    tolerance
        Map units; the square root of the smallest triangle kept on a line.
    smallest
        Square map units; smaller islands are dropped, except those that are a good part
        of their area (`OF_THE_WHOLE`) and parts that border on another area.
    digits
        Decimals of a map unit.
    reach
        Map units from `FOCUS` within which lines keep their detail; beyond, they get
        coarser with the distance. Blank: the same everywhere.
    """

    tolerance: float
    smallest: float
    digits: int
    reach: float | None = None


OVERVIEW = Detail(tolerance=0.088, smallest=0.016, digits=2, reach=16.0)
FULL = Detail(tolerance=0.005, smallest=0.0, digits=3)


def simplify(shapes: Shapes, detail: Detail) -> Shapes:
    """Fewer points in map units; borders that were shared stay shared, and no area vanishes."""
    names = list(shapes)
    before = np.array([shapes[name] for name in names])
    shrunk = shapely.transform(before, lambda at: _shrink(at, detail.reach))
    simpler = shapely.coverage_simplify(shrunk, detail.tolerance)
    alone = _alone(before) & (shapely.area(before) < ISLAND)
    islands = shapely.coverage_simplify(before[alone], detail.tolerance / 4)
    simpler[alone] = shapely.transform(islands, lambda at: _shrink(at, detail.reach))
    kept = np.array([_drop_islands(shape, i, simpler, detail.smallest) for i, shape in enumerate(simpler)])
    coarse = list(shapely.transform(kept, lambda at: _stretch(at, detail.reach)))
    small = shapely.area(before) < SMALL
    return dict(zip(names, _round_together(coarse, small, detail.digits), strict=True))


def _alone(shapes: Geometries) -> NDArray[np.bool_]:
    """Which shapes touch no other."""
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return ~np.isin(np.arange(len(shapes)), one[one != other])


def _shrink(at: Points, reach: float | None) -> Points:
    """Draw the far parts of the map together, so that simplification treats them as small."""
    return at if reach is None else np.arcsinh((at - FOCUS) / reach) * reach


def _stretch(at: Points, reach: float | None) -> Points:
    return at if reach is None else np.sinh(at / reach) * reach + FOCUS


def _drop_islands(shape: BaseGeometry, own: int, others: Geometries, smallest: float) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    size = shapely.area(parts)
    keep = size >= min(smallest, float(size.max()), OF_THE_WHOLE * float(size.sum()))
    tree = shapely.STRtree(others)
    for i in np.flatnonzero(~keep):
        keep[i] = any(j != own for j in tree.query(parts[i], predicate="intersects"))
    return shapely.MultiPolygon(list(parts[keep]))


def _round_together(shapes: list[BaseGeometry], small: NDArray[np.bool_], digits: int) -> list[BaseGeometry]:
    """Round each point in the same way wherever it occurs, finer on the outline of a small area."""
    outlines = [shape for shape, is_small in zip(shapes, small, strict=True) if is_small]
    fine = set(map(tuple, shapely.get_coordinates(outlines)))
    finer = max(digits, FULL.digits)

    def rounded(at: Points) -> Points:
        exact = np.array([tuple(point) in fine for point in at])
        return np.where(exact[:, None], np.round(at, finer), np.round(at, digits)) + 0.0

    return [repaired(shapely.transform(shape, rounded), finer) for shape in shapes]


def repaired(shape: BaseGeometry, digits: int) -> BaseGeometry:
    """Repair what rounding broke, with points on the grid of so many decimals only."""
    if shape.is_valid:
        return shape
    return only_polygons(shapely.set_precision(shapely.make_valid(shape), 10.0**-digits))
