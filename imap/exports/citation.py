"""How to cite a view, and how to cite a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.exports.evidence import evidence_of
from imap.i18n.numbers import day
from imap.i18n.text import label
from imap.i18n.words import word

if TYPE_CHECKING:
    import datetime as dt

    from imap.exports.colophon import Order
    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.register import Register

LEFT, RIGHT, CLOSE = "\u2066", "\u2067", "\u2069"


def isolate(text: str, lang: Language) -> str:
    """A code, an ISO date, an address or a foreign title, kept in one piece inside Arabic text."""
    return f"\u2068{text}{CLOSE}" if lang == "ar" and text else text


def view_address(query: Query, base_url: str) -> str:
    """Address that shows a view again."""
    return f"{base_url}/?{query.to_search()}"


def item_address(item: str, base_url: str, lang: Language) -> str:
    """Address of a row."""
    return f"{base_url}/item/{item}?lang={lang}"


def cite_view(order: Order, title: str, address: str = "") -> str:
    """Citation of what a question shows.

    Parameters
    ----------
    title
        What is cited, in words, for example *Activities*.
    address
        Where it is shown; on the map where not given.
    """
    lang, shown = order.lang, address or view_address(order.selection.query, order.base_url)
    return word(
        "cite.view", lang,
        title=title, edition=isolate(order.selection.register.package.version, lang),
        address=isolate(shown, lang),
        date=day(order.today.isoformat(), lang),
    )  # fmt: skip


def cite_row(
    register: Register, table: str, row: Row, lang: Language, *, today: dt.date, base_url: str = ""
) -> str:
    """Citation of one row with its sources.

    Parameters
    ----------
    table
        Name of its table in the data package, or ``states``.
    today
        Day on which it was read.
    """
    sources = word("cite.and", lang).join(
        dict.fromkeys(cite_source(s, lang) for s in _sources(register, table, row))
    )
    return word(
        "cite.row" if sources else "cite.row_bare", lang,
        title=isolate(label(row, lang).text, lang), edition=isolate(register.package.version, lang),
        address=isolate(item_address(row["id"], base_url, lang), lang),
        date=day(today.isoformat(), lang), sources=sources,
    )  # fmt: skip


def cite_source(source: Row, lang: Language) -> str:
    """A source in one line: publisher, title, day of publication, address."""
    parts = (
        source["publisher"],
        source["title"],
        day(source["published"], lang),
        source["url"] or source["host"],
    )
    return word("list.comma", lang).join(isolate(part, lang) for part in parts if part)


def _sources(register: Register, table: str, row: Row) -> list[Row]:
    return [register.row("sources", e["source"]) for e in evidence_of(register, table, row["id"])]
