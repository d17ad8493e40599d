"""What the timeline is drawn with: bars by hue and strength, lines, marks, and the line across."""

from __future__ import annotations

import re
from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from imap.i18n.numbers import day
from imap.i18n.words import word
from imap.store.marks import sign_of
from imap.views.chart import EDGE, INK, INK_2, PAPER, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imap.model.nouns import Language
    from imap.store.marks import Mark
    from imap.store.timeline import Bar, Timeline

HUES = ("#FFFFFF", "#6FAA98", "#B4C6EA", "#B5903C", "#F1D484", "#9488CE")
"""Kinds of evidence by step, as ``--map-ev-0`` to ``--map-ev-5`` in tokens.css."""
PLAIN = "#F4F1EA"
HALF = 0.22
"""Half the height of a bar, in rows."""
FADING = (1.0, 0.55, 0.2)
FADE = 0.012
"""Length of one of the three parts of a fade, as a share of the time that is drawn."""
POSSIBLE = 0.45
FURTHEST = date(9500, 1, 1)
"""Last day that is drawn: the calendar ends in 9999, and what is drawn needs a margin."""
VOICES_AT_MOST = 3
LINE_AT_MOST = 60


class Sign(NamedTuple):
    """How a mark is drawn; the later in ``SIGNS``, the further above."""

    symbol: str
    size: float
    fill: str
    edge: str = INK
    width: float = 0


SIGNS: Mapping[str, Sign] = {
    "published": Sign("square", 4, INK_2),
    "computed": Sign("line-ns-open", 10, INK_2, INK_2, 1),
    "tick": Sign("line-ns-open", 11, INK, INK, 1.6),
    "documented": Sign("circle", 4.5, INK),
    "amended": Sign("triangle-up", 7, INK),
    "ring": Sign("circle", 7, PAPER, INK, 1.3),
    "open": Sign("diamond", 8, PAPER, INK, 1.2),
    "diamond": Sign("diamond", 9, INK, PAPER, 0.6),
    "cross": Sign("x-thin-open", 7, INK, INK, 1.5),
}


class Line(NamedTuple):
    """A line of the figure: a bar, or the name of a group above its bars."""

    y: float
    bar: Bar | None
    group: str


class Scale(NamedTuple):
    """Days between which the figure is drawn; ``end`` is the last day that anything is said of."""

    first: date
    end: date
    last: date
    fade: timedelta

    @classmethod
    def of(cls, timeline: Timeline) -> Scale:
        """Scale of a timeline, of two years at least."""
        days = max((timeline.last - timeline.first).days, 730)
        end = min(timeline.last, FURTHEST)
        first = end - timedelta(days * (1 + 3.5 * FADE))
        return cls(first, end, end + timedelta(max(days * 0.006, 1)), timedelta(max(days * FADE, 1)))

    def clip(self, when: date) -> date:
        """A day, or the end of the scale that it lies beyond."""
        return min(max(when, self.first), self.end)


def lines_of(timeline: Timeline) -> list[Line]:
    """Lines of the figure from top to bottom; what has no day on file has none."""
    rows, y = [], 0.0
    for group, bars in timeline.groups:
        shown = [bar for bar in bars if bar.drawn]
        if shown:
            rows.append(Line(y, None, group))
            rows += [Line(y + n, bar, group) for n, bar in enumerate(shown, start=1)]
            y += len(shown) + 1.3
    return rows


def bars(rows: list[Line], scale: Scale, lang: Language) -> Iterator[dict[str, Any]]:
    """One trace for each hue and strength; where something fades no edge is drawn."""
    groups: dict[tuple[str, float, bool], list[tuple[date, date, float, list[str]]]] = {}
    for y, bar, _ in rows:
        if bar is None:
            continue
        told = [bar.id, _hover(bar, bar.dates, lang)]
        faded = any(s.kind.startswith("fades") for s in bar.stretches)
        for first, last, strength in _pieces(bar, scale):
            hue = PLAIN if bar.step is None else HUES[bar.step]
            groups.setdefault((hue, strength, strength == 1 and not faded), []).append((first, last, y, told))
    for (hue, strength, edged), pieces in groups.items():
        yield {
            "type": "bar",
            "orientation": "h",
            "base": [first.isoformat() for first, *_ in pieces],
            "x": [(last - first).days * 86_400_000 for first, last, *_ in pieces],
            "y": [y for *_, y, _ in pieces],
            "width": 2 * HALF,
            "customdata": [told for *_, told in pieces],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
            "marker": {
                "color": _colour(hue, strength),
                "line": {"color": EDGE, "width": 0.75 if edged else 0},
                "pattern": {
                    "shape": "/" if hue == HUES[0] else "",
                    "fgcolor": EDGE,
                    "size": 5,
                    "solidity": 0.15,
                },
            },
        }


def _pieces(bar: Bar, scale: Scale) -> Iterator[tuple[date, date, float]]:
    """Days and strength of what is filled; a disputed bar is filled with nothing, and can be pointed at."""
    if bar.disputed:
        yield from ((first, last, 0) for first, last in _outline(bar, scale))
        return
    for s in bar.stretches:
        if s.kind in {"fades_in", "fades_out"}:
            for n, strength in enumerate(FADING):
                near, far = scale.fade * n, scale.fade * (n + 1)
                after, until = (-far, -near) if s.kind == "fades_in" else (near, far)
                yield scale.clip(s.first + after), scale.clip(s.first + until), strength
        elif s.kind != "before" and s.first < scale.end:
            last = (
                s.last if s.last <= scale.end else scale.last + scale.fade
            )  # its edge lies beyond the sheet
            yield s.first, last, 1 if s.kind == "certain" else POSSIBLE


def _outline(bar: Bar, scale: Scale) -> Iterator[tuple[date, date]]:
    """First and last day of a disputed bar."""
    held = [s for s in bar.stretches if s.kind != "before"] or bar.stretches
    if held:
        yield scale.clip(min(s.first for s in held)), scale.clip(max(s.last for s in held))


def _colour(hue: str, strength: float) -> str:
    red, green, blue = (int(hue[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:g})"


def threads(rows: list[Line], scale: Scale) -> Iterator[dict[str, Any]]:
    """Dotted lines for what led to a bar, or time in which a treaty was not joined; dashed empty bars."""
    led: list[tuple[str | None, float | None]] = []
    dashed: list[tuple[str | None, float | None]] = []
    for y, bar, _ in rows:
        if bar is None:
            continue
        held = any(s.kind != "before" for s in bar.stretches)
        for s in bar.stretches if held or not bar.disputed else ():
            if s.kind == "before":
                led += [
                    (scale.clip(s.first).isoformat(), y),
                    (scale.clip(s.last).isoformat(), y),
                    (None, None),
                ]
        for first, last in _outline(bar, scale) if bar.disputed else ():
            a, b, over, under = first.isoformat(), last.isoformat(), y - HALF, y + HALF
            dashed += [(a, over), (b, over), (b, under), (a, under), (a, over), (None, None)]
    for points, dash in ((led, "dot"), (dashed, "3px,2px")):
        if points:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [x for x, _ in points],
                "y": [y for _, y in points],
                "line": {"color": INK, "width": 1.1, "dash": dash},
                "hoverinfo": "skip",
            }


def marks(rows: list[Line], scale: Scale, lang: Language) -> Iterator[dict[str, Any]]:
    """One trace for each sign; what happened on one day is one mark that tells all of it."""
    order = list(SIGNS)
    placed: dict[str, list[tuple[date, float, list[str]]]] = {}
    for y, bar, _ in rows:
        days: dict[date, list[Mark]] = {}
        for mark in bar.marks if bar else ():
            if scale.first <= mark.middle <= scale.end:
                days.setdefault(mark.middle, []).append(mark)
        for when, marks in days.items():
            sign = max((sign_of(m) for m in marks), key=order.index)
            if bar:
                told = _hover(bar, [_told(m, lang) for m in marks], lang)
                placed.setdefault(sign, []).append((when, y, [bar.id, told]))
    for name, look in SIGNS.items():
        if name in placed:
            yield {
                "type": "scatter",
                "mode": "markers",
                "x": [when.isoformat() for when, *_ in placed[name]],
                "y": [y for _, y, _ in placed[name]],
                "customdata": [told for *_, told in placed[name]],
                "hovertemplate": "%{customdata[1]}<extra></extra>",
                "cliponaxis": False,
                "marker": {
                    "symbol": look.symbol,
                    "size": look.size,
                    "color": look.fill,
                    "opacity": 1,
                    "line": {"color": look.edge, "width": look.width},
                },
            }


def _told(mark: Mark, lang: Language) -> str:
    return f"{mark.said} ({word('timeline.differs', lang)})" if mark.disputed else mark.said


def rule(timeline: Timeline, scale: Scale, height: float, lang: Language) -> dict[str, Any]:
    """The line across; it lies on the second axis, so that the years stand below as well."""
    said, day_of = drawn(ruled(timeline, lang), lang), scale.clip(date.fromisoformat(timeline.day))
    return {
        "type": "scatter",
        "mode": "lines",
        "xaxis": "x2",
        "x": [day_of.isoformat()] * 2,
        "y": [-0.5, height],
        "line": {"color": INK, "width": 1.2},
        "hovertemplate": f"{said}<extra></extra>",
    }


def ruled(timeline: Timeline, lang: Language) -> str:
    """Say which day the line across is."""
    when = day(timeline.day, lang)
    return word("timeline.rule.asked" if timeline.asked else "timeline.rule.recorded", lang, date=when)


def _hover(bar: Bar, dates: Iterable[str], lang: Language) -> str:
    """What it is, its dates in words, who says so."""
    how = word(f"standing.{'disputed' if bar.disputed else bar.standing.kind}", lang)
    voices = [*bar.voices[:VOICES_AT_MOST], *("…" for _ in bar.voices[VOICES_AT_MOST : VOICES_AT_MOST + 1])]
    said = (bar.title, bar.status, *dates, f"{how}{word('colon', lang)}", *voices)
    return "<br>".join(part for text in said for part in wrapped(text, lang))


def wrapped(text: str, lang: Language) -> list[str]:
    """Lines of a text for Plotly, which breaks none; what is isolated stays on one line."""
    held = _ISOLATE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return [drawn(part, lang) for part in wrap(held, LINE_AT_MOST)]


_ISOLATE = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
