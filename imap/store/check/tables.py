"""Contracts that belong to one table, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from imap.model.clock import ENDED
from imap.model.dates import is_partial_date, latest
from imap.store.check.walk import Fault, numbered, problem, stands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from imap.model.errors import Problem
    from imap.model.nouns import Row, Table

Rule: TypeAlias = "Callable[[Row], Iterator[Fault]]"


def rule_problems(table: Table) -> Iterator[Problem]:
    """Rows that break a rule of their table."""
    columns = {column.name for column in table.columns}
    rules = (*RULES.get(table.name, ()), own_translation(columns), *originals(columns))
    for line, row in numbered(table):
        for rule in rules:
            for fault in rule(row):
                yield problem(table, line, fault)


def at_least_one(*names: str) -> Rule:
    """Rule: one of these columns is filled."""

    def rule(row: Row) -> Iterator[Fault]:
        if not any(map(row.get, names)):
            yield Fault(names[0], "", f"a value in {' or '.join(names)}")

    return rule


def exactly_one(*names: str) -> Rule:
    """Rule: one of these columns is filled, the others are blank."""

    def rule(row: Row) -> Iterator[Fault]:
        filled = [str(row[name]) for name in names if row.get(name)]
        if len(filled) != 1:
            yield Fault(names[0], " and ".join(filled), f"a value in exactly one of {', '.join(names)}")

    return rule


def needs(name: str, other: str) -> Rule:
    """Rule: where the first column is filled, so is the other."""

    def rule(row: Row) -> Iterator[Fault]:
        if row.get(name) not in (None, "", ()) and row.get(other) in (None, "", ()):
            yield Fault(other, "", f"a value, since {name} has one ({row[name]})")

    return rule


def differ(name: str, other: str) -> Rule:
    """Rule: the two columns do not name the same row."""

    def rule(row: Row) -> Iterator[Fault]:
        if row.get(name) and row.get(name) == row.get(other):
            yield Fault(other, row[other], f"another row than in {name}")

    return rule


def own_translation(columns: set[str]) -> Rule:
    """Rule: what is our own translation is a column of the table."""

    def rule(row: Row) -> Iterator[Fault]:
        for item in row.get("own_translation", ()):
            if item and item not in columns:
                yield Fault("own_translation", item, "a column of the table")

    return rule


def originals(columns: set[str]) -> tuple[Rule, ...]:
    """Rules: an original wording says its language."""
    return tuple(needs(name, f"{name}_lang") for name in sorted(columns) if f"{name}_lang" in columns)


def step_or_challenge(row: Row) -> Iterator[Fault]:
    """Only a challenge has no fact type."""
    if not row.get("fact_type") and row.get("section") != "challenge":
        yield Fault("fact_type", "", "a fact type; only the section challenge has none")


def some_day(row: Row) -> Iterator[Fault]:
    """What a state has is placed in time: a date, or a day for which a source says so."""
    dates = ("adopted", "published", "valid_from", "valid_to", "as_of")
    if stands(row) and row.get("section") != "challenge" and not any(map(row.get, dates)):
        yield Fault("as_of", "", f"a date in {', '.join(dates)}; only a challenge may have none")


def over_when_recorded(row: Row) -> Iterator[Fault]:
    """What had ended on the day it was recorded does not stand as something that lasts."""
    end = row.get("valid_to") or ""
    over = is_partial_date(end) and latest(end).isoformat() < row.get("recorded", "")
    if stands(row) and over and row.get("status") not in {*ENDED, "absent"}:
        expected = f"{', '.join(sorted(ENDED))}: it ended ({end}) before it was recorded"
        yield Fault("status", row.get("status", ""), expected)


def reservation_says(row: Row) -> Iterator[Fault]:
    """A reservation says what it reserves."""
    if stands(row) and row.get("action") == "reservation":
        for lang in ("en", "fr", "ar"):
            if not row.get(f"text_{lang}"):
                yield Fault(f"text_{lang}", "", "what the reservation or declaration says")


def absence_that_is_over(row: Row) -> Iterator[Fault]:
    """An absence that is over has ended; *absent* is one that lasts."""
    if row.get("status") == "absent" and row.get("valid_to"):
        yield Fault("status", "absent", f"ended, since valid_to has a value ({row['valid_to']})")


def role_fits(row: Row) -> Iterator[Fault]:
    """Partner states are areas, partner agencies are bodies."""
    column = {"partner_state": "area", "partner_agency": "body"}.get(row.get("role", ""))
    if column and not row.get(column):
        yield Fault(column, "", f"a value, since the role is {row['role']}")


def on_earth(row: Row) -> Iterator[Fault]:
    """Zero and zero is what a lost coordinate looks like."""
    if row.get("lon") == 0 and row.get("lat") == 0:
        yield Fault("lon", "0", "a place; longitude and latitude are both 0")


def stand_in_is_on_leg(row: Row) -> Iterator[Fault]:
    """Points that stand in for a coast or a state are points of the leg."""
    points = {row.get("start"), row.get("finish"), *row.get("via", ())}
    for item in row.get("stand_in", ()):
        if item and item not in points:
            yield Fault("stand_in", item, "start, finish or a via of the leg")


RULES: Mapping[str, tuple[Rule, ...]] = {
    "sources": (at_least_one("url", "host"), differ("id", "copy_of")),
    "phases": (exactly_one("dialogue", "activity"),),
    "memberships": (exactly_one("area", "body"), role_fits),
    "activities": (needs("budget", "currency"), needs("currency", "budget")),
    "treaty_actions": (at_least_one("date", "as_of"), reservation_says),
    "statements": (
        at_least_one("areas", "group"),
        step_or_challenge,
        some_day,
        over_when_recorded,
        absence_that_is_over,
    ),
    "relations": (differ("statement", "target"),),
    "applicability": (at_least_one("valid_from", "valid_to", "as_of"),),
    "places": (on_earth,),
    "waters": (on_earth,),
    "legs": (differ("start", "finish"), stand_in_is_on_leg),
}
"""Rules by table; a rule takes a row and yields what is wrong with it."""
