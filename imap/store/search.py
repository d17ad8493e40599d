"""Search over every named row, in any of the three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from imap.i18n.fold import fold, words
from imap.i18n.text import label, text
from imap.model.nouns import LANGUAGES, Language, Row
from imap.store.register import Register

TABLES = (
    "areas",
    "dialogues",
    "groups",
    "bodies",
    "themes",
    "instruments",
    "obligations",
    "places",
    "routes",
    "activities",
    "statements",
    "documents",
    "recommendations",
)
"""Tables that are searched; where two rows fit alike, the earlier table comes first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that a reader may mean; ``detail`` names the state or kind it belongs to."""

    table: str
    id: str
    label: str
    label_lang: str
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with what it can be found by."""

    table: str
    row: Row
    names: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Index:
    """Every named row, folded once."""

    register: Register = field(repr=False)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Rows in the order of ``TABLES``."""
        return tuple(self._entries())

    def search(self, asked: str, lang: Language, limit: int) -> tuple[Hit, ...]:
        """Rows that fit, best first: whole name, start of a name, start of every word.

        Parameters
        ----------
        asked
            Words in any of the three languages; folded as the rows are.
        limit
            At most so many.
        """
        whole, needle = fold(asked), tuple(f" {w}" for w in words(asked))
        if not needle:
            return ()
        scored = [
            (s, n, e) for n, e in enumerate(self.entries) if (s := _score(e, whole, needle)) is not None
        ]
        scored.sort(key=lambda item: item[:2])
        return tuple(self._hit(entry, lang) for _, _, entry in scored[:limit])

    def _entries(self) -> Iterator[Entry]:
        for table in TABLES:
            for row in self.register.rows(table):
                names = tuple(dict.fromkeys(fold(n) for n in _names(row)))
                yield Entry(table, row, names, "".join(f" {w}" for n in _names(row) for w in words(n)))

    def _hit(self, entry: Entry, lang: Language) -> Hit:
        name = label(entry.row, lang)
        area = entry.row.get("area") or next(iter(entry.row.get("areas") or ()), "")
        where = label(self.register.row("areas", area), lang).text if area else ""
        return Hit(entry.table, entry.row["id"], name.text, name.lang, where)


def _names(row: Row) -> tuple[str, ...]:
    stems = ("short", "name", "title", *(("text",) if "wording" in row else ()))
    found = [text(row, stem, lang).text for stem in stems for lang in LANGUAGES]
    more = [row.get(c, "") for c in ("name_original", "title_original", "acronym", "number", "iso2")]
    code = [row["id"]] if len(row["id"]) == 3 else []
    return tuple(n for n in (*found, *more, *code, *row.get("alternative", ())) if n)


def _score(entry: Entry, whole: str, needle: tuple[str, ...]) -> int | None:
    if whole in entry.names:
        return 0
    if any(name.startswith(whole) for name in entry.names):
        return 1
    return 2 if all(part in entry.words for part in needle) else None
