"""Grades of legs: how well a line on the map is known."""

from __future__ import annotations

from collections.abc import Iterable

from imap.model.nouns import Row

BEST_FIRST = ("sourced", "sourced_generic", "partly_sourced", "composed")
"""Grades of legs; *sourced_generic*: the source names coasts, points stand in for them."""


def drawn_grade(grade: str) -> str:
    """Grade as it is drawn: points that stand in for a coast are partly sourced."""
    return "partly_sourced" if grade == "sourced_generic" else grade


def best(legs: Iterable[Row]) -> str:
    """Grade of a line that several legs share."""
    found = {leg["grade"] for leg in legs}
    return drawn_grade(next(g for g in BEST_FIRST if g in found))


def weakest(legs: Iterable[Row]) -> str:
    """Grade of a route: that of its weakest leg."""
    found = {leg["grade"] for leg in legs}
    return drawn_grade(next((g for g in reversed(BEST_FIRST) if g in found), "composed"))
