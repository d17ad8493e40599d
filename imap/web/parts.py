"""From the store to the parts of a page: what each view is given."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from dash import html

from imap.exports.formats import formats_of
from imap.i18n.fold import fold
from imap.i18n.numbers import day, number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.model.errors import UnknownItem
from imap.model.nouns import Language, Row
from imap.model.query import ACTS_ON, CLOCKS, FIELDS, HOME, Query, Unknown
from imap.store.caption import asked, moment, no_list, sentence, value_name
from imap.store.days import days
from imap.store.fill import evidence_matrix, fill_of
from imap.store.select import Selection
from imap.store.series import tally
from imap.store.store import Store
from imap.views.about import Facts, about
from imap.views.answer import answer
from imap.views.attributes import attributes
from imap.views.chart import chart
from imap.views.clocks import clocks
from imap.views.downloads import downloads
from imap.views.filters import Choice, filters
from imap.views.filters import head as filters_head
from imap.views.ids import Ids
from imap.views.item import item_panel, not_on_record, unknown_note
from imap.views.legend import legend
from imap.views.markup import markup
from imap.views.panel import state_panel
from imap.views.sheet import table, tabs
from imap.views.signs import icon, strong
from imap.views.sources import popover

DOWNLOADS = (
    "activities",
    "states",
    "statements",
    "treaty_actions",
    "memberships",
    "bodies",
    "recommendations",
    "routes",
    "places",
    "evidence",
    "map",
)
PLACE_KINDS = ("capital", "hub", "city", "departure", "arrival", "border", "airport")


Texts = dict[str, str]
"""HTML by the id of the element it fills."""


def map_texts(store: Store, query: Query, unknown: tuple[Unknown, ...]) -> Texts:
    """Every part of the map page that is read, for one question.

    Parameters
    ----------
    store
        The store as it is; the clocks of the question show it.
    """
    kept = _lasting_texts(store, query.lang)
    return {**kept, **answer_texts(store, query, unknown)}


def notices(store: Store, query: Query, unknown: tuple[Unknown, ...]) -> str:
    """What an address asked for that is not known, each with the nearest thing that is.

    A day before the record began is named too: then nothing was known.
    """
    lang, first = query.lang, next(iter(store.recorded), "")
    notes = [unknown_note(u.field, u.value, u.nearest, lang, _offer(query, u)) for u in unknown]
    if "" < query.known < first:
        said = word("known.nothing", lang, date=day(query.known, lang), first=day(first, lang))
        notes.append(html.P(said, className="notice", role="status"))
    return markup(notes)


@lru_cache(maxsize=8)
def _lasting_texts(store: Store, lang: Language) -> Texts:
    """The parts that are the same for every question; the page checks what is asked."""
    register, query = store.register, Query(lang=lang)
    kinds = {k for p in register.rows("places") if p["scheme"] == "mtm-sheet" for k in p["kinds"]}
    families = sorted({r["family"] for r in register.rows("routes")})
    with_members = {m["group"] for m in register.rows("memberships")}
    groups = [g for t in ("dialogues", "groups") for g in register.rows(t) if g["id"] in with_members]
    groups.sort(key=lambda g: g["id"] != HOME)
    themes, places = register.rows("themes"), [k for k in PLACE_KINDS if k in kinds]
    made = {
        Ids.FILTERS_HEAD: [*filters_head(lang)],
        Ids.CLOCKS: clocks(query, "map"),
        Ids.FILTERS_BODY: filters(query, choices(store, lang), themes, register.rows("areas")),
        Ids.LEGEND: legend(query, groups, themes, families, places),
        Ids.DOWNLOADS: downloads(lang, {t: formats_of(t) for t in DOWNLOADS}),
    }
    return {name: markup(part) for name, part in made.items()}


def answer_texts(store: Store, query: Query, unknown: tuple[Unknown, ...] = ()) -> Texts:
    """The parts that change with the question: notices, chips, sentence, table, panel."""
    seen = store.seen(query)
    return {
        Ids.NOTICES: notices(store, query, unknown),
        Ids.CHIPS: markup(chips_of(seen, query)),
        Ids.PANEL: panel_text(store, query),
        **sheet_texts(seen, seen.select(query)),
    }


def sheet_texts(store: Store, selection: Selection, *, everything: bool = False) -> Texts:
    """Sentence, tabs and the open table (or what stands around the chart)."""
    query = selection.query
    above, below = None, None
    if query.tab == "chart":
        above, _, below = chart(tally(selection), query, query.lang)
    else:
        below = table(selection, everything=everything)
    empty = _drops(store, selection) if query.filters() and not selection.rows("activities") else None
    said = strong(sentence(selection))
    return {
        Ids.SENTENCE: markup(said),
        Ids.FAB_NONE: markup(html.P(said) if empty else None),
        Ids.TABS: markup(tabs(selection)),
        Ids.TAB_HEAD: markup([empty, above]),
        Ids.ROWS: markup(below),
    }


def graph_of(store: Store, query: Query) -> Any:
    """The chart, where its tab is open."""
    return chart(tally(store.select(query)), query, query.lang)[1] if query.tab == "chart" else None


def panel_text(store: Store, query: Query) -> str:
    """Panel of the chosen row; blank where none is chosen. The last ones are kept.

    Parameters
    ----------
    store
        The store as it is: what is kept here must not keep the stores of other days alive.
    """
    return _panel_text(store, query.only_filters().changed(lang=query.lang, select=query.select))


@lru_cache(maxsize=512)
def _panel_text(store: Store, query: Query) -> str:
    return markup(panel_of(store, query))


def _offer(query: Query, unknown: Unknown) -> str:
    if not unknown.field:
        others = [f.name for f in FIELDS if f.name != unknown.nearest]
        return f"?{query.to_search(keep=others)}&{unknown.nearest}={quote(unknown.text, safe=',:-')}"
    many = next(f.kind == "many" for f in FIELDS if f.name == unknown.field)
    value = (*query.values(unknown.field), unknown.nearest) if many else unknown.nearest
    return "?" + query.changed(**{unknown.field: value}).to_search()


def choices(store: Store, lang: Language) -> dict[str, list[Choice]]:
    """Choices of the filters, in the order in which they are shown."""
    register = store.register
    dialogues = [d for d in register.rows("dialogues") if register.where("activities", "dialogue", d["id"])]
    held = register.where("memberships", "group", HOME)
    partners = {m["body"] for m in held if m["role"] in {"partner_agency", "secretariat"}}
    carrying = register.vocabulary["agency"]
    named = {r["body"] for r in register.rows("activity_bodies") if r["role"] != "donor"} | {
        b for s in register.rows("statements") for b in s["bodies"]
    }
    return {
        "dialogue": [
            *((d["id"], label(d, lang).text, "") for d in sorted(dialogues, key=lambda d: d["id"] != HOME)),
            ("none", word("dialogue.none", lang), ""),
        ],
        "phase": [_phase(store, p, lang) for p in _phases(store) if p["dialogue"] == HOME],
        "phases": [_phase(store, p, lang) for p in _phases(store) if p["dialogue"] != HOME],
        "agency": _bodies([register.row("bodies", b) for b in partners & carrying], lang),
        "bodies": _bodies([register.row("bodies", b) for b in (named & carrying) - partners], lang),
    }


def _phases(store: Store) -> list[Row]:
    return sorted(
        store.register.rows("phases"),
        key=lambda p: (p["dialogue"] != HOME, p["dialogue"], p["activity"], p["position"]),
    )


def _phase(store: Store, phase: Row, lang: Language) -> Choice:
    return phase["id"], value_name(store.register, "phase", phase["id"], lang), _phase_remark(phase, lang)


def _phase_remark(phase: Row, lang: Language) -> str:
    name = label(phase, lang).text if phase["name_en"] else word("phase.no_name", lang)
    start = word("since", lang, date=day(phase["valid_from"], lang)) if phase["valid_from"] else ""
    return word("list.comma", lang).join(p for p in (name, start) if p)


def _bodies(rows: list[Row], lang: Language) -> list[Choice]:
    named = [(b["id"], label(b, lang).text, "") for b in rows]
    return sorted(named, key=lambda choice: fold(choice[1]))


def answer_of(selection: Selection) -> dict[str, Any]:
    """What the browser paints; roles come with it where a clock moves them, else with the map's file."""
    register, query = selection.register, selection.query
    fills = {"activities": fill_of(register, "activities", selection.tables).classes}
    fills |= evidence_matrix(register, selection.rows("statements"))
    unlisted: dict[str, str] = {}
    if query.at or query.known:
        groups = [g["id"] for t in ("dialogues", "groups") for g in register.rows(t)]
        fills |= {f"role:{g}": fill_of(register, f"role:{g}", {}).classes for g in groups}
        unlisted = {f"role:{g}": note for g in groups if (note := no_list(register, g, query.lang))}
    titles = {}
    if query.fill == "changes":
        fills["changes"] = selection.fill.classes
        span = days(register, query)
        first, last = (day(d.isoformat(), query.lang) for d in (span.after, span.until))
        titles["changes"] = (
            word("changes.fill", query.lang),
            word("changes.span", query.lang, first=first, last=last),
        )
    return answer(selection, fills, moment(query), unlisted, titles)


def _drops(store: Store, selection: Selection) -> html.Div:
    """Nothing matches: each filter to drop, with what would remain."""
    lang = selection.query.lang
    buttons = [
        html.Button(
            [
                word("drop", lang, name=value_name(store.register, name, value, lang), n=number(left, lang)),
                icon("x"),
            ],
            className="chip",
            type="button",
            **attributes(data_drop=name, data_value=value),
        )
        for name, value, left in sorted(selection.drops, key=lambda d: -d[2])
    ]
    return html.Div(
        [html.P(word("drop.title", lang)), html.Div(buttons, className="chips")], className="drops"
    )


def chips_of(store: Store, query: Query) -> list[Any]:
    """Active filters, each to be dropped."""
    lang = query.lang
    chosen = [
        (name, value, word(f"filter.{name}", lang), value_name(store.register, name, value, lang))
        for name, values in query.filters().items()
        for value in values
    ]
    chosen += [(c, d, word(f"clock.{c}", lang), day(d, lang)) for c in CLOCKS for d in query.values(c)]
    return [
        html.Button(
            [
                said + word("colon", lang),
                html.Bdi(shown),
                html.Span(word("filters.remove", lang), className="sr"),
                icon("x"),
            ],
            className="chip",
            type="button",
            **attributes(data_drop=name, data_value=value),
        )
        for name, value, said, shown in chosen
    ]


def panel_of(store: Store, query: Query) -> list[Any]:
    """Panel of the chosen row; nothing where none is chosen."""
    if not query.select:
        return []
    if not store.register.has("areas", query.select):
        return _row_panel(store, query.select, query)
    about, register = store.profile(query.select, query), store.seen(query).register
    return state_panel(about, register, query.lang, asked(register, query))


def _row_panel(store: Store, item: str, query: Query) -> list[Any]:
    """Panel of a row as the clocks of a question show it, or that it was not on record yet."""
    seen = store.seen(query)
    if not exists(seen, item):
        return not_on_record(*store.register.find(item), query)
    return item_panel(seen.register, *seen.register.find(item), query.lang)


def sources_text(store: Store, reference: str, lang: Language) -> str:
    """Popover for a reference such as ``memberships/mtm.mar.partner-state+mtm.mar.donor``."""
    name, _, rest = reference.partition("/")
    items = tuple(
        item
        for item in rest.split("+")
        if name in store.register.package.tables and store.register.has(name, item)
    )
    if not items:
        message = f"no rows named by {reference!r}"
        raise UnknownItem(message)
    row = store.register.row(name, items[0])
    named = next(
        (
            store.register.find(row[c])[1]
            for c in ("instrument", "group", "activity", "statement")
            if row.get(c)
        ),
        row,
    )
    return markup(popover(store.register, name, items, label(named, lang).text, lang))


def item_text(store: Store, item: str, query: Query) -> str:
    """Page of one row."""
    when = moment(query)
    day_said = html.P(when, className="moment") if when else None
    return markup([day_said, *_row_panel(store, item, query)], raised=1)


def about_text(store: Store, lang: Language, home: str) -> str:
    """Page about the project."""
    counts = {name: len(store.register.rows(name)) for name in store.register.package.tables}
    counts["states"] = counts["areas"]
    return markup(about(Facts(store.register.package.version, counts, ACTS_ON), lang, home).children)


def name_of(store: Store, item: str, lang: Language) -> str:
    """Name of a row."""
    return label(store.register.find(item)[1], lang).text


def exists(store: Store, item: str) -> bool:
    """Whether a row has that id."""
    try:
        store.register.find(item)
    except UnknownItem:
        return False
    return True


def counted(store: Store, lang: Language) -> str:
    """States and areas on file, in words."""
    return plural("count.areas", lang, len(store.register.rows("areas")))
