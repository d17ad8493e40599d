"""Below the map: the sentence, the tabs, and the table twin of what the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.fold import fold
from imap.i18n.numbers import number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.views.attributes import attributes
from imap.views.columns import COLUMNS
from imap.views.ids import Ids
from imap.views.signs import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.store.select import Selection
    from imap.views.columns import Column

ROWS_AT_FIRST = 150
TABS = (
    "states",
    "activities",
    "statements",
    "treaty_actions",
    "recommendations",
    "memberships",
    "bodies",
    "routes",
    "places",
)


def tabs(selection: Selection) -> list[html.Div]:
    """Tabs with the number of rows behind each, and the two handles of the sheet."""
    lang = selection.query.lang
    handles = [
        html.Button(
            [icon("tall"), word("table.taller", lang)], type="button", **attributes(data_dock="taller")
        ),
        html.Button([icon("chev"), word("table.fold", lang)], type="button", **attributes(data_dock="fold")),
    ]
    listed = [*(_tab(selection, tab) for tab in TABS), _tab(selection, "chart")]
    return [
        html.Div(
            listed, role="tablist", className="tablist", **attributes(aria_label=word("tabs.title", lang))
        ),
        html.Div(handles, className="end"),
    ]


def table(selection: Selection, *, everything: bool = False) -> list[Any]:
    """Table of the open tab, the chosen row marked.

    Parameters
    ----------
    everything
        Whether a long table is shown whole; else its first ``ROWS_AT_FIRST`` rows and a button.
    """
    query, lang = selection.query, selection.query.lang
    rows = _sorted(selection)
    if not rows:
        return [html.P(word("table.empty", lang), className="empty")]
    shown = rows if everything else rows[:ROWS_AT_FIRST]
    columns = COLUMNS[query.tab]
    head = html.Tr([_heading(column, lang, first=n == 0) for n, column in enumerate(columns)])
    made = html.Table(
        [
            html.Caption(word(f"tab.{query.tab}", lang), className="sr"),
            html.Thead(head),
            html.Tbody([_row(selection, row, columns) for row in shown]),
        ],
        className=f"twin {query.tab}",
    )
    if len(shown) == len(rows):
        return [made]
    more = html.Button(
        plural("table.all", lang, len(rows)), type="button", className="btn all", id=Ids.ALL_BUTTON
    )
    return [made, html.P([word("table.part", lang, n=number(len(shown), lang)), " ", more], className="part")]


def _sorted(selection: Selection) -> tuple[Row, ...]:
    lang, rows = selection.query.lang, selection.rows(selection.query.tab)
    if selection.query.tab in {"activities", "recommendations"}:
        return tuple(sorted(rows, key=lambda r: r.get("start") or r.get("adopted") or "9999"))
    if selection.query.tab in {"treaty_actions", "memberships"}:
        return rows
    return tuple(sorted(rows, key=lambda r: fold(label(r, lang).text)))


def _tab(selection: Selection, tab: str) -> html.Button:
    lang, on = selection.query.lang, selection.query.tab == tab
    count = [] if tab == "chart" else [html.Span(number(len(selection.rows(tab)), lang))]
    return html.Button(
        [word(f"tab.{tab}", lang), *count],
        role="tab",
        type="button",
        **attributes(data_tab=tab, aria_selected=str(on).lower(), tabIndex="0" if on else "-1"),
    )


def _heading(column: Column, lang: Language, *, first: bool) -> html.Th:
    words = word(f"column.{column.key}", lang)
    if column.key == "source":
        return html.Th(words, scope="col")
    sort: dict[str, Any] = {"aria-sort": "ascending"} if first else {}
    return html.Th(
        html.Button(
            [words, icon("sort")],
            type="button",
            **attributes(data_sort="figure" if column.figure else "text"),
        ),
        scope="col",
        className="r" if column.figure else "",
        **sort,
    )


def _row(selection: Selection, row: Row, columns: Iterable[Column]) -> html.Tr:
    first, *rest = columns
    lang = selection.query.lang
    possible = selection.register.answer(selection.query.tab, row) == "possible"
    mark = html.Small(word("answer.possible", lang), className="perhaps") if possible else None
    cells: list[Any] = [html.Th([_link(selection, row, first), mark], scope="row")]
    for column in rest:
        value = column.cell(selection, row)
        shown = number(value, selection.query.lang) if column.figure and isinstance(value, int) else value
        extra: dict[str, Any] = (
            {"data-value": str(value) if isinstance(value, int) else ""} if column.figure else {}
        )
        cells.append(html.Td(shown, className="r" if column.figure else "", **extra))
    return html.Tr(
        cells,
        **attributes(data_row=row["id"], aria_selected=str(row["id"] == selection.query.select).lower()),
    )


def _link(selection: Selection, row: Row, column: Column) -> html.A:
    return html.A(
        column.cell(selection, row),
        href=f"?{selection.query.changed(select=row['id']).to_search()}",
        **attributes(data_select=row["id"]),
    )
