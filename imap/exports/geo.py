"""GeoJSON, GeoPackage and GeoParquet of the tables that have a place.

All in degrees, WGS84. A row without a place keeps its row, with an empty geometry.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import shapely

from imap.exports.evidence import rows_of
from imap.store.lines import leg_points
from imap.store.projection import from_map

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from imap.exports.colophon import Colophon, Order
    from imap.exports.tables import Sheet
    from imap.model.nouns import Row

DIGITS = 5
"""Decimals of a degree: about a metre."""
_DTYPES = {"text": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def geometry(order: Order, table: str) -> list[BaseGeometry | None]:
    """Geometry of every row of a table, in the order of its file; None where it has no place."""
    read = PLACED[table]
    return [read(order, row) for row in rows_of(order.selection, table)]


def frame(order: Order, sheet: Sheet) -> gpd.GeoDataFrame:
    """Table with its geometry, in degrees."""
    columns = {
        name: pd.Series([row[n] for row in sheet.rows], dtype=_DTYPES[sheet.types[n]])
        for n, name in enumerate(sheet.columns)
    }
    shapes = gpd.array.from_shapely(geometry(order, sheet.table), crs="EPSG:4326")
    return gpd.GeoDataFrame(columns, geometry=shapes)


def geojson_bytes(order: Order, sheet: Sheet, colophon: Colophon) -> bytes:
    """GeoJSON as RFC 7946 has it; what the file is stands in the member ``imap``."""
    features = [
        {
            "type": "Feature",
            "id": item,
            "properties": dict(zip(sheet.columns, row, strict=True)),
            "geometry": _member(shape),
        }
        for item, row, shape in zip(sheet.ids, sheet.rows, geometry(order, sheet.table), strict=True)
    ]
    document = {
        "type": "FeatureCollection",
        "name": sheet.table,
        "imap": colophon.as_dict(),
        "features": features,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def gpkg_bytes(order: Order, sheet: Sheet, colophon: Colophon) -> bytes:
    """GeoPackage with one layer; what the file is stands in its metadata."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{colophon.date}T00:00:00.000Z"})
    said = f"{colophon.citation} {colophon.licence} {colophon.disclaimer}"
    out = io.BytesIO()
    pyogrio.write_dataframe(
        frame(order, sheet), out, driver="GPKG", layer=sheet.table,
        geometry_type=_KINDS[sheet.table], promote_to_multi=sheet.table != "places",
        layer_metadata=_flat(colophon), dataset_metadata=_flat(colophon),
        layer_options={"DESCRIPTION": said, "IDENTIFIER": sheet.title},
    )  # fmt: skip
    return out.getvalue()


def parquet_bytes(order: Order, sheet: Sheet, colophon: Colophon) -> bytes:
    """GeoParquet; what the file is stands in the key ``imap`` of its metadata."""
    first = io.BytesIO()
    frame(order, sheet).to_parquet(first, index=False)
    table = pq.read_table(first)
    note = json.dumps(colophon.as_dict(), ensure_ascii=False).encode()
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), b"imap": note}), out)
    return out.getvalue()


def _flat(colophon: Colophon) -> dict[str, str]:
    told = {k: v for k, v in colophon.as_dict().items() if isinstance(v, str)}
    sources = json.dumps(colophon.as_dict()["sources"], ensure_ascii=False)
    return {**told, "ignored": "; ".join(colophon.ignored), "sources": sources}


def _member(shape: BaseGeometry | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    turned = shapely.orient_polygons(shapely.set_precision(shape, 10.0**-DIGITS))
    member: dict[str, Any] = _rounded(shapely.geometry.mapping(turned if not turned.is_empty else shape))
    return member


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, (tuple, list)):
        return [_rounded(v) for v in value]
    return {k: _rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


def _point(row: Row) -> shapely.Point:
    return shapely.Point(row["lon"], row["lat"])


def _activity(order: Order, row: Row) -> BaseGeometry | None:
    points = [_point(order.selection.register.row("places", p)) for p in row["places"]]
    return shapely.MultiPoint(points) if points else None


def _state(order: Order, row: Row) -> BaseGeometry | None:
    shapes = order.store.shapes.wgs84.geometry
    return shapes[row["id"]] if row["id"] in shapes.index else None


def _route(order: Order, row: Row) -> BaseGeometry | None:
    register = order.selection.register
    legs = sorted(register.where("legs", "route", row["id"]), key=lambda leg: leg["position"])
    parts = []
    for leg in legs:
        points = leg_points(register, leg)
        if leg["start"] > leg["finish"]:
            points = points[::-1]
        lon, lat = from_map(points[:, 0], points[:, 1])
        parts.append(
            [(round(float(x), DIGITS), round(float(y), DIGITS)) for x, y in zip(lon, lat, strict=True)]
        )
    return shapely.MultiLineString(parts) if parts else None


PLACED: Mapping[str, Callable[[Order, Row], BaseGeometry | None]] = {
    "activities": _activity,
    "states": _state,
    "routes": _route,
    "places": lambda _, row: _point(row),
}
"""Tables that have a place, and where a row is."""
_KINDS = {
    "activities": "MultiPoint",
    "states": "MultiPolygon",
    "routes": "MultiLineString",
    "places": "Point",
}
