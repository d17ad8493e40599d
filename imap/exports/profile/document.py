"""The profile of a state with every word filled in: what PDF and HTML set in type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from imap.exports.citation import cite_view, isolate
from imap.exports.colophon import colophon
from imap.exports.profile.framework import Framework, framework
from imap.exports.profile.notes import Note, Source, note, source_line
from imap.exports.profile.runs import Run, run
from imap.i18n.numbers import day, number
from imap.i18n.text import Text, text
from imap.i18n.words import direction, word
from imap.model.errors import UnknownItem
from imap.model.query import CLOCKS, FILTERS
from imap.store.dossier import SAYERS, Dossier, counted, dossier
from imap.store.register import KINDS

if TYPE_CHECKING:
    from imap.exports.colophon import Colophon, Order
    from imap.model.nouns import Language
    from imap.store.items import Item
    from imap.store.register import Register
    from imap.store.standing import Standing


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another row; ``id`` is blank where that row does not stand in the document."""

    relation: str
    id: str
    title: Run


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on file; ``step`` is None where there is no kind of evidence."""

    id: str
    title: Run
    step: int | None
    kind: str
    who: str
    who_said: str
    status: str
    doubt: str
    dates: tuple[str, ...]
    themes: tuple[str, ...]
    text: Run
    original: Run
    details: tuple[tuple[str, Run], ...]
    related: tuple[Link, ...]
    endorsement: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section: its entries below the headings of its parts, or in words that there are none.

    ``count``: how many of how many, where a filter leaves some out. The heading of a part is
    blank where it would say the title again.
    """

    key: str
    number: int
    title: str
    count: str
    empty: str
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Kinds of evidence by dimension: how many facts who supports, never a total.

    ``rows``: name of a dimension, then for each kind who says so and how often; no kinds where
    nothing is documented.
    """

    corner: str
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]
    who: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Document:
    """The profile in words. ``date``: the day it bears, ISO; ``lines``: edition, days, filters."""

    lang: str
    dir: str
    date: str
    title: str
    subject: str
    description: str
    names: tuple[Run, ...]
    facts: tuple[tuple[str, Run], ...]
    lines: tuple[str, ...]
    map_note: str
    contents: str
    not_documented: str
    original: str
    sources_title: str
    about_title: str
    matrix_title: str
    matrix: Matrix
    framework_title: str
    framework: Framework
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...]
    colophon: tuple[tuple[str, str], ...]


def asked_state(order: Order) -> str:
    """Area of which an order wants the profile.

    Raises
    ------
    UnknownItem
        Where the question chooses no state, or something that is none.
    """
    chosen, register = order.selection.query.select, order.store.register
    wrong = next((u.value for u in order.unknown if u.field == "select"), chosen)
    if not chosen or not register.has("areas", chosen):
        said = (
            word("file.which_state", order.lang, name=wrong) if wrong else word("file.no_state", order.lang)
        )
        raise UnknownItem(said)
    return chosen


def dossier_of(order: Order) -> Dossier:
    """What is on file about the state that an order asks for.

    Raises
    ------
    UnknownItem
        Where it asks for none.
    """
    return dossier(order.store, asked_state(order), order.selection.query)


def about_profile(order: Order, about: Dossier) -> Colophon:
    """What a file of the profile says of itself: its address is its page, its sources are those it cites."""
    lang = order.lang
    chosen = replace(order, selection=order.store.select(about.query))
    title = word("file.profile_of", lang, name=about.name)
    address = page_address(about, order.base_url)
    said = colophon(chosen, title, ("memberships",))
    citation = cite_view(order, title, address)
    return replace(said, address=address, citation=citation, sources=about.sources)


def page_address(about: Dossier, base_url: str) -> str:
    """Address of the page that shows the profile."""
    asked = about.query.changed(select="").to_search(keep=("lang", *FILTERS, *CLOCKS))
    return f"{base_url}/country/{about.area['id']}?{asked}"


def document(order: Order) -> Document:
    """The profile that an order asks for, in its language.

    Raises
    ------
    UnknownItem
        Where it asks for no state.
    """
    about = dossier_of(order)
    said, lang = about_profile(order, about), about.lang
    register = order.store.seen(about.query).register
    here = {item.id for section in about.sections for item in section.items}
    edition = word(
        "print.colophon", lang, edition=isolate(said.edition, lang), date=day(order.today.isoformat(), lang)
    )
    return Document(
        lang=lang,
        dir=direction(lang),
        date=said.date,
        title=about.name,
        subject=said.title,
        description=said.citation,
        names=tuple(run(name) for name in about.names),
        facts=tuple((name, Run(value)) for name, value in about.facts),
        lines=tuple(line for line in (edition, about.moment, about.asked) if line),
        map_note=word("country.inset_note", lang),
        contents=word("country.contents", lang),
        not_documented=word("not_documented", lang),
        original=word("field.original", lang).rstrip(":\u00a0 "),
        sources_title=word("dossier.sources", lang),
        about_title=word("file.about", lang),
        matrix_title=word("dossier.facts", lang),
        matrix=_matrix(about, lang),
        framework_title=word("dossier.framework", lang),
        framework=framework(order.store, about),
        chapters=tuple(_chapters(about, register, here)),
        sources=tuple(source_line(n, row, lang) for n, row in enumerate(about.sources, start=1)),
        colophon=tuple(_colophon(said, lang)),
    )


def _matrix(about: Dossier, lang: Language) -> Matrix:
    rows = []
    for name, cells in about.matrix:
        by_step = {cell.step: cell.counts for cell in cells}
        kinds = tuple(
            tuple((who, str(by_step[step][who])) for who in SAYERS if who in by_step.get(step, {}))
            for step in range(len(KINDS))
        )
        rows.append((name, kinds if cells else ()))
    said = [(who, word(f"country.says.{who}", lang)) for who in SAYERS]
    possible = word("answer.possible", lang) + word("colon", lang) + dict(said)["possible"]
    return Matrix(
        corner=word("country.dimension", lang),
        kinds=tuple(word(f"step.{kind}", lang) for kind in KINDS),
        rows=tuple(rows),
        who=(*said[:-1], ("possible", possible)),
        note=word("file.signs_note", lang),
    )


def _chapters(about: Dossier, register: Register, here: set[str]) -> Iterator[Chapter]:
    lang = about.lang
    for section in about.sections:
        filtered = word("country.filtered", lang, n=number(section.on_file, lang))
        empty = filtered if section.on_file else word("country.nothing", lang)
        parts = tuple(
            (p.title, tuple(_entry(i, register, here, lang) for i in p.items)) for p in section.parts
        )
        if parts and parts[0][0] == section.title:
            parts = (("", parts[0][1]), *parts[1:])
        yield Chapter(
            key=section.key,
            number=section.number,
            title=section.title,
            count=counted(section, lang) if len(section.items) != section.on_file else "",
            empty="" if parts else empty,
            parts=parts,
        )


def _entry(item: Item, register: Register, here: set[str], lang: Language) -> Entry:
    who = "disputed" if "*" in item.standing.disputed else item.standing.kind
    return Entry(
        id=item.id,
        title=_title(item, register, lang),
        step=item.step,
        kind=word(f"step.{KINDS[item.step]}", lang) if item.step is not None else "",
        who=who,
        who_said=word("list.comma", lang).join(_who_said(item.standing, who, lang)),
        status=item.status,
        doubt=item.doubt,
        dates=item.dates,
        themes=item.themes,
        text=run(item.text),
        original=run(item.original),
        details=tuple((label, run(said)) for label, said in item.details),
        related=tuple(Link(r.relation, r.id if r.id in here else "", run(r.title)) for r in item.related),
        endorsement=item.endorsement,
        notes=tuple(note(cited, lang) for cited in item.cited),
    )


def _title(item: Item, register: Register, lang: Language) -> Run:
    """Title of an entry; a body that is responsible for something stands there with its whole name."""
    if item.table != "mandates":
        return run(item.title)
    name = text(register.row("bodies", register.row("mandates", item.id)["body"]), "name", lang)
    short = item.title.text
    return run(name if short in name.text else Text(f"{name.text} ({short})", name.lang))


def _who_said(standing: Standing, who: str, lang: Language) -> Iterator[str]:
    yield word(f"standing.{who}", lang)
    if standing.disputed and who != "disputed":
        yield word("standing.disputed_field", lang)


def _colophon(said: Colophon, lang: Language) -> Iterable[tuple[str, str]]:
    """What the file says of itself; its sources stand in a list of their own."""
    listed = word("file.sources", lang)
    return (pair for pair in said.lines() if pair[0] != listed)
