"""The pages: what each is called, whether it is there, what it shows. A new one is a line in ``PAGES``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from imap.i18n.words import word
from imap.views.ids import Ids
from imap.views.shell import map_page, text_page
from imap.web import country, parts
from imap.web.changes import changes_page
from imap.web.compare import compare_page
from imap.web.coverage import coverage_page, state_coverage

if TYPE_CHECKING:
    from imap.model.nouns import Language
    from imap.model.query import Query, Unknown
    from imap.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked: by which question, of which thing, below which prefix.

    ``store``: as the two clocks of the question show it; ``root``: as it is.
    """

    store: Store
    root: Store
    query: Query
    unknown: tuple[Unknown, ...]
    thing: str
    prefix: str
    geometry: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a page of text shows: HTML by the id of the element it fills, and a chart or none."""

    texts: parts.Texts
    chart: Any = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of text.

    ``there``: whether it has such a thing (a blank one is the page alone). ``title``: what it
    is called. ``content``: what it shows; asked again whenever the question changes.
    """

    there: Callable[[Store, str], bool]
    title: Callable[[Store, str, Language], str]
    content: Callable[[Asked], Content]


def _alone(_: Store, thing: str) -> bool:
    return not thing


def _state(store: Store, thing: str) -> bool:
    return not thing or store.register.has("areas", thing)


def _about(asked: Asked) -> Content:
    lang = asked.query.lang
    return Content({Ids.TEXT: parts.about_text(asked.store, lang, f"{asked.prefix}?lang={lang}")})


def _item(asked: Asked) -> Content:
    return Content({Ids.TEXT: parts.item_text(asked.root, asked.thing, asked.query)})


def _country(asked: Asked) -> Content:
    if not asked.thing:
        return Content(country.list_page(asked.store, asked.query))
    return Content(*country.state_page(asked.root, asked.thing, asked.query))


def _compare(asked: Asked) -> Content:
    return Content(compare_page(asked.root, asked.query))


def _coverage(asked: Asked) -> Content:
    if not asked.thing:
        return Content(coverage_page(asked.root, asked.query))
    return Content(state_coverage(asked.root, asked.thing, asked.query))


def _changes(asked: Asked) -> Content:
    return Content(changes_page(asked.root, asked.query))


PAGES: dict[str, Page] = {
    "about": Page(_alone, lambda _, __, lang: word("page.about", lang), _about),
    "changes": Page(_alone, lambda _, __, lang: word("page.changes", lang), _changes),
    "compare": Page(_alone, lambda _, __, lang: word("compare.title", lang), _compare),
    "coverage": Page(
        _state,
        lambda store, thing, lang: (
            word("coverage.state_title", lang, name=parts.name_of(store, thing, lang))
            if thing
            else word("coverage.title", lang)
        ),
        _coverage,
    ),
    "country": Page(
        _state,
        lambda store, thing, lang: (
            word("page.country", lang, name=parts.name_of(store, thing, lang))
            if thing
            else word("page.countries", lang)
        ),
        _country,
    ),
    "item": Page(
        parts.exists,
        lambda store, thing, lang: word("page.item", lang, name=parts.name_of(store, thing, lang)),
        _item,
    ),
}
"""Pages of text by the first part of their path; the map is the page without one."""


def content(name: str, asked: Asked) -> Content:
    """What a page of text shows, what was not known in its address first."""
    found = PAGES[name].content(asked)
    return Content(
        {Ids.NOTICES: parts.notices(asked.root, asked.query, asked.unknown), **found.texts}, found.chart
    )


def body(name: str, asked: Asked) -> Any:
    """Component tree of a page between bar and foot."""
    if name:
        found = content(name, asked)
        return text_page(found.texts, found.chart, name)
    store, query = asked.store, asked.query
    answer = parts.answer_of(store.select(query))
    texts = parts.map_texts(asked.root, query, asked.unknown)
    return map_page(query, texts, answer, parts.graph_of(store, query), asked.geometry)


def title(store: Store, path: str, lang: Language) -> str:
    """What a page is called; the map's name where there is none."""
    found = find(store, path)
    name, thing = found or ("", "")
    return PAGES[name].title(store, thing, lang) if name else word("page.title", lang)


def find(store: Store, path: str) -> tuple[str, str] | None:
    """Name of a page and of its thing for a path below the prefix, without slashes at its ends."""
    name, _, thing = path.partition("/")
    if not path:
        return "", ""
    page = PAGES.get(name)
    return (name, thing) if page and page.there(store, thing) else None
