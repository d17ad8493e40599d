"""The page about the map: method, words, filters, boundaries, licences, accessibility, privacy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import number
from imap.i18n.words import word
from imap.model.query import ACTS_ON, FILTERS
from imap.views.attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from imap.model.nouns import Language

COUNTED = (
    "states",
    "dialogues",
    "memberships",
    "activities",
    "statements",
    "instruments",
    "obligations",
    "mandates",
    "treaty_actions",
    "recommendations",
    "documents",
    "routes",
    "places",
    "bodies",
    "sources",
    "evidence",
)
"""Tables whose number of rows is told, in this order."""
SIGNS = ("absence", "committed", "adopted", "body", "use", "reviewed")
STANDINGS = ("confirmed", "single", "claimed", "disputed")
MEANINGS = (
    "took",
    "covered",
    "not_documented",
    "absence",
    "at",
    "possible",
    "adoption",
    "computed",
    "known",
    "outside",
    "as_of",
)
LICENCES = ("code", "tables", "shapes", "water", "places", "fonts", "parts")
AXE = "4.12"
"""Version of axe-core that the browser tests run (a test compares it)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page tells about the edition at hand.

    ``counts``: rows by table (``states`` are the rows of ``areas``); a table that is
    missing is not told. ``acts_on``: which filters act on which table.
    """

    edition: str
    counts: Mapping[str, int]
    acts_on: Mapping[str, frozenset[str]]


def about(facts: Facts, lang: Language, home: str = "/") -> html.Main:
    """Page ``/about``.

    Parameters
    ----------
    home
        Address of the map, in the same language.
    """
    sections = (
        ("what", _what(facts, lang)),
        ("method", _method(lang)),
        ("words", [_terms("word", MEANINGS, lang)]),
        ("filters", _filters(facts.acts_on, lang)),
        ("boundaries", _paragraphs("boundaries", 4, lang)),
        ("licences", [_terms("licence", LICENCES, lang)]),
        ("cite", _cite(facts.edition, lang)),
        ("access", _paragraphs("access", 3, lang, axe=AXE)),
        ("privacy", _paragraphs("privacy", 1, lang)),
        ("errors", _paragraphs("errors", 1, lang)),
    )
    return html.Main(
        [
            html.P(html.A(word("about.back", lang), href=home), className="back"),
            html.H1(word("about.title", lang)),
            _contents((name for name, _ in sections), lang),
            *(_section(name, body, lang) for name, body in sections),
        ],
        className="about",
        id="about",
    )


def _contents(names: Iterable[str], lang: Language) -> html.Nav:
    links = [html.Li(html.A(word(f"about.{name}", lang), href=f"#about-{name}")) for name in names]
    return html.Nav(html.Ul(links), **attributes(aria_label=word("about.contents", lang)))


def _section(name: str, body: list[Any], lang: Language) -> html.Section:
    return html.Section(
        [html.H2(word(f"about.{name}", lang), id=f"about-{name}", tabIndex="-1"), *body],
        **attributes(aria_labelledby=f"about-{name}"),
    )


def _paragraphs(name: str, count: int, lang: Language, **values: str) -> list[Any]:
    return [html.P(word(f"about.{name}.{n}", lang, **values)) for n in range(1, count + 1)]


def _what(facts: Facts, lang: Language) -> list[Any]:
    told = (
        (number(facts.counts[t], lang), word(f"about.table.{t}", lang)) for t in COUNTED if t in facts.counts
    )
    counts = [html.Li(word("about.count", lang, n=n, table=table)) for n, table in told]
    edition = html.P(word("about.what.edition", lang, edition=facts.edition))
    return [*_paragraphs("what", 2, lang), edition, html.Ul(counts)]


def _method(lang: Language) -> list[Any]:
    first, second, third, *rest = _paragraphs("method", 7, lang)
    return [first, second, _terms("sign", SIGNS, lang), third, _terms("standing", STANDINGS, lang), *rest]


def _terms(kind: str, names: Iterable[str], lang: Language) -> html.Dl:
    pairs = (
        (html.Dt(word(f"about.{kind}.{name}", lang)), html.Dd(word(f"about.{kind}.{name}.d", lang)))
        for name in names
    )
    return html.Dl([part for pair in pairs for part in pair])


def _filters(acts_on: Mapping[str, frozenset[str]], lang: Language) -> list[Any]:
    """Table of filters, made from the one that the engine itself uses."""
    heads = [
        html.Th(word("about.filters.table", lang), scope="col"),
        *(html.Th(word(f"about.filter.{name}", lang), scope="col") for name in FILTERS),
    ]
    rows = [html.Tr(_acts(table, names, lang)) for table, names in acts_on.items()]
    caption = word("about.filters.caption", lang)
    grid = html.Table([html.Caption(caption), html.Thead(html.Tr(heads)), html.Tbody(rows)], className="tab")
    first, second = _paragraphs("filters", 2, lang)
    scroll = html.Div(grid, className="scroll", role="region", tabIndex="0", **attributes(aria_label=caption))
    return [first, scroll, second]


def _acts(table: str, names: frozenset[str], lang: Language) -> list[Any]:
    marks = ["yes" if name in names else "no" for name in FILTERS]
    cells = [html.Td(word(f"about.filters.{mark}", lang), className=mark) for mark in marks]
    return [html.Th(word(f"about.table.{table}", lang), scope="row"), *cells]


def _cite(edition: str, lang: Language) -> list[Any]:
    return [html.P(word("about.cite.1", lang)), html.Blockquote(word("about.cite.2", lang, edition=edition))]


def facts_of(edition: str, counts: Mapping[str, int]) -> Facts:
    """Facts of an edition, with the filters as the engine applies them."""
    return Facts(edition, counts, ACTS_ON)
