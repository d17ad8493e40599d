"""Base geometry of the map, from UN Geodata (via plotly.js) and Natural Earth (rivers, lakes).

Boundaries are the United Nations'; the map shows its disclaimer. What is
written (all but the last in map units: Equal Earth metres / 100 000, cut along
165 degrees west):

``states.0.json``, ``states.1.json``
    Overview and detail, GeoJSON, the same ids in both.
``lines.json``
    GeoJSON; property ``kind``: sphere, graticule, tropic, equator, lake, river, undetermined.
``states.wgs84.parquet``
    Detail in degrees (EPSG:4326, cut along 180 degrees), GeoParquet.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import geopandas as gpd
import numpy as np
import shapely

from imap.importers.generalise import FULL, OVERVIEW, repaired, simplify
from imap.importers.sheet import (
    DATE_LINE,
    EDGE,
    EQUAL_EARTH,
    UNIT,
    Shapes,
    into_window,
    project,
    unproject,
    window,
)
from imap.importers.topojson import World, only_polygons, read_world

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

Nested: TypeAlias = "float | list[Nested]"
TROPIC = 23.436
"""Degrees north and south of the tropics."""


def build(topojson: Path, out: Path) -> None:
    """Make the four geometry files; ``imap import un-geodata FILE``.

    Parameters
    ----------
    topojson
        ``plotly.js-4.1.1.tgz`` as ``npm pack plotly.js@4.1.1`` gives it, or the
        ``world_50m.json`` inside it.
    out
        Folder, made where it is absent; files in it are replaced.

    Raises
    ------
    ImportProblem
        If the file is not that package's topology.
    """
    world = read_world(topojson)
    out.mkdir(parents=True, exist_ok=True)
    whole = dissolve(world)
    on_map = {k: project(shape) for k, shape in window(whole, EDGE).items()}
    full = simplify(on_map, FULL)
    labels = {k: label(shape) for k, shape in full.items()}
    for name, shapes in (("states.0.json", simplify(on_map, OVERVIEW)), ("states.1.json", full)):
        _write(out / name, [_state(k, shape, labels[k]) for k, shape in shapes.items()])
    _write(out / "lines.json", lines(world, full))
    _write_degrees(out / "states.wgs84.parquet", whole)


def dissolve(world: World) -> Shapes:
    """One valid shape for each id of the UN file, in unrolled degrees, sorted by id."""
    parts: dict[str, list[BaseGeometry]] = {}
    for name, shape in world.features("countries"):
        parts.setdefault(name, []).append(shape)
    return {name: only_polygons(shapely.union_all(parts[name])) for name in sorted(parts)}


def largest(shape: BaseGeometry) -> shapely.Polygon:
    """Find the part with the largest area."""
    part: shapely.Polygon = max(shapely.get_parts(shape), key=shapely.area)
    return part


def label(shape: BaseGeometry) -> dict[str, float]:
    """Where a name goes (the middle of the largest circle inside), and how much room there is."""
    part = largest(shape)
    left, low, right, high = part.bounds
    spoke = shapely.maximum_inscribed_circle(part, max(right - left, high - low) / 200)
    centre = shapely.get_coordinates(spoke)[0]
    sizes = {"a": part.area, "w": right - left, "h": high - low}
    return {"x": round(float(centre[0]), 3), "y": round(float(centre[1]), 3)} | {
        k: round(float(v), 4) for k, v in sizes.items()
    }


def _state(name: str, shape: BaseGeometry, room: dict[str, float]) -> dict[str, Any]:
    """Feature of one area; its label stands where the detail has it, unless that is now water."""
    if not largest(shape).covers(shapely.Point(room["x"], room["y"])):
        room = room | {k: v for k, v in label(shape).items() if k in "xy"}
    return _feature(shape, {"id": name, **room}, FULL.digits, name)


def lines(world: World, states: Shapes) -> list[dict[str, Any]]:
    """Features of ``lines.json``: outline, net, lakes, rivers, undetermined borders."""
    made = [("sphere", "", project(shapely.segmentize(shapely.box(EDGE, -90, EDGE + 360, 90), 2)))]
    made += [("graticule", _degree(lon, "EW"), _meridian(lon)) for lon in range(-160, 181, 10)]
    made += [("graticule", _degree(lat, "NS"), _parallel(lat)) for lat in range(-80, 81, 10) if lat]
    made += [
        ("equator", "equator", _parallel(0)),
        ("tropic", "tropic-of-cancer", _parallel(TROPIC)),
        ("tropic", "tropic-of-capricorn", _parallel(-TROPIC)),
    ]
    made += [("lake", "", shape) for shape in _lakes(world)]
    made += [("river", "", shape) for shape in _rivers(world)]
    made += [("undetermined", f"{a};{b}", shape) for a, b, shape in undetermined(states)]
    digits = {"undetermined": FULL.digits}
    return [
        _feature(shape, {"kind": kind} | ({"id": name} if name else {}), digits.get(kind, 2))
        for kind, name, shape in made
    ]


def _degree(value: int, sides: str) -> str:
    return f"{abs(value)}{sides[value < 0]}"


def _meridian(lon: float) -> BaseGeometry:
    line = shapely.LineString([(lon if lon > EDGE else lon + 360, lat) for lat in range(-90, 91, 2)])
    return shapely.simplify(project(line), 0.02)


def _parallel(lat: float) -> BaseGeometry:
    """Draw a parallel: in this projection a straight line."""
    return project(shapely.LineString([(EDGE, lat), (EDGE + 360, lat)]))


def _lakes(world: World) -> list[BaseGeometry]:
    shapes = (project(into_window(shape, EDGE)) for _, shape in world.features("lakes"))
    simpler = [shape.simplify(0.04) for shape in shapes if shape.area >= 0.08]
    return [repaired(shapely.transform(shape, lambda at: np.round(at, 2)), 2) for shape in simpler]


def _rivers(world: World) -> list[BaseGeometry]:
    merged = shapely.line_merge(shapely.union_all([shape for _, shape in world.features("rivers")]))
    shapes = (project(part) for part in shapely.get_parts(merged))
    return [shape.simplify(0.06) for shape in shapes if shape.length >= 1.0]


def undetermined(states: Shapes) -> Iterable[tuple[str, str, BaseGeometry]]:
    """Borders of the areas whose status is not determined (X codes), and of Sudan with South Sudan."""
    names = list(states)
    tree = shapely.STRtree([states[name] for name in names])
    wanted = [name for name in names if name[0] == "X"] + ["SSD"]
    for name in wanted:
        for j in sorted(tree.query(states[name], predicate="intersects")):
            other = names[j]
            if other == name or (name == "SSD" and other != "SDN") or (other in wanted and other < name):
                continue
            shared = shapely.intersection(states[name].boundary, states[other].boundary)
            parts = shapely.get_parts(shared)
            parts = parts[shapely.length(parts) > 0]
            if len(parts):
                yield name, other, shapely.line_merge(shapely.MultiLineString(list(parts)))


def _feature(
    shape: BaseGeometry, properties: dict[str, Any], digits: int, name: str | None = None
) -> dict[str, Any]:
    if shape.geom_type.startswith("Multi") and len(shapely.get_parts(shape)) == 1:
        shape = shapely.get_parts(shape)[0]
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    geometry["coordinates"] = _rounded(geometry["coordinates"], digits)
    key = {"id": name} if name else {}
    return {"type": "Feature", **key, "properties": properties, "geometry": geometry}


def _rounded(nested: Nested, digits: int) -> Nested:
    if isinstance(nested, list):
        return [_rounded(item, digits) for item in nested]
    value = round(nested, digits) + 0.0
    return int(value) if value.is_integer() else value


def _write(path: Path, features: list[dict[str, Any]]) -> None:
    sheet = {"projection": EQUAL_EARTH, "metres": UNIT}
    collection = {"type": "FeatureCollection", **sheet, "features": features}
    path.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")


def _write_degrees(path: Path, whole: Shapes) -> None:
    west = DATE_LINE
    here = {k: project(shape, west) for k, shape in window(whole, west).items()}
    shapes = simplify(here, replace(FULL, digits=5))
    degrees = [only_polygons(shapely.make_valid(unproject(shape, west))) for shape in shapes.values()]
    frame = gpd.GeoDataFrame({"id": list(shapes)}, geometry=degrees, crs="EPSG:4326")
    frame.to_parquet(path, index=False, compression="zstd", write_covering_bbox=False)
