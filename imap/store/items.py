"""One thing on file about a state, written in the language of the question, with its numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from imap.i18n.numbers import day
from imap.i18n.text import Text, label, text
from imap.i18n.words import word
from imap.model.clock import Answer
from imap.store.dated import activity_dates, held_dates, on, reservations, statement_dates, treaty_dates
from imap.store.standing import Standing, standing

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.store.applied import Applied
    from imap.store.register import Register
    from imap.store.treaties import Treaty

NOTHING = Text("", "")
OTHERS = {
    "replaces": "replaced_by",
    "amends": "amended_by",
    "implements": "implemented_by",
    "funds": "funded_by",
}
"""A relation told from its other end."""


class Cited(NamedTuple):
    """One piece of evidence; ``number`` is that of its source in the document."""

    number: int
    evidence: Row
    source: Row


class Related(NamedTuple):
    """Another row that this one hangs together with, and how, in words."""

    relation: str
    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on file about the state.

    ``refers``: table and ids of the rows whose evidence it shows, as a source mark names
    them. ``step``: kind of evidence, 0 to 5, or None. ``answer``, ``doubt``: whether it holds
    on the day, and in words why only possibly. ``dates``: each date with what it means.
    ``details``: further labelled lines. ``endorsement``: what the state said of it, blank where
    no row says so.
    """

    id: str
    table: str
    refers: tuple[str, ...]
    title: Text
    text: Text
    original: Text
    status: str
    step: int | None
    standing: Standing
    answer: Answer
    doubt: str
    dates: tuple[str, ...]
    themes: tuple[str, ...]
    details: tuple[tuple[str, Text], ...]
    related: tuple[Related, ...]
    endorsement: str
    cited: tuple[Cited, ...]


@dataclass
class Writer:
    """Writes items in the language of the question and numbers the sources as they are cited."""

    register: Register
    lang: Language

    def __post_init__(self) -> None:
        self.sources: list[Row] = []
        self._numbers: dict[str, int] = {}

    def statement(self, row: Row) -> Item:
        """A law, body, policy, practice or challenge."""
        status = word(f"status.{self.register.status(row)}", self.lang)
        original = Text(row["title_original"], row["title_original_lang"])
        title = label(row, self.lang)
        return self._item(
            "statements",
            row,
            title,
            text=text(row, "text", self.lang),
            original=original if original.text != title.text else NOTHING,
            status=status,
            step=self.register.step(row["fact_type"]),
            dates=statement_dates(self.register, row, self.lang),
            themes=(row["main_theme"], *row["themes"]),
            details=self._details(number=row["number"], bodies=row["bodies"]),
            related=tuple(self._relations(row["id"])),
            endorsement=self._endorsed(row["id"]),
        )

    def applied(self, found: Applied) -> Item:
        """A group's statement, and how it applies to the state."""
        item, rule = self.statement(found.statement), found.rule
        group = label(self.register.find(found.statement["group"])[1], self.lang)
        how = (group.text, word(f"applies.{rule['applies']}", self.lang), held_dates(rule, self.lang))
        told = Text(word("list.comma", self.lang).join(filter(None, how)), self.lang)
        evidence = self.register.evidence("applicability", rule["id"])
        return replace(
            item,
            answer=found.answer,
            details=((word("dossier.applies", self.lang), told), *item.details),
            cited=(*item.cited, *self._cited(evidence)),
        )

    def mandate(self, row: Row) -> Item:
        """Who is responsible for something: body, law, office, public channel."""
        body = self.register.row("bodies", row["body"])
        laws = [label(self.register.row("statements", x), self.lang) for x in row["laws"]]
        missing = Text(word("not_documented", self.lang).lower(), self.lang)
        law = Text(word("list.comma", self.lang).join(x.text for x in laws), self.lang) if laws else missing
        office = text(row, "office", self.lang)
        channel = Text(row["channel"], "und") if row["channel"] else missing
        details = [(word("dossier.responsible", self.lang), text(row, "text", self.lang))]
        details += [(word("dossier.law", self.lang), law)]
        details += [(word("dossier.office", self.lang), office)] if office.text else []
        details += [(word("dossier.channel", self.lang), channel)]
        item = self._item(
            "mandates", row, text(body, "name", self.lang), themes=(row["theme"],), details=tuple(details)
        )
        return replace(item, dates=(held_dates(row, self.lang),))

    def treaty(self, view: Treaty) -> Item:
        """Where the state stands with a treaty."""
        row = self.register.row("instruments", view.instrument)
        item = self._item(
            "treaty_actions",
            row,
            label(row, self.lang),
            status=word(f"treaty.{view.status}", self.lang),
            step=self.register.step(view.fact_type) if view.fact_type else None,
            dates=treaty_dates(view, self.lang),
            themes=row["themes"],
            refers=tuple(a["id"] for a in view.actions),
            details=tuple(self._reservations(view)),
        )
        doubt = word(f"doubt.{view.doubt}", self.lang) if view.doubt else ""
        return replace(item, id=row["id"], standing=view.standing, answer=view.answer, doubt=doubt)

    def _reservations(self, view: Treaty) -> Iterator[tuple[str, Text]]:
        """What the state reserved or declared, and on which day or for which day it is on file."""
        for action, said in reservations(view, self.lang):
            when = action["date"] or action["as_of"]
            dated = day(when, self.lang) if action["date"] else on("as_of", when, self.lang)
            yield f"{word('action.reservation', self.lang)} ({dated})", said

    def membership(self, row: Row) -> Item:
        """A role in a dialogue or group."""
        group = self.register.find(row["group"])[1]
        item = self._item(
            "memberships", row, label(group, self.lang), status=word(f"role.{row['role']}", self.lang)
        )
        return replace(item, id=group["id"], dates=(held_dates(row, self.lang),))

    def activity(self, row: Row) -> Item:
        """A project, meeting, workshop, study or training that names the state."""
        return self._item(
            "activities",
            row,
            label(row, self.lang),
            text=text(row, "text", self.lang),
            status=word(f"activity_kind.{row['kind']}", self.lang),
            dates=(activity_dates(row, self.lang),),
            themes=row["themes"],
        )

    def recommendation(self, row: Row) -> Item:
        """What a meeting or report recommends to the state."""
        dates = (
            (day(row["adopted"], self.lang),) if row["adopted"] else (word("date_not_documented", self.lang),)
        )
        return self._item(
            "recommendations", row, text(row, "text", self.lang), dates=dates, themes=row["themes"]
        )

    def _item(
        self,
        table: str,
        row: Row,
        title: Text,
        *,
        text: Text = NOTHING,
        original: Text = NOTHING,
        status: str = "",
        step: int | None = None,
        dates: tuple[str, ...] = (),
        themes: Iterable[str] = (),
        details: tuple[tuple[str, Text], ...] = (),
        related: tuple[Related, ...] = (),
        endorsement: str = "",
        refers: tuple[str, ...] = (),
    ) -> Item:
        refers = refers or (row["id"],)
        evidence = [e for item in refers for e in self.register.evidence(table, item)]
        doubt = self.register.doubt(table, row) if table != "treaty_actions" else ""
        names = (label(self.register.row("themes", t), self.lang).text for t in dict.fromkeys(themes))
        return Item(
            id=row["id"],
            table=table,
            refers=refers,
            title=title,
            text=text,
            original=original,
            status=status,
            step=step,
            standing=standing(evidence),
            answer=self.register.answer(table, row) if table != "treaty_actions" else "in",
            doubt=word(f"doubt.{doubt}", self.lang) if doubt else "",
            dates=dates,
            themes=tuple(names),
            details=details,
            related=related,
            endorsement=endorsement,
            cited=tuple(self._cited(evidence)),
        )

    def _cited(self, evidence: Iterable[Row]) -> Iterator[Cited]:
        seen = set()
        for row in evidence:
            key = (row["source"], row["locator"], row["stance"], row["field"])
            if key in seen:
                continue
            seen.add(key)
            source = self.register.row("sources", row["source"])
            if source["id"] not in self._numbers:
                self.sources.append(source)
                self._numbers[source["id"]] = len(self.sources)
            yield Cited(self._numbers[source["id"]], row, source)

    def _details(self, *, number: str, bodies: tuple[str, ...]) -> tuple[tuple[str, Text], ...]:
        found = [(word("dossier.number", self.lang), Text(number, "und"))] if number else []
        if bodies:
            names = [label(self.register.row("bodies", b), self.lang).text for b in bodies]
            found.append(
                (
                    word("dossier.bodies", self.lang),
                    Text(word("list.comma", self.lang).join(names), self.lang),
                )
            )
        return tuple(found)

    def _relations(self, statement: str) -> Iterator[Related]:
        """Rows that this one hangs together with; on a day none that came later."""
        for link in self.register.where("relations", "statement", statement):
            other = self.register.find(link["target"])[1]
            said = word(f"relation.{link['relation']}", self.lang)
            yield Related(said, other["id"], label(other, self.lang))
        for link in self.register.where("relations", "target", statement):
            other = self.register.row("statements", link["statement"])
            if not self.register.day or self.register.answer("statements", other) != "out":
                said = word(f"dossier.{OTHERS[link['relation']]}", self.lang)
                yield Related(said, other["id"], label(other, self.lang))

    def _endorsed(self, statement: str) -> str:
        rows = self.register.where("endorsements", "statement", statement)
        last = max(rows, key=lambda e: e["date"], default=None)
        if last is None:
            return ""
        said = word(f"endorsement.{last['status']}", self.lang)
        return word("list.comma", self.lang).join(p for p in (said, day(last["date"], self.lang)) if p)
