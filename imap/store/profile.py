"""What is on file about one state, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from imap.model.clock import Answer
from imap.model.nouns import Row
from imap.model.query import HOME
from imap.store.applied import REACHES, Applied, applied
from imap.store.register import Register
from imap.store.select import Selection
from imap.store.standing import Standing
from imap.store.treaties import Treaty, treaties


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement, or one treaty that the state signed or is party to.

    ``step``: 0 to 5, None for a challenge. ``answer``: whether it holds on the day of the
    question, else by its last documented status. Exactly one of ``statement`` and ``treaty``
    is set; ``rule`` is the row that says how a group's statement applies to the state.
    """

    step: int | None
    answer: Answer
    standing: Standing
    statement: Row | None = None
    treaty: Treaty | None = None
    rule: Row | None = None

    @property
    def ended(self) -> bool:
        """Whether it holds no longer."""
        return self.answer == "out"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is on file about a state.

    ``facts``: by capacity dimension (T01 to T12), every dimension present, possibly
    empty. ``applied``: statements of groups of which it is documented how they apply to it.
    ``activities``: those that match the question and name the state; ``activities_on_file``:
    how many name it at all. ``recommendations`` likewise.
    """

    area: Row
    memberships: tuple[Row, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    treaties: tuple[Treaty, ...]
    applied: tuple[Applied, ...]
    activities: tuple[Row, ...]
    activities_on_file: int
    recommendations: tuple[Row, ...]
    recommendations_on_file: int
    routes: tuple[Row, ...]
    places: tuple[Row, ...]

    def signs(self, dimension: str) -> tuple[tuple[int, tuple[Fact, ...]], ...]:
        """Kinds of evidence that hold in a dimension, by step, each with its facts."""
        held = [f for f in self.facts[dimension] if f.step is not None and not f.ended]
        steps = sorted({f.step for f in held if f.step is not None})
        return tuple((step, tuple(f for f in held if f.step == step)) for step in steps)


def profile(register: Register, area: str, selection: Selection) -> Profile:
    """What is on file about a state.

    Parameters
    ----------
    area
        ISO 3166-1 alpha-3 code, or the UN file's X code.
    selection
        Answer to the question that narrows its activities and recommendations. What the
        state has is shown whole: a filter must not make it look undocumented.
    """
    linked = {s["activity"] for s in register.where("activity_states", "area", area) if s["role"] != "donor"}
    named = linked & {a["id"] for a in register.rows("activities")}
    views = treaties(register, area)
    statements = register.where("statements", "areas", area)
    inherited = applied(register, area)
    places = register.where("places", "area", area)
    return Profile(
        area=register.row("areas", area),
        memberships=tuple(sorted(register.where("memberships", "area", area), key=_rank(register))),
        facts=_by_dimension(register, statements, inherited, views),
        treaties=views,
        applied=inherited,
        activities=tuple(a for a in selection.rows("activities") if a["id"] in named),
        activities_on_file=len(named),
        recommendations=tuple(_addressed(register, area, selection.rows("recommendations"))),
        recommendations_on_file=sum(1 for _ in _addressed(register, area, register.rows("recommendations"))),
        routes=tuple(_routes(register, {p["id"] for p in places})),
        places=tuple(p for p in places if p["scheme"] == "mtm-sheet"),
    )


def _rank(register: Register) -> Callable[[Row], tuple[bool, int, bool, str]]:
    order = {row["id"]: n for n, row in enumerate((*register.rows("dialogues"), *register.rows("groups")))}
    return lambda m: (m["group"] != HOME, order.get(m["group"], 99), m["role"] == "donor", m["id"])


def _themes(register: Register, treaty: Treaty) -> set[str]:
    return set(register.row("instruments", treaty.instrument)["themes"])


def _by_dimension(
    register: Register, statements: Iterable[Row], inherited: Iterable[Applied], views: Iterable[Treaty]
) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {t["id"]: [] for t in register.rows("themes") if not t["broader"]}
    for row in statements:
        found[row["main_theme"]].append(_fact(register, row))
    for row, rule, answer in inherited:
        if rule["applies"] in REACHES:
            fact = replace(_fact(register, row), answer=answer, rule=rule)
            found[row["main_theme"]].append(fact)
    for view in views:
        for dimension in {t[:3] for t in _themes(register, view)}:
            if view.fact_type:
                step = register.step(view.fact_type)
                found[dimension].append(Fact(step, view.answer, view.standing, treaty=view))
    return {dimension: tuple(facts) for dimension, facts in found.items()}


def _fact(register: Register, row: Row) -> Fact:
    return Fact(
        register.step(row["fact_type"]),
        register.answer("statements", row),
        register.standing("statements", row["id"]),
        statement=row,
    )


def _addressed(register: Register, area: str, rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        if area in row["to_areas"] or any(area in register.members(g) for g in row["to_groups"]):
            yield row


def _routes(register: Register, places: set[str]) -> Iterable[Row]:
    for route in register.rows("routes"):
        legs = register.where("legs", "route", route["id"])
        if any(places & {leg["start"], *leg["via"], leg["finish"]} for leg in legs):
            yield route
