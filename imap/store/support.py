"""How well statements are supported: shares of those with an official source, two independent ones, a day.

The statements that count are a state's own: what it has is told by them alone, without treaties
(computed), without what a group's statement brings, and without challenges, which are words of
the state about itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from imap.model.clock import ENDED

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.store.register import Register

STRONG = frozenset({"official", "depositary", "igo", "eu", "academic"})
"""Kinds of sources that carry a statement alone."""
DATES = ("adopted", "published", "valid_from")
AIMS: Mapping[str, tuple[int, int | None]] = {
    "strong": (80, 65),
    "confirmed": (50, None),
    "own": (30, 15),
    "press": (15, None),
    "dated": (50, None),
    "followed": (20, None),
}
"""Percent of the statements over all states, and in every state (None: no limit of its own).

``press`` is the most that there may be, the others the least.
"""


class Support(NamedTuple):
    """How many statements there are, and of how many what is true.

    ``strong``: a source of a kind in ``STRONG``; ``confirmed``: two independent origins;
    ``own``: an official source of the state itself; ``press``: press alone; ``dated``: to the
    day; ``followed``: an end, a predecessor or a successor.
    """

    statements: int
    strong: int
    confirmed: int
    own: int
    press: int
    dated: int
    followed: int

    def percent(self, name: str) -> int:
        """Share of the statements, rounded; 0 where there are none."""
        return round(100 * int(getattr(self, name)) / self.statements) if self.statements else 0


def national(register: Register, area: str = "") -> tuple[Row, ...]:
    """Statements about a state, or about any, that somebody else than the implementer supports."""
    rows = register.where("statements", "areas", area) if area else register.rows("statements")
    return tuple(
        r
        for r in rows
        if r["areas"] and register.standing("statements", r["id"]).kind not in {"claimed", "none"}
    )


def support(register: Register, rows: Iterable[Row], area: str = "") -> Support:
    """Support of statements; challenges among them are left out.

    Parameters
    ----------
    area
        State whose own sources count; blank for the own sources of each statement's states.
    """
    told = [r for r in rows if r["section"] != "challenge"]
    kinds = [_kinds(register, r["id"]) for r in told]
    return Support(
        statements=len(told),
        strong=sum(bool(k & STRONG) for k in kinds),
        confirmed=sum(register.standing("statements", r["id"]).kind == "confirmed" for r in told),
        own=sum(_own(register, r, area) for r in told),
        press=sum(k == {"press"} for k in kinds),
        dated=sum(any(len(r[c]) == len("YYYY-MM-DD") for c in DATES) for r in told),
        followed=sum(_followed(register, r) for r in told),
    )


def press_alone(register: Register, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Statements of which every source is press."""
    return tuple(r for r in rows if _kinds(register, r["id"]) == {"press"})


def _supporting(register: Register, item: str) -> list[Row]:
    evidence = register.evidence("statements", item)
    return [register.row("sources", e["source"]) for e in evidence if e["stance"] != "disputes"]


def _kinds(register: Register, item: str) -> set[str]:
    return {s["kind"] for s in _supporting(register, item)}


def _own(register: Register, row: Row, area: str) -> bool:
    families = {a.lower() for a in ((area,) if area else row["areas"])}
    return any(s["kind"] == "official" and s["family"] in families for s in _supporting(register, row["id"]))


def _followed(register: Register, row: Row) -> bool:
    links = (
        *register.where("relations", "statement", row["id"]),
        *register.where("relations", "target", row["id"]),
    )
    return bool(row["valid_to"]) or row["status"] in ENDED or any(r["relation"] == "replaces" for r in links)
