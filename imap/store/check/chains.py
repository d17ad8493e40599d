"""Contracts of rows that hang together: trees, legs of a route, main themes."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from imap.store.check.walk import Fault, problem, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from imap.model.errors import Problem
    from imap.model.nouns import Package, Row, Table


def chain_problems(package: Package) -> Iterator[Problem]:
    """Rows that stand and do not hang together."""
    for table in package.tables.values():
        for column in table.columns:
            if column.references == (table.name,) and column.type == "string":
                yield from cycle_problems(table, column.name)
    if "legs" in package.tables:
        yield from leg_problems(package.tables["legs"])
    yield from main_theme_problems(package)
    yield from obligation_problems(package)


def cycle_problems(table: Table, column: str) -> Iterator[Problem]:
    """Rows from which a column of the same table leads back to themselves."""
    up = {row["id"]: row[column] for _, row in standing(table)}
    for line, row in standing(table):
        way = _way(up, row["id"])
        if way[1:] and way[-1] == row["id"]:
            yield problem(table, line, Fault(column, row[column], f"no circle ({' > '.join(way)})"))


def _way(up: Mapping[str, str], start: str) -> list[str]:
    way = [start]
    while (above := up.get(way[-1], "")) and above not in way[1:]:
        way.append(above)
    return way


def leg_problems(table: Table) -> Iterator[Problem]:
    """Legs of a route that are not numbered 1 to n, or do not begin where the one before ends."""
    routes: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for line, row in standing(table):
        routes[row["route"]].append((line, row))
    for legs in routes.values():
        if not all(isinstance(row["position"], int) for _, row in legs):
            continue
        ordered = sorted(legs, key=lambda leg: leg[1]["position"])
        for line, fault in (*_numbering(ordered), *_gaps(ordered)):
            yield problem(table, line, fault)


def _numbering(legs: list[tuple[int, Row]]) -> Iterator[tuple[int, Fault]]:
    for number, (line, row) in enumerate(legs, start=1):
        if row["position"] != number:
            expected = f"{number}: the legs of {row['route']} are numbered 1 to {len(legs)}"
            yield line, Fault("position", row["position"], expected)
            return


def _gaps(legs: list[tuple[int, Row]]) -> Iterator[tuple[int, Fault]]:
    for (_, before), (line, row) in pairwise(legs):
        if row["start"] != before["finish"] and row["position"] == before["position"] + 1:
            expected = f"{before['finish']}, where leg {before['position']} of {row['route']} finishes"
            yield line, Fault("start", row["start"], expected)


def main_theme_problems(package: Package) -> Iterator[Problem]:
    """Statements whose main theme is a part of another theme."""
    statements, themes = package.tables.get("statements"), package.tables.get("themes")
    if statements is None or themes is None:
        return
    broader = {row["id"]: row.get("broader", "") for _, row in standing(themes)}
    for line, row in standing(statements):
        if above := broader.get(row.get("main_theme", "")):
            expected = f"a theme that is not part of another ({above})"
            yield problem(statements, line, Fault("main_theme", row["main_theme"], expected))


def obligation_problems(package: Package) -> Iterator[Problem]:
    """Relations that answer something else than an obligation, or join a statement to one otherwise."""
    relations, obligations = package.tables.get("relations"), package.tables.get("obligations")
    if relations is None or obligations is None:
        return
    asked = {row["id"] for _, row in standing(obligations)}
    for line, row in standing(relations):
        if row["target"] and (row["relation"] == "meets") != (row["target"] in asked):
            expected = "an obligation where the relation is meets, else a statement"
            yield problem(relations, line, Fault("target", row["target"], expected))
