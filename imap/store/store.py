"""The Store: a checked data package and its shapes; answers questions, never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from imap.model.errors import DataError
from imap.model.query import Query
from imap.store.check import examine
from imap.store.geometry import Shapes, read_shapes
from imap.store.profile import Profile, profile
from imap.store.register import Register
from imap.store.search import Hit, Index
from imap.store.select import Cards, Selection, select


@dataclass(frozen=True, eq=False)
class Store:
    """What every door asks. One a process; safe to share between threads."""

    register: Register
    shapes: Shapes

    def select(self, query: Query) -> Selection:
        """Answer a question; the last answers are kept."""
        asked = replace(query.only_filters(), fill=query.fill)
        return replace(self._select(asked), query=query)

    def profile(self, area: str, query: Query) -> Profile:
        """What is on file about a state, with the activities that match the question.

        Raises
        ------
        UnknownItem
            Where there is no such area.
        """
        return profile(self.register, area, self.select(query))

    def search(self, text: str, query: Query, limit: int = 12) -> tuple[Hit, ...]:
        """Rows that a reader may mean by some words, best first."""
        return self._index.search(text, query.lang, limit)

    def warm(self) -> Store:
        """Build every index now, so that no reader waits for it."""
        self.select(Query())
        self._index.entries  # noqa: B018
        self.register.vocabulary  # noqa: B018
        return self

    @cached_property
    def _select(self) -> Callable[[Query], Selection]:
        cards = Cards(self.register)
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
