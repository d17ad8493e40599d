"""The Store: a checked data package and its shapes; answers questions, never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

from imap.model.errors import DataError
from imap.model.query import Query
from imap.store.check import examine
from imap.store.days import recorded
from imap.store.geometry import Shapes, read_shapes
from imap.store.profile import Profile, profile
from imap.store.register import Register, as_known
from imap.store.search import Hit, Index
from imap.store.select import Cards, Selection, select

EDITIONS, DAYS = 8, 24
"""How many states of the record, and days of the world, are kept ready."""


@dataclass(frozen=True, eq=False)
class Store:
    """What every door asks. One a process; safe to share between threads."""

    register: Register
    shapes: Shapes

    def seen(self, query: Query) -> Store:
        """The store as the two clocks of a question show it; itself where they name no day.

        One that is seen already is what it is: asking it again changes nothing.
        """
        if self.register.base is not None:
            return self
        asked = query.known and not self.register.known
        known = self._known(self._edition(query.known)) if asked else self
        return known.on(query.at) if query.at else known

    def select(self, query: Query) -> Selection:
        """Answer a question; the last answers are kept."""
        asked = replace(query.only_filters(), fill=query.fill)
        if query.fill == "changes":
            asked = replace(asked, from_=query.from_, to=query.to)
        return replace(self.seen(query).answered(asked), query=query)

    def profile(self, area: str, query: Query) -> Profile:
        """What is on file about a state, with the activities that match the question.

        Raises
        ------
        UnknownItem
            Where there is no such area.
        """
        return profile(self.seen(query).register, area, self.select(query))

    def search(self, text: str, query: Query, limit: int = 12) -> tuple[Hit, ...]:
        """Rows that a reader may mean by some words, best first."""
        return self._index.search(text, query.lang, limit)

    def warm(self) -> Store:
        """Build every index now, so that no reader waits for it."""
        self.select(Query())
        self._index.entries  # noqa: B018
        self.register.vocabulary  # noqa: B018
        return self

    @property
    def recorded(self) -> tuple[str, ...]:
        """Days on which the record changed, in order."""
        return recorded(self.register)

    def _edition(self, known: str) -> str:
        """Last day on which the record changed until a day; days between two changes are one.

        The day before the record began stands for all that came before.
        """
        before = date.fromisoformat(self.recorded[0]) - timedelta(days=1)
        return max((day for day in self.recorded if day <= known), default=before.isoformat())

    @cached_property
    def _known(self) -> Callable[[str], Store]:
        newest = self.recorded[-1]

        def known(day: str) -> Store:
            if day == newest:
                return self
            return Store(Register(as_known(self.register.package, day), known=day), self.shapes)

        return lru_cache(maxsize=EDITIONS)(known)

    @cached_property
    def on(self) -> Callable[[str], Store]:
        """The store on a day of the world; the last days are kept."""

        def on(day: str) -> Store:
            seen = Store(self.register.on(day), self.shapes)
            seen.__dict__["_cards"] = Cards(seen.register, self._cards)
            return seen

        return lru_cache(maxsize=DAYS)(on)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.register)

    @cached_property
    def answered(self) -> Callable[[Query], Selection]:
        """Selections by what a question asks; the last ones are kept."""
        cards = self._cards
        return lru_cache(maxsize=256)(lambda query: select(cards, query))

    @cached_property
    def _index(self) -> Index:
        return Index(self.register)


def open_store(folder: Path) -> Store:
    """Read and check a data package and its geometry.

    Parameters
    ----------
    folder
        Folder with ``datapackage.json``, the tables and ``geometry/``.

    Raises
    ------
    DataError
        Where anything is wrong; it names every problem at once.
    """
    package, problems = examine(folder)
    if problems:
        raise DataError(problems)
    return Store(Register(package), read_shapes(folder / "geometry"))
