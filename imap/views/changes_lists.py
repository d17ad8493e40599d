"""The lists of what changed: the net change by state and kind, the events by date, the corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day, number
from imap.i18n.words import plural, word
from imap.store.days import first_recorded
from imap.store.told import (
    KINDS,
    by_place,
    corrected,
    event_date,
    event_word,
    happened,
    name_of,
    names_of,
    opens,
    place_of,
    rows_of,
    step,
    title_of,
)
from imap.views.attributes import attributes
from imap.views.changes import PATH, heading
from imap.views.signs import address, said, source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.store.between import Between
    from imap.store.changes import Change, Correction, Event
    from imap.store.register import Register

AT_FIRST = 100
"""Lines of a list that are shown without asking."""
NAMED = 5
"""States that a line names; the others are counted."""
OPEN = 20
"""Lines up to which what only possibly changed is open from the start."""


def net(found: Between) -> html.Section:
    """What holds otherwise at the end than at the beginning, by state and kind; possible changes apart."""
    lang = found.query.lang
    sure = [c for c in found.changes if c.way != "possible"]
    perhaps = [c for c in found.changes if c.way == "possible"]
    parts: list[Any] = [
        html.P(word("changes.net_note", lang), className="hint"),
        *(_places(found, sure) if sure else [_nothing("net", found)]),
        _apart("possibly", perhaps, found),
        _apart("came_and_went", found.passing, found),
    ]
    return html.Section([heading("net", lang), *parts], className="net")


def _nothing(name: str, found: Between) -> html.P:
    lang = found.query.lang
    first, last = (day(d.isoformat(), lang) for d in (found.days.after, found.days.until))
    return html.P(word(f"changes.no_{name}", lang, first=first, last=last), className="nothing")


def _apart(name: str, changes: Iterable[Change], found: Between) -> html.Details | None:
    """A list that is told apart from the net change, with what it means."""
    told, lang = tuple(changes), found.query.lang
    if not told:
        return None
    head = html.Summary(
        [html.B(word(f"changes.{name}", lang)), html.Span(number(len(told), lang), className="num")]
    )
    note = html.P(word(f"changes.{name}_note", lang), className="hint")
    return html.Details(
        [head, note, *_places(found, told)], className=f"apart {name}", open=len(told) <= OPEN
    )


def _places(found: Between, changes: Iterable[Change]) -> list[Any]:
    """Changes by state and kind; states beyond the first hundred lines are folded."""
    shown, rest, count, more = [], [], 0, 0
    for place, kinds in by_place(found.register, changes, found.query.state, found.query.lang):
        size = sum(len(lines) for _, lines in kinds)
        part = _place(found, place, kinds, size)
        if count < AT_FIRST:
            shown.append(part)
            count += size
        else:
            rest.append(part)
            more += size
    return [*shown, _folded(rest, more, found.query.lang)]


def _folded(rest: list[Any], count: int, lang: Language) -> html.Details | None:
    if not rest:
        return None
    return html.Details([html.Summary(plural("panel.more", lang, count), className="more"), *rest])


def _place(
    found: Between, place: str, kinds: Iterable[tuple[str, tuple[Change, ...]]], size: int
) -> html.Section:
    lang, register = found.query.lang, found.register
    name: Any = name_of(register, place, lang) if place else word("changes.no_state", lang)
    if register.has("areas", place) and place not in found.query.state:
        name = html.A(name, href=address(found.query, PATH, state=(place,)))
    head = html.Div([html.H3(name), html.Span(number(size, lang), className="num")], className="ph")
    parts: list[Any] = [head]
    for kind, lines in kinds:
        parts.append(html.P(word(KINDS[kind], lang), className="sort"))
        parts += [_change(found, change, place) for change in lines]
    return html.Section(parts, className="place")


def _change(found: Between, change: Change, place: str) -> html.Div:
    register, lang, held = found.register, found.query.lang, change.held
    table, ids = rows_of(change)
    others = [a for a in held.areas if a != place]
    main: list[Any] = [_title(register, held.table, held.row, lang)]
    if others:
        also = word("changes.also", lang, names=names_of(register, others, lang, most=NAMED))
        main.append(html.Span(also, className="also"))
    when = [html.Span(happened(event, lang), **_maybe(event, found)) for event in change.events]
    return html.Div(
        [
            html.Span(main, className="m"),
            html.Span(step(change, lang) if change.before != change.after else "", className="step"),
            html.Span(when, className="when"),
            _mark(register, table, ids, lang),
        ],
        className=f"li change {change.way}",
    )


def _maybe(event: Event, found: Between) -> dict[str, Any]:
    sure = event.surely_within(found.days.after, found.days.until)
    return {"className": "sure" if sure else "maybe"}


def _title(register: Register, table: str, row: Row, lang: Language) -> html.A:
    item = opens(table, row)
    return html.A(
        said(title_of(register, table, row, lang), lang),
        href=f"/item/{item}?lang={lang}",
        **attributes(data_select=item),
    )


def _mark(register: Register, table: str, ids: Iterable[str], lang: Language) -> html.Button | None:
    """Source mark for some rows of a table."""
    rows = tuple(ids)
    count = len({e["source"] for item in rows for e in register.evidence(table, item)})
    return source(table, "+".join(rows), count, lang) if count else None


def dated(found: Between) -> html.Section:
    """Every event by date, in a table."""
    lang = found.query.lang
    outside = sum(not e.surely_within(found.days.after, found.days.until) for e in found.events)
    note = word("changes.events_note", lang) if outside else ""
    rows = [_event(found, event) for event in found.events]
    shown, rest = rows[:AT_FIRST], rows[AT_FIRST:]
    body: list[Any] = [
        html.P(note, className="hint") if note else None,
        _table(shown, lang) if shown else _nothing("events", found),
        _folded([_table(rest, lang)] if rest else [], len(rest), lang),
    ]
    return html.Section([heading("events", lang), *body], className="events")


def _table(rows: list[html.Tr], lang: Language) -> html.Table:
    names = [html.Th(word(f"changes.col.{name}", lang), scope="col") for name in ("date", "event", "what")]
    caption = html.Caption(word("changes.events", lang), className="sr")
    return html.Table([caption, html.Thead(html.Tr(names)), html.Tbody(rows)], className="dated")


def _event(found: Between, event: Event) -> html.Tr:
    register, lang = found.register, found.query.lang
    sure = event.surely_within(found.days.after, found.days.until)
    perhaps: list[Any] = [] if sure else [" ", html.Span(word("changes.perhaps", lang), className="perhaps")]
    place = place_of(event.areas, event.row, found.query.state)
    where = names_of(register, event.areas, lang, first=found.query.state, most=NAMED)
    if not where and place:
        where = name_of(register, place, lang)
    title: list[Any] = [_title(register, event.table, event.row, lang)]
    if event.by:
        other = register.row("statements", event.by)
        by: list[Any] = [word("changes.by", lang), " ", _title(register, "statements", other, lang)]
        title.append(html.Span(by, className="also"))
    told = html.Span([*title, html.Span(where, className="also")], className="m")
    mark = _mark(register, event.table, (event.row["id"],), lang)
    return html.Tr(
        [
            html.Td([html.Bdi(event_date(event, lang)), *perhaps], className="date"),
            html.Td(event_word(event, lang)),
            html.Td(html.Div([told, mark], className="li")),
        ]
    )


def corrections(found: Between) -> html.Section:
    """What was put right in the record: never an event of the world."""
    lang = found.query.lang
    begins = word("changes.corrections_note", lang, date=day(first_recorded(found.register), lang))
    lines: list[Any] = [_correction(found, c) for c in found.corrections]
    shown, rest = lines[:AT_FIRST], lines[AT_FIRST:]
    body = [
        html.P(begins, className="hint"),
        *(shown or [_nothing("corrections", found)]),
        _folded(rest, len(rest), lang),
        html.P(plural("changes.elsewhere", lang, found.elsewhere), className="hint")
        if found.elsewhere
        else None,
    ]
    return html.Section([heading("corrections", lang), *body], className="corrections")


def _correction(found: Between, correction: Correction) -> html.Div:
    register, lang = found.register, found.query.lang
    row = correction.new or correction.old
    stands = correction.new is not None
    title = (
        _title(register, correction.table, row, lang)
        if stands
        else said(title_of(register, correction.table, row, lang), lang)
    )
    kind = html.Span(word(f"table_one.{correction.table}", lang), className="also")
    return html.Div(
        [
            html.Span([title, kind], className="m"),
            html.Span(corrected(correction, lang), className="step"),
            html.Span(html.Bdi(day(correction.day, lang)), className="when"),
            _mark(register, correction.table, (row["id"],), lang) if stands else None,
        ],
        className="li change correction",
    )
