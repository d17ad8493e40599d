"""What lies under the names: sea, graticule, states in their fill, water, routes, places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.colors import to_rgb

from imap.exports.palette import INKS, UNFILLED, paint
from imap.exports.printed.signs import sign_of, stamp
from imap.store.geometry import Shapes
from imap.store.lines import lines
from imap.store.projection import to_map

if TYPE_CHECKING:
    from imap.exports.colophon import Order

HOME = (-26.0, -8.0, 60.0, 72.0)
"""West, south, east, north in degrees: what the sheet shows where the address has no view."""
SCREEN = 660.0
"""Width in CSS pixels of the map for which the view of an address is meant."""
TOP_LAYERS = frozenset({"states", "routes", "places", "activities", "names"})
SMALL = 70.0
"""Square CSS pixels under which a state is drawn as a ring."""
PALE = 0.35
DASHES: dict[str, Any] = {"sourced": "solid", "partly_sourced": (0, (4.4, 2.5)), "composed": (0, (0.06, 2.6))}
PLACE_SIZE, APART = 5.6, 6.4
"""Size of a symbol, and the least distance between two, in points."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of the world that is shown, in map units, and how many points a unit takes on paper."""

    west: float
    south: float
    east: float
    north: float
    points: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is shown."""
        return self.west < x < self.east and self.south < y < self.north


def window(view: str, width: float, height: float) -> Window:
    """Window for the view of a question.

    Parameters
    ----------
    view
        ``x,y,zoom`` as in the address; blank for the whole of the dialogues.
    width, height
        Of the map on paper, in points.
    """
    if view:
        x, y, zoom = (float(v) for v in view.split(","))
        across = min(SCREEN / 2**zoom, 345.0)
        up = across * height / width
        return Window(x - across / 2, y - up / 2, x + across / 2, y + up / 2, width / across)
    west, south, east, north = HOME
    edge = [(lon, lat) for lon in (west, east) for lat in np.linspace(south, north, 9)]
    xs, ys = to_map([p[0] for p in edge], [p[1] for p in edge])
    across, up = xs.max() - xs.min(), ys.max() - ys.min()
    across, up = max(across, up * width / height), max(up, across * height / width)
    mid_x, mid_y = (xs.max() + xs.min()) / 2, (ys.max() + ys.min()) / 2
    return Window(mid_x - across / 2, mid_y - up / 2, mid_x + across / 2, mid_y + up / 2, width / across)


def shown(order: Order, layer: str) -> bool:
    """Whether the address shows a layer: it lists those shown, or with a minus those hidden."""
    given = order.selection.query.layer
    hidden = {name[1:] for name in given if name.startswith("-")}
    if all(name.startswith("-") for name in given):
        return layer not in hidden
    return layer in given or (layer not in hidden and layer not in TOP_LAYERS)


@lru_cache(maxsize=4)
def _features(folder: Path, name: str) -> gpd.GeoDataFrame:
    found = Shapes(folder, {}).json(f"{name}.json")["features"]
    return (
        gpd.GeoDataFrame.from_features(found)
        if found
        else gpd.GeoDataFrame({"id": [], "kind": []}, geometry=[])
    )


@lru_cache(maxsize=4)
def _coast(folder: Path, name: str) -> gpd.GeoSeries:
    land = shapely.union_all(_features(folder, name).geometry.make_valid().to_numpy())
    return gpd.GeoSeries([shapely.boundary(land)])


def _cut(shapes: Any, seen: Window) -> Any:
    far = (seen.east - seen.west) * 0.02
    cut = shapes.clip_by_rect(seen.west - far, seen.south - far, seen.east + far, seen.north + far)
    return cut[~cut.is_empty]


def class_of(order: Order, area: str) -> str:
    """Class of an area; that of an unlisted one is the last of the legend."""
    fill = order.selection.fill
    return fill.classes.get(area, fill.legend[-1][0])


def outside(order: Order, area: str) -> bool:
    """Whether the filter leaves an area out."""
    return order.selection.inside is not None and area not in order.selection.inside


def ground(axes: Any, order: Order, seen: Window) -> None:
    """Sea, graticule, states, water."""
    folder = order.store.shapes.folder
    name = "states.1" if seen.points > 7 else "states.0"
    drawn = _features(folder, "lines")
    kind = drawn["kind"] if "kind" in drawn else gpd.GeoSeries()
    coast = _cut(_coast(folder, name), seen)

    def put(shapes: Any, **look: Any) -> None:
        if len(shapes):
            shapes.plot(ax=axes, aspect=None, **look)

    def of(what: str) -> Any:
        return _cut(drawn.geometry[kind == what], seen)

    put(of("graticule"), color=INKS["map-graticule"], linewidth=0.35, zorder=1)
    put(of("equator"), color=INKS["map-water"], linewidth=0.45, zorder=1)
    put(of("tropic"), color=INKS["map-water"], linewidth=0.45, linestyle=(0, (6, 4)), zorder=1)
    put(coast, color=INKS["map-shelf"], linewidth=3.4, zorder=2)
    _states(put, order, _features(folder, name).set_index("id").geometry, seen)
    put(of("lake"), facecolor=INKS["map-sea"], edgecolor=INKS["map-water"], linewidth=0.3, zorder=5)
    put(of("river"), color=INKS["map-water"], linewidth=0.35, zorder=5)
    put(of("undetermined"), color=INKS["paper"], linewidth=1.0, zorder=5.1)
    put(of("undetermined"), color=INKS["map-border"], linewidth=0.6, linestyle=(0, (3, 2)), zorder=5.2)
    put(coast, color=INKS["map-coast"], linewidth=0.45, zorder=5.3)


def _states(put: Any, order: Order, shapes: gpd.GeoSeries, seen: Window) -> None:
    fill = order.selection.query.fill if shown(order, "states") else "role:"
    groups: dict[tuple[str, bool], list[str]] = {}
    for area in shapes.index:
        name = class_of(order, area) if shown(order, "states") else "none"
        groups.setdefault((name, outside(order, area)), []).append(area)
    for (name, pale), areas in sorted(groups.items()):
        look, part = paint(name, fill), _cut(shapes[areas], seen)
        filled = name not in UNFILLED
        colour = _faded(look.colour) if pale and filled else look.colour
        edge = INKS["map-border-partner" if filled else "map-border"]
        put(
            part,
            facecolor=colour,
            edgecolor=edge,
            linewidth=0.65 if filled else 0.4,
            zorder=4 if filled else 3,
        )
        if look.hatch:
            put(
                part,
                facecolor="none",
                edgecolor=look.hatch_ink,
                linewidth=0,
                hatch=look.hatch,
                zorder=4.1,
                alpha=0.55,
            )


def _faded(colour: str) -> tuple[float, ...]:
    rest = to_rgb(INKS["map-role-none"])
    return tuple(PALE * c + (1 - PALE) * r for c, r in zip(to_rgb(colour), rest, strict=True))


def routes(axes: Any, order: Order) -> set[str]:
    """Draw the routes of the selection; gives the ids of those drawn."""
    if not shown(order, "routes"):
        return set()
    wanted = {r["id"] for r in order.selection.rows("routes") if shown(order, r["family"])}
    seen: set[str] = set()
    for line in lines(order.selection.register):
        here = wanted & line.routes
        if not here or not shown(order, line.mode):
            continue
        seen |= here
        x, y, ink = line.points[:, 0], line.points[:, 1], INKS[f"route-{line.mode}"]
        axes.plot(x, y, color=ink, alpha=0.15, linewidth=4.6, solid_capstyle="round", zorder=6)
        thick = 1.5 if line.grade == "composed" else 1.1
        axes.plot(
            x, y, color=ink, linewidth=thick, linestyle=DASHES[line.grade], dash_capstyle="round", zorder=7
        )
    return seen


def places(axes: Any, order: Order, seen: Window) -> list[tuple[str, str, float, float]]:
    """Draw places that stand apart; gives sign, id and position of those drawn, activities first."""
    register, free = order.selection.register, []
    taken: list[tuple[float, float]] = []
    for sign, item in _wanted(order):
        row = register.row("places", item)
        x, y = (float(v) for v in to_map(row["lon"], row["lat"]))
        near = APART / seen.points
        if seen.holds(x, y) and not any(abs(a - x) < near and abs(b - y) < near for a, b in taken):
            taken.append((x, y))
            free.append((sign, item, x, y))
    for sign in dict.fromkeys(sign for sign, *_ in free):
        points = [(x, y) for s, _, x, y in free if s == sign]
        stamp(
            axes,
            sign,
            [p[0] for p in points],
            [p[1] for p in points],
            PLACE_SIZE * (1.15 if sign == "activity" else 1),
            zorder=8,
        )
    return free


def _wanted(order: Order) -> list[tuple[str, str]]:
    selection = order.selection
    acts = {p: ("activity", p) for a in selection.rows("activities") for p in a["places"]}
    rows = [
        r for r in selection.rows("places") if r["scheme"] == "mtm-sheet" and _kind_shown(order, r["kinds"])
    ]
    hubs = sorted(((sign_of(r["kinds"]), r["id"]) for r in rows), key=lambda s: "capital" not in s[0])
    first = list(acts.values()) if shown(order, "activities") and selection.query.filters() else []
    return [*first, *(h for h in hubs if shown(order, "places") and h not in first)]


def _kind_shown(order: Order, kinds: tuple[str, ...]) -> bool:
    return any(shown(order, k) for k in kinds if k not in {"activity", "stand_in"})


def rings(axes: Any, order: Order, seen: Window) -> dict[str, tuple[float, float]]:
    """Draw states that hold a class but are too small to see; gives their places."""
    if not shown(order, "states"):
        return {}
    pixels = seen.points / 0.75
    found: dict[str, tuple[float, float]] = {}
    for area, box in order.store.shapes.labels.items():
        name = class_of(order, area)
        if name in UNFILLED or box["a"] * pixels**2 >= SMALL or not seen.holds(box["x"], box["y"]):
            continue
        found[area] = (box["x"], box["y"])
        look = paint(name, order.selection.query.fill)
        colour = _faded(look.colour) if outside(order, area) else look.colour
        axes.scatter(
            [box["x"]],
            [box["y"]],
            s=34,
            facecolor=colour,
            edgecolor=INKS["map-label"],
            linewidth=0.8,
            zorder=9,
        )
    return found
