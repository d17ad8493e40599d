"""The content of the map, in longitude and latitude, as the peer needs it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely

from imap.i18n.text import label
from imap.store.fill import fill_of
from imap.store.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from imap.model.nouns import Row

AS_COARSE = 0.15
"""Degrees of simplification that leave the peer about the points of ``states.0.json``."""
ROLES = ("none", "observer", "partner", "partner-donor")


def write(data: Path, folder: Path) -> None:
    """Write states.json and content.json into a folder, from a data package."""
    states = gpd.read_parquet(data / "geometry" / "states.wgs84.parquet")
    states["geometry"] = shapely.set_precision(states.geometry.simplify(AS_COARSE).to_numpy(), 0.001)
    (folder / "states.json").write_text(states.to_json(drop_id=True, separators=(",", ":")), "utf-8")

    register = open_store(data).register
    rows = {a["id"]: a for a in register.rows("areas")}
    roles = fill_of(register, "role:mtm", {}).classes
    lines: dict[str, list[list[float | None]]] = {mode: [[], []] for mode in ("land", "sea", "air")}
    for leg in {(leg["start"], leg["finish"], leg["mode"]): leg for leg in register.rows("legs")}.values():
        stops = [register.row("places", p) for p in (leg["start"], *leg["via"], leg["finish"])]
        for n, name in enumerate(("lon", "lat")):
            lines[leg["mode"]][n] += [*(s[name] for s in stops), None]
    places = [p for p in register.rows("places") if p["scheme"] == "mtm-sheet"]
    content = {
        "names": {a: label(rows[a], "en").text for a in states["id"]},
        "role": {a: ROLES.index(c) if c in ROLES else 0 for a, c in roles.items()},
        "activities": Counter(r["area"] for r in register.rows("activity_states")),
        "lines": lines,
        "places": [
            [p["lon"] for p in places],
            [p["lat"] for p in places],
            [label(p, "en").text for p in places],
        ],
        "inside": _inside(states, places),
    }
    (folder / "content.json").write_text(json.dumps(content), "utf-8")


def _inside(states: gpd.GeoDataFrame, places: list[Row]) -> dict[str, tuple[float, float]]:
    """Point inside of each state, away from the hubs where there is room."""
    hubs = shapely.union_all(shapely.buffer(shapely.points([(p["lon"], p["lat"]) for p in places]), 1.5))
    free = states.geometry.difference(hubs)
    points = free.where(~free.is_empty, states.geometry).representative_point()
    return {area: (p.x, p.y) for area, p in zip(states["id"], points, strict=True)}


def read(folder: Path) -> dict[str, Any]:
    """Read content.json."""
    found: dict[str, Any] = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    return found
