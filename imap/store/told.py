"""Changes in words: what changed, for whom, from what to what, and what happened on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from imap.i18n.codes import whole_codes
from imap.i18n.fold import fold
from imap.i18n.numbers import day
from imap.i18n.text import Text, label
from imap.i18n.words import direction, keys, plural, word
from imap.model.clock import EVER, period
from imap.store.changes import OUT, Change, Correction, Event, Held, State

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.store.register import Register

KINDS: Mapping[str, str] = {
    "treaty_actions": "dossier.instruments",
    "legislation": "dossier.legislation",
    "actor": "dossier.actors",
    "policy": "dossier.policies",
    "mandates": "dossier.counterparts",
    "memberships": "dossier.dialogues",
    "cooperation": "section.cooperation",
    "initiative": "dossier.initiatives",
    "data": "dossier.data",
    "review": "dossier.reviews",
    "challenge": "dossier.challenges",
}
"""Kinds of what holds for a time, in the order in which they are told, each with its word."""
EVENTS = frozenset(
    {
        *("adopted", "published", "in_force", "began", "ended", "repealed", "replaced", "denounced"),
        *("amended", "joined", "left", "list", "last_known", "computed"),
    }
)
"""Kinds of events with a word of their own; the others are actions of a state on a treaty."""
DOCUMENTED = frozenset({"list", "last_known"})
"""Events of the record: the day, month or year for which something is documented."""
OPENS = {"treaty_actions": "instrument", "memberships": "group", "mandates": "body"}
"""Tables whose rows hang on another one, which is what a reader opens."""
BILINGUAL = ("title", "text", "name", "note", "short", "formal", "clause", "target_groups")
"""Columns that stand in three languages: one word where all three were corrected."""


def kind_of(held: Held) -> str:
    """Kind of what holds for a time, one of ``KINDS``."""
    if held.table != "statements":
        return held.table
    section = str(held.row["section"])
    return "initiative" if section == "project" else section


def title_of(register: Register, table: str, row: Row, lang: Language, *, isolated: bool = True) -> Text:
    """What a row is about: law, treaty, role in a group, who is responsible for what.

    Parameters
    ----------
    isolated
        Whether numbers of laws in Arabic are kept from turning round.
    """
    found = _title(register, table, row, lang)
    turns = isolated and direction(found.lang) == "rtl"
    return Text(whole_codes(found.text), found.lang) if turns else found


def _title(register: Register, table: str, row: Row, lang: Language) -> Text:
    if table == "treaty_actions":
        return label(register.row("instruments", row["instrument"]), lang)
    if table == "memberships":
        return Text(_role(register, row, lang), lang)
    if table == "mandates":
        body, theme = register.row("bodies", row["body"]), register.row("themes", row["theme"])
        names = label(body, lang).text, label(theme, lang).text
        return Text(word("changes.mandate", lang, body=names[0], theme=names[1]), lang)
    return label(row, lang)


def _role(register: Register, row: Row, lang: Language) -> str:
    group = label(register.find(row["group"])[1], lang).text
    role = word(f"role.{row['role']}", lang)
    if row["area"] or not row["body"]:
        return word("changes.role", lang, group=group, role=role)
    body = label(register.row("bodies", row["body"]), lang).text
    return word("changes.role_of", lang, group=group, role=role, body=body)


def opens(table: str, row: Row) -> str:
    """Id of what a reader opens for a row: the treaty of an action, the group of a membership."""
    return str(row[OPENS[table]] if table in OPENS else row["id"])


def place_of(areas: Iterable[str], row: Row, asked: Iterable[str]) -> str:
    """State below which something is told, an asked one first; else its group; else blank."""
    found = tuple(areas)
    wanted = set(asked)
    return next((a for a in found if a in wanted), found[0] if found else str(row.get("group", "")))


def name_of(register: Register, item: str, lang: Language) -> str:
    """Name of a state or group."""
    return label(register.find(item)[1], lang).text


def names_of(
    register: Register, areas: Iterable[str], lang: Language, *, first: Iterable[str] = (), most: int = 0
) -> str:
    """Names of states, in the order of the row.

    Parameters
    ----------
    first
        States that are named before the others where they are among them.
    most
        How many are named, the rest counted; 0 for all.
    """
    wanted = set(first)
    found = sorted(areas, key=lambda area: area not in wanted)
    shown = found if not most or len(found) <= most + 1 else found[:most]
    names = [name_of(register, area, lang) for area in shown]
    if rest := len(found) - len(shown):
        names.append(plural("panel.more", lang, rest))
    return word("list.comma", lang).join(names)


def state_word(held: Held, state: State, lang: Language) -> str:
    """How something stands on a day."""
    if held.table != "treaty_actions":
        return word(f"answer.{state.answer}", lang)
    if state == OUT:
        return word("changes.no_step", lang)
    status = word(f"treaty.{state.status}", lang)
    return word("changes.perhaps_status", lang, status=status) if state.answer == "possible" else status


def step(change: Change, lang: Language) -> str:
    """From what to what."""
    before, after = (state_word(change.held, s, lang) for s in (change.before, change.after))
    return word("changes.step", lang, before=before, after=after)


def event_word(event: Event, lang: Language) -> str:
    """What happened, as a noun."""
    return word(f"event.{event.kind}" if event.kind in EVENTS else f"action.{event.kind}", lang)


def event_date(event: Event, lang: Language) -> str:
    """When it happened, as filed: a day, some day in a month or year, or between two days."""
    if not event.text:
        return _undated(event, lang)
    if len(event.text) < len("YYYY-MM-DD") and event.kind not in DOCUMENTED:
        return word("event.some_day", lang, date=day(event.text, lang))
    return day(event.text, lang)


def _undated(event: Event, lang: Language) -> str:
    if event.kind == "last_known":
        return word("event.no_later", lang, date=day(period(event.table, event.row).start.text, lang))
    first, last = (day(when.isoformat(), lang) for when in (event.first, event.last))
    if event.first == EVER:
        return word("event.by_then", lang, date=last)
    return word("event.undated", lang, first=first, last=last)


def happened(event: Event, lang: Language) -> str:
    """What happened and when, in one."""
    when = event_date(event, lang)
    return word(
        "event.line",
        lang,
        event=event_word(event, lang),
        date=f"\u2068{when}\u2069" if lang == "ar" else when,
    )


def rows_of(change: Change) -> tuple[str, tuple[str, ...]]:
    """Table and ids of the rows that say it: those of its events and the one it rests on."""
    ids = [e.row["id"] for e in change.events if e.table == change.held.table]
    return change.held.table, tuple(dict.fromkeys((*ids, change.held.row["id"])))


def corrected(correction: Correction, lang: Language) -> str:
    """Which columns a correction changed; that a row was withdrawn."""
    if correction.new is None:
        return word("changes.withdrawn", lang)
    return word("list.comma", lang).join(_columns(correction.columns, lang))


def _columns(columns: tuple[str, ...], lang: Language) -> Iterator[str]:
    known, seen = keys(lang), set()
    for column in columns:
        stem = next((s for s in BILINGUAL if column in {f"{s}_{x}" for x in ("ar", "en", "fr")}), "")
        whole = stem and {f"{stem}_{x}" for x in ("ar", "en", "fr")} <= set(columns)
        key = f"field.{stem if whole and f'field.{stem}' in known else column}"
        if key not in seen:
            seen.add(key)
            yield word(key, lang).removesuffix(word("colon", lang).rstrip())


def by_place(
    register: Register, changes: Iterable[Change], asked: Iterable[str], lang: Language
) -> tuple[tuple[str, tuple[tuple[str, tuple[Change, ...]], ...]], ...]:
    """Changes by state and kind: states by name, then groups, kinds as they are told."""
    wanted = tuple(asked)
    found: dict[str, dict[str, list[Change]]] = {}
    for change in changes:
        held = change.held
        kinds = found.setdefault(place_of(held.areas, held.row, wanted), {})
        kinds.setdefault(kind_of(held), []).append(change)
    order = sorted(
        found, key=lambda p: (not register.has("areas", p), fold(name_of(register, p, lang)) if p else "")
    )
    return tuple(
        (place, tuple((kind, tuple(found[place][kind])) for kind in KINDS if kind in found[place]))
        for place in order
    )
