"""List of states and areas, each with its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dash import html

from imap.i18n.fold import fold
from imap.i18n.numbers import number
from imap.i18n.text import label
from imap.i18n.words import word
from imap.views.attributes import attributes
from imap.views.signs import code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row


class Line(NamedTuple):
    """A state or area, how many statements and treaties are on file, and whether it is a partner state."""

    area: Row
    statements: int
    treaties: int
    partner: bool


def countries(lines: Iterable[Line], lang: Language, moment: str = "") -> html.Div:
    """Page of all states: those with statements, other partner states, the rest; each by name.

    Parameters
    ----------
    moment
        The days of the two clocks in words.
    """
    rows = sorted(lines, key=lambda line: fold(label(line.area, lang).text))
    groups = {
        "with": [r for r in rows if r.statements],
        "partners": [r for r in rows if r.partner and not r.statements],
        "rest": [r for r in rows if not r.partner and not r.statements],
    }
    shown = [_group(name, found, lang) for name, found in groups.items() if found]
    head = [
        html.H1(word("countries.title", lang)),
        html.P(word("countries.lede", lang)),
        html.P(moment, className="moment") if moment else None,
    ]
    return html.Div([*head, *shown], className="countries")


def _group(name: str, rows: list[Line], lang: Language) -> html.Section:
    heads = [
        html.Th(word("column.state", lang), scope="col"),
        html.Th(word("column.code", lang), scope="col"),
        html.Th(word("tables.statements", lang), scope="col", className="r"),
        html.Th(word("tables.instruments", lang), scope="col", className="r"),
    ]
    table = html.Table(
        [
            html.Caption(word(f"countries.{name}", lang), className="sr"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(r, lang) for r in rows]),
        ],
        className="tab",
    )
    return html.Section([html.H2(word(f"countries.{name}", lang)), table])


def _row(line: Line, lang: Language) -> html.Tr:
    area = line.area
    way = html.A(
        label(area, lang).text, href=f"/country/{area['id']}?lang={lang}", **attributes(data_keep="state=")
    )
    cells = [
        html.Td(code(area["id"])),
        *(html.Td(number(n, lang) if n else "–", className="r") for n in (line.statements, line.treaties)),
    ]
    return html.Tr([html.Th(way, scope="row"), *cells])
