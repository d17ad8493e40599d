"""Files with a place open again where they belong."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pyogrio
import pytest

from imap.exports.formats import export
from imap.exports.geo import PLACED
from imap.exports.tables import sheet
from imap.store.lines import SEA_BOW, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from imap.exports.colophon import Order
    from imap.store.store import Store


def saved(folder: Path, order: Order, table: str) -> Path:
    path = folder / f"{table}.gpkg"
    path.write_bytes(export(order, table, "gpkg").content)
    return path


@pytest.mark.parametrize("table", PLACED)
def test_every_placed_table_opens_again_with_all_its_rows(
    order: Callable[..., Order], table: str, tmp_path: Path
) -> None:
    wanted = order()
    count = len(sheet(wanted, table).rows)
    geojson = json.loads(export(wanted, table, "geojson").content)
    assert len(geojson["features"]) == count
    layer = pyogrio.read_dataframe(saved(tmp_path, wanted, table))
    parquet = gpd.read_parquet(io.BytesIO(export(wanted, table, "parquet").content))
    assert len(layer) == len(parquet) == count
    assert layer.crs.to_epsg() == parquet.crs.to_epsg() == 4326
    assert (
        list(parquet["name_ar"])
        == list(layer["name_ar"])
        == [f["properties"]["name_ar"] for f in geojson["features"]]
    )


def test_geometry_is_where_the_rows_say(order: Callable[..., Order]) -> None:
    places = {
        f["id"]: f["geometry"] for f in json.loads(export(order(), "places", "geojson").content)["features"]
    }
    assert places["tangier"] == {"type": "Point", "coordinates": [-5.8, 35.78]}
    acts = {
        f["id"]: f["geometry"]
        for f in json.loads(export(order(), "activities", "geojson").content)["features"]
    }
    assert acts["tiny-meeting"] == {"type": "MultiPoint", "coordinates": [[14.51, 35.9]]}
    assert acts["tiny-study"] is None


def test_a_route_runs_from_its_first_place_to_its_last(order: Callable[..., Order]) -> None:
    (route,) = json.loads(export(order(), "routes", "geojson").content)["features"]
    first, last = route["geometry"]["coordinates"]
    assert first[0] == [-6.84, 34.02]
    assert first[-1] == last[0] == [-5.8, 35.78]
    assert last[-1] == [-5.45, 36.13]


def test_polygons_run_as_rfc_7946_asks(order: Callable[..., Order]) -> None:
    import shapely

    for feature in json.loads(export(order(), "states", "geojson").content)["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        for part in shapely.get_parts(shape):
            assert part.exterior.is_ccw


def test_each_file_says_inside_what_it_is(order: Callable[..., Order], tmp_path: Path) -> None:
    wanted = order("lang=en&state=MAR")
    told = json.loads(export(wanted, "places", "geojson").content)["imap"]
    assert told["edition"] == "2026.11"
    assert told["sources"][0]["publisher"] == "ICMPD"
    note = pq.read_schema(io.BytesIO(export(wanted, "places", "parquet").content)).metadata[b"imap"]
    assert json.loads(note) == told
    info = pyogrio.read_info(saved(tmp_path, wanted, "places"))
    assert info["layer_metadata"]["question"] == told["question"]
    assert "CC BY 4.0" in info["layer_metadata"]["licence"]


def test_lines_are_those_of_the_map_on_screen(tiny_store: Store) -> None:
    from imap.web import geo

    assert getattr(geo, "SEA_BOW", SEA_BOW) == SEA_BOW
    drawn = geo.map_data(tiny_store, "en")["legs"]
    for line, leg in zip(lines(tiny_store.register), drawn, strict=True):
        assert line.points == pytest.approx(np.array(leg["p"]), abs=0.011)
