"""A comparison as a PDF of A4 pages across, in the direction of its language."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imap.exports.compare.document import (
    about_comparison,
    accessed,
    article,
    belongings,
    comparison_of,
    gap_of,
    locators,
    names_of,
)
from imap.exports.paper import readable, sign_files
from imap.exports.profile.runs import Run, run
from imap.exports.typeset import typeset
from imap.i18n.numbers import day
from imap.i18n.text import Text, label
from imap.i18n.words import direction, word
from imap.store.caption import plain

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.model.nouns import Language, Row
    from imap.store.comparison import Comparison

TEMPLATE = Path(__file__).with_name("compare.typ")
WHO = ("confirmed", "single", "claimed", "disputed")


def pdf_comparison(order: Order) -> bytes:
    """PDF of the comparison that an order asks for.

    Raises
    ------
    UnknownItem
        Where the order names fewer than two states.
    """
    found = comparison_of(order)
    return typeset(TEMPLATE, document(order, found), sign_files())


def document(order: Order, found: Comparison) -> dict[str, Any]:
    """What the template sets: words alone, each with its language where it is in one."""
    lang, said = found.lang, about_comparison(order, found)
    edition = f"\u2066{said.edition}\u2069" if lang == "ar" else said.edition
    made = word("print.colophon", lang, edition=edition, date=day(said.date, lang))
    listed = word("file.sources", lang)
    return {
        "lang": lang,
        "dir": direction(lang),
        "date": said.date,
        "title": names_of(found),
        "subject": said.title,
        "description": said.citation,
        "kicker": word("compare.title", lang),
        "lines": [line for line in (made, found.moment, found.asked) if line],
        "sentence": plain(found.sentence),
        "counts": [
            (label(area, lang).text, word("list.comma", lang).join(found.counted(area["id"])))
            for area in found.areas
        ],
        "note": word("compare.note", lang),
        "gaps": [
            (kind, gap_of(kind, lang), word(f"compare.key.{kind}", lang))
            for kind in ("not_linked", "not_documented")
        ],
        "absence": (word("step.absence", lang), word("compare.key.absence", lang)),
        "who": [(who, word(f"standing.{who}", lang)) for who in WHO],
        "contents": word("compare.contents", lang),
        "empty": word("compare.empty", lang),
        "asks": word("compare.asks", lang),
        "treaty": word("compare.part.treaty", lang),
        "not_documented": word("not_documented", lang),
        "joined": word("file.joined", lang, sources="\n").split("\n"),
        "comma": word("list.comma", lang),
        "colon": word("colon", lang),
        "states": [{"name": label(area, lang).text, "code": area["id"]} for area in found.areas],
        "groups_title": word("dossier.dialogues", lang),
        "group": word("column.group", lang),
        "groups": belongings(found),
        "dimensions": [
            {"name": d.name, "lines": [asdict(article(line, lang)) for line in d.lines]}
            for d in found.dimensions
        ],
        "sources_title": word("dossier.sources", lang),
        "sources": list(_sources(found, lang)),
        "about_title": word("file.about", lang),
        "colophon": [(name, text) for name, text in said.lines() if name != listed],
    }


def _sources(found: Comparison, lang: Language) -> Any:
    places, days = locators(found), accessed(found)
    for n, row in enumerate(found.sources, start=1):
        read = word("source.read", lang, date=day(days[n], lang)) if days.get(n) else ""
        details = (*places.get(n, ()), day(row["published"], lang), _host(row, lang), read)
        yield {
            "number": n,
            "publisher": asdict(Run(row["publisher"])),
            "title": asdict(run(Text(row["title"], row["language"]))),
            "details": [asdict(Run(text)) for text in details if text],
            "url": row["url"] or row["archive_url"],
            "shown": readable(row["url"] or row["archive_url"]),
        }


def _host(source: Row, lang: Language) -> str:
    return word("source.host", lang, host=source["host"]) if source["host"] else ""
