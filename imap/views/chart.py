"""The chart twin of the map: bars by year, and the table of the same numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from babel.numbers import get_decimal_symbol, get_group_symbol
from dash import dcc, html

from imap.i18n.numbers import LOCALE, number
from imap.i18n.words import direction, plural, word
from imap.views.attributes import attributes
from imap.views.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imap.model.nouns import Language
    from imap.model.query import Query
    from imap.store.series import Series, Tally

BY = ("agency", "theme", "phase", "instrument")
COLOURS = ("#0B5A63", "#E9C680", "#9488CE", "#5B3A1A", "#6FAA98", "#B4C6EA", "#B5903C")
"""Least CIEDE2000 between two of them: 14.4, colour-blind views (Machado 2009) included."""
OTHERS, EDGE, PAPER, INK, INK_2, RULE = "#D9D4C9", "#474E5A", "#FFFFFF", "#1D222B", "#474E5A", "#D9D4C9"
"""As in tokens.css; on the screen the style sheet sets paper and ink, so that these are the picture's."""
FONTS = {
    "ar": "Noto Sans Arabic, Noto Sans, system-ui, sans-serif",
    "en": "Noto Sans, Noto Sans Arabic, system-ui, sans-serif",
    "fr": "Noto Sans, Noto Sans Arabic, system-ui, sans-serif",
}
TICKS_AT_MOST = 9
STEPS = (1, 2, 5, 10, 20, 50)


def chart(tally: Tally, query: Query, lang: Language) -> tuple[Any, html.Div | None, Any]:
    """What stands above the bars, the bars (None where there are none), and what stands below.

    Parameters
    ----------
    tally
        The numbers, as ``imap.store.series.tally`` counts them.
    query
        The question they answer; its ``by`` is shown as chosen.
    """
    head = html.Div([html.H2(_title(tally, lang), className="sr"), _choice(query, lang)], className="chart")
    if not tally.series:
        return head, None, html.P(word("chart.empty", lang), className="empty")
    said = html.Ul([html.Li(note) for note in notes(tally, lang)], className="chart-notes")
    return head, _graph(tally, lang), html.Div([said, table(tally, lang)], className="chart")


def clicked(click_data: Mapping[str, Any] | None) -> dict[str, str]:
    """Read a click on a bar, for example as ``{"year": "2012", "agency": "iom"}``.

    Parameters
    ----------
    click_data
        ``clickData`` of the graph; its points carry ``[field, value, year, words]``.

    Returns
    -------
    dict
        Fields of the question; empty where the click says nothing that is understood.
    """
    match click_data:
        case {"points": [{"customdata": [str(field), str(value), str(year), *_]}, *_]}:
            return _asks(field, value, year)
    return {}


def notes(tally: Tally, lang: Language) -> tuple[str, ...]:
    """Say what to know before reading the bars, as far as it applies to them."""
    found = []
    if tally.series:
        count = plural(f"chart.count.{tally.unit}", lang, tally.rows)
        found.append(word(f"chart.note.{tally.unit}", lang, count=count))
    if tally.spanning:
        found.append(word("chart.note.years", lang))
    if tally.overlapping:
        found.append(word(f"chart.note.overlap.{tally.by}", lang))
    if tally.undated:
        found.append(plural(f"chart.note.undated.{tally.unit}", lang, tally.undated))
    if tally.series:
        found.append(word("chart.note.click", lang))
    return tuple(found)


def figure(tally: Tally, lang: Language) -> dict[str, Any]:
    """Stacked bars as a Plotly figure.

    A plain dict: no template (Plotly's own is 6 kB in each answer) and no validation at
    run time; a test passes it through ``plotly.graph_objects``.
    """
    right = direction(lang) == "rtl"
    side, x = ("right", 1) if right else ("left", 0)
    return {
        "data": [_bars(series, tally, lang) for series in tally.series],
        "layout": {
            "barmode": "stack",
            "bargap": 0.25,
            "height": 330 + 16 * len(tally.series),
            "dragmode": False,
            "clickmode": "event",
            "hovermode": "closest",
            "separators": get_decimal_symbol(LOCALE[lang]) + get_group_symbol(LOCALE[lang]),
            "font": {"family": FONTS[lang], "size": 13 if right else 12, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"t": 88, "b": 40, "l": 44, "r": 44, "pad": 4},
            "title": {
                "text": drawn(_title(tally, lang), lang),
                "x": x,
                "xref": "paper",
                "xanchor": side,
                "y": 1,
                "yanchor": "top",
                "yref": "container",
                "pad": {"t": 28},
                "font": {"size": 14, "weight": 700},
                "subtitle": {
                    "text": drawn(word("chart.credit", lang, edition=tally.edition), lang),
                    "font": {"size": 11, "color": INK_2},
                },
            },
            "xaxis": {
                "autorange": "reversed" if right else True,
                "dtick": step(tally.years),
                "tick0": 2000,
                "tickformat": "d",
                "ticks": "outside",
                "tickcolor": RULE,
                "linecolor": INK_2,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "side": side,
                "rangemode": "tozero",
                "tickformat": ",d",
                "gridcolor": RULE,
                "zeroline": False,
                "fixedrange": True,
                "title": {"text": drawn(word(f"chart.axis.{tally.unit}", lang), lang), "standoff": 8},
                "automargin": True,
            }
            | ({"dtick": 1} if _highest(tally) <= 6 else {"nticks": 6}),
            "legend": {
                "orientation": "h",
                "x": x,
                "xanchor": side,
                "y": -0.12,
                "yanchor": "top",
                "traceorder": "normal",
                "itemclick": False,
                "itemdoubleclick": False,
                "bgcolor": "rgba(0,0,0,0)",
            },
            "showlegend": True,
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK_2, "activecolor": INK},
            "hoverlabel": {
                "font": {"family": FONTS[lang], "color": INK},
                "bgcolor": "#FFFFFF",
                "bordercolor": EDGE,
                "align": side,
            },
        },
    }


def config(lang: Language) -> Any:
    """Set Plotly's own buttons and words: PNG only, nothing that leaves the origin."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": f"i-map-chart-{lang}"},
        "scrollZoom": False,
        "doubleClick": False,
        "locale": lang,
        "locales": {
            lang: {
                "dictionary": {
                    "Download plot": word("chart.png", lang),
                    "Download plot as a PNG": word("chart.png", lang),
                    "Preparing image - this may take a few seconds": word("chart.png_wait", lang),
                    "Image download succeeded": word("chart.png_done", lang),
                    "Sorry, there was a problem downloading your image!": word("chart.png_failed", lang),
                },
                "format": {
                    "decimal": get_decimal_symbol(LOCALE[lang]),
                    "thousands": get_group_symbol(LOCALE[lang]),
                },
            }
        },
    }


def table(tally: Tally, lang: Language) -> html.Table:
    """Lay out the numbers: a row for each year, a column for each series; every number filters."""
    heads = [
        html.Th(word("chart.year", lang), scope="col"),
        html.Th(word(f"chart.all.{tally.unit}", lang), scope="col", className="r"),
        *(html.Th(series.name, scope="col", className="r") for series in tally.series),
    ]
    return html.Table(
        [
            html.Caption(word("chart.table", lang)),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(year, tally, lang) for year in reversed(tally.years)]),
        ],
        className="tab chart-table",
    )


def _row(year: int, tally: Tally, lang: Language) -> html.Tr:
    total = tally.totals[year]
    every = _button(number(total, lang), {"year": str(year)}, _said("", year, total, tally, lang))
    return html.Tr(
        [
            html.Th(html.Bdi(str(year), dir="ltr"), scope="row"),
            html.Td(every, className="r"),
            *(html.Td(_cell(series, year, tally, lang), className="r") for series in tally.series),
        ]
    )


def _cell(series: Series, year: int, tally: Tally, lang: Language) -> html.Button | str:
    count = series.counts.get(year, 0)
    if not count:
        return "–"
    asks = _asks(series.field, series.value, str(year))
    return _button(number(count, lang), asks, _said(series.name, year, count, tally, lang))


def _button(text: str, asks: Mapping[str, str], said: str) -> html.Button:
    told = ";".join(f"{field}={value}" for field, value in asks.items())
    names = attributes(data_filter_set=told, aria_label=said)
    return html.Button(text, type="button", className="num", **names)


def _asks(field: str, value: str, year: str) -> dict[str, str]:
    return {"year": year} | ({field: value} if field and value else {})


def _said(name: str, year: int, count: int, tally: Tally, lang: Language) -> str:
    counted = plural(f"chart.count.{tally.unit}", lang, count)
    if not name:
        return word("chart.said_all", lang, year=year, count=counted)
    return word("chart.said", lang, name=name, year=year, count=counted)


def _bars(series: Series, tally: Tally, lang: Language) -> dict[str, Any]:
    years = list(series.counts)
    colour, pattern = _paint(series)
    return {
        "type": "bar",
        "name": drawn(series.name, lang),
        "x": years,
        "y": [series.counts[year] for year in years],
        "width": 0.75,
        "customdata": [
            [series.field, series.value, str(year), _hover(series, year, tally, lang)] for year in years
        ],
        "hovertemplate": "%{customdata[3]}<extra></extra>",
        "marker": {
            "color": colour,
            "line": {"color": EDGE, "width": 0.75},
            "pattern": {"shape": pattern, "fgcolor": EDGE, "fillmode": "overlay", "size": 6, "solidity": 0.2},
        },
    }


def _hover(series: Series, year: int, tally: Tally, lang: Language) -> str:
    return drawn(_said(series.name, year, series.counts[year], tally, lang), lang)


def drawn(text: str, lang: Language) -> str:
    """Text for Plotly: no markup; Arabic isolated, because a PNG is drawn from left to right."""
    plain = escape(text, quote=False)
    return f"\u2067{plain}\u2069" if direction(lang) == "rtl" else plain


def _paint(series: Series) -> tuple[str, str]:
    """Colour and pattern; beyond the list of colours the same ones come back ruled."""
    if series.kind == "others":
        return OTHERS, ""
    if series.kind == "none":
        return PAPER, "."
    turn, place = divmod(series.hue, len(COLOURS))
    return COLOURS[place], ("", "/", "x")[min(turn, 2)]


def _graph(tally: Tally, lang: Language) -> html.Div:
    bars = dcc.Graph(
        id=Ids.CHART_GRAPH,
        figure=figure(tally, lang),
        config=config(lang),
        responsive=True,
        className="chart-graph",
    )
    said = word("chart.graph", lang, title=_title(tally, lang))
    return html.Div(bars, role="group", **attributes(aria_label=said))


def _choice(query: Query, lang: Language) -> html.P:
    options = [html.Option(word(f"chart.by.{by}", lang), value=by, selected=by == query.by) for by in BY]
    choice = html.Select(options, className="quiet", **attributes(data_ask="by", data_now=query.by))
    return html.P(html.Label([html.Span(word("chart.by", lang)), " ", choice]), className="chart-by")


def _title(tally: Tally, lang: Language) -> str:
    return word(f"chart.title.{tally.by}", lang)


def _highest(tally: Tally) -> int:
    return max((sum(s.counts.get(year, 0) for s in tally.series) for year in tally.years), default=0)


def step(years: tuple[int, ...]) -> int:
    """Years between two ticks of an axis."""
    span = years[-1] - years[0] + 1 if years else 1
    return next((step for step in STEPS if span / step <= TICKS_AT_MOST), STEPS[-1])
