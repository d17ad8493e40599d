"""The locator map: where a state lies, as a small SVG that stands by itself on a page or in a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from imap.exports.palette import INKS, UNFILLED
from imap.exports.tokens import dark
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.query import HOME
from imap.store.fill import POSSIBLE, fill_of
from imap.store.geometry import Shapes

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.store.fill import Fill
    from imap.store.store import Store

NARROWEST = 12.0
"""Least width of the window in map units: 1,200 km, so that a small state has its neighbours."""
AROUND = 2.1
"""How many times wider than the state the window is."""
RING = 9.0
"""A state that is smaller, in pixels, has a ring around it."""
FINE = 7.0
"""Pixels a map unit from which the detailed shapes are drawn."""
COARSE = 4.0
"""Pixels a map unit below which rivers and lakes are left out."""
TOP = 86.0
"""Map units north of the equator that a window does not pass: the map ends there."""
SIZE = 11.0
ALWAYS_NAMED = "ESH"
"""Area that bears its name wherever it can be seen: it must not look like a part of a neighbour."""
ROLES = {
    "partner": "map-role-partner",
    "partner-donor": "map-role-partner-donor",
    "observer": "map-role-observer",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Part of the map that is shown: its upper left corner in map units, and pixels a unit."""

    west: float
    north: float
    pixels: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in map units, with a rim that the picture cuts off."""
        far = 4 / self.pixels
        east, south = self.west + self.width / self.pixels, self.north - self.height / self.pixels
        return self.west - far, south - far, east + far, self.north + far

    def drawn(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in pixels, downwards from the upper left corner."""
        corner = np.array([self.west, self.north])
        return shapely.transform(shape, lambda points: (points - corner) * (self.pixels, -self.pixels))


def inset_svg(
    store: Store,
    area: str,
    lang: Language,
    fill: Fill | None = None,
    width: int = 320,
    height: int = 200,
) -> bytes:
    """Map of a state and its surroundings in Equal Earth.

    Parameters
    ----------
    fill
        Classes of the states as ``store.fill`` computes them for a role; where not given, the
        roles in the home dialogue as last documented.
    width, height
        Size in CSS pixels.

    Returns
    -------
    bytes
        SVG with a style of its own, light and dark; blank where the area has no shape.
    """
    shapes = _shapes(store.shapes.folder, "states.0")
    if area not in shapes:
        return b""
    seen = _window(shapes[area], width, height)
    near = _near(store.shapes.folder, seen)
    chosen = near.get(area, shapely.Point())
    classes = (fill or fill_of(store.register, f"role:{HOME}", {})).classes
    coast = shapely.boundary(shapely.union_all(list(near.values())))
    groups: dict[str, list[BaseGeometry]] = {}
    for item, shape in near.items():
        name = classes.get(item, "none")
        groups.setdefault("none" if name in UNFILLED else name, []).append(shape)
    parts = [
        f'<rect class="sea" width="{width}" height="{height}"/>',
        *(_line(name, _kind(store.shapes.folder, name, seen)) for name in ("graticule", "equator", "tropic")),
        _line("rim", [coast]),
        *(_line(f"st {name}", found) for name, found in sorted(groups.items(), key=_filled_last)),
        _line("lake", _kind(store.shapes.folder, "lake", seen)),
        _line("river", _kind(store.shapes.folder, "river", seen)),
        _line("open", _kind(store.shapes.folder, "undetermined", seen)),
        _line("coast", [coast]),
        *_outline(chosen),
        *_names(store, area, lang, near, seen),
        f'<rect class="edge" x=".5" y=".5" width="{width - 1}" height="{height - 1}"/>',
    ]
    title = word("inset.title", lang, name=label(store.register.row("areas", area), lang).text)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" xml:lang="{lang}"><title>{escape(title)}</title>'
    )
    pattern = (
        '<defs><pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><path class="pb" '
        'd="M0 0h6v6H0z"/><circle class="pd" cx="3" cy="3" r="1"/></pattern></defs>'
    )
    return (head + f"<style>{_style()}</style>" + pattern + "".join(parts) + "</svg>\n").encode()


def _filled_last(group: tuple[str, list[BaseGeometry]]) -> tuple[bool, str]:
    return group[0] != "none", group[0]


@lru_cache(maxsize=4)
def _shapes(folder: Path, name: str) -> Mapping[str, BaseGeometry]:
    found = Shapes(folder, {}).json(f"{name}.json")["features"]
    return {f["properties"]["id"]: shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in found}


@lru_cache(maxsize=2)
def _lines(folder: Path) -> Mapping[str, tuple[BaseGeometry, ...]]:
    found: dict[str, list[BaseGeometry]] = {}
    for f in Shapes(folder, {}).json("lines.json")["features"]:
        found.setdefault(f["properties"]["kind"], []).append(shapely.geometry.shape(f["geometry"]))
    return {kind: tuple(shapes) for kind, shapes in found.items()}


def _window(shape: BaseGeometry, width: float, height: float) -> Window:
    """Window around the largest part of a state."""
    part = max(_polygons(shape), key=lambda p: p.area)
    west, south, east, north = part.bounds
    across = max((east - west) * AROUND, (north - south) * AROUND * width / height, NARROWEST)
    pixels = width / across
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    top = min(middle_y + across * height / width / 2, TOP)
    return Window(middle_x - across / 2, top, pixels, float(width), float(height))


def _near(folder: Path, seen: Window) -> dict[str, BaseGeometry]:
    """States that the window shows, cut to it, in pixels, as coarse as pixels are."""
    shapes = _shapes(folder, "states.1" if seen.pixels > FINE else "states.0")
    cut = {i: shapely.make_valid(shapely.clip_by_rect(shape, *seen.box)) for i, shape in shapes.items()}
    whole = {item: seen.drawn(shapely.union_all(_polygons(shape))) for item, shape in cut.items() if shape}
    kept = {item: shape for item, shape in whole.items() if not shape.is_empty}
    return dict(zip(kept, shapely.coverage_simplify(list(kept.values()), 0.4), strict=True))


def _kind(folder: Path, kind: str, seen: Window) -> list[BaseGeometry]:
    if seen.pixels < COARSE and kind in {"river", "lake"}:
        return []
    found = (shapely.clip_by_rect(shape, *seen.box) for shape in _lines(folder).get(kind, ()))
    return [seen.drawn(shape).simplify(0.4) for shape in found if not shape.is_empty]


def _polygons(shape: BaseGeometry) -> list[shapely.Polygon]:
    return [p for p in shapely.get_parts(shape, return_index=False) if isinstance(p, shapely.Polygon)] or [
        p
        for part in shapely.get_parts(shape)
        for p in shapely.get_parts(part)
        if isinstance(p, shapely.Polygon)
    ]


def _line(name: str, shapes: Iterable[BaseGeometry]) -> str:
    path = "".join(_path(shapes))
    return f'<path class="{name}" d="{path}"/>' if path else ""


def _path(shapes: Iterable[BaseGeometry]) -> Iterator[str]:
    """Steps of a path, in tenths of a pixel, each from the point before."""
    for shape in shapes:
        for line in _rings(shape):
            points = np.round(shapely.get_coordinates(line) * 10).astype(int)
            steps = np.diff(points, axis=0)
            moved = steps[np.any(steps != 0, axis=1)]
            if len(moved):
                start = " ".join(_tenths(v) for v in points[0])
                yield f"M{start}l" + " ".join(_tenths(v) for v in moved.ravel())
                yield "z" if isinstance(line, shapely.LinearRing) else ""


def _rings(shape: BaseGeometry) -> Iterator[shapely.LineString]:
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.Polygon):
            yield from (part.exterior, *part.interiors)
        elif isinstance(part, shapely.LineString):
            yield part
        elif not isinstance(part, shapely.Point):
            yield from _rings(part)


def _tenths(value: int) -> str:
    return (
        f"{value / 10:.1f}".removesuffix(".0").replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}"
    )


def _outline(chosen: BaseGeometry) -> Iterator[str]:
    """The state itself: cased in white; one that is small has a ring around it."""
    west, north, east, south = chosen.bounds
    x, y = (west + east) / 2, (north + south) / 2
    small = max(east - west, south - north) < RING
    ring = f'cx="{x:.1f}" cy="{y:.1f}" r="{RING}"'
    for name in ("case", "chosen"):
        yield f'<circle class="{name}" {ring}/>' if small else _line(name, [chosen])


def _names(
    store: Store, area: str, lang: Language, near: Mapping[str, BaseGeometry], seen: Window
) -> Iterator[str]:
    """Name of the state, and those of neighbours that have the room for it."""
    size = SIZE + (1.5 if lang == "ar" else 0)
    taken: list[BaseGeometry] = []
    forced = {area, *(i for i in (ALWAYS_NAMED,) if i in near and near[i].length > 6 * size)}
    for item in sorted(near, key=lambda i: (i != area, i not in forced, -near[i].area)):
        text = (
            label(store.register.row("areas", item), lang).text if store.register.has("areas", item) else ""
        )
        wide = len(text) * size * (0.62 if item == area else 0.56)
        for x, y in _places(near[item], size, chosen=item == area):
            box = shapely.box(x - wide / 2, y - size, x + wide / 2, y + size * 0.3)
            inside = shapely.box(2, 2, seen.width - 2, seen.height - 2).contains(box)
            room = item in forced or near[item].intersection(box).area > 0.8 * box.area
            if text and inside and room and not any(box.intersects(other) for other in taken):
                taken.append(box)
                kind = "nm on" if item == area else "nm"
                yield f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
                break


def _places(shape: BaseGeometry, size: float, *, chosen: bool) -> Iterator[tuple[float, float]]:
    """Where a name can stand: in the widest part of the state; that of the chosen one also beside it."""
    part = max(_polygons(shape), key=lambda p: p.area, default=None)
    if part is None:
        return
    west, north, east, south = part.bounds
    middle = shapely.get_coordinates(shapely.maximum_inscribed_circle(part, 1.0))[0]
    small = max(east - west, south - north) < 3 * size
    if not (chosen and small):
        yield from ((middle[0], middle[1] + size * (0.35 + up)) for up in (0, 0.8, -0.8))
    if chosen:
        x = (west + east) / 2
        yield from ((x, north - size), (x, south + 2 * size), (x, north - 2 * size), (x, south + 3 * size))


def _style() -> str:
    """Light inks, and in the dark those of the tokens."""
    night = dark()
    return (
        _rules({**INKS, "map-selected": INKS["ink"], "halo": "#FFF"})
        + "@media (prefers-color-scheme:dark){"
        + _rules({**INKS, **night, "halo": night.get("ground", INKS["ink"])})
        + "}"
    )


def _rules(inks: Mapping[str, str]) -> str:
    filled = "".join(f".{name}{{fill:{inks[ink]}}}" for name, ink in ROLES.items())
    edged = ",".join(f".{name}" for name in ROLES)
    return (
        f".sea{{fill:{inks['map-sea']}}}"
        f".graticule,.equator,.tropic{{fill:none;stroke:{inks['map-graticule']};stroke-width:.6}}"
        ".tropic{stroke-dasharray:4 3}"
        f".rim{{fill:none;stroke:{inks['map-shelf']};stroke-width:6;stroke-linejoin:round}}"
        f".st{{fill:{inks['map-role-none']};stroke:{inks['map-border']};stroke-width:.6;"
        "stroke-linejoin:round;fill-rule:evenodd}"
        f"{filled}{edged}{{stroke:{inks['map-border-partner']};stroke-width:.9}}"
        f".{POSSIBLE}{{fill:url(#dots)}}.pb{{fill:{inks['map-ev-0']}}}.pd{{fill:{inks['map-label']}}}"
        f".lake{{fill:{inks['map-sea']};stroke:{inks['map-water']};stroke-width:.5}}"
        f".river{{fill:none;stroke:{inks['map-water']};stroke-width:.5;stroke-opacity:.7}}"
        f".open{{fill:none;stroke:{inks['map-border']};stroke-width:.8;stroke-dasharray:3 2}}"
        f".coast{{fill:none;stroke:{inks['map-coast']};stroke-width:.7;stroke-linejoin:round}}"
        f".case,.chosen{{fill:none;stroke:{inks['halo']};stroke-width:4.5;stroke-linejoin:round}}"
        f".chosen{{stroke:{inks['map-selected']};stroke-width:1.8}}"
        f".nm{{font:{SIZE}px 'iMap Noto Sans','iMap Noto Sans Arabic','Noto Sans','Noto Sans Arabic',"
        f"system-ui,sans-serif;text-anchor:middle;fill:{inks['map-label']};stroke:{inks['halo']};"
        "stroke-width:2.4;stroke-opacity:.8;stroke-linejoin:round;paint-order:stroke}"
        ".nm:lang(ar){font-size:12.5px}.on{font-weight:700}"
        f".edge{{fill:none;stroke:{inks['map-coast']}}}"
    )
