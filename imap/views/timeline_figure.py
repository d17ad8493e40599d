"""The framework of a state in time as a Plotly figure: bars, marks, and names beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from imap.i18n.words import direction, word
from imap.views.chart import EDGE, FONTS, INK, INK_2, PAPER, RULE, drawn, step
from imap.views.timeline_traces import Line, Scale, bars, lines_of, marks, rule, threads, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.nouns import Language
    from imap.store.timeline import Timeline

ROW, TOP, BOTTOM, SIDE = 20, 30, 58, 14
"""Pixels: height of a row, and what stands around the rows."""
LABELS_AT_MOST, INSET = 300, 8
"""Pixels: widest column of names, and how far they stand from its outer edge."""


def figure(timeline: Timeline, lang: Language) -> dict[str, Any]:
    """Bars and marks as a Plotly figure: a plain dict, as the chart twin of the map is.

    Points carry ``[id, words]`` and a name beside a bar bears the id, so that a click opens the item.
    """
    rows = lines_of(timeline)
    right = direction(lang) == "rtl"
    side = "right" if right else "left"
    scale = Scale.of(timeline)
    ends = [scale.first.isoformat(), scale.last.isoformat()]
    column = _column(timeline, lang)
    height = rows[-1].y + 0.5 if rows else 1
    years = {
        "type": "date",
        "autorange": "reversed" if right else True,
        "autorangeoptions": {"include": ends, "clipmin": ends[0], "clipmax": ends[1]},
        "tickformat": "%Y",
        "tick0": "1900-01-01",
        "dtick": f"M{12 * step(tuple(range(scale.first.year, scale.last.year)))}",
        "ticks": "",
        "tickfont": {"size": 11, "color": INK_2},
        "gridcolor": RULE,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
    }
    return {
        "data": [
            *bars(rows, scale, lang),
            *threads(rows, scale),
            *marks(rows, scale, lang),
            rule(timeline, scale, height, lang),
        ],
        "layout": {
            "barmode": "overlay",
            "height": round(TOP + (height + 0.5) * ROW + BOTTOM),
            "dragmode": False,
            "clickmode": "event",
            "hovermode": "closest",
            "hoverdistance": 8,
            "font": {"family": FONTS[lang], "size": 13 if right else 12, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {
                "t": TOP,
                "b": BOTTOM,
                "l": SIDE if right else column,
                "r": column if right else SIDE,
                "pad": 0,
            },
            "xaxis": years | {"side": "top"},
            "xaxis2": years | {"side": "bottom", "overlaying": "x", "showgrid": False},
            "yaxis": {
                "side": side,
                "range": [height, -0.5],
                "tickmode": "array",
                "tickvals": [row.y + 0.5 for row in rows],
                "showticklabels": False,
                "ticks": "outside",
                "ticklen": column,
                "tickwidth": 0.6,
                "tickcolor": RULE,
                "gridcolor": RULE,
                "gridwidth": 0.6,
                "zeroline": False,
                "fixedrange": True,
            },
            "annotations": [
                *_labels(rows, lang, column),
                _edge(_credit(timeline, lang), lang, column)
                | {
                    "y": 0,
                    "yref": "paper",
                    "yanchor": "top",
                    "yshift": -36,
                    "font": {"size": 11, "color": INK_2},
                },
            ],
            "showlegend": False,
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK_2, "activecolor": INK},
            "hoverlabel": {
                "font": {"family": FONTS[lang], "color": INK},
                "bgcolor": "#FFFFFF",
                "bordercolor": EDGE,
                "align": side,
            },
        },
    }


def _labels(rows: list[Line], lang: Language, column: int) -> Iterator[dict[str, Any]]:
    """Names beside the bars, and of the groups above them; a name opens its item."""
    for y, bar, group in rows:
        if bar is None:
            yield _edge(word(f"timeline.group.{group}", lang), lang, column) | {
                "y": y,
                "font": {"weight": 700},
            }
        else:
            yield _edge(bar.label, lang, column) | {
                "y": y,
                "name": bar.id,
                "captureevents": True,
                "hovertext": "<br>".join(wrapped(bar.title, lang)),
            }


def _edge(text: str, lang: Language, column: int) -> dict[str, Any]:
    """Text that begins at the outer edge of the figure, where the names stand."""
    right = direction(lang) == "rtl"
    return {
        "text": drawn(text, lang),
        "xref": "paper",
        "x": 1 if right else 0,
        "xanchor": "right" if right else "left",
        "xshift": (column - INSET) * (1 if right else -1),
        "yanchor": "middle",
        "showarrow": False,
        "align": "center",  # the one that Plotly measures alike in a page from right to left
    }


def _column(timeline: Timeline, lang: Language) -> int:
    """Pixels that the longest name takes; estimated, for Plotly has no column of names."""
    names = [bar.label for bar in timeline.bars if bar.drawn]
    longest = max((_ems(name) for name in names), default=0)
    return min(round(longest * (13 if direction(lang) == "rtl" else 12)) + 2 * INSET, LABELS_AT_MOST)


def _ems(text: str) -> float:
    return sum(0.32 if c in _NARROW else 0.88 if c in _WIDE else 0.66 if c.isupper() else 0.57 for c in text)


_NARROW, _WIDE = frozenset(" .,:;'’()[]/|!ijltfrI-\u2066\u2069اإأآ"), frozenset("mwMW…œæ—")


def title(timeline: Timeline, lang: Language) -> str:
    """Title of the figure, for its picture and its name."""
    return word("timeline.title", lang, state=timeline.area[f"name_{lang}"])


def _credit(timeline: Timeline, lang: Language) -> str:
    said = word("chart.credit", lang, edition=timeline.edition)
    return f"{title(timeline, lang)}. {said}"
