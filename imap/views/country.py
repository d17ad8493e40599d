"""The page of a state: its whole profile, section by section, each item with its sources beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import number
from imap.i18n.words import direction, word
from imap.store.dossier import SAYERS, counted
from imap.store.standing import Standing
from imap.views.attributes import attributes
from imap.views.clocks import clocks
from imap.views.entries import titled
from imap.views.signs import STEP_NAMES, dots, sign

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.store.dossier import Cell, Dossier

FORMS = ("pdf", "json", "html")


def head(dossier: Dossier, chips: list[Any], inset: str) -> html.Header:
    """Name, key facts, the two clocks, the filters that carry over, and where the state lies.

    Parameters
    ----------
    chips
        Active filters, each to be dropped.
    inset
        Address of the small map, blank where there is none.
    """
    lang, area = dossier.lang, dossier.area["id"]
    others = [html.Span(t.text, lang=t.lang, dir=direction(t.lang)) for t in dossier.names]
    facts = [html.Div([html.Dt(name), html.Dd(html.Bdi(value))]) for name, value in dossier.facts]
    left = [
        html.H1(dossier.name),
        html.P(others, className="alt"),
        html.Dl(facts, className="key"),
        clocks(dossier.query, "country"),
        html.P(dossier.moment, className="moment") if dossier.moment else None,
        html.Div([*chips, _carried(dossier)], className="carry") if dossier.asked else None,
        _ways(lang, area),
    ]
    return html.Header([html.Div(left), _inset(dossier, inset)], className="hero")


def _inset(dossier: Dossier, inset: str) -> html.Figure | None:
    """Where the state lies, as a way to the map; nothing for an area of which no shape is drawn."""
    lang, area = dossier.lang, dossier.area["id"]
    if not inset:
        return None
    picture = html.A(
        html.Img(src=inset, alt=word("country.inset", lang, name=dossier.name), width="312", height="188"),
        href=f"/?lang={lang}&select={area}",
        **attributes(data_keep=f"select={area};state="),
    )
    note = html.Figcaption([word("country.inset_note", lang), " ", word("map.disclaimer", lang)])
    return html.Figure([picture, note])


def _carried(dossier: Dossier) -> html.Span:
    shown, whole = (sum(n) for n in zip(*((len(s.items), s.on_file) for s in dossier.sections), strict=True))
    lang = dossier.lang
    return html.Span(word("country.carried", lang, n=number(shown, lang), all=number(whole, lang)))


def _ways(lang: Language, area: str) -> html.P:
    files = [
        html.A(
            form.upper(),
            href=f"/download/profile.{form}?lang={lang}&select={area}",
            download="",
            **attributes(data_keep=f"select={area};state="),
        )
        for form in FORMS
    ]
    more = [
        html.A(
            word("country.compare", lang),
            href=f"/compare?lang={lang}&pick={area}",
            **attributes(data_keep=f"pick={area};state=;select="),
        ),
        html.A(
            word("country.changes", lang),
            href=f"/changes?lang={lang}&state={area}",
            **attributes(data_keep=f"state={area};select="),
        ),
        html.A(word("country.coverage", lang), href=f"/coverage/{area}?lang={lang}"),
    ]
    return html.P([html.Span(word("country.files", lang)), *files, *more], className="ways")


def contents(dossier: Dossier) -> html.Nav:
    """List of sections; the page marks the one that is read."""
    lang = dossier.lang
    first = (("facts", 1, ""), ("framework", 2, ""))
    rows = [*first, *((s.key, s.number, counted(s, lang) if s.items else "") for s in dossier.sections)]
    rows.append(("sources", len(rows) + 1, number(len(dossier.sources), lang)))
    empty = {s.key for s in dossier.sections if not s.items}
    lines = [
        html.Li(
            [
                html.Span(number(n, lang), className="no"),
                html.A(word(f"dossier.{key}", lang), href=f"#{key}", **attributes(data_section=key)),
                html.Span(count, className="num") if key not in empty else _nothing(lang),
            ]
        )
        for key, n, count in rows
    ]
    return html.Nav(
        [html.H2(word("country.contents", lang)), html.Ol(lines)],
        className="toc",
        **attributes(aria_label=word("country.contents", lang)),
    )


def _nothing(lang: Language) -> html.Span:
    told = word("not_documented", lang)
    return html.Span(html.Span(told, className="sr"), className="nd", title=told)


def key_facts(dossier: Dossier) -> html.Section:
    """Kinds of evidence by dimension, with who says so; never a total, never an order."""
    lang = dossier.lang
    filled = sum(bool(cells) for _, cells in dossier.matrix)
    lede = word("country.matrix", lang, n=number(filled, lang), all=number(len(dossier.matrix), lang))
    top = [html.Th(word("country.dimension", lang), scope="col")]
    top += [
        html.Th(
            html.Span(
                [sign(f"g-{n}", 18), word(f"step.{name}", lang), html.I(className=f"hue k{n}")],
                className="kh",
            ),
            scope="col",
        )
        for n, name in enumerate(STEP_NAMES)
    ]
    rows = [
        html.Tr([html.Th(name, scope="row"), *_row({c.step: c for c in cells}, lang)])
        for name, cells in dossier.matrix
    ]
    table = html.Table(
        [
            html.Caption(word("country.matrix_caption", lang), className="sr"),
            html.Thead(html.Tr(top)),
            html.Tbody(rows),
        ],
        className="mx",
    )
    scroll = html.Div(
        table,
        className="scroll",
        role="region",
        tabIndex="0",
        **attributes(aria_label=word("country.matrix_caption", lang)),
    )
    return html.Section(
        [
            titled("facts", 1, lang),
            html.P(lede, className="lede"),
            html.Div([scroll, _key(lang)], className="two"),
        ],
        id="facts",
    )


def _row(cells: dict[int, Cell], lang: Language) -> list[html.Td]:
    if not cells:
        return [html.Td(word("not_documented", lang), colSpan="6", className="ndc")]
    return [html.Td(_cell(cells[n], lang) if n in cells else None) for n in range(len(STEP_NAMES))]


def _cell(cell: Cell, lang: Language) -> html.Span:
    order = [kind for kind in (*SAYERS, "none") if kind in cell.counts]
    parts: list[Any] = []
    for kind in order:
        mark = (
            html.Span(word("answer.possible", lang), className="perhaps")
            if kind == "possible"
            else dots(_standing(kind), lang)
        )
        parts.append(html.Span([mark, html.B(number(cell.counts[kind], lang))]))
    return html.Span(parts, className="cell")


def _standing(kind: str) -> Standing:
    return Standing("single", ("*",)) if kind == "disputed" else Standing(kind)  # type: ignore[arg-type]


def _key(lang: Language) -> html.Aside:
    lines = [
        html.Li(
            [
                html.Span(word("answer.possible", lang), className="perhaps")
                if kind == "possible"
                else dots(_standing(kind), lang),
                html.Span(word(f"country.says.{kind}", lang)),
            ]
        )
        for kind in SAYERS
    ]
    return html.Aside(
        [html.H3(word("country.says", lang)), html.Ul(lines), html.P(word("panel.signs_note", lang))],
        className="sayers",
    )


def framework(above: Any, lang: Language) -> html.Section:
    """Head of the framework in time; the chart and its table follow."""
    return html.Section([titled("framework", 2, lang), above], id="framework")
