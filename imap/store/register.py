"""The Register: rows of a checked data package, indexed once and never changed.

Why rows and not frames: a question touches a few thousand short rows, and plain rows are
answered in a few milliseconds; frames are made where a file is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from imap.model.errors import UnknownItem
from imap.model.nouns import Package, Row
from imap.model.query import Vocabulary
from imap.store.standing import Standing, standing

ENDED = frozenset({"ended", "repealed", "replaced", "denounced"})
IN_FORCE = ("ratification", "accession", "succession", "acceptance", "approval", "consent", "party")
INVOLVED = frozenset({"participant", "host", "covered", "target"})
LAYERS = ("states", "routes", "places", "activities", "names", "land", "sea", "air")
TABS = (
    "states",
    "activities",
    "statements",
    "treaty_actions",
    "recommendations",
    "memberships",
    "bodies",
    "routes",
    "places",
    "chart",
)
BY = ("agency", "theme", "phase", "instrument")
KINDS = ("absence", "committed", "adopted", "body", "use", "reviewed")
"""Kinds of evidence by step, 0 to 5."""


@dataclass(frozen=True, eq=False)
class Register:
    """Rows of a data package, found by id, by column, by theme and by body."""

    package: Package

    def rows(self, table: str) -> tuple[Row, ...]:
        """Rows of a table that stand (none that was superseded), in the order of the file."""
        return self._current[table]

    def row(self, table: str, item: str) -> Row:
        """One row by its id.

        Raises
        ------
        UnknownItem
            Where the table has no such row.
        """
        try:
            return self._by_id[table][item]
        except KeyError:
            message = f"{table} has no {item!r}"
            raise UnknownItem(message) from None

    def has(self, table: str, item: str) -> bool:
        """Whether a table has a row with that id."""
        return item in self._by_id[table]

    def find(self, item: str) -> tuple[str, Row]:
        """Table and row of an id, whichever table it stands in.

        Raises
        ------
        UnknownItem
            Where no table has such a row.
        """
        try:
            table = self._table_of[item]
        except KeyError:
            message = f"no row with the id {item!r}"
            raise UnknownItem(message) from None
        return table, self._by_id[table][item]

    def where(self, table: str, column: str, value: str) -> tuple[Row, ...]:
        """Rows of a table in which a scalar column has a value (indexed)."""
        return self._index(table, column).get(value, ())

    def evidence(self, table: str, item: str) -> tuple[Row, ...]:
        """Evidence rows of a row, then those that serve its whole table."""
        return (*self._evidence.get((table, item), ()), *self._evidence.get((table, "*"), ()))

    def standing(self, table: str, item: str) -> Standing:
        """How a row is supported."""
        return self._standing.get((table, item)) or self._standing.get((table, "*"), Standing("none"))

    def themes_within(self, themes: Iterable[str]) -> frozenset[str]:
        """Themes and everything below them."""
        wanted = set(themes)
        return frozenset(t["id"] for t in self.rows("themes") if t["id"] in wanted or t["broader"] in wanted)

    def bodies_within(self, bodies: Iterable[str]) -> frozenset[str]:
        """Bodies and their offices (every level of ``parent``)."""
        found = set(bodies)
        while more := {b["id"] for b in self.rows("bodies") if b["parent"] in found} - found:
            found |= more
        return frozenset(found)

    def members(self, group: str, *, roles: Iterable[str] = ("partner_state", "member")) -> frozenset[str]:
        """Areas that belong to a dialogue or group and have not left it."""
        wanted = set(roles)
        return frozenset(
            m["area"]
            for m in self.where("memberships", "group", group)
            if m["area"] and m["role"] in wanted and not m["valid_to"]
        )

    def step(self, fact_type: str) -> int | None:
        """Step that a fact type shows; None where there is no fact type."""
        return self._steps.get(fact_type)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Values that each field of an address may take."""
        ids = {t: frozenset(self._by_id[t]) for t in ("dialogues", "phases", "areas", "themes", "routes")}
        agencies = {r["body"] for r in self.rows("activity_bodies") if r["role"] != "donor"}
        agencies |= {b for s in self.rows("statements") for b in s["bodies"]}
        agencies |= {
            m["body"] for m in self.rows("memberships") if m["role"] in {"partner_agency", "secretariat"}
        }
        agencies |= {p for p in (self.row("bodies", b)["parent"] for b in agencies if b) if p}
        groups = {m["group"] for m in self.rows("memberships")}
        fills = {f"role:{g}" for g in groups} | {"activities"}
        fills |= {f"evidence:{t}:{kind}" for t in ids["themes"] for kind in KINDS}
        kinds = {k for p in self.rows("places") for k in p["kinds"]}
        families = {r["family"] for r in self.rows("routes")}
        return MappingProxyType(
            {
                "lang": frozenset({"ar", "en", "fr"}),
                "dialogue": ids["dialogues"] | {"none"},
                "phase": ids["phases"],
                "agency": frozenset(agencies - {""}),
                "theme": ids["themes"],
                "state": ids["areas"],
                "year": frozenset(self.years),
                "fill": frozenset(fills),
                "layer": frozenset({*LAYERS, *kinds, *families}),
                "select": frozenset(self._table_of),
                "tab": frozenset(TABS),
                "by": frozenset(BY),
            }
        )

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Years of activities and treaty actions on file."""
        found = {y for a in self.rows("activities") for y in years_of(a["start"], a["end"])}
        return tuple(sorted(found | {t["date"][:4] for t in self.rows("treaty_actions") if t["date"]}))

    @cached_property
    def _current(self) -> Mapping[str, tuple[Row, ...]]:
        return {n: tuple(r for r in t.rows if not r["superseded"]) for n, t in self.package.tables.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Row]]:
        return {n: {r["id"]: r for r in rows} for n, rows in self._current.items() if n != "evidence"}

    @cached_property
    def _table_of(self) -> Mapping[str, str]:
        return {item: table for table, rows in self._by_id.items() for item in rows}

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], Mapping[str, tuple[Row, ...]]]:
        return {}

    def _index(self, table: str, column: str) -> Mapping[str, tuple[Row, ...]]:
        if (table, column) not in self._indexes:
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                for value in row[column] if isinstance(row[column], tuple) else (row[column],):
                    groups[value].append(row)
            self._indexes[table, column] = {value: tuple(rows) for value, rows in groups.items()}
        return self._indexes[table, column]

    @cached_property
    def _evidence(self) -> Mapping[tuple[str, str], tuple[Row, ...]]:
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows("evidence"):
            groups[row["table"], row["item"]].append(row)
        return {key: tuple(rows) for key, rows in groups.items()}

    @cached_property
    def _standing(self) -> Mapping[tuple[str, str], Standing]:
        return {key: standing(rows) for key, rows in self._evidence.items()}

    @cached_property
    def _steps(self) -> Mapping[str, int]:
        return {f["id"]: f["step"] for f in self.rows("fact_types")}


def years_of(start: str, end: str) -> tuple[str, ...]:
    """Years that a period touches; none where neither day is known."""
    first, last = (start or end)[:4], (end or start)[:4]
    return tuple(str(y) for y in range(int(first), int(last) + 1)) if first else ()
