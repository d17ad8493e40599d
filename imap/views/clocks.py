"""The two clocks: the day of the world, and the day of the record, each a field with a step of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from imap.i18n.words import word
from imap.model.query import CLOCKS
from imap.views.attributes import attributes
from imap.views.signs import icon

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.model.query import Query

FIRST = "1850-01-01"
"""Earliest day that the field offers; an address may name an earlier one."""


def clocks(query: Query, page: str) -> html.Div:
    """Fields for both days, as the question has them.

    Parameters
    ----------
    page
        Tells the ids of two pages apart.
    """
    return html.Div([_clock(name, query, page) for name in CLOCKS], className="clocks")


def _clock(name: str, query: Query, page: str) -> html.Div:
    lang, item = query.lang, f"{page}-{name}"
    chosen = query.values(name)
    now = html.Button(
        word(f"clock.{name}.now", lang),
        type="button",
        className="now",
        hidden=not chosen,
        **attributes(data_clear=name),
    )
    field = date_field(name, item, chosen[0] if chosen else "")
    dial = html.Div([_step(name, -1, lang), field, _step(name, 1, lang)], className="dial", dir="ltr")
    head = html.Div([html.Label(word(f"clock.{name}", lang), htmlFor=item), now], className="head")
    return html.Div([head, dial], className="clock")


def date_field(name: str, item: str, value: str) -> html.Div:
    """Field for a day of the question; the page draws the input (Dash has none for text).

    Parameters
    ----------
    name
        Field of the question: ``at``, ``known``, ``from`` or ``to``.
    item
        Id of the input, for its label.
    """
    told = attributes(data_date=name, data_id=item, data_value=value, data_min=FIRST)
    return html.Div(className="date", **told)


def _step(name: str, by: int, lang: Language) -> html.Button:
    said = word("clock.later" if by > 0 else "clock.earlier", lang)
    return html.Button(
        icon("plus" if by > 0 else "minus"),
        type="button",
        **attributes(data_step=name, data_by=str(by), aria_label=said, title=said),
    )
