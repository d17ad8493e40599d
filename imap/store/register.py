"""The Register: rows of a checked data package, indexed once and never changed.

Why rows and not frames: a question touches a few thousand short rows, and plain rows are
answered in a few milliseconds; frames are made where a file is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from imap.model.clock import ENDED, OVER, TIMES, Answer, Period, period
from imap.model.errors import UnknownItem
from imap.model.nouns import Package, Row, Table
from imap.model.query import ROWS, Vocabulary
from imap.store.standing import Standing, standing

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


T = TypeVar("T")
WAS = ("in_force", "operating", "operating", "adopted")
"""What a statement that has ended was before, by step from 2 on."""


class _shared(cached_property[T]):  # noqa: N801 - a decorator
    """An index that no day changes: a register of a day takes that of its base."""

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> T:  # type: ignore[override]
        whose = instance if instance is None or instance.base is None else instance.base
        found: T = super().__get__(whose, owner)
        return found


@dataclass(frozen=True, eq=False)
class Register:
    """Rows of a data package, found by id, by column, by theme and by body.

    ``day``: the day of the world on which its rows hold, ``YYYY-MM-DD``; blank for the last
    documented state, in which what has ended is kept and marked. ``base``: the same package
    without a day, whose indexes serve every day. ``known``: the day of the record whose rows
    they are; blank for the record as it is.
    """

    package: Package
    day: str = ""
    base: Register | None = field(default=None, repr=False)
    known: str = ""

    def on(self, day: str) -> Register:
        """The register as the world stood on a day: rows that were *out* are left out."""
        root = self.base or self
        return Register(self.package, day, root, self.known) if day else root

    def rows(self, table: str) -> tuple[Row, ...]:
        """Rows of a table that stand and are not *out*, in the order of the file."""
        return self._current[table]

    def answer(self, table: str, row: Row) -> Answer:
        """Whether a row holds: on the day of the register, else by its last documented state."""
        if table not in TIMES:
            return "in"
        if self.day:
            return self.period(table, row).at(self._date)
        if row.get("status") == "end_not_documented":
            return "possible"
        if "status" in row:
            return "out" if row["status"] in ENDED else "in"
        return "out" if row.get("valid_to") else "in"

    def period(self, table: str, row: Row) -> Period:
        """When a row of a table that the clock acts on holds, by all that is known of it by now.

        A correction does not move an end of unknown day: it had happened when it was first on file.
        """
        return period(table, row, self._ended.get((table, row.get("id", "")), ""))

    def doubt(self, table: str, row: Row) -> str:
        """Why a row only possibly holds: its *start* or its *end* is not known; else blank."""
        if self.answer(table, row) != "possible":
            return ""
        return self.period(table, row).doubt(self._date) if self.day else "end"

    def status(self, statement: Row) -> str:
        """Status of a statement on the day: the last known one, or what it was before it ended."""
        known = str(statement["status"])
        if not self.day or known not in ENDED or self.answer("statements", statement) == "out":
            return known
        step = self.step(statement["fact_type"]) or 0
        kept = {"absence_documented": "absent", "law_draft": "draft", "strategy_draft": "draft"}
        return kept.get(statement["fact_type"], "announced" if step < 2 else WAS[step - 2])

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

    def members(
        self, group: str, *, roles: Iterable[str] = ("partner_state", "member"), possible: bool = False
    ) -> frozenset[str]:
        """Areas that belong to a dialogue or group; where asked, those that possibly do too."""
        key = (group, frozenset(roles), possible)
        if key not in self._members:
            answers = {"in", "possible"} if possible else {"in"}
            self._members[key] = frozenset(
                m["area"]
                for m in self.where("memberships", "group", group)
                if m["area"] and m["role"] in key[1] and self.answer("memberships", m) in answers
            )
        return self._members[key]

    def step(self, fact_type: str) -> int | None:
        """Step that a fact type shows; None where there is no fact type."""
        return self._steps.get(fact_type)

    @_shared
    def vocabulary(self) -> Vocabulary:
        """Values that each field of an address may take, whatever the day."""
        ids = {t: frozenset(self._by_id[t]) for t in ("dialogues", "phases", "areas", "themes", "routes")}
        agencies = {r["body"] for r in self.rows("activity_bodies") if r["role"] != "donor"}
        agencies |= {b for s in self.rows("statements") for b in s["bodies"]}
        agencies |= {
            m["body"] for m in self.rows("memberships") if m["role"] in {"partner_agency", "secretariat"}
        }
        agencies |= {p for p in (self.row("bodies", b)["parent"] for b in agencies if b) if p}
        groups = {m["group"] for m in self.rows("memberships")}
        fills = {f"role:{g}" for g in groups} | {"activities", "changes"}
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
                "pick": ids["areas"],
                "rows": frozenset(ROWS),
                "tab": frozenset(TABS),
                "by": frozenset(BY),
            }
        )

    @_shared
    def years(self) -> tuple[str, ...]:
        """Years of activities and treaty actions on file, whatever the day."""
        found = {y for a in self.rows("activities") for y in years_of(a["start"], a["end"])}
        return tuple(sorted(found | {t["date"][:4] for t in self.rows("treaty_actions") if t["date"]}))

    @cached_property
    def _members(self) -> dict[tuple[str, frozenset[str], bool], frozenset[str]]:
        return {}

    @cached_property
    def _date(self) -> date:
        return date.fromisoformat(self.day)

    @cached_property
    def _current(self) -> Mapping[str, tuple[Row, ...]]:
        if self.base is None:
            return {
                n: tuple(r for r in t.rows if not r["superseded"]) for n, t in self.package.tables.items()
            }
        all_rows = {name: self.base.rows(name) for name in self.package.tables}
        return {
            name: tuple(r for r in rows if self.answer(name, r) != "out") if name in TIMES else rows
            for name, rows in all_rows.items()
        }

    @_shared
    def _by_id(self) -> Mapping[str, Mapping[str, Row]]:
        return {n: {r["id"]: r for r in rows} for n, rows in self._current.items() if n != "evidence"}

    @_shared
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

    @_shared
    def _ended(self) -> Mapping[tuple[str, str], str]:
        """Day since which every version of a row says that it has ended."""
        found: dict[tuple[str, str], str] = {}
        for table in TIMES.keys() & self.package.tables.keys():
            for row in sorted(self.package.tables[table].rows, key=lambda r: str(r["recorded"])):
                if row.get("status") in OVER:
                    found.setdefault((table, row["id"]), row["recorded"])
                else:
                    found.pop((table, row["id"]), None)
        return found

    @_shared
    def _evidence(self) -> Mapping[tuple[str, str], tuple[Row, ...]]:
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows("evidence"):
            groups[row["table"], row["item"]].append(row)
        return {key: tuple(rows) for key, rows in groups.items()}

    @_shared
    def _standing(self) -> Mapping[tuple[str, str], Standing]:
        return {key: standing(rows) for key, rows in self._evidence.items()}

    @_shared
    def _steps(self) -> Mapping[str, int]:
        return {f["id"]: f["step"] for f in self.rows("fact_types")}


NOUNS = frozenset(
    {
        *("sources", "fact_types", "themes", "areas", "waters", "dialogues", "groups", "bodies", "phases"),
        *("instruments", "obligations"),
    }
)
"""Tables of things that an address and other rows name: they are known by name before they are told of."""


def as_known(package: Package, day: str) -> Package:
    """The package as it was recorded at the end of a day.

    What was recorded later is left out, what was superseded later still stands; what was
    superseded before is kept as such, and tells since when a thing is known. Things that rows name
    (``NOUNS``) keep their first version, so that a question can be asked at all.
    """
    tables = {name: _as_known(table, day) for name, table in package.tables.items()}
    return replace(package, tables=MappingProxyType(tables))


def _as_known(table: Table, day: str) -> Table:
    rows = [
        r if r["superseded"] <= day else {**r, "superseded": ""} for r in table.rows if r["recorded"] <= day
    ]
    if table.name in NOUNS:
        there = {r["id"] for r in table.rows if r["recorded"] <= day}
        first: dict[str, Row] = {}
        for r in sorted(table.rows, key=lambda r: r["recorded"]):
            if r["id"] not in there:
                first.setdefault(r["id"], {**r, "superseded": ""})
        rows += [dict(r) for r in first.values()]
    return replace(table, rows=tuple(rows))


def years_of(start: str, end: str) -> tuple[str, ...]:
    """Years that a period touches; none where neither day is known."""
    first, last = (start or end)[:4], (end or start)[:4]
    return tuple(str(y) for y in range(int(first), int(last) + 1)) if first else ()
