"""Treaties of a state as a computed view: party, joined but not yet bound, signed only, or not party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from imap.model.clock import BEFORE_EVERYTHING, NOT_ENDED, Answer, Edge, Period, binding, period
from imap.model.dates import earliest, latest
from imap.model.nouns import Row
from imap.store.register import IN_FORCE, Register
from imap.store.standing import Standing, standing

Status: TypeAlias = Literal["party", "joined", "signed", "not_party"]
STATUSES: tuple[Status, ...] = ("party", "joined", "signed", "not_party")
"""Where a state can stand with a treaty, from bound to not; *joined*: consented, not yet in force for it."""
LEFT = frozenset({"denunciation", "withdrawal"})
BEGINS = frozenset({"ratification", "accession", "acceptance", "approval", "consent"})
"""Ways of joining that say that a state was not party before; a successor may have been bound already."""


@dataclass(frozen=True, slots=True)
class Treaty:
    """Where a state stands with one treaty.

    ``date`` is that of the deciding action, blank where it was not read; ``as_of`` is
    then the day of the list. ``entry``: day on which the treaty binds the state, blank
    where it is not known; ``computed``: whether that follows from the clause and was not
    read. ``answer``: whether it stands so on the day of the register, or only possibly, and
    ``doubt``, whether its *start* or its *end* is what is not known. ``actions`` are the rows
    it is computed from, on a day those until then; before it joined, the joining itself.
    """

    id: str
    instrument: str
    area: str
    status: Status
    date: str
    as_of: str
    actions: tuple[Row, ...]
    standing: Standing
    answer: Answer = "in"
    doubt: str = ""
    entry: str = ""
    computed: bool = False

    @property
    def fact_type(self) -> str:
        """Fact type that the status shows; blank for not party."""
        return {"party": "treaty_in_force", "not_party": ""}.get(self.status, "treaty_signed")


@dataclass(frozen=True, slots=True)
class Bond:
    """What a state did with a treaty, as periods by status, each with the action it rests on.

    ``entry``: entry into force for the state. ``rows``: the action that each edge comes from.
    """

    instrument: str
    area: str
    periods: Mapping[Status, tuple[Period, Row]]
    entry: Edge | None
    rows: Mapping[Edge, Row]

    @property
    def id(self) -> str:
        """Id of the computed view."""
        return f"treaty:{self.instrument}:{self.area}"


def treaties(register: Register, area: str) -> tuple[Treaty, ...]:
    """Every treaty on which something is documented for a state, in the order of the instruments.

    On a day, what had not been done by then does not count; a status that holds only under
    some readings of the dates is *possible*.
    """
    actions = (register.base or register).where("treaty_actions", "area", area)
    if not actions:
        return ()
    return tuple(view for b in bonds(register, area) if (view := _view(register, b, actions)))


def bonds(register: Register, area: str) -> tuple[Bond, ...]:
    """What a state did with each treaty, whatever the day."""
    root = register.base or register
    found: dict[str, list[Row]] = {}
    for action in root.where("treaty_actions", "area", area):
        found.setdefault(action["instrument"], []).append(action)
    order = [i for i in root.rows("instruments") if i["id"] in found]
    return tuple(bond for i in order if (bond := _bond(i, area, found[i["id"]])).periods)


def _bond(instrument: Row, area: str, rows: list[Row]) -> Bond:
    """Periods of a state with a treaty; a later joining after a denunciation begins anew."""
    joined = _latest(r for r in rows if r["action"] in IN_FORCE)
    read = _latest(r for r in rows if r["action"] == "entry_into_force")
    left = _latest(r for r in rows if r["action"] in LEFT)
    signed = _latest(r for r in rows if r["action"] == "signature")
    none = _latest(r for r in rows if r["action"] == "not_party")
    deciding = joined or read
    periods: dict[Status, tuple[Period, Row]] = {}
    told = {_edge(row): row for row in (signed, left, read, joined) if row}
    entry: Edge | None = None
    gone = left and _edge(left)
    if deciding and gone and gone.last < _edge(deciding).first:
        gone = None
    if deciding:
        consent = _edge(deciding)
        entry = _edge(read) if read else binding(consent, instrument["entry"], instrument["in_force"])
        told.setdefault(entry, deciding)
        periods["party"] = Period(entry, gone or NOT_ENDED), deciding
        if entry.last > consent.last:
            periods["joined"] = Period(consent, entry), deciding
    if signed and not (gone and not deciding):
        until = _edge(deciding) if deciding else NOT_ENDED
        if _edge(signed).first < until.last:
            periods["signed"] = Period(_edge(signed), until), signed
    if none and not deciding:
        periods["not_party"] = period("treaty_actions", none), none
        told[periods["not_party"][0].end] = none
    elif gone and left:
        periods["not_party"] = Period(gone), left
    elif deciding and (none or deciding["action"] in BEGINS) and not left:
        periods["not_party"] = Period(BEFORE_EVERYTHING, _edge(deciding)), none or deciding
    return Bond(instrument["id"], area, periods, entry, told)


def _edge(action: Row) -> Edge:
    text = action["date"] or action["as_of"]
    if action["date"]:
        return Edge(action["action"], earliest(text), latest(text), text)
    return Edge("as_of", date.min, latest(text), text)


def _view(register: Register, bond: Bond, actions: tuple[Row, ...]) -> Treaty | None:
    status, answer = _stands(register, bond)
    if status is None:
        return None
    rows = [a for a in actions if a["instrument"] == bond.instrument]
    done = tuple(a for a in rows if register.answer("treaty_actions", a) != "out")
    when, deciding = bond.periods[status]
    doubt = when.doubt(date.fromisoformat(register.day)) if register.day else ""
    entry = bond.entry
    bound = status in {"party", "joined"} and entry is not None and entry.text and entry.kind != "as_of"
    return Treaty(
        bond.id,
        bond.instrument,
        bond.area,
        status,
        deciding["date"],
        deciding["as_of"],
        done or (deciding,),
        standing(register.evidence("treaty_actions", deciding["id"])),
        answer,
        doubt,
        entry.text if bound and entry else "",
        bool(bound and entry and entry.kind == "computed"),
    )


def _stands(register: Register, bond: Bond) -> tuple[Status | None, Answer]:
    """Status on the day of the register; by the last documented state where it has none."""
    if not register.day:
        if "not_party" in bond.periods and bond.periods["not_party"][1]["action"] in LEFT:
            return "not_party", "in"
        return next((s for s in STATUSES if s in bond.periods and s != "joined"), None), "in"
    day = date.fromisoformat(register.day)
    answers = {s: p.at(day) for s, (p, _) in bond.periods.items()}
    for wanted in ("in", "possible"):
        for status in STATUSES:
            if answers.get(status) == wanted:
                return status, answers[status]
    return None, "out"


def _latest(actions: Iterable[Row]) -> Row | None:
    return max(actions, key=lambda a: (a["date"], a["as_of"]), default=None)
