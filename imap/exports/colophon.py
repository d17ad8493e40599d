"""What every file says of itself: question, edition, day, licence, sources, disclaimer, citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from imap.exports.citation import cite_view, item_address, view_address
from imap.exports.evidence import used_sources
from imap.i18n.numbers import day
from imap.i18n.words import plural, word
from imap.store.caption import asked, moment

if TYPE_CHECKING:
    import datetime as dt

    from imap.model.nouns import Language, Row
    from imap.model.query import Query, Unknown
    from imap.store.register import Register
    from imap.store.select import Selection
    from imap.store.store import Store

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Order:
    """What is wanted, and what a file needs to know beside the rows.

    ``base_url``: address of the app without a slash at its end, blank where there is none.
    ``today``: the day that the file bears; nothing reads a clock, so the same order gives
    the same bytes. ``unknown``: what the address asked for and was ignored.
    """

    selection: Selection
    store: Store = field(repr=False)
    today: dt.date
    base_url: str = ""
    unknown: tuple[Unknown, ...] = ()

    @property
    def lang(self) -> Language:
        """Language of the question."""
        return self.selection.query.lang

    def item(self, item: str) -> str:
        """Address of a row."""
        return item_address(item, self.base_url, self.lang)


@dataclass(frozen=True, slots=True)
class Colophon:
    """What a file says of itself, in the language of the question."""

    title: str
    question: str
    address: str
    edition: str
    date: str
    licence: str
    disclaimer: str
    citation: str
    ignored: tuple[str, ...]
    sources: tuple[Row, ...]
    lang: Language

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Every statement with its name, in words."""
        count = plural("file.sources_count", self.lang, len(self.sources))
        pairs = (
            ("question", self.question),
            ("address", self.address),
            ("edition", self.edition),
            ("date", self.date),
            ("licence", self.licence),
            ("sources", f"{count}: {self.publishers()}" if self.sources else count),
            ("boundaries", self.disclaimer),
            ("citation", self.citation),
            *(("ignored", text) for text in self.ignored),
        )
        return tuple((word(f"file.{name}", self.lang), text) for name, text in pairs)

    def publishers(self) -> str:
        """Publishers of the sources, each once, in the order of the file."""
        return "; ".join(dict.fromkeys(source["publisher"] for source in self.sources))

    def as_dict(self) -> dict[str, Any]:
        """The same under fixed names, for machines."""
        return {
            "title": self.title,
            "question": self.question,
            "address": self.address,
            "edition": self.edition,
            "date": self.date,
            "licence": self.licence,
            "disclaimer": self.disclaimer,
            "citation": self.citation,
            "ignored": list(self.ignored),
            "lang": self.lang,
            "sources": [
                {k: s[k] for k in ("id", "publisher", "title", "url", "published")} for s in self.sources
            ],
        }


def colophon(order: Order, title: str, tables: tuple[str, ...]) -> Colophon:
    """What the file of an order says of itself.

    Parameters
    ----------
    title
        What the file holds, in words.
    tables
        Tables it holds; the sources named are those of their rows.
    """
    selection, lang = order.selection, order.lang
    register = selection.register
    return Colophon(
        title=title,
        question=question(register, selection.query),
        address=view_address(selection.query, order.base_url),
        edition=register.package.version,
        date=order.today.isoformat(),
        licence=word("file.licence_text", lang, address=LICENCE),
        disclaimer=word("map.disclaimer", lang),
        citation=cite_view(order, title),
        ignored=tuple(_ignored(unknown, lang) for unknown in order.unknown),
        sources=used_sources(selection, tables),
        lang=lang,
    )


def question(register: Register, query: Query) -> str:
    """What was asked, on which days, in words."""
    said = asked(register, query) or word("file.everything", query.lang)
    when = moment(query)
    return word("sentence.moment", query.lang, moment=when, said=said) if when else said


def long_date(order: Order) -> str:
    """Day of the order in words."""
    return day(order.today.isoformat(), order.lang)


def _ignored(unknown: Unknown, lang: Language) -> str:
    said = f"{unknown.field}={unknown.value}" if unknown.field else unknown.value
    if unknown.nearest:
        return word("file.ignored_nearest", lang, said=said, nearest=unknown.nearest)
    return word("file.ignored_value", lang, said=said)
