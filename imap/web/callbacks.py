"""The wires: a question comes in, parts of the page go out. A dozen lines each, no logic."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output

from imap.views.ids import Ids
from imap.web import parts
from imap.web.page import IMap, question, read_query
from imap.web.pages import content


def connect(app: IMap) -> None:
    """Register every callback of the map page."""
    store = app.store

    @app.callback(
        Output(Ids.ANSWER, "data"),
        Output(Ids.TEXTS, "data"),
        Output(Ids.CHART, "children"),
        Input(Ids.QUERY, "data"),
        prevent_initial_call=True,
    )
    def ask(search: str) -> tuple[Any, ...]:
        query, _ = read_query(store, search)
        seen = store.seen(query)
        answer = parts.answer_of(seen.select(query))
        return answer, parts.answer_texts(store, query), parts.graph_of(seen, query)

    @app.callback(
        _texts(),
        Output(Ids.CHART, "children", allow_duplicate=True),
        Input(Ids.ALL, "data"),
        prevent_initial_call=True,
    )
    def turn(asked: dict[str, Any]) -> tuple[Any, ...]:
        query, _ = read_query(store, asked["search"])
        seen, everything = store.seen(query), bool(asked.get("everything"))
        texts = parts.sheet_texts(seen, seen.select(query), everything=everything)
        return texts, parts.graph_of(seen, query)

    @app.callback(_texts(), Input(Ids.SOURCE, "data"), prevent_initial_call=True)
    def open_source(asked: dict[str, str]) -> dict[str, str]:
        query, _ = read_query(store, asked["search"])
        return {Ids.POPOVER: parts.sources_text(store.seen(query), asked["reference"], query.lang)}

    @app.callback(
        _texts(),
        Output(Ids.CHART, "children", allow_duplicate=True),
        Input(Ids.TURN, "data"),
        prevent_initial_call=True,
    )
    def turn_page(asked: dict[str, str]) -> tuple[Any, ...]:
        found = content(*question(app, asked["path"], asked["search"]))
        return found.texts, found.chart

    for name, (component, *props) in IN_THE_BROWSER.items():
        inputs = [Input(component, prop) for prop in props]
        app.clientside_callback(ClientsideFunction("imap", name), *inputs)  # type: ignore[no-untyped-call]


IN_THE_BROWSER = {
    "write": (Ids.TEXTS, "data"),
    "paint": (Ids.ANSWER, "data"),
    "typed": (Ids.WORDS, "value"),
    "sought": (Ids.SEARCH_INPUT, "value"),
    "struck": (Ids.CHART_GRAPH, "clickData"),
    "opened": (Ids.TIMELINE, "clickData", "clickAnnotationData"),
}
"""Functions of assets/page.js, and what wakes each."""


def _texts() -> Output:
    return Output(Ids.TEXTS, "data", allow_duplicate=True)
