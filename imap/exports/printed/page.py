"""A sheet of paper in millimetres, written in the direction of its language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from imap.exports.palette import INKS
from imap.i18n.words import direction

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg

    from imap.model.nouns import Language

WIDTH, HEIGHT = 210.0, 297.0
"""A4, in millimetres."""
MARGIN = 12.0
DPI = 200
POINTS_A_MM = 72 / 25.4
FONTS = Path(__file__).parents[3] / "assets" / "fonts" / "ttf"
FAMILIES = ["iMap Noto Sans", "iMap Noto Sans Arabic"]
"""Own names, so that a font of the machine never takes their place."""
RIGHT_TO_LEFT_MARK = "\u200f"


@cache
def fonts() -> None:
    """Make our fonts known, once, and settle what must not differ between two runs."""
    for path in sorted(FONTS.glob("*.ttf")):
        fontManager.addfont(path)
    mpl.rcParams.update(
        {"svg.hashsalt": "i-map", "svg.fonttype": "path", "hatch.linewidth": 0.45, "path.simplify": True}
    )


@cache
def font(size: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    """Font of a size in points."""
    fonts()
    slant: Literal["normal", "italic"] = "italic" if italic else "normal"
    return FontProperties(family=FAMILIES, size=size, weight="bold" if bold else "normal", style=slant)


class Page:
    """One sheet. ``x`` runs from the edge at which a line begins: from the right in Arabic."""

    def __init__(self, lang: Language) -> None:
        fonts()
        self.lang = lang
        self.rtl = direction(lang) == "rtl"
        self.figure = Figure(figsize=(WIDTH / 25.4, HEIGHT / 25.4), dpi=DPI, facecolor=INKS["paper"])
        self._renderer: RendererAgg = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call]
        self.paper = self.axes(0, 0, WIDTH, HEIGHT)
        self.paper.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.paper.set_zorder(5)
        self.paper.patch.set_visible(False)
        self.paper.set_axis_off()

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """Axes over a part of the sheet, placed physically."""
        return self.figure.add_axes(
            (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT)
        )

    def at(self, x: float) -> float:
        """Place on paper of a distance from the edge at which lines begin."""
        return WIDTH - x if self.rtl else x

    def said(self, text: str) -> str:
        """Text for matplotlib: an Arabic line keeps its direction even if it begins with a code."""
        return f"{RIGHT_TO_LEFT_MARK}{text}" if self.rtl else text

    def width(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
        """Width of a text in points."""
        prop = font(size, bold=bold, italic=italic)
        size_of: Any = self._renderer.get_text_width_height_descent
        found: float = size_of(self.said(text), prop, ismath=False)[0]
        return found * 72 / DPI

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        ink: str = "ink",
        bold: bool = False,
        end: bool = False,
        halo: bool = False,
    ) -> None:
        """One line of text; ``y`` is its baseline, ``end`` sets it before ``x`` and not after it."""
        side = "right" if self.rtl != end else "left"
        self.paper.text(
            self.at(x), y, self.said(text), fontproperties=font(size, bold=bold), color=INKS[ink],
            ha=side, va="baseline", parse_math=False,
            path_effects=[withStroke(linewidth=1.6, foreground=INKS["paper"], alpha=0.7)] if halo else [],
        )  # fmt: skip

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        *,
        ink: str = "ink-2",
        bold: bool = False,
        most: int = 20,
    ) -> float:
        """Text broken to a width; gives the baseline after its last line."""
        step = size / POINTS_A_MM * (1.62 if self.rtl else 1.36)
        lines = list(self.broken(text, width * POINTS_A_MM, size, bold=bold))
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
        for line in lines:
            self.text(x, y, line, size, ink=ink, bold=bold)
            y += step
        return y

    def broken(self, text: str, width: float, size: float, *, bold: bool = False) -> Iterator[str]:
        """Lines of a text that are no wider than so many points."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, size, bold=bold) > width:
                yield line
                line = word
            else:
                line = longer
        if line:
            yield line

    def box(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        """Rectangle; ``y`` is its upper edge."""
        left = self.at(x) - (width if self.rtl else 0)
        self.paper.add_patch(Rectangle((left, y), width, height, **look))

    def line(self, x: tuple[float, ...], y: tuple[float, ...], **look: Any) -> None:
        """Line through points."""
        self.paper.add_line(Line2D([self.at(v) for v in x], list(y), **look))
