"""Geometry for the tiny package: four squares and a ring of sea, made in code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely

from imap.store.projection import to_map

if TYPE_CHECKING:
    from pathlib import Path

CENTRES = {
    "ESP": (-4.0, 40.0, 3.0),
    "MAR": (-6.0, 32.0, 2.5),
    "MLT": (14.4, 35.9, 0.1),
    "TUN": (9.5, 34.0, 1.5),
}
"""Longitude, latitude and half a side, in degrees."""


def lay_geometry(folder: Path) -> Path:
    """Write the four geometry files of the tiny package."""
    folder.mkdir(parents=True, exist_ok=True)
    squares = {k: shapely.box(x - r, y - r, x + r, y + r) for k, (x, y, r) in CENTRES.items()}
    states = [_feature(k, shape) for k, shape in squares.items()]
    for name in ("states.0.json", "states.1.json"):
        _write(folder / name, states)
    x, y = to_map([-30.0, 60.0], [0.0, 0.0])
    _write(folder / "lines.json", [_line("equator", x.tolist(), y.tolist())])
    frame = gpd.GeoDataFrame({"id": list(squares)}, geometry=list(squares.values()), crs="EPSG:4326")
    frame.to_parquet(folder / "states.wgs84.parquet")
    return folder


def _feature(item: str, shape: shapely.Polygon) -> dict[str, Any]:
    x, y = to_map(*shape.exterior.coords.xy)
    flat = shapely.Polygon(list(zip(x, y, strict=True)))
    west, south, east, north = flat.bounds
    box = {"x": flat.centroid.x, "y": flat.centroid.y, "a": flat.area, "w": east - west, "h": north - south}
    return {"type": "Feature", "properties": {"id": item, **box}, "geometry": shapely.geometry.mapping(flat)}


def _line(kind: str, x: list[float], y: list[float]) -> dict[str, Any]:
    points = [list(p) for p in zip(x, y, strict=True)]
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": "LineString", "coordinates": points},
    }


def _write(path: Path, features: list[dict[str, Any]]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
