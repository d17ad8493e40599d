"""Columns of the table below the map: which stand in each tab, and what a cell shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.grades import weakest
from imap.store.dated import activity_dates, held_dates, on
from imap.views.attributes import attributes
from imap.views.signs import called, code, dots, sign, source, told

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.store.select import Selection


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key of its heading, what stands in a row, and whether it is a figure."""

    key: str
    cell: Callable[[Selection, Row], Any]
    figure: bool = False


def _source(table: str) -> Column:
    return Column(
        "source", lambda s, r: source(table, r["id"], len(s.register.evidence(table, r["id"])), s.query.lang)
    )


def _lookup(table: str, column: str) -> Callable[[Selection, Row], Any]:
    def cell(s: Selection, r: Row) -> Any:
        return called(s.register.row(table, r[column]), s.query.lang) if r[column] else ""

    return cell


def _name(s: Selection, r: Row) -> Any:
    return called(r, s.query.lang)


def _role(s: Selection, r: Row) -> str:
    group, lang = s.query.group, s.query.lang
    held_rows = [m for m in s.register.where("memberships", "area", r["id"]) if m["group"] == group]
    roles = [word(f"role.{m['role']}", lang) for m in held_rows]
    if held_rows and all(s.register.answer("memberships", m) == "possible" for m in held_rows):
        roles.append(word("answer.possible", lang).lower())
    return word("list.comma", lang).join(roles) or word("not_documented", lang)


def _other_dialogues(s: Selection, r: Row) -> str:
    group = s.query.group
    found = dict.fromkeys(
        label(s.register.row("dialogues", m["group"]), s.query.lang).text
        for m in s.register.where("memberships", "area", r["id"])
        if m["group"] != group and s.register.has("dialogues", m["group"])
    )
    return word("list.comma", s.query.lang).join(found)


def _states(s: Selection, r: Row) -> int | str:
    links = s.register.where("activity_states", "activity", r["id"])
    count = len({x["area"] for x in links if x["role"] != "donor"})
    return count if count or r["states_complete"] else word("not_documented", s.query.lang)


def _bodies(s: Selection, r: Row) -> str:
    links = s.register.where("activity_bodies", "activity", r["id"])
    rows = [s.register.row("bodies", x["body"]) for x in links if x["role"] != "donor"]
    return word("list.comma", s.query.lang).join(dict.fromkeys(label(b, s.query.lang).text for b in rows))


def _phases(s: Selection, r: Row) -> str:
    return word("list.comma", s.query.lang).join(_phase(s, s.register.row("phases", p)) for p in r["phases"])


def _phase(s: Selection, phase: Row) -> str:
    owner = s.register.row("dialogues", phase["dialogue"])["acronym"] if phase["dialogue"] else "i-Map"
    return word("phase.label", s.query.lang, owner=owner, label=phase["label"])


def _areas(s: Selection, r: Row) -> str:
    """States that a statement is about; the group whose statement it is where it names none."""
    told = [s.register.row("areas", a) for a in r["areas"]] or [s.register.find(r["group"])[1]]
    return word("list.comma", s.query.lang).join(label(row, s.query.lang).text for row in told)


def _kind(s: Selection, r: Row) -> Any:
    step = s.register.step(r["fact_type"])
    name = (
        word("section.challenge", s.query.lang)
        if step is None
        else word(f"step.{KIND_NAMES[step]}", s.query.lang)
    )
    return html.Span(
        [
            sign(f"g-{step}", 15) if step is not None else None,
            name,
            dots(s.register.standing("statements", r["id"]), s.query.lang),
        ],
        className="kind",
    )


KIND_NAMES = ("absence", "committed", "adopted", "body", "use", "reviewed")


def _addressees(s: Selection, r: Row) -> str:
    names = [label(s.register.row("areas", a), s.query.lang).text for a in r["to_areas"]]
    names += [label(s.register.find(g)[1], s.query.lang).text for g in (*r["to_groups"], *r["to_bodies"])]
    names += [word(f"addressee.{k}", s.query.lang) for k in r["to_kinds"]]
    return word("list.comma", s.query.lang).join(names)


def _member(s: Selection, r: Row) -> Any:
    return called(
        s.register.row("areas", r["area"]) if r["area"] else s.register.row("bodies", r["body"]), s.query.lang
    )


def _held(s: Selection, r: Row) -> str:
    return held_dates(r, s.query.lang)


def _acted(s: Selection, r: Row) -> Any:
    return html.Span(
        day(r["date"], s.query.lang) or on("as_of", r["as_of"], s.query.lang),
        **attributes(data_value=r["date"] or r["as_of"]),
    )


def _period(s: Selection, r: Row) -> Any:
    start = r.get("start") or r.get("end") or ""
    return html.Span(
        activity_dates(r, s.query.lang),
        **attributes(data_value=start),
    )


def _legs(s: Selection, r: Row) -> tuple[Row, ...]:
    return s.register.where("legs", "route", r["id"])


def _weakest(s: Selection, r: Row) -> str:
    return word(f"grade.{weakest(_legs(s, r))}", s.query.lang)


def _place_kinds(s: Selection, r: Row) -> str:
    return word("list.comma", s.query.lang).join(word(f"place.{k}", s.query.lang) for k in r["kinds"])


def _dated(s: Selection, r: Row) -> Any:
    when = r["valid_from"] or r["adopted"] or r["published"]
    words = day(when, s.query.lang) or (
        on("as_of", r["as_of"], s.query.lang) if r["as_of"] else word("date_not_documented", s.query.lang)
    )
    return html.Span(words, **attributes(data_value=when or r["as_of"]))


COLUMNS: dict[str, tuple[Column, ...]] = {
    "states": (
        Column("state", _name),
        Column("role", _role),
        Column("activities", lambda s, r: s.involved()[r["id"]], figure=True),
        Column("other_dialogues", _other_dialogues),
        Column(
            "statements", lambda s, r: sum(r["id"] in x["areas"] for x in s.rows("statements")), figure=True
        ),
        Column("code", lambda _, r: code(r["id"])),
        Column("source", lambda s, r: _state_source(s, r)),  # noqa: PLW0108 - defined below
    ),
    "activities": (
        Column("activity", _name),
        Column("period", _period),
        Column("states", _states, figure=True),
        Column("bodies", _bodies),
        Column("phase", _phases),
        _source("activities"),
    ),
    "statements": (
        Column("statement", _name),
        Column("state", _areas),
        Column("kind", _kind),
        Column("theme", _lookup("themes", "main_theme")),
        Column("status", lambda s, r: word(f"status.{s.register.status(r)}", s.query.lang)),
        Column("date", _dated),
        _source("statements"),
    ),
    "treaty_actions": (
        Column("instrument", _lookup("instruments", "instrument")),
        Column("state", _lookup("areas", "area")),
        Column("action", lambda s, r: word(f"action.{r['action']}", s.query.lang)),
        Column("date", _acted),
        _source("treaty_actions"),
    ),
    "recommendations": (
        Column("recommendation", lambda s, r: told(r, "text", s.query.lang)),
        Column("addressee", _addressees),
        Column("date", lambda s, r: day(r["adopted"], s.query.lang)),
        Column("wording", lambda s, r: word(f"wording.{r['wording']}", s.query.lang)),
        _source("recommendations"),
    ),
    "memberships": (
        Column("member", _member),
        Column("group", lambda s, r: called(s.register.find(r["group"])[1], s.query.lang)),
        Column("role", lambda s, r: word(f"role.{r['role']}", s.query.lang)),
        Column("date", _held),
        _source("memberships"),
    ),
    "bodies": (
        Column("body", _name),
        Column("acronym", lambda _, r: code(r["acronym"]) if r["acronym"] else ""),
        Column("body_kind", lambda s, r: word(f"body_kind.{r['kind']}", s.query.lang)),
        Column("state", _lookup("areas", "area")),
        _source("bodies"),
    ),
    "routes": (
        Column("route", _name),
        Column("family", lambda s, r: word(f"family.{r['family']}", s.query.lang)),
        Column("grade", _weakest),
        Column("legs", lambda s, r: len(_legs(s, r)), figure=True),
        Column("told_by", lambda s, r: word(f"scheme.{r['scheme']}", s.query.lang)),
        _source("routes"),
    ),
    "places": (
        Column("place", _name),
        Column("state", _lookup("areas", "area")),
        Column("place_kind", _place_kinds),
        _source("places"),
    ),
}


def _state_source(s: Selection, r: Row) -> Any:
    group = s.query.group
    rows = [m for m in s.register.where("memberships", "area", r["id"]) if m["group"] == group]
    if not rows:
        return ""
    count = len({e["source"] for m in rows for e in s.register.evidence("memberships", m["id"])})
    return source("memberships", "+".join(m["id"] for m in rows), count, s.query.lang)
