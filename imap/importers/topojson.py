"""UN Geodata as plotly.js ships it: one TopoJSON inside a pinned npm tarball.

The rings are *spherical*: Russia, Fiji and Antarctica run over 180 degrees
without being cut. Read as plane rings they throw bands around the world (and
``make_valid`` keeps the bands), so rings are unrolled here first.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tarfile
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from imap.model.errors import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

PACKAGE = "plotly.js@4.1.1"
INTEGRITY = "sha512-fYLAOj091/+M4h1rmtVIkRIpdkz5/P9IdNUeB9wKmCUyvewuUdlCYR5ryqDWP7Cb36Dn4EvSrs6YKvRJ9ukNdQ=="
"""What ``npm pack plotly.js@4.1.1`` must give (Subresource Integrity)."""
MEMBER = "package/dist/plotly-geo-assets.js"
LAYER = "dist/topojson/world_50m.json"
STEP = 0.5
"""Longest straight piece in degrees: a border on a meridian is a curve on the map."""
DIGITS = 7
"""Decimals of a degree that are kept: one centimetre."""

Points: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """A parsed topology: shared pieces of line, and what is built of them."""

    objects: dict[str, Any]
    arcs: tuple[Points, ...]

    def features(self, name: str) -> Iterator[tuple[str, BaseGeometry]]:
        """Each feature of a layer: its id (blank if it has none) and its shape in unrolled degrees."""
        for item in self.objects[name]["geometries"]:
            build = self._lines if "LineString" in item["type"] else self._polygons
            nested = item["type"].startswith("Multi")
            yield item.get("id", ""), build(item["arcs"] if nested else [item["arcs"]])

    def _line(self, indices: list[int]) -> Points:
        pieces = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in indices]
        line = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
        line = np.column_stack([np.unwrap(line[:, 0], period=360.0), line[:, 1]])
        return np.round(line, DIGITS)

    def _ring(self, indices: list[int]) -> Points:
        ring = self._line(indices)
        first, last = ring[0], ring[-1]
        if abs(last[0] - first[0]) < 180:
            return ring
        pole = -90.0 if first[1] < 0 else 90.0  # the ring runs round the pole: close it along the pole
        return np.vstack([ring, [last[0], pole], [first[0], pole], first])

    def _polygons(self, parts: list[list[list[int]]]) -> BaseGeometry:
        rings = [[self._ring(ring) for ring in part] for part in parts]
        whole = [shapely.make_valid(shapely.Polygon(outer, holes)) for outer, *holes in rings]
        return shapely.union_all([only_polygons(shape) for shape in whole])

    def _lines(self, parts: list[list[int]]) -> BaseGeometry:
        return shapely.MultiLineString([self._line(part) for part in parts])


def only_polygons(shape: BaseGeometry) -> BaseGeometry:
    """Keep the surfaces of a shape, without the lines and points that a repair may leave."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon(list(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]))


def read_world(path: Path) -> World:
    """Read the topology.

    Parameters
    ----------
    path
        The tarball as npm gives it (``.tgz``, checked against `INTEGRITY`), or the
        extracted topology (``.json``).

    Raises
    ------
    ImportProblem
        If the file cannot be read, is another package, or holds no countries.
    """
    try:
        text = _from_tarball(path) if path.suffix == ".tgz" else path.read_text(encoding="utf-8")
        topology = json.loads(text, parse_float=_number)
        transform = topology["transform"]
        scale, origin = np.array(transform["scale"]), np.array(transform["translate"])
        arcs = tuple(_densify(np.cumsum(np.array(arc), axis=0) * scale + origin) for arc in topology["arcs"])
        objects = topology["objects"]
        _ = objects["countries"]["geometries"][0]["id"], objects["lakes"], objects["rivers"]
    except (OSError, tarfile.TarError, ValueError, LookupError, TypeError) as error:
        raise ImportProblem(f"{path}: not the topology of {PACKAGE} ({error!r})") from error
    return World(objects, arcs)


def _from_tarball(path: Path) -> str:
    """Cut the topology, a JavaScript literal, out of the checked tarball and make it JSON."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        raise ImportProblem(f"{path}: integrity is {found}; expected {INTEGRITY} ({PACKAGE})")
    with tarfile.open(path) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise KeyError(MEMBER)
        source = member.read().decode()
    start = source.index("module.exports = ", source.index(f'"{LAYER}"(')) + len("module.exports = ")
    literal = source[start : source.index(";", start)]
    quoted = re.sub(r"([{,]\s*)([A-Za-z_]\w*)\s*:", r'\1"\2":', literal)
    return re.sub(r"(?<=[\[,\s:-])\.(\d)", r"0.\1", quoted)


def _number(text: str) -> float:
    """Read a number of the shortened script: 1e3 is the index 1000."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _densify(arc: Points) -> Points:
    """Put points on pieces longer than `STEP`, except where a piece jumps over 180 degrees."""
    pieces = [arc[:1]]
    for start, end in pairwise(arc):
        length = float(np.hypot(*(end - start)))
        count = int(np.ceil(length / STEP)) if STEP < length < 180 else 1
        pieces.append(start + (end - start) * (np.arange(1, count + 1) / count)[:, None])
    return np.vstack(pieces)
