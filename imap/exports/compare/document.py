"""A comparison with every word filled in: what the workbook and the PDF set in type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from babel.lists import format_list

from imap.exports.citation import cite_view
from imap.exports.colophon import colophon
from imap.exports.profile.runs import Run, run
from imap.i18n.numbers import LOCALE, number
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.errors import UnknownItem
from imap.store.compare import compare
from imap.store.register import KINDS

if TYPE_CHECKING:
    from imap.exports.colophon import Colophon, Order
    from imap.model.nouns import Language
    from imap.store.comparison import Cell, Comparison, Entry, Line, Part
    from imap.store.items import Cited, Item


@dataclass(frozen=True, slots=True)
class Told:
    """A linked statement; ``notes``: numbers of its sources, ``joined``: of those that link it."""

    id: str
    title: Run
    step: int | None
    kind: str
    who: str
    who_said: str
    status: str
    dates: str
    doubt: str
    notes: tuple[int, ...]
    joined: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell; ``gap``: words in place of statements, ``outside``: what more there is."""

    key: str
    name: str
    told: tuple[Told, ...]
    gap: str
    sort: str
    outside: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a state stands with a treaty; ``status`` is not blank."""

    status: str
    dates: str
    doubt: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell; ``gap`` in words where nothing linked is shown, of the sort ``kind``."""

    kind: str
    gap: str
    stand: Stand | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What an article asks, and a box for each state."""

    treaty: Run
    article: str
    title: Run
    text: Run
    notes: tuple[int, ...]
    boxes: tuple[Box, ...]


def comparison_of(order: Order) -> Comparison:
    """Comparison that an order asks for.

    Raises
    ------
    UnknownItem
        Where it names fewer than two states.
    """
    found = compare(order.store, order.selection.query)
    if len(found.areas) < 2:
        raise UnknownItem(word("file.no_pick", order.lang))
    return found


def names_of(found: Comparison) -> str:
    """Names of the states, joined as the language does."""
    return format_list([label(area, found.lang).text for area in found.areas], locale=LOCALE[found.lang])


def about_comparison(order: Order, found: Comparison) -> Colophon:
    """What a file of the comparison says of itself: its question, its own address, the sources it cites."""
    lang = order.lang
    title = word("file.comparison_of", lang, names=names_of(found))
    said = colophon(order, title, ("memberships",))
    query = found.query.changed(pick=tuple(area["id"] for area in found.areas))
    address = f"{order.base_url}/compare?{query.to_search()}"
    left_out = word("list.comma", lang).join(label(area, lang).text for area in found.left_out)
    more = (word("compare.many", lang, names=left_out),) if left_out else ()
    return replace(
        said,
        question=word("dated.join", lang).join(p for p in (title, found.moment, found.asked) if p),
        address=address,
        citation=cite_view(order, title, address),
        ignored=(*said.ignored, *more),
        sources=found.sources,
    )


def article(line: Line, lang: Language) -> Article:
    """A line in words."""
    return Article(
        treaty=run(line.treaty),
        article=line.article,
        title=run(line.asks.title),
        text=run(line.asks.text),
        notes=_notes(line.asks.cited),
        boxes=tuple(_box(cell, lang) for cell in line.cells),
    )


def belongings(found: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name of each dialogue or group, and what each state's roles in it are, in words."""
    lang = found.lang
    return tuple(
        (
            group.name.text,
            tuple(_roles(r, lang, then=then) for r, then in zip(group.roles, group.then, strict=True)),
        )
        for group in found.groups
    )


def _roles(roles: tuple[Item, ...], lang: Language, *, then: bool) -> str:
    told = (
        " ".join(p for p in (i.status, *i.dates, i.doubt, numbers(_notes(i.cited), lang)) if p) for i in roles
    )
    return word("dated.join", lang).join(told) or gap_of("no_role" if then else "not_documented", lang)


def joined(found: Told, lang: Language) -> str:
    """Who links a statement to the article, in words; blank where nobody is named."""
    return word("file.joined", lang, sources=numbers(found.joined, lang)) if found.joined else ""


def numbers(notes: Iterable[int], lang: Language) -> str:
    """Numbers of sources as they stand behind what they support; blank where there are none."""
    listed = word("list.comma", lang).join(str(n) for n in notes)
    return f"[{listed}]" if listed else ""


def gap_of(kind: str, lang: Language) -> str:
    """Word for a gap."""
    return word("not_documented", lang) if kind == "not_documented" else word(f"compare.{kind}", lang)


def _box(cell: Cell, lang: Language) -> Box:
    gap = "" if cell.kind == "linked" else _outside(cell.links, lang) if cell.kind == "outside" else ""
    if cell.kind in {"not_linked", "not_then"}:
        gap = gap_of(cell.kind, lang)
    return Box(
        kind=cell.kind,
        gap=gap,
        stand=_stand(cell.treaty, lang) if cell.treaty else None,
        pieces=tuple(_piece(part, lang) for part in cell.parts),
    )


def _piece(part: Part, lang: Language) -> Piece:
    outside = _outside(part.outside, lang) if part.outside else ""
    bare = not part.entries and not part.outside
    return Piece(
        key=part.key,
        name=word(f"compare.part.{part.key}", lang),
        told=tuple(_told(entry, lang) for entry in part.entries),
        gap=gap_of(part.said, lang) if bare else "",
        sort=part.said if bare else "",
        outside=outside,
    )


def _outside(count: int, lang: Language) -> str:
    return word("compare.outside", lang, n=number(count, lang))


def _stand(item: Item, lang: Language) -> Stand:
    return Stand(item.status, word("dated.join", lang).join(item.dates), item.doubt, _notes(item.cited))


def _told(entry: Entry, lang: Language) -> Told:
    item = entry.item
    who = "disputed" if "*" in item.standing.disputed else item.standing.kind
    detail = item.standing.disputed and who != "disputed"
    said = (word(f"standing.{who}", lang), word("standing.disputed_field", lang) if detail else "")
    return Told(
        id=item.id,
        title=run(item.title),
        step=item.step,
        kind=word(f"step.{KINDS[item.step]}", lang) if item.step is not None else "",
        who=who,
        who_said=word("dated.join", lang).join(p for p in said if p),
        status=item.status,
        dates=word("dated.join", lang).join(item.dates),
        doubt=item.doubt,
        notes=_notes(item.cited),
        joined=_notes(entry.joined),
    )


def _notes(cited: Iterable[Cited]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(c.number for c in cited))


def locators(found: Comparison) -> dict[int, tuple[str, ...]]:
    """Pages and articles of each source, by its number, as the comparison cites them."""
    places: dict[int, dict[str, None]] = {}
    for cited in _cited(found):
        if cited.evidence["locator"]:
            places.setdefault(cited.number, {})[cited.evidence["locator"]] = None
    return {n: tuple(told) for n, told in places.items()}


def accessed(found: Comparison) -> dict[int, str]:
    """Last day on which each source was read, by its number."""
    days: dict[int, str] = {}
    for cited in _cited(found):
        days[cited.number] = max(days.get(cited.number, ""), cited.evidence["accessed"])
    return days


def _cited(found: Comparison) -> Iterator[Cited]:
    for line in found.lines:
        yield from line.asks.cited
        for cell in line.cells:
            yield from cell.treaty.cited if cell.treaty else ()
            for part in cell.parts:
                for entry in part.entries:
                    yield from (*entry.item.cited, *entry.joined)
