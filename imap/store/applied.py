"""Statements of a group and the states they reach: bound, associated, or not bound.

Without a row in ``applicability`` it is not documented whether a group's statement reaches a
member, and nothing is told of that state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from imap.model.clock import ANSWERS, Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.nouns import Row
    from imap.store.register import Register

REACHES = frozenset({"bound", "associated"})
"""How a group's statement can hold for a state."""


class Applied(NamedTuple):
    """A group's statement and the row that says how it applies to a state.

    ``answer``: whether it reaches the state on the day of the register; *out* for one that
    is documented not to be bound.
    """

    statement: Row
    rule: Row
    answer: Answer


def applied(register: Register, area: str) -> tuple[Applied, ...]:
    """Statements of groups of which it is documented how they apply to a state, by id."""
    rules = sorted(register.where("applicability", "area", area), key=lambda rule: rule["statement"])
    return tuple(_applied(register, register.row("statements", rule["statement"]), rule) for rule in rules)


def reached(register: Register, statement: Row) -> Iterator[tuple[str, Answer]]:
    """States for which a statement tells something, and whether it does on the day of the register.

    Those it is about first, then those that a group's statement reaches.
    """
    told = register.answer("statements", statement)
    yield from ((area, told) for area in statement["areas"])
    for rule in register.where("applicability", "statement", statement["id"]):
        if (found := _applied(register, statement, rule)).answer != "out":
            yield rule["area"], found.answer


def _applied(register: Register, statement: Row, rule: Row) -> Applied:
    both = register.answer("statements", statement), register.answer("applicability", rule)
    worse = max(both, key=ANSWERS.index)
    return Applied(statement, rule, worse if rule["applies"] in REACHES else "out")
