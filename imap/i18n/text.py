"""Texts of rows in the reader's language, or in the one language they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from imap.model.nouns import LANGUAGES

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row

STEMS = ("name", "title", "text")
READ: tuple[Language, ...] = ("en", "fr", "ar")
"""Languages in the order in which most readers can read one that is not theirs."""


class Text(NamedTuple):
    """Words and the language they are in."""

    text: str
    lang: str


def text(row: Row, stem: str, lang: Language) -> Text:
    """Text of a row in a language; else in its original language; else in any it has.

    Parameters
    ----------
    stem
        First part of the column names: ``name`` for ``name_ar``, ``name_en``, ``name_fr``.
    """
    if words := row.get(f"{stem}_{lang}"):
        return Text(words, lang)
    if original := row.get(f"{stem}_original"):
        return Text(original, row.get(f"{stem}_original_lang") or "und")
    for other in READ:
        if words := row.get(f"{stem}_{other}"):
            return Text(words, other)
    return Text("", lang)


def label(row: Row, lang: Language) -> Text:
    """What a row is called: its short name, name, title, or the text it consists of."""
    if short := row.get(f"short_{lang}"):
        return Text(short, lang)
    for stem in STEMS:
        if (found := text(row, stem, lang)).text:
            return found
    return Text(row.get("title") or row.get("label") or row.get("wording") or row["id"], "und")


def other_names(area: Row, lang: Language) -> tuple[Text, ...]:
    """Names of an area in the other languages, each spelling once: Ghana is Ghana in French as well."""
    found: dict[str, Language] = {}
    for other in READ:
        found.setdefault(area[f"name_{other}"], other)
    return tuple(Text(name, other) for name, other in found.items() if name != area[f"name_{lang}"])


def texts(row: Row) -> tuple[str, ...]:
    """All words of a row in every language, for search."""
    return tuple(str(v) for k, v in row.items() if v and _searched(k))


def _searched(column: str) -> bool:
    return column in {"acronym", "number", "id", "iso2", "title"} or (
        column.rsplit("_", 1)[-1] in {*LANGUAGES, "original", "alternative"}
        and "own_translation" not in column
    )
