"""What the browser needs to paint an answer: values, never geometry."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imap.model.nouns import Row
    from imap.store.select import Selection


def answer(
    selection: Selection,
    fills: Mapping[str, Mapping[str, str]],
    moment: str = "",
    unlisted: Mapping[str, str] = MappingProxyType({}),
    titles: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> dict[str, Any]:
    """Answer as plain values.

    Parameters
    ----------
    fills
        Class by area, for each fill that depends on the question.
    moment
        Days of the two clocks in words.
    unlisted
        By role fill, in words that no list of members is on file for the day.
    titles
        Title of the map and the line below it, for a fill of which only the question knows them.
    """
    return {
        "fills": fills,
        "inside": None if selection.inside is None else sorted(selection.inside),
        "states": [r["id"] for r in selection.rows("states")],
        "routes": [r["id"] for r in selection.rows("routes")],
        "places": [r["id"] for r in selection.rows("places") if r["scheme"] == "mtm-sheet"],
        "activities": _markers(selection),
        "facets": selection.facets,
        "rows": {table: len(rows) for table, rows in selection.tables.items()}
        | {"evidence": len(selection.evidence)},
        "moment": moment,
        "unlisted": dict(unlisted),
        "titles": dict(titles),
        "asked": {name: list(values) for name, values in selection.query.filters().items()},
    }


def _markers(selection: Selection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for activity in selection.rows("activities"):
        for place in activity["places"]:
            found.setdefault(place, []).append(activity["id"])
    return found


def sign_of(kinds: tuple[str, ...]) -> str:
    """Symbol of a place from what it is: a capital that is also a port has its own."""
    if "capital" in kinds:
        return "capital-port" if {"departure", "arrival"} & set(kinds) else "capital"
    return next(
        (k for k in ("border", "departure", "arrival", "airport", "hub", "city") if k in kinds), "city"
    )


def place(row: Row, name: str, x: float, y: float) -> dict[str, Any]:
    """One place as the map draws it."""
    return {
        "n": name,
        "x": round(x, 3),
        "y": round(y, 3),
        "k": list(row["kinds"]),
        "s": sign_of(row["kinds"]),
        "a": row["area"],
        "h": row["scheme"] == "mtm-sheet",
    }
