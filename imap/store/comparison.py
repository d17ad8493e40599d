"""What a comparison of states consists of: dimensions, articles, cells, parts, linked statements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from imap.i18n.numbers import number
from imap.i18n.text import Text
from imap.i18n.words import word
from imap.store.items import Cited, Item

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.register import Register

Kind: TypeAlias = Literal["linked", "not_then", "outside", "not_linked"]
KINDS: tuple[Kind, ...] = ("linked", "not_then", "outside", "not_linked")
"""What a cell is: something linked is shown; nothing linked held on the day; what is linked lies outside
the filter; nothing is linked."""
Said: TypeAlias = Literal["told", "outside", "in_use", "not_documented"]
PARTS = ("provision", "body", "practice")
"""Parts that every linked cell has, filled or not."""
FURTHER = ("review", "other")
"""Parts that a cell has only where something stands in them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A linked statement; ``link``: id of the relation, ``joined``: who says that it answers the article."""

    item: Item
    link: str
    joined: tuple[Cited, ...]

    @property
    def absent(self) -> bool:
        """Whether it says that there is none."""
        return self.item.step == 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a cell.

    ``outside``: how many of its statements the filter leaves out. ``said``: what is told
    where there is no entry; *in_use*: nothing is on file of practice but that the body works.
    """

    key: str
    entries: tuple[Entry, ...]
    outside: int
    said: Said


@dataclass(frozen=True, slots=True)
class Cell:
    """A state and an obligation.

    ``treaty``: where the state stands with the treaty, None where that is not documented.
    ``parts`` are there where something linked is shown. ``links``: how many links there are,
    whatever filter and day.
    """

    area: str
    kind: Kind
    treaty: Item | None
    parts: tuple[Part, ...]
    links: int


@dataclass(frozen=True, slots=True)
class Line:
    """What an article asks, and a cell for each state."""

    obligation: Row
    treaty: Text
    article: str
    asks: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A dialogue or group, and the roles that each state holds in it.

    ``then``: whether a state without a role held one on another day; else none is documented.
    """

    id: str
    name: Text
    roles: tuple[tuple[Item, ...], ...]
    then: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """Obligations of one dimension of capacity."""

    theme: Row
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Comparison:
    """States side by side.

    ``areas``: those compared, in the order of the question; ``left_out``: those picked beyond
    the number that can be. ``groups``: dialogues and groups in which one of them holds a role,
    whatever the filter. ``on_file``: obligations there are. ``moment``, ``asked``: days and
    filters in words; ``untouched``: names of filters that are set and do not act here.
    ``sources``: every source cited, by its number less one.
    """

    query: Query
    register: Register = field(repr=False)
    areas: tuple[Row, ...]
    left_out: tuple[Row, ...]
    groups: tuple[Belonging, ...]
    dimensions: tuple[Dimension, ...]
    on_file: int
    moment: str
    asked: str
    untouched: tuple[str, ...]
    sources: tuple[Row, ...] = field(repr=False)

    @property
    def lang(self) -> Language:
        """Language of the question."""
        return self.query.lang

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every obligation shown."""
        return tuple(line for dimension in self.dimensions for line in dimension.lines)

    @property
    def sentence(self) -> str:
        """How many obligations are shown of how many, on which day; the figure stands between asterisks."""
        shown, on_file = number(len(self.lines), self.lang), number(self.on_file, self.lang)
        said = word(f"compare.sentence.{self.query.rows}", self.lang, n=shown, all=on_file)
        return word("sentence.moment", self.lang, moment=self.moment, said=said) if self.moment else said

    def counted(self, area: str) -> tuple[str, ...]:
        """How many cells of a state are what, in words: a count of links, never of what a state does."""
        found = Counter(cell.kind for line in self.lines for cell in line.cells if cell.area == area)
        always = {"linked", "not_linked"}
        return tuple(
            word(f"compare.count.{kind}", self.lang, n=number(found[kind], self.lang))
            for kind in KINDS
            if found[kind] or kind in always
        )
