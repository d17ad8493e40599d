"""The page that sets states side by side: its head, with what is asked and what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.fold import fold
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.query import PICK_AT_MOST, ROWS, Query
from imap.views.attributes import attributes
from imap.views.clocks import clocks
from imap.views.compare_cells import gap
from imap.views.ids import Ids
from imap.views.signs import icon, sign, strong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.store.comparison import Comparison

EXAMPLE = ("MAR", "TUN", "EGY")
"""States that the page offers where fewer than two are picked."""
FORMS = ("xlsx", "csv", "pdf")


def head(found: Comparison, told: Iterable[Row], bodies: Iterable[Row], chips: list[Any]) -> html.Header:
    """What is compared, asked and counted, and every control.

    Parameters
    ----------
    told
        States with statements on file: they are offered first.
    bodies
        Bodies by which the comparison can be narrowed.
    chips
        Active filters, each to be dropped.
    """
    lang = found.lang
    enough = len(found.areas) > 1
    return html.Header(
        [
            html.H1(word("compare.title", lang)),
            html.P(word("compare.lede", lang), className="lede"),
            html.Div([_picked(found), _picker(found, told)], className="cmp-states"),
            _left_out(found),
            *(_asked(found, bodies, chips) if enough else _few(found)),
        ],
        className="cmp-head",
    )


def _picked(found: Comparison) -> html.Ul:
    lang = found.lang
    buttons = [
        html.Button(
            [
                html.Bdi(label(area, lang).text),
                html.Span(word("filters.remove", lang), className="sr"),
                icon("x"),
            ],
            className="chip",
            type="button",
            **attributes(data_take="pick", data_value=area["id"]),
        )
        for area in found.areas
    ]
    told = attributes(aria_label=word("compare.picked", lang))
    return html.Ul([html.Li(button) for button in buttons], className="picked", **told)


def _picker(found: Comparison, told: Iterable[Row]) -> html.Div:
    lang, taken = found.lang, {area["id"] for area in (*found.areas, *found.left_out)}
    first = {area["id"] for area in told}
    names = sorted((fold(name := label(a, lang).text), name, a["id"]) for a in found.register.rows("areas"))
    groups = [
        html.Optgroup(
            [html.Option(name, value=i) for _, name, i in names if (i in first) == on and i not in taken],
            label=word("countries.with" if on else "countries.rest", lang),
        )
        for on in (True, False)
    ]
    full = len(found.areas) == PICK_AT_MOST
    return html.Div(
        [
            html.Label(word("compare.add", lang), htmlFor=Ids.COMPARE_PICK),
            html.Select(
                [html.Option(word("compare.choose", lang), value=""), *groups],
                id=Ids.COMPARE_PICK,
                disabled=full,
                **attributes(data_put="pick"),
            ),
            html.Span(word("compare.full", lang), className="hint") if full else None,
        ],
        className="cmp-field",
    )


def _left_out(found: Comparison) -> html.P | None:
    if not found.left_out:
        return None
    names = word("list.comma", found.lang).join(label(area, found.lang).text for area in found.left_out)
    return html.P(word("compare.many", found.lang, names=names), className="notice", role="status")


def _few(found: Comparison) -> list[Any]:
    lang = found.lang
    register = found.register
    there = [a for a in EXAMPLE if register.has("areas", a)]
    names = [label(register.row("areas", a), lang).text for a in there]
    way = f"/compare?lang={lang}&pick={','.join(there)}"
    link = html.A(word("list.comma", lang).join(names), href=way)
    example = html.P([word("compare.example", lang), " ", link], className="cmp-example")
    return [html.P(word("compare.few", lang), role="status"), example if names else None]


def _asked(found: Comparison, bodies: Iterable[Row], chips: list[Any]) -> list[Any]:
    lang = found.lang
    counts = [
        html.Li(
            [html.B(label(area, lang).text), " ", word("list.comma", lang).join(found.counted(area["id"]))]
        )
        for area in found.areas
    ]
    themes = [t for t in found.register.rows("themes") if not t["broader"]]
    controls = [
        clocks(found.query, "compare"),
        _rows(found.query),
        _narrow("theme", themes, found.query),
        _narrow("agency", bodies, found.query),
    ]
    return [
        html.Div(controls, className="cmp-controls"),
        html.Div(chips, className="chips") if chips else None,
        html.P(_untouched(found), className="hint") if found.untouched else None,
        html.P(strong(found.sentence), className="cmp-say", **attributes(aria_live="polite")),
        html.Ul(counts, className="cmp-counts"),
        html.P(word("compare.note", lang), className="hint"),
        _key(lang),
        _files(found.query),
        _contents(found),
    ]


def _rows(query: Query) -> html.Div:
    lang = query.lang
    buttons = [
        html.Button(
            word(f"compare.rows.{name}", lang),
            type="button",
            **attributes(data_set="rows", data_value=name, aria_pressed=str(query.rows == name).lower()),
        )
        for name in ROWS
    ]
    group = html.Div(
        buttons, role="group", className="cmp-switch", **attributes(aria_labelledby=Ids.COMPARE_ROWS)
    )
    return html.Div(
        [html.Span(word("compare.rows", lang), id=Ids.COMPARE_ROWS), group], className="cmp-field"
    )


def _narrow(name: str, rows: Iterable[Row], query: Query) -> html.Div:
    lang, item = query.lang, f"cmp-{name}"
    left = [(label(row, lang).text, row["id"]) for row in rows if row["id"] not in query.values(name)]
    if name == "agency":
        left.sort(key=lambda pair: fold(pair[0]))
    first = html.Option(word("compare.choose", lang), value="")
    options = [first, *(html.Option(text, value=value) for text, value in left)]
    return html.Div(
        [
            html.Label(word(f"compare.{name}", lang), htmlFor=item),
            html.Select(options, id=item, **attributes(data_put=name)),
        ],
        className="cmp-field",
    )


def _untouched(found: Comparison) -> str:
    lang = found.lang
    names = word("list.comma", lang).join(word(f"js.filter.{name}", lang) for name in found.untouched)
    return word("js.outside", lang, filters=names)


def _key(lang: Language) -> html.Details:
    lines = [
        html.Li([gap("not_linked", lang), html.Span(word("compare.key.not_linked", lang))]),
        html.Li([gap("not_documented", lang), html.Span(word("compare.key.not_documented", lang))]),
        html.Li(
            [
                html.Span([sign("g-0", 15), word("step.absence", lang)], className="bd k0"),
                html.Span(word("compare.key.absence", lang)),
            ]
        ),
    ]
    return html.Details(
        [html.Summary(word("compare.key", lang)), html.Ul(lines)], open=True, className="cmp-key"
    )


def _files(query: Query) -> html.P:
    links = [
        html.A(
            form.upper(),
            href=f"/download/compare.{form}?{query.to_search()}",
            download="",
            **attributes(data_keep=""),
        )
        for form in FORMS
    ]
    return html.P([html.Span(word("compare.files", query.lang)), *links], className="cmp-files")


def _contents(found: Comparison) -> html.Nav | None:
    if not found.dimensions:
        return None
    ways = [(d.theme["id"], d.name) for d in found.dimensions]
    ways += [("groups", word("dossier.dialogues", found.lang))] if found.groups else []
    links = [html.Li(html.A(name, href=f"#cmp-{item}")) for item, name in ways]
    return html.Nav(
        html.Ul(links), className="cmp-toc", **attributes(aria_label=word("compare.contents", found.lang))
    )
