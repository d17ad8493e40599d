"""The filter panel: every choice with the number of activities it would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.fold import fold
from imap.i18n.text import label
from imap.i18n.words import word
from imap.views.attributes import attributes
from imap.views.ids import Ids
from imap.views.signs import icon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from imap.model.nouns import Language, Row
    from imap.model.query import Query

Choice = tuple[str, str, str]
"""Value, name, and a remark in small letters (may be blank)."""


def head(lang: Language) -> list[Any]:
    """Head of the filter panel; the page fills in how many are active."""
    return [
        html.H2(word("filters.title", lang)),
        html.Span(id=Ids.ACTIVE, className="active"),
        html.Button(word("filters.clear", lang), id=Ids.CLEAR, type="button", className="clear"),
        _close("filters", lang),
    ]


def filters(
    query: Query, choices: Mapping[str, Iterable[Choice]], themes: Iterable[Row], states: Iterable[Row]
) -> list[Any]:
    """Every choice of the filter panel.

    Parameters
    ----------
    query
        What is asked now; its choices are shown as checked.
    choices
        For ``dialogue``, ``phase`` and ``agency``; folded below them ``phases`` and ``bodies``.
    themes, states
        Rows of the theme tree and of the areas.
    """
    return [
        html.Div(
            [html.Label(word("filters.state", query.lang), htmlFor=Ids.STATE), _states(states, query.lang)],
            className="field",
        ),
        _group("dialogue", choices["dialogue"], query),
        _group("phase", choices["phase"], query, more=choices["phases"]),
        _group("agency", choices["agency"], query, more=choices["bodies"]),
        _tree(themes, query),
    ]


def _close(panel: str, lang: Language) -> html.Button:
    return html.Button(
        icon("x"),
        className="x",
        type="button",
        **attributes(data_close=panel, aria_label=word("panel.close", lang)),
    )


def _states(states: Iterable[Row], lang: Language) -> html.Select:
    named = sorted(((label(s, lang).text, s["id"]) for s in states), key=lambda pair: fold(pair[0]))
    first = html.Option(word("filters.any_state", lang, n=len(named)), value="")
    return html.Select(
        [first, *(html.Option(name, value=item) for name, item in named)],
        id=Ids.STATE,
        className="in",
        **attributes(data_add="state"),
    )


def _group(name: str, choices: Iterable[Choice], query: Query, more: Iterable[Choice] = ()) -> html.Details:
    rest = [_option(name, choice, query) for choice in more]
    folded = (
        html.Details(
            [html.Summary(word(f"filters.more.{name}", query.lang)), *rest],
            className="more",
            open=any(c[0] in query.values(name) for c in more),
        )
        if rest
        else None
    )
    return html.Details(
        [
            html.Summary([html.H3(word(f"filter.{name}", query.lang)), icon("chev")]),
            html.Div(
                [*(_option(name, choice, query) for choice in choices), folded],
                role="group",
                **attributes(aria_label=word(f"filter.{name}", query.lang)),
            ),
        ],
        open=True,
        className="fs",
    )


def _option(field: str, choice: Choice, query: Query, *, kid: bool = False) -> html.Button:
    value, name, remark = choice
    return html.Button(
        [
            html.I(className="ck", **attributes(aria_hidden="true")),
            html.Span([html.Bdi(name), html.Small(remark) if remark else None], className="t"),
            html.Span(className="n", **attributes(data_count=f"{field}:{value}")),
        ],
        className="opt kid" if kid else "opt",
        type="button",
        role="checkbox",
        **attributes(
            data_filter=field, data_value=value, aria_checked=str(value in query.values(field)).lower()
        ),
    )


def _tree(themes: Iterable[Row], query: Query) -> html.Details:
    rows = tuple(themes)
    branches = [
        _branch(top, [t for t in rows if t["broader"] == top["id"]], query)
        for top in rows
        if not top["broader"]
    ]
    return html.Details(
        [
            html.Summary([html.H3(word("filter.theme", query.lang)), icon("chev")]),
            html.Div(branches, role="group", **attributes(aria_label=word("filter.theme", query.lang))),
        ],
        open=True,
        className="fs tree",
    )


def _branch(top: Row, kids: list[Row], query: Query) -> html.Div:
    lang, is_open = query.lang, any(k["id"] in query.theme for k in kids)
    twist = html.Button(
        icon("next", flip=True),
        className="tw",
        type="button",
        **attributes(
            data_twist=top["id"],
            aria_expanded=str(is_open).lower(),
            aria_label=word("filters.unfold", lang, name=label(top, lang).text),
        ),
    )
    options = [_option("theme", (k["id"], label(k, lang).text, ""), query, kid=True) for k in kids]
    return html.Div(
        [
            twist,
            _option("theme", (top["id"], label(top, lang).text, ""), query),
            html.Div(options, className="kids", hidden=not is_open),
        ],
        className="branch",
    )
