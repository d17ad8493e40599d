"""The framework in time as a table of dates, and on each line where they lie on an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from imap.exports.profile.runs import Run, run
from imap.i18n.numbers import day
from imap.i18n.text import label
from imap.i18n.words import word
from imap.store import timeline as timelines
from imap.store.marks import BEGAN, OVER, dated, sign_of

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.store.dossier import Dossier
    from imap.store.marks import Mark
    from imap.store.store import Store
    from imap.store.stretches import Stretch
    from imap.store.timeline import Bar, Timeline

LOOKS: Mapping[str, str] = {
    "certain": "held",
    "start": "possible",
    "end": "possible",
    "fades_in": "fades_in",
    "fades_out": "fades_out",
    "before": "before",
}
"""How a part of a bar is drawn, by its kind."""
KEYS: Mapping[str, str] = {
    "possible": "possible",
    "fades_in": "fades",
    "fades_out": "fades",
    "before": "before",
}
"""Word of the legend for a look; what holds needs none, its hue is that of the kind of evidence."""
ORDER = ("diamond", "open", "ring", "tick", "computed", "amended", "documented", "published", "cross")
"""Signs as the legend tells them."""
COLUMNS: Mapping[str, frozenset[str]] = {
    "in_force": BEGAN,
    "until": OVER,
}
"""Kinds of marks by column of dates; the others stand under the adoption."""
TICKS = 4
FADE = 0.07
"""Length of a fading part, as a share of the axis."""


class Line(NamedTuple):
    """A part of a bar between two shares of the axis."""

    look: str
    start: float
    end: float


class Sign(NamedTuple):
    """A sign at a share of the axis."""

    shape: str
    at: float


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in time. ``dates``: what is on file for each column, in words."""

    id: str
    title: Run
    step: int | None
    status: str
    dates: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]


Groups: TypeAlias = tuple[tuple[str, tuple[Thing, ...]], ...]
"""Things below the heading of their group."""


@dataclass(frozen=True, slots=True)
class Framework:
    """Things by group, heads of the columns, years by their place on the axis, and what the drawing means.

    ``rule``: where the day asked about lies, below 0 where the question names none.
    """

    columns: tuple[str, ...]
    groups: Groups
    ticks: tuple[tuple[str, float], ...]
    looks: tuple[tuple[str, str], ...]
    shapes: tuple[tuple[str, str], ...]
    rule: float
    rule_said: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first of January of a year to the last day that is drawn."""

    first: dt.date
    last: dt.date

    def at(self, date: dt.date) -> float:
        """Share of the axis at which a day lies; within it."""
        held = min(max(date, self.first), self.last)
        return round((held - self.first) / (self.last - self.first), 4)

    def ticks(self) -> Iterator[tuple[str, float]]:
        """Years that are named, a round number apart."""
        years = self.last.year - self.first.year
        apart = next(n for n in (2, 5, 10, 20, 25, 50, 100, 1000, 2500) if years / n <= TICKS)
        for year in range(-(-self.first.year // apart) * apart, self.last.year + 1, apart):
            yield str(year), self.at(dt.date(year, 1, 1))


def framework(store: Store, about: Dossier) -> Framework:
    """The framework of a state in time, as its page shows it: what the filters leave, over all time."""
    lang = about.lang
    told = timelines.framework(store, about.area["id"], about.query)
    axis = Axis(dt.date(min(told.first.year, told.last.year - 10) // 10 * 10, 1, 1), told.last)
    groups = tuple(
        (word(f"timeline.group.{group}", lang), tuple(_row(bar, axis, lang) for bar in bars))
        for group, bars in told.groups
    )
    return Framework(
        columns=tuple(word(f"timeline.col.{c}", lang) for c in ("what", "adopted", *COLUMNS)),
        groups=groups,
        ticks=tuple(axis.ticks()),
        looks=_looks(groups, lang),
        shapes=_shapes(groups, lang),
        rule=axis.at(dt.date.fromisoformat(told.day)) if told.asked else -1.0,
        rule_said=_rule(told, lang),
    )


def _looks(groups: Groups, lang: Language) -> tuple[tuple[str, str], ...]:
    lines = (line.look for _, things in groups for thing in things for line in thing.lines)
    used = {KEYS[look]: look for look in lines if look in KEYS}
    return tuple(
        (look, word(f"timeline.key.{key}", lang)) for key, look in sorted(used.items(), reverse=True)
    )


def _shapes(groups: Groups, lang: Language) -> tuple[tuple[str, str], ...]:
    used = {sign.shape for _, things in groups for thing in things for sign in thing.signs}
    return tuple((shape, word(f"timeline.key.{shape}", lang)) for shape in ORDER if shape in used)


def _rule(told: Timeline, lang: Language) -> str:
    return word("timeline.rule.asked", lang, date=day(told.day, lang)) if told.asked else ""


def _row(bar: Bar, axis: Axis, lang: Language) -> Thing:
    placed: dict[str, list[str]] = {name: [] for name in ("adopted", *COLUMNS)}
    for mark in sorted(bar.marks, key=lambda m: (m.first, m.last)):
        column = next((name for name, kinds in COLUMNS.items() if mark.kind in kinds), "adopted")
        placed[column].append(_said(mark, lang))
    disputed = word("list.comma", lang) + word("standing.disputed", lang) if bar.disputed else ""
    shapes = {Sign(sign_of(m), axis.at(m.middle)) for m in bar.marks if m.middle <= axis.last}
    return Thing(
        id=bar.id,
        title=run(label(bar.row, lang)),
        step=bar.step,
        status=bar.status + disputed,
        dates=tuple(tuple(said) for said in placed.values()),
        lines=tuple(line for s in bar.stretches for line in _line(s, axis)),
        signs=tuple(sorted(shapes, key=lambda sign: (-ORDER.index(sign.shape), sign.at))),
    )


def _line(part: Stretch, axis: Axis) -> Iterator[Line]:
    """A part of a bar on the axis; a fading one has a length of its own, before or after its day."""
    start, end = axis.at(part.first), axis.at(part.last)
    if part.first > axis.last:
        return
    if part.kind == "fades_in":
        start = max(start - FADE, 0.0)
    elif part.kind == "fades_out":
        end = min(end + FADE, 1.0)
    if end > start:
        yield Line(LOOKS[part.kind], start, end)


def _said(mark: Mark, lang: Language) -> str:
    said = dated(mark, lang)
    return f"{said} ({word('timeline.differs', lang)})" if mark.disputed else said
