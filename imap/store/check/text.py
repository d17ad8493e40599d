"""Contracts of text: clean characters, no persons, not too long."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from imap.store.check.walk import Fault, items, numbered, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from imap.model.errors import Problem
    from imap.model.nouns import Column, Table

LONGEST: Mapping[str, int] = {"statements": 600}
"""Characters of a ``text_ar``, ``text_en`` or ``text_fr``, by table."""
LONGEST_TITLE = 300
ARABIC, LATIN = re.compile("[\u0621-\u064a]"), re.compile("[A-Za-zÀ-ÿ]")

INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]",
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.-]*")
PHONE = re.compile(
    r"(?<![\w.,/+-])(?:\+|00)\s?\(?[1-9](?:[\s()./-]{0,2}\d){8,13}(?!\d)"
    r"|\b(?:t[ée]l(?:[ée]phone)?|phone|fax)\b\s*[.:]*\s*[+(]?\d(?:[\s()./-]{0,2}\d){4,}"
    r"|(?:هاتف|فاكس)\s*[.:]*\s*[+(]?\d(?:[\s()./-]{0,2}\d){4,}",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Mme|Mmes|Mlle|Monsieur|Madame)\b"
    r"|\b(?:Ms|Dr|Pr|Prof)\b\.?\s+(?=[^\W\d_a-z])"
    r"|(?<![\w.])(?<!\b[A-Z]\.\s)MM?\.\s+(?=[A-ZÀ-Þ]|l[ea]\b|l['’])"
    r"|(?<![\w.])H\.\s?E\.|(?<![\w.])S\.\s?E\.\s?M"
    r"|\b(?:[Hh]is|[Hh]er|[Tt]heir) [Ee]xcellenc(?:y|ies)\b|\b(?:[Ss]on|[Ll]eurs?) [Ee]xcellences?\b"
    r"|(?<!\w)[وفب]?(?:ال|لل)(?:سيد|سيدة|دكتور|دكتورة)(?!\w)(?! زينب)"
)
INSTITUTION = re.compile(
    r"(?:universit[éy]|h[ôo]pital|hospital|clinic|clinique|institute?|cent(?:re|er)|fondation|foundation|school|école"
    r"|prison|lyc[ée]e|جامعة|مستشفى|معهد|مركز|مؤسسة|مدرسة)(?:\s+(?:du|de|of|the))*\s+$",
    re.IGNORECASE,
)


def text_problems(table: Table) -> Iterator[Problem]:
    """Texts of a table that are not clean, name persons or are too long."""
    written = [column for column in table.columns if column.type in {"string", "list"}]
    for line, row in numbered(table):
        for column in written:
            for item in items(row[column.name]):
                for fault in text_faults(table.name, column, item):
                    yield problem(table, line, fault)


def text_faults(table: str, column: Column, text: str) -> Iterator[Fault]:
    """Faults of one text in a column of a table."""
    if text != text.strip():
        yield Fault(column.name, text, "no blanks at its ends")
    if match := INVISIBLE.search(text):
        expected = f"no control or invisible characters (U+{ord(match[0]):04X} at {match.start() + 1})"
        yield Fault(column.name, text, expected)
    if not unicodedata.is_normalized("NFC", text):
        yield Fault(column.name, text, "text in Unicode form NFC")
    if is_free(column):
        yield from _person_faults(column, text)
    yield from _length_faults(table, column, text)
    if expected := _other_script(column, text):
        yield Fault(column.name, text, expected)


def _length_faults(table: str, column: Column, text: str) -> Iterator[Fault]:
    most = len(text)
    if column.name.startswith("text_"):
        most = LONGEST.get(table, most)
    elif column.name.startswith("title_") and is_free(column):
        most = LONGEST_TITLE
    if len(text) > most:
        yield Fault(column.name, text, f"at most {most} characters, not {len(text)}")


def _other_script(column: Column, text: str) -> str:
    """What was expected of a text in another script than its column; blank where it is in the right one."""
    if not column.name.endswith(("_ar", "_en", "_fr")):
        return ""
    arabic, latin = len(ARABIC.findall(text)), len(LATIN.findall(text))
    if column.name.endswith("_ar") and not arabic:
        return "a text in Arabic"
    if not column.name.endswith("_ar") and arabic > latin:
        return "a text in English" if column.name.endswith("_en") else "a text in French"
    return ""


def is_free(column: Column) -> bool:
    """Whether a column holds words of people rather than ids, dates, addresses or codes."""
    return not (column.references or column.pattern or column.enum or column.format)


def _person_faults(column: Column, text: str) -> Iterator[Fault]:
    if match := MAIL.search(text):
        yield Fault(column.name, match[0], "no mail address")
    if match := PHONE.search(text):
        yield Fault(column.name, match[0].strip(), "no phone number")
    if person := honorific(text):
        yield Fault(column.name, person, "no person and no honorific; offices are named, persons never")


def honorific(text: str) -> str:
    """First honorific before a person's name, and what follows it; blank where there is none.

    An institution that carries a doctor's name (``Hôpital Dr ...``) is not a person.
    """
    for match in HONORIFIC.finditer(text):
        if not INSTITUTION.search(text[: match.start()]):
            return text[match.start() : match.end() + 20]
    return ""
