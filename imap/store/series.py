"""Numbers of the chart twin: the rows of a selection by year and by agency, theme, phase or instrument."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from imap.i18n.text import label
from imap.i18n.words import word
from imap.store.caption import value_name
from imap.store.carried import carried
from imap.store.register import IN_FORCE, years_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from imap.model.nouns import Row
    from imap.store.register import Register
    from imap.store.select import Selection

Unit: TypeAlias = Literal["activities", "parties"]

AT_MOST = {"agency": 7, "instrument": 6}
"""Series that stand for themselves; what is beyond them is counted as *others*."""


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the chart.

    ``field`` and ``value`` are what a click asks for (``select`` for an instrument);
    ``value`` is blank for *others* and for *not documented*, which ``kind`` tells apart.
    ``hue`` is its place in the list of colours: fixed for themes and phases, by rank for
    agencies and instruments. ``counts``: number of rows by year, years without any left out.
    """

    kind: Literal["value", "others", "none"]
    field: str
    value: str
    name: str
    hue: int
    counts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """The chart in numbers.

    ``unit``: *activities*, or *parties* (a state that became party to an instrument);
    the two are never in one chart. ``totals``: different rows by year. ``rows``: rows
    that are drawn; ``undated``: rows without a year, which cannot be. ``overlapping``:
    whether a row stands in several series, so that bars add up to more than the rows.
    ``spanning``: whether a row stands in several years.
    """

    by: str
    unit: Unit
    series: tuple[Series, ...]
    totals: Mapping[int, int]
    rows: int
    undated: int
    overlapping: bool
    spanning: bool
    edition: str

    @property
    def years(self) -> tuple[int, ...]:
        """Years in which anything is counted."""
        return tuple(sorted(self.totals))


class _Counted(NamedTuple):
    """One row as the chart sees it."""

    years: tuple[int, ...]
    values: frozenset[str]


def tally(selection: Selection) -> Tally:
    """Count what was selected, by the ``by`` of its question.

    Notes
    -----
    An activity counts in each year it ran, as far as its dates are documented, and once
    in each of its series. Where years are asked for, only these are drawn: what ran in
    2004 and 2005 says nothing about 2004 when 2005 was asked for.
    """
    by, register = selection.query.by, selection.register
    unit: Unit = "parties" if by == "instrument" else "activities"
    all_rows = tuple(_parties(selection) if unit == "parties" else _activities(selection))
    asked = {int(y) for y in selection.query.year}
    dated = tuple(
        _Counted(tuple(y for y in row.years if not asked or y in asked), row.values) for row in all_rows
    )
    rows = tuple(row for row in dated if row.years)
    return Tally(
        by=by,
        unit=unit,
        series=tuple(_series(selection, rows)),
        totals=_count(rows),
        rows=len(rows),
        undated=sum(1 for row in all_rows if not row.years),
        overlapping=any(len(row.values) > 1 for row in rows),
        spanning=any(len(row.years) > 1 for row in rows),
        edition=register.package.version,
    )


def _activities(selection: Selection) -> Iterable[_Counted]:
    for row in selection.rows("activities"):
        years = tuple(int(y) for y in years_of(row["start"], row["end"]))
        yield _Counted(years, frozenset(_values(selection.register, selection.query.by, row)))


def _parties(selection: Selection) -> Iterable[_Counted]:
    """States that became party; two acts of one state on one instrument in one year are one."""
    acts = (a for a in selection.rows("treaty_actions") if a["action"] in IN_FORCE)
    for year, instrument, _ in sorted({(a["date"][:4], a["instrument"], a["area"]) for a in acts}):
        yield _Counted((int(year),) if year else (), frozenset({instrument}))


def _values(register: Register, by: str, row: Row) -> Iterable[str]:
    """Series of an activity: its bodies at the top of their trees, its top themes, or its phases."""
    found = carried(register, "activities", row)[by]
    if by == "phase":
        return found
    table, above = ("themes", "broader") if by == "theme" else ("bodies", "parent")
    return (v for v in found if not register.row(table, v)[above])


def _series(selection: Selection, rows: tuple[_Counted, ...]) -> Iterable[Series]:
    by, register = selection.query.by, selection.register
    field = "select" if by == "instrument" else by
    every = Counter(v for row in rows for v in row.values)
    order = _order(selection, every)
    shown = order[: AT_MOST.get(by, len(order))]
    places = {v: n for n, v in enumerate(_fixed(register, by) or shown)}
    for value in shown:
        of_value = tuple(row for row in rows if value in row.values)
        yield Series("value", field, value, _name(selection, value), places[value], _count(of_value))
    rest = frozenset(order[len(shown) :])
    if others := tuple(row for row in rows if row.values & rest):
        yield Series("others", field, "", word("chart.others", selection.query.lang), 0, _count(others))
    if none := tuple(row for row in rows if not row.values):
        yield Series("none", field, "", word(f"chart.none.{by}", selection.query.lang), 0, _count(none))


def _order(selection: Selection, count: Counter[str]) -> tuple[str, ...]:
    """Values that occur: themes and phases as filed, agencies and instruments by number, then name."""
    if fixed := _fixed(selection.register, selection.query.by):
        return tuple(v for v in fixed if v in count)
    return tuple(sorted(count, key=lambda v: (-count[v], _name(selection, v).casefold(), v)))


def _fixed(register: Register, by: str) -> tuple[str, ...]:
    if by == "theme":
        return tuple(t["id"] for t in register.rows("themes") if not t["broader"])
    if by == "phase":
        phases = register.rows("phases")
        return tuple(
            p["id"] for p in sorted(phases, key=lambda p: (not p["dialogue"], p["dialogue"], p["position"]))
        )
    return ()


def _name(selection: Selection, value: str) -> str:
    register, lang = selection.register, selection.query.lang
    if selection.query.by == "instrument":
        return label(register.row("instruments", value), lang).text
    return value_name(register, selection.query.by, value, lang)


def _count(rows: Iterable[_Counted]) -> dict[int, int]:
    return dict(sorted(Counter(year for row in rows for year in row.years).items()))
