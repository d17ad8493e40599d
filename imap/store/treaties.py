"""Treaties of a state as a computed view: party, signed only, or not party."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from imap.model.nouns import Row
from imap.store.register import IN_FORCE, Register
from imap.store.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Treaty:
    """Where a state stands with one treaty.

    ``date`` is that of the deciding action, blank where it was not read; ``as_of`` is
    then the day of the list. ``actions`` are the rows it is computed from.
    """

    id: str
    instrument: str
    area: str
    status: Literal["party", "signed", "not_party"]
    date: str
    as_of: str
    actions: tuple[Row, ...]
    standing: Standing

    @property
    def fact_type(self) -> str:
        """Fact type that the status shows; blank for not party."""
        return {"party": "treaty_in_force", "signed": "treaty_signed", "not_party": ""}[self.status]


def treaties(register: Register, area: str) -> tuple[Treaty, ...]:
    """Every treaty on which something is documented for a state, in the order of the instruments."""
    actions = register.where("treaty_actions", "area", area)
    if not actions:
        return ()
    views = (_view(register, i["id"], area, actions) for i in register.rows("instruments"))
    return tuple(view for view in views if view)


def _view(register: Register, instrument: str, area: str, actions: tuple[Row, ...]) -> Treaty | None:
    rows = tuple(a for a in actions if a["instrument"] == instrument)
    if not rows:
        return None
    joined = _latest(a for a in rows if a["action"] in IN_FORCE) or _latest(
        a for a in rows if a["action"] == "entry_into_force"
    )
    left = _latest(a for a in rows if a["action"] in {"denunciation", "withdrawal"})
    signed = _latest(a for a in rows if a["action"] == "signature")
    if joined and left and _when(left) > _when(joined) > "":
        joined, signed = None, None
    deciding = joined or signed or left or _latest(a for a in rows if a["action"] == "not_party")
    if deciding is None:
        return None
    status: Literal["party", "signed", "not_party"] = (
        "party" if joined else "signed" if signed else "not_party"
    )
    evidence = [e for row in rows for e in register.evidence("treaty_actions", row["id"]) if row is deciding]
    return Treaty(
        f"treaty:{instrument}:{area}",
        instrument,
        area,
        status,
        deciding["date"],
        deciding["as_of"],
        rows,
        standing(evidence),
    )


def _when(action: Row) -> str:
    return str(action["date"] or action["as_of"])


def _latest(actions: Iterable[Row]) -> Row | None:
    return max(actions, key=lambda a: (a["date"], a["as_of"]), default=None)
