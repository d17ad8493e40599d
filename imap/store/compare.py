"""States side by side: what an article of a treaty asks, and what each state has on file for it.

A statement stands in a cell only where a relation *meets* links it to the obligation; nothing
is matched by theme, and nothing is concluded from where the state stands with the treaty.
States keep the order in which they were picked: there is no score, no total, no better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.i18n.fold import words
from imap.i18n.text import label, text
from imap.model.query import FILTERS, PICK_AT_MOST
from imap.store.articles import article_name, article_order
from imap.store.caption import asked, moment
from imap.store.carried import carried, words_of
from imap.store.comparison import (
    FURTHER,
    PARTS,
    Belonging,
    Cell,
    Comparison,
    Dimension,
    Entry,
    Kind,
    Line,
    Part,
    Said,
)
from imap.store.dated import begins
from imap.store.items import Item, Writer
from imap.store.treaties import treaties

if TYPE_CHECKING:
    from imap.model.nouns import Row
    from imap.model.query import Query
    from imap.store.register import Register
    from imap.store.store import Store

ACTING = frozenset({"agency", "theme", "q"})
"""Filters that narrow a comparison; every other leaves it as it is."""
_PART_OF_STEP = {1: "provision", 2: "provision", 3: "body", 4: "practice", 5: "review"}
_RULES = frozenset({"legislation", "policy", "cooperation"})


def compare(store: Store, query: Query) -> Comparison:
    """States of ``query.pick`` side by side; without obligations where fewer than two are picked.

    Parameters
    ----------
    query
        Its days, and its filters by theme, agency and words; ``rows`` says whether obligations
        without any link are shown.
    """
    register = store.seen(query).register
    picked = tuple(register.row("areas", area) for area in query.pick)
    areas = picked[:PICK_AT_MOST]
    scribe = _Scribe(register, query, areas)
    return Comparison(
        query=query,
        register=register,
        areas=areas,
        left_out=picked[PICK_AT_MOST:],
        groups=tuple(_groups(scribe.writer, areas)) if len(areas) > 1 else (),
        dimensions=tuple(_dimensions(scribe)) if len(areas) > 1 else (),
        on_file=len(_obligations(register)),
        moment=moment(query),
        asked=asked(register, query, but=[name for name in FILTERS if name not in ACTING]),
        untouched=tuple(name for name in query.filters() if name not in ACTING),
        sources=tuple(scribe.writer.sources),
    )


def linked_bodies(found: Comparison) -> tuple[Row, ...]:
    """Bodies that a linked statement of one of the states names, whatever filter and day."""
    register, areas = found.register, {area["id"] for area in found.areas}
    links = (
        register.row("statements", r["statement"]) for r in register.where("relations", "relation", "meets")
    )
    named = {body for s in links if areas & set(s["areas"]) for body in s["bodies"]}
    return tuple(b for b in register.rows("bodies") if b["id"] in named)


def part_of(register: Register, statement: Row) -> str:
    """Part of a cell in which a statement stands: by its step, but a body among the bodies."""
    step = register.step(statement["fact_type"])
    if step is None:
        return "other"
    if step == 5:
        return "review"
    if statement["section"] == "actor":
        return "body"
    if step == 0:
        return "provision" if statement["section"] in _RULES else "practice"
    return _PART_OF_STEP[step]


def _groups(writer: Writer, areas: tuple[Row, ...]) -> Iterator[Belonging]:
    """Dialogues, then groups, in the order of the record."""
    register = writer.register
    for group in (*register.rows("dialogues"), *register.rows("groups")):
        ever = (register.base or register).where("memberships", "group", group["id"])
        held = [[m for m in ever if m["area"] == area["id"]] for area in areas]
        roles = tuple(
            tuple(writer.membership(m) for m in found if not register.day or _stands(register, m))
            for found in held
        )
        if any(roles):
            yield Belonging(group["id"], label(group, writer.lang), roles, tuple(map(bool, held)))


def _stands(register: Register, membership: Row) -> bool:
    return register.answer("memberships", membership) != "out"


def _dimensions(scribe: _Scribe) -> Iterator[Dimension]:
    register = scribe.register
    treaty = {row["id"]: n for n, row in enumerate(register.rows("instruments"))}
    top = {t["id"]: t["broader"] or t["id"] for t in register.rows("themes")}
    rows = sorted(
        _obligations(register),
        key=lambda o: (treaty[o["instrument"]], article_order(o["article"])),
    )
    for theme in (t for t in register.rows("themes") if not t["broader"]):
        told = (scribe.line(o) for o in rows if top[o["theme"]] == theme["id"])
        if lines := tuple(line for line in told if line):
            yield Dimension(theme, label(theme, scribe.query.lang).text, lines)


def _obligations(register: Register) -> tuple[Row, ...]:
    """Obligations on record: a name that other rows used before it was told of is not yet one."""
    known = register.known
    return tuple(o for o in register.rows("obligations") if not known or o["recorded"] <= known)


@dataclass(frozen=True, slots=True)
class _Link:
    """A relation and its statement. ``fits``: whether the filter lets it through; ``holds``: on the day."""

    row: Row
    statement: Row
    fits: bool
    holds: bool


class _Scribe:
    """Writes the lines of one comparison."""

    def __init__(self, register: Register, query: Query, areas: tuple[Row, ...]) -> None:
        self.register, self.query = register, query
        self.writer = _Writer(register, query.lang)
        self._areas = tuple(area["id"] for area in areas)
        self._needle = tuple(f" {part}" for part in words(query.q))
        self._themes = register.themes_within(query.theme)
        self._parted = {register.row("themes", t)["broader"] for t in query.theme} - {""}
        self._treaties = {a: {t.instrument: t for t in treaties(register, a)} for a in self._areas}
        self._stands: dict[tuple[str, str], Item] = {}

    def line(self, obligation: Row) -> Line | None:
        """What an article asks and what each state has; None where the question leaves it out."""
        if self._themes and obligation["theme"] not in self._themes | self._parted:
            return None
        links = tuple(self._links(obligation))
        of = {area: [x for x in links if area in x.statement["areas"]] for area in self._areas}
        fits = any(x.fits for found in of.values() for x in found)
        if not fits and (self.query.rows == "linked" or not self._bare(obligation)):
            return None
        treaty = self.register.row("instruments", obligation["instrument"])
        return Line(
            obligation=obligation,
            treaty=label(treaty, self.query.lang),
            article=article_name(obligation["article"], self.query.lang),
            asks=self.writer.obligation(obligation),
            cells=tuple(self._cell(area, treaty["id"], of[area]) for area in self._areas),
        )

    def _links(self, obligation: Row) -> Iterator[_Link]:
        for row in self.register.where("relations", "target", obligation["id"]):
            statement = self.register.row("statements", row["statement"])
            holds = not self.register.day or self.register.answer("statements", statement) != "out"
            yield _Link(row, statement, self._fits(obligation, statement), holds)

    def _fits(self, obligation: Row, statement: Row) -> bool:
        about = carried(self.register, "statements", statement)
        if self.query.agency and not about["agency"] & set(self.query.agency):
            return False
        if self._themes and obligation["theme"] not in self._themes and not about["theme"] & self._themes:
            return False
        return self._says(obligation, words_of(self.register, "statements", statement))

    def _bare(self, obligation: Row) -> bool:
        """Whether the filter lets an obligation through by what the treaty says, without any statement."""
        themed = not self._themes or obligation["theme"] in self._themes
        return themed and not self.query.agency and self._says(obligation, "")

    def _says(self, obligation: Row, more: str) -> bool:
        treaty = self.register.row("instruments", obligation["instrument"])
        told = (("obligations", obligation), ("instruments", treaty))
        said = more + "".join(words_of(self.register, t, row) for t, row in told) if self._needle else ""
        return all(part in said for part in self._needle)

    def _cell(self, area: str, treaty: str, links: list[_Link]) -> Cell:
        stands = self._stand(area, treaty)
        if any(x.fits and x.holds for x in links):
            return Cell(area, "linked", stands, tuple(self._parts(links)), len(links))
        kind: Kind = "not_linked" if not links else "not_then" if any(x.fits for x in links) else "outside"
        return Cell(area, kind, stands, (), len(links))

    def _stand(self, area: str, treaty: str) -> Item | None:
        if treaty not in self._treaties[area]:
            return None
        if (area, treaty) not in self._stands:
            self._stands[area, treaty] = self.writer.treaty(self._treaties[area][treaty])
        return self._stands[area, treaty]

    def _parts(self, links: Iterable[_Link]) -> Iterator[Part]:
        held: dict[str, list[_Link]] = {key: [] for key in (*PARTS, *FURTHER)}
        for link in sorted((x for x in links if x.holds), key=lambda x: begins(x.statement)):
            held[part_of(self.register, link.statement)].append(link)
        works = any(x.fits and self.register.step(x.statement["fact_type"]) == 4 for x in held["body"])
        for key, found in held.items():
            entries = tuple(self.writer.entry(x.row, x.statement) for x in found if x.fits)
            outside = len(found) - len(entries)
            said: Said = "told" if entries else "outside" if outside else "not_documented"
            if said == "not_documented" and key == "practice" and works:
                said = "in_use"
            if found or key in PARTS:
                yield Part(key, entries, outside, said)


class _Writer(Writer):
    """Writes what a comparison adds: what an article asks, and the way from a statement to it."""

    def obligation(self, row: Row) -> Item:
        """What an article asks, in our words."""
        return self._item("obligations", row, label(row, self.lang), text=text(row, "text", self.lang))

    def entry(self, link: Row, statement: Row) -> Entry:
        """A linked statement."""
        item = self.statement(statement)
        return Entry(item, link["id"], tuple(self._cited(self.register.evidence("relations", link["id"]))))
