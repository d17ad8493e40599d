"""States picked on the map for a comparison: the button that picks, and the tray that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from imap.i18n.words import word
from imap.views.attributes import attributes
from imap.views.ids import Ids

if TYPE_CHECKING:
    from imap.model.nouns import Language


def pick_button(area: str, lang: Language) -> html.Button:
    """Button that picks a state or leaves it out again; the page says whether it is picked."""
    told = attributes(data_pick=area, aria_pressed="false")
    return html.Button(word("pick.add", lang), type="button", className="link pick", **told)


def tray(lang: Language) -> html.Div:
    """States picked so far, each to be left out, and the way to their comparison; the page fills it."""
    link = html.A(
        word("pick.open", lang),
        href=f"/compare?lang={lang}",
        className="btn",
        **attributes(data_keep="select=;tab=states"),
    )
    title = word("pick.title", lang)
    return html.Div(
        [html.Span(title), html.Span(className="picked"), html.Span(className="hint"), link],
        id=Ids.TRAY,
        className="tray",
        hidden=True,
        role="region",
        **attributes(aria_label=title),
    )
