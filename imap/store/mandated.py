"""Which mandates a question is about: each has a state, a theme and a body to be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imap.i18n.fold import words
from imap.model.nouns import Row
from imap.model.query import Query
from imap.store.carried import words_of
from imap.store.register import Register


def mandates(register: Register, query: Query) -> Iterator[Row]:
    """Mandates that pass the filters of a question; year and phase do not act on them."""
    themes, bodies = register.themes_within(query.theme), register.bodies_within(query.agency)
    members = frozenset().union(*(register.members(d) for d in query.dialogue if d != "none"))
    needle = tuple(f" {part}" for part in words(query.q))
    for row in register.rows("mandates"):
        tests: Mapping[str, bool] = {
            "state": row["area"] in query.state,
            "theme": row["theme"] in themes,
            "agency": row["body"] in bodies,
            "dialogue": row["area"] in members,
            "q": all(part in _words(register, row) for part in needle),
        }
        if all(tests.get(name, True) for name in query.filters()):
            yield row


def _words(register: Register, mandate: Row) -> str:
    body = register.row("bodies", mandate["body"])
    return words_of(register, "mandates", mandate) + words_of(register, "bodies", body)
