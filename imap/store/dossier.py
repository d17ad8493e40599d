"""The full profile of a state as one document: what page, PDF, HTML and JSON all say.

Sections follow i-Map's own order. Words are in the language of the question; titles and
texts that exist in another language only say which.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale

from imap.i18n.numbers import LOCALE, number
from imap.i18n.text import Text, label, other_names
from imap.i18n.words import word
from imap.model.query import HOME
from imap.store.caption import asked, moment
from imap.store.coverage import readings_of
from imap.store.dated import begins, held_dates
from imap.store.items import Item, Writer
from imap.store.mandated import mandates
from imap.store.profile import Profile

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.register import Register
    from imap.store.select import Selection
    from imap.store.store import Store

SAYERS = ("confirmed", "single", "claimed", "disputed", "possible")
"""Who says so, in the order of the key; *possible* is apart: it says that a start or an end is not known."""


@dataclass(frozen=True, slots=True)
class Part:
    """Items below one heading; ``title`` is blank where the section has one kind of item only."""

    key: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document; ``on_file``: items it would have without a filter."""

    key: str
    number: int
    title: str
    parts: tuple[Part, ...]
    on_file: int

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, whatever its part."""
        return tuple(item for part in self.parts for item in part.items)


class Cell(NamedTuple):
    """Facts of one kind in one dimension: how many are supported how; ids for the reader's way there."""

    step: int
    counts: Mapping[str, int]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is on file about a state.

    ``facts``: labelled facts of the head. ``moment``: the days of the two clocks in words,
    ``asked``: the filters in words, both blank where there are none. ``matrix``: by dimension,
    its name and its cells. ``sources``: every source cited, by its number less one.
    """

    area: Row
    lang: Language
    query: Query
    name: str
    names: tuple[Text, ...]
    facts: tuple[tuple[str, str], ...]
    moment: str
    asked: str
    matrix: tuple[tuple[str, tuple[Cell, ...]], ...]
    sections: tuple[Section, ...]
    sources: tuple[Row, ...]
    profile: Profile


def dossier(store: Store, area: str, query: Query) -> Dossier:
    """Document about a state.

    Parameters
    ----------
    area
        ISO 3166-1 alpha-3 code, or the UN file's X code.
    query
        Filters and clocks; the filter by state is left aside, for the state is chosen.

    Raises
    ------
    UnknownItem
        Where there is no such area.
    """
    query = query.changed(state=(), select=area)
    selection = store.select(query)
    about = store.profile(area, query)
    writer = Writer(selection.register, query.lang)
    bound = store.select(query.changed(at="")).instruments(area)
    sections = tuple(_sections(writer, selection, about, bound))
    lang, register = query.lang, selection.register
    return Dossier(
        area=about.area,
        lang=lang,
        query=query,
        name=label(about.area, lang).text,
        names=other_names(about.area, lang),
        facts=tuple(_facts(register, about, lang)),
        moment=moment(query),
        asked=asked(register, query),
        matrix=tuple(_matrix(register, about, lang)),
        sections=sections,
        sources=tuple(writer.sources),
        profile=about,
    )


def _facts(register: Register, about: Profile, lang: Language) -> Iterator[tuple[str, str]]:
    area = about.area
    yield "ISO 3166", " · ".join(c for c in (area["id"], area["iso2"]) if c)
    if area["m49"]:
        yield "UN M49", area["m49"]
    if area["subregion"]:
        territories = Locale.parse(LOCALE[lang]).territories
        yield word("dossier.region", lang), territories.get(area["subregion"], area["subregion"])
    capitals = [p for p in register.where("places", "area", area["id"]) if "capital" in p["kinds"]]
    if capitals:
        yield word("dossier.capital", lang), label(capitals[0], lang).text
    if readings := readings_of(register, area["id"]):
        yield word("dossier.reading", lang), word(f"dossier.reading.{readings[0]['kind']}", lang)
    if register.has("dialogues", HOME):
        yield label(register.row("dialogues", HOME), lang).text, _role(register, about, lang)


def _role(register: Register, about: Profile, lang: Language) -> str:
    """Roles in the home dialogue, since when, and that they are only possible where they are."""
    held = [m for m in about.memberships if m["group"] == HOME]
    if not held:
        return word("not_documented", lang).lower()
    doubt, comma = register.doubt("memberships", held[0]), word("list.comma", lang)
    roles = comma.join(word(f"role.{m['role']}", lang) for m in held)
    since = [held_dates(held[0], lang), word(f"doubt.{doubt}", lang) if doubt else ""]
    return word("country.role", lang, roles=roles, held=comma.join(filter(None, since)))


def _matrix(register: Register, about: Profile, lang: Language) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for theme in (t for t in register.rows("themes") if not t["broader"]):
        cells = []
        for step, facts in about.signs(theme["id"]):
            counts: dict[str, int] = {}
            ids = []
            for fact in facts:
                kind = "disputed" if "*" in fact.standing.disputed else fact.standing.kind
                key = kind if fact.answer == "in" else "possible"
                counts[key] = counts.get(key, 0) + 1
                ids.append(fact.statement["id"] if fact.statement else fact.treaty.id if fact.treaty else "")
            cells.append(Cell(step, counts, tuple(ids)))
        yield label(theme, lang).text, tuple(cells)


def _sections(
    writer: Writer, selection: Selection, about: Profile, bound: Container[str]
) -> Iterator[Section]:
    """Sections 3 to 11; the first two, key facts and the framework in time, are drawn and not listed.

    ``bound``: treaties that the filters leave.
    """
    register, lang, area = writer.register, writer.lang, about.area["id"]
    matching = {s["id"] for s in selection.rows("statements")}
    told = register.where("statements", "areas", area)
    mandated = len(register.where("mandates", "area", area))

    def of(*kinds: str) -> tuple[Item, ...]:
        rows = [s for s in told if s["section"] in kinds and s["id"] in matching]
        return tuple(writer.statement(s) for s in sorted(rows, key=begins))

    def shared(*kinds: str) -> dict[str, tuple[Item, ...]]:
        """Statements of groups, as they apply here."""
        found = [a for a in about.applied if a.statement["section"] in kinds]
        kept = sorted((a for a in found if a.statement["id"] in matching), key=lambda a: begins(a.statement))
        return {"applied": tuple(writer.applied(a) for a in kept)} if kept else {}

    def on_file(*kinds: str) -> int:
        shared = sum(a.statement["section"] in kinds for a in about.applied)
        return shared + sum(s["section"] in kinds for s in told)

    responsible = tuple(writer.mandate(m) for m in mandates(register, selection.query) if m["area"] == area)
    joined = tuple(writer.treaty(t) for t in about.treaties if t.instrument in bound)
    held = tuple(writer.membership(m) for m in about.memberships)
    took_part = sorted(about.activities, key=lambda a: a["start"] or "9999")
    activities = tuple(writer.activity(a) for a in took_part)
    advised = tuple(writer.recommendation(r) for r in about.recommendations)
    plan: tuple[tuple[str, dict[str, tuple[Item, ...]], int], ...] = (
        (
            "actors",
            {"counterparts": responsible, "actors": of("actor"), **shared("actor")},
            on_file("actor") + mandated,
        ),
        ("legislation", {"legislation": of("legislation"), **shared("legislation")}, on_file("legislation")),
        (
            "instruments",
            {"instruments": joined, "reviews": of("review"), **shared("review")},
            on_file("review") + len(about.treaties),
        ),
        ("policies", {"policies": of("policy"), **shared("policy")}, on_file("policy")),
        (
            "cooperation",
            {"dialogues": held, "cooperation": of("cooperation"), **shared("cooperation")},
            on_file("cooperation") + len(held),
        ),
        (
            "initiatives",
            {
                "initiatives": of("initiative", "project"),
                **shared("initiative", "project"),
                "activities": activities,
            },
            on_file("initiative", "project") + about.activities_on_file,
        ),
        ("data", {"data": of("data"), **shared("data")}, on_file("data")),
        ("challenges", {"challenges": of("challenge"), **shared("challenge")}, on_file("challenge")),
        ("recommendations", {"recommendations": advised}, about.recommendations_on_file),
    )
    for n, (key, parts, count) in enumerate(plan, start=3):
        filled = tuple(
            Part(name, word(f"dossier.{name}", lang) if len(parts) > 1 else "", items)
            for name, items in parts.items()
            if items
        )
        yield Section(key, n, word(f"dossier.{key}", lang), filled, count)


def counted(section: Section, lang: Language) -> str:
    """How many items a section shows, of how many where a filter leaves some out."""
    shown = len(section.items)
    if shown == section.on_file:
        return number(shown, lang)
    return word("js.of", lang, n=number(shown, lang), all=number(section.on_file, lang))
