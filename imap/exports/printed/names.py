"""Names on the map: who comes first has room, no name crosses another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from matplotlib.patheffects import withStroke

from imap.exports.palette import INKS, UNFILLED
from imap.exports.printed.ground import class_of, shown
from imap.exports.printed.page import font
from imap.i18n.text import label
from imap.store.projection import to_map

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.exports.printed.ground import Window
    from imap.exports.printed.page import Page

ALWAYS_NAMED = "ESH"
"""Western Sahara keeps its name whatever the fill."""
SCALE = (0.0, 0.0, 112.0, 32.0)
"""Room of the scale bar, in points."""
AROUND = ((0.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.2, 0.0), (-1.2, 0.0), (0.0, 2.0), (0.0, -2.0))


@dataclass
class Names:
    """Names that found room, in points on the map."""

    page: Page
    axes: Any
    seen: Window
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def keep_free(self, x: float, y: float, reach: float) -> None:
        """Keep names away from a symbol."""
        px, py = self._points(x, y)
        self.boxes.append((px - reach, py - reach, px + reach, py + reach))

    def put(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        ink: str = "map-label",
        side: int = 0,
        shift: tuple[float, float] = (0.0, 0.0),
        bold: bool = False,
        italic: bool = False,
    ) -> bool:
        """Write a name if nothing is in its way.

        Parameters
        ----------
        side
            0 centred on the point, 1 to its right, -1 to its left.
        shift
            Points to move it by.
        """
        lines = text.split("\n")
        wide = max(self.page.width(line, size, bold=bold, italic=italic) for line in lines)
        high = size * 1.2 * len(lines)
        px, py = self._points(x, y)
        px, py = px + shift[0], py + shift[1]
        left = px - wide / 2 if not side else px if side > 0 else px - wide
        box = (left - 0.8, py - high / 2, left + wide + 0.8, py + high / 2)
        if not self._inside(box) or any(_cross(box, other) for other in self.boxes):
            return False
        self.boxes.append(box)
        self.axes.annotate(
            "\n".join(map(self.page.said, lines)), (x, y),
            xytext=shift, textcoords="offset points", annotation_clip=True,
            fontproperties=font(size, bold=bold, italic=italic), color=INKS[ink],
            ha={0: "center", 1: "left", -1: "right"}[side], va="center",
            zorder=10, parse_math=False, multialignment="center", linespacing=1.05,
            path_effects=[] if italic else [withStroke(linewidth=1.7, foreground=INKS["paper"], alpha=0.85)],
        )  # fmt: skip
        return True

    def _points(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.seen.west) * self.seen.points, (y - self.seen.south) * self.seen.points

    def _inside(self, box: tuple[float, float, float, float]) -> bool:
        right, top = self._points(self.seen.east, self.seen.north)
        return box[0] > 2 and box[1] > 2 and box[2] < right - 2 and box[3] < top - 2


def _cross(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def names(
    names: Names,
    order: Order,
    ringed: dict[str, tuple[float, float]],
    drawn: list[tuple[str, str, float, float]],
) -> None:
    """Write names in the order of their claim: large states, rings, places, small states, seas, the rest."""
    for x, y in ringed.values():
        names.keep_free(x, y, 3.2)
    for _, _, x, y in drawn:
        names.keep_free(x, y, 2.4)
    names.boxes.append(SCALE)
    if not shown(order, "names"):
        return
    boxes = {a: b for a, b in order.store.shapes.labels.items() if names.seen.holds(b["x"], b["y"])}
    widest = sorted((a for a in boxes if a not in ringed), key=lambda a: -boxes[a]["w"])
    held = [a for a in widest if class_of(order, a) not in UNFILLED]
    large = [a for a in held if boxes[a]["w"] * names.seen.points > 40]
    _states(names, order, large, held=True)
    for area, (x, y) in ringed.items():
        _beside(names, _name(order, "areas", area), x, y, 6.2, bold=True, gap=5.0)
    _states(names, order, [a for a in boxes if a == ALWAYS_NAMED and a not in held], held=False)
    _states(names, order, held[len(large) :], held=True)
    _places(names, order, drawn)
    _waters(names, order)
    _states(names, order, [a for a in widest if a not in {*held, ALWAYS_NAMED}], held=False)


def _states(names: Names, order: Order, areas: list[str], *, held: bool) -> None:
    for area in areas:
        _state(names, order, area, order.store.shapes.labels[area], held=held)


def _places(names: Names, order: Order, drawn: list[tuple[str, str, float, float]]) -> None:
    for sign, item, x, y in drawn:
        name = _name(order, "places", item)
        if len(name) <= 20 and (sign in {"activity", "capital", "capital-port"} or names.seen.points > 8):
            _beside(names, name, x, y, 5.2, bold=False, gap=3.6)


def _name(order: Order, table: str, item: str) -> str:
    register = order.selection.register
    return label(register.row(table, item), order.lang).text if register.has(table, item) else item


def _state(names: Names, order: Order, area: str, box: dict[str, Any], *, held: bool) -> None:
    text, wide = _name(order, "areas", area), box["w"] * names.seen.points
    taller = 0.7 if names.page.rtl else 0.0
    sizes = ((7.6, 6.4) if wide > 55 else (6.6, 5.8)) if held else (5.6,)
    ink, share = ("map-label" if held else "map-label-2"), (0.88 if wide > 55 else 0.7)
    tries = [(text, s + taller) for s in sizes]
    if held and " " in text:
        tries.append((_halved(text), sizes[-1] + taller))
    for said, size in tries:
        across = max(names.page.width(line, size, bold=held) for line in said.split("\n"))
        fits = area == ALWAYS_NAMED or across * share <= wide
        for dx, dy in AROUND if fits else ():
            if names.put(said, box["x"], box["y"], size, ink=ink, bold=held, shift=(dx * size, dy * size)):
                return
    if held:
        _beside(names, text, box["x"], box["y"], 5.6, bold=True, gap=min(wide * 0.3, 9.0), sides=(-1, 1))


def _halved(text: str) -> str:
    """A name on two lines, broken where they come out most alike."""
    at = min((n for n, sign in enumerate(text) if sign == " "), key=lambda n: abs(len(text) / 2 - n))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _beside(
    names: Names,
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool,
    gap: float,
    sides: tuple[int, ...] = (1, -1, 0),
) -> None:
    size += 0.6 if names.page.rtl else 0.0
    ways = [(side, side * gap, 0.0) for side in sides if side] + [(0, 0.0, gap + 2), (0, 0.0, -gap - 2)] * (
        0 in sides
    )
    for side, dx, dy in ways:
        if names.put(text, x, y, size, side=side, shift=(dx, dy), bold=bold):
            return


def _waters(names: Names, order: Order) -> None:
    latin = not names.page.rtl
    for row in order.selection.register.rows("waters"):
        x, y = (float(v) for v in to_map(row["lon"], row["lat"]))
        if names.seen.holds(x, y) and (row["kind"] != "gulf" or names.seen.points > 8):
            size = (7.2 if row["kind"] == "ocean" else 5.8) + (0.0 if latin else 0.5)
            names.put(label(row, order.lang).text, x, y, size, ink="map-water-ink", italic=latin)
