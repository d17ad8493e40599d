"""The frame of every page: bar, search, language switch, and the map page with its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_leaflet as dl
from dash import dcc, html

from imap.i18n.words import direction, word
from imap.model.nouns import LANGUAGES
from imap.views.attributes import attributes
from imap.views.ids import Ids
from imap.views.pick import tray
from imap.views.signs import icon

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.model.query import Query

NAV = {
    "map": "",
    "country": "country",
    "compare": "compare",
    "changes": "changes",
    "coverage": "coverage",
    "about": "about",
}
"""Pages of the bar and their paths."""
NATIVE = {"ar": "العربية", "en": "English", "fr": "Français"}
HOME = {"center": [32.0, 3.0], "zoom": 2.75}
"""Where the map begins: Europe, Africa north of the equator, the Middle East; map units."""


def frame(lang: Language, page: str, body: Any) -> html.Div:
    """Any page between its bar and its foot."""
    return html.Div(
        [
            html.A(word("skip.map", lang), href="#map", className="skip") if page == "map" else None,
            html.A(word("skip.table", lang), href="#table", className="skip")
            if page == "map"
            else html.A(word("skip.text", lang), href="#text", className="skip"),
            _bar(lang, page),
            body,
            html.Div(id=Ids.TOAST, className="toast", role="status", **attributes(aria_live="polite")),
        ],
        id="page",
        lang=lang,
        dir=direction(lang),
        className=f"page p-{page}",
    )


def _bar(lang: Language, page: str) -> html.Header:
    current: dict[str, Any] = {"aria-current": "page"}
    return html.Header(
        [
            html.A([icon("globe"), html.Span("i-Map", dir="ltr")], href=f"/?lang={lang}", className="mark"),
            html.Nav(
                [
                    html.A(
                        word(f"nav.{name}", lang),
                        href=f"/{path}?lang={lang}",
                        **(current if page == name else {}),
                        **attributes(data_nav=path),
                    )
                    for name, path in NAV.items()
                ],
                className="nav",
                **attributes(aria_label=word("nav.title", lang)),
            ),
            html.Div(
                [
                    icon("search"),
                    dcc.Input(
                        id=Ids.SEARCH_INPUT,
                        type="search",
                        placeholder=word("search.hint", lang),
                        autoComplete="off",
                        maxLength=120,
                    ),
                    html.Kbd("/", **attributes(aria_hidden="true")),
                    html.Ul(
                        id=Ids.SEARCH_HITS,
                        role="listbox",
                        hidden=True,
                        **attributes(aria_label=word("search.hits", lang)),
                    ),
                ],
                id=Ids.SEARCH,
                className="find",
                role="search",
            ),
            html.Button(
                [icon("down"), html.Span(word("download.title", lang))],
                id=Ids.DOWNLOAD,
                type="button",
                className="btn",
                **attributes(aria_expanded="false", aria_controls=Ids.DOWNLOADS),
            )
            if page == "map"
            else None,
            html.Nav(
                [_language(other, lang) for other in LANGUAGES],
                id=Ids.LANGUAGE,
                className="lang",
                **attributes(aria_label="Language, langue, اللغة"),
            ),
        ],
        className="bar",
    )


def _language(other: Language, lang: Language) -> html.A:
    now: dict[str, Any] = {"aria-current": "true"} if other == lang else {}
    return html.A(
        NATIVE[other],
        href=f"?lang={other}",
        lang=other,
        dir=direction(other),
        **attributes(data_lang=other, **now),
    )


def map_page(query: Query, texts: dict[str, str], answer: dict[str, Any], chart: Any, geo: str) -> html.Div:
    """The map page: filters, sheet with map, legend and table, profile panel.

    Parameters
    ----------
    texts
        HTML of the parts that are read, by the id of the element they fill.
    answer
        What the map paints first.
    geo
        Address of the overview geometry.
    """
    lang = query.lang
    return html.Div(
        [
            html.Aside(
                [
                    html.Div(id=Ids.FILTERS_HEAD, className="fhead"),
                    html.Div(id=Ids.CLOCKS),
                    html.Div(
                        [html.Label(word("filters.words", lang), htmlFor=Ids.WORDS), _words(query)],
                        className="field",
                    ),
                    html.Div(id=Ids.FILTERS_BODY, className="fscroll"),
                    html.P(word("filters.note", lang), className="fnote"),
                ],
                id=Ids.FILTERS,
                className="filters",
                **attributes(aria_label=word("filters.title", lang)),
            ),
            html.Main(
                [
                    html.H1(word("page.title", lang), className="sr"),
                    html.Div(id=Ids.NOTICES),
                    html.Div(
                        [
                            html.Div(id=Ids.CHIPS),
                            html.Div(id=Ids.FAB_TITLE),
                            html.Div(id=Ids.FAB_NONE, **attributes(aria_live="polite")),
                        ],
                        className="fab",
                    ),
                    _figure(lang, geo),
                    tray(lang),
                    html.P(word("map.disclaimer", lang), className="discl"),
                    html.Div(
                        id=Ids.LEGEND,
                        className="legend",
                        role="region",
                        **attributes(aria_label=word("legend.title", lang)),
                    ),
                    _dock(lang, chart),
                ],
                className="sheet",
            ),
            html.Aside(
                id=Ids.PANEL,
                className="panel",
                hidden=True,
                **attributes(aria_label=word("panel.title", lang)),
            ),
            html.Div(
                id=Ids.POPOVER,
                className="pop",
                role="dialog",
                hidden=True,
                **attributes(aria_label=word("source.title", lang)),
            ),
            html.Div(
                id=Ids.DOWNLOADS,
                className="pop menu",
                role="dialog",
                hidden=True,
                **attributes(aria_label=word("download.title", lang)),
            ),
            _tab_bar(lang),
            dcc.Store(id=Ids.TEXTS, data=texts),
            dcc.Store(id=Ids.ANSWER, data=answer),
            *(dcc.Store(id=key, data="") for key in (Ids.QUERY, Ids.SOURCE, Ids.ALL)),
        ],
        className="app",
    )


def _words(query: Query) -> dcc.Input:
    return dcc.Input(
        id=Ids.WORDS,
        type="search",
        value=query.q,
        debounce=False,
        className="in",
        autoComplete="off",
        maxLength=120,
    )


def _dock(lang: Language, chart: Any) -> html.Section:
    body = [html.Div(id=Ids.TAB_HEAD), html.Div(chart, id=Ids.CHART), html.Div(id=Ids.ROWS)]
    return html.Section(
        [
            html.P(id=Ids.SENTENCE, className="say", **attributes(aria_live="polite")),
            html.Div(id=Ids.TABS, className="tabs"),
            html.Div(
                body,
                id=Ids.TAB_BODY,
                className="scroll",
                role="tabpanel",
                tabIndex="0",
                **attributes(aria_label=word("table.title", lang)),
            ),
        ],
        id=Ids.TABLE,
        className="dock",
        **attributes(aria_label=word("table.title", lang)),
    )


def _figure(lang: Language, geo: str) -> html.Figure:
    states = dl.GeoJSON(
        url=geo,
        id=Ids.STATES,
        style={"variable": "imap.map.style"},
        onEachFeature={"variable": "imap.map.each"},
        disableDefaultEventHandlers=True,
        zoomToBoundsOnClick=False,
    )
    return html.Figure(
        [
            dl.Map(
                dl.Pane(states, name="states", style={"zIndex": 410}),
                id=Ids.LEAFLET,
                crs="Simple",
                zoomControl=False,
                attributionControl=False,
                trackViewport=False,
                minZoom=0.5,
                maxZoom=8,
                zoomSnap=0.25,
                zoomDelta=0.75,
                wheelPxPerZoomLevel=90,
                maxBounds=[[-100, -190], [100, 190]],
                keyboard=False,
                **HOME,
            ),
            html.Figcaption(
                [
                    html.Div(id=Ids.MAP_TITLE, className="title"),
                    html.P(id=Ids.MAP_SUB),
                    html.I(className="scale", id=Ids.SCALE),
                    html.Span(id=Ids.SCALE_TEXT),
                    html.Br(),
                    word("map.projection", lang),
                ],
                className="plate",
                lang=lang,
                dir=direction(lang),
            ),
            html.Div(
                [
                    html.Button(
                        icon(name),
                        type="button",
                        **attributes(data_zoom=name, aria_label=word(f"zoom.{name}", lang)),
                    )
                    for name in ("plus", "minus", "home")
                ],
                className="zoom",
                dir="ltr",
            ),
        ],
        id=Ids.MAP,
        className="map",
        **attributes(aria_label=word("map.label", lang)),
    )


def _tab_bar(lang: Language) -> html.Nav:
    return html.Nav(
        [
            html.Button(
                [
                    icon(name),
                    html.Span(word(f"phone.{name}", lang)),
                    html.Sup(className="active") if name == "filter" else None,
                ],
                type="button",
                **attributes(data_sheet=name),
            )
            for name in ("filter", "legend", "table", "down")
        ],
        className="tabbar",
        **attributes(aria_label=word("phone.title", lang)),
    )


def text_page(texts: dict[str, str], chart: Any = None, name: str = "") -> html.Div:
    """A page of text: its head, its contents, and a column in which a chart may stand.

    Parameters
    ----------
    texts
        HTML by the id of the element it fills: ``TEXT`` (the head, or all there is),
        ``CONTENTS``, and ``BEFORE`` and ``AFTER`` the chart.
    """
    popover = html.Div(
        id=Ids.POPOVER, className="pop", role="dialog", hidden=True, **attributes(aria_label="Sources")
    )
    column = html.Div([html.Div(id=Ids.BEFORE), html.Div(chart, id=Ids.CHART), html.Div(id=Ids.AFTER)])
    stores = [
        dcc.Store(id=Ids.TEXTS, data=texts),
        *(dcc.Store(id=key, data="") for key in (Ids.SOURCE, Ids.TURN)),
    ]
    main = html.Main(
        [html.Div(id=Ids.NOTICES), html.Div(id=Ids.TEXT), html.Div(id=Ids.CONTENTS), column, popover],
        className=f"text {name}".strip(),
    )
    return html.Div([main, *stores])
