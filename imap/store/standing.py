"""Who supports a row: confirmed, single, claimed or disputed. Computed, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from imap.model.nouns import Row

Kind: TypeAlias = Literal["confirmed", "single", "claimed", "none"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row is supported.

    ``kind``: *confirmed* (two independent origins), *single* (one), *claimed* (the
    implementer alone), *none*. ``disputed``: columns that a source disputes; ``*`` for
    the row as a whole.
    """

    kind: Kind
    disputed: tuple[str, ...] = ()


def standing(evidence: Iterable[Row]) -> Standing:
    """Standing of a row from its evidence rows.

    Independence is counted by ``origin``: two publishers that repeat one communiqué
    count once, and who relays a claim does not make it more than a claim. A source that
    gives one fact of the row supports it; a source of its name in a language does not.
    """
    rows = tuple(evidence)
    disputed = tuple(sorted({row["field"] or "*" for row in rows if row["stance"] == "disputes"}))
    for_row = [row for row in rows if row["stance"] != "disputes" and not row["field"].startswith("name_")]
    confirmed, relayed, claimed = (
        {row["origin"] for row in for_row if row["stance"] == stance}
        for stance in ("confirms", "relays", "claims")
    )
    stated = confirmed | (relayed - claimed)
    if len(stated | claimed) > 1 and stated:
        return Standing("confirmed", disputed)
    if stated:
        return Standing("single", disputed)
    return Standing("claimed" if claimed else "none", disputed)
