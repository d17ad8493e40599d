"""Sources in words: evidence at the foot of a page, and the list at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.exports.citation import isolate
from imap.exports.paper import readable
from imap.exports.profile.runs import Run, run
from imap.i18n.numbers import day
from imap.i18n.text import Text
from imap.i18n.words import word

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.store.items import Cited


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of evidence: what the source does where it does not simply confirm, and where it says so."""

    number: int
    stance: str
    publisher: Run
    title: Run
    details: tuple[Run, ...]
    read: str
    url: str
    shown: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the list at the end."""

    number: int
    publisher: Run
    title: Run
    details: tuple[Run, ...]
    url: str
    shown: str


def note(cited: Cited, lang: Language) -> Note:
    """What one piece of evidence says at the foot of a page."""
    evidence, source = cited.evidence, cited.source
    stance = word(f"stance.{evidence['stance']}", lang) if evidence["stance"] != "confirms" else ""
    details = []
    if evidence["stance"] == "disputes" and evidence["field"]:
        label = word(f"field.{evidence['field']}", lang)
        details.append(Run(label + word("colon", lang) + isolate(evidence["value"], lang)))
    details += [Run(evidence["locator"])]
    if evidence["asserted_by"]:
        by = word("field.asserted_by", lang)
        details.append(Run(by + word("colon", lang) + isolate(evidence["asserted_by"], lang)))
    return Note(
        number=cited.number,
        stance=stance,
        publisher=Run(source["publisher"]),
        title=run(Text(source["title"], source["language"])),
        details=tuple(r for r in (*details, _host(source, lang)) if r.text),
        read=word("source.read", lang, date=day(evidence["accessed"], lang)) if evidence["accessed"] else "",
        url=source["url"],
        shown=readable(source["url"]),
    )


def source_line(number: int, row: Row, lang: Language) -> Source:
    """A source as the list at the end has it."""
    details = (
        Run(word(f"source_kind.{row['kind']}", lang)),
        Run(day(row["published"], lang)),
        _host(row, lang),
    )
    return Source(
        number=number,
        publisher=Run(row["publisher"]),
        title=run(Text(row["title"], row["language"])),
        details=tuple(r for r in details if r.text),
        url=row["url"] or row["archive_url"],
        shown=readable(row["url"] or row["archive_url"]),
    )


def _host(source: Row, lang: Language) -> Run:
    return Run(word("source.host", lang, host=source["host"]) if source["host"] else "")
