"""What changed between two days as a file: net changes, events and corrections, told apart by ``section``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from imap.exports.citation import cite_view
from imap.exports.colophon import Colophon, Order, colophon
from imap.exports.csv_file import csv_bytes
from imap.exports.tables import BETWEEN, BETWEEN_SOURCES, Sheet
from imap.exports.tables import sheet as sheet_of
from imap.exports.xlsx import xlsx_bytes
from imap.i18n.numbers import day
from imap.i18n.words import word
from imap.store.between import TABLES, Between, between
from imap.store.caption import asked, moment
from imap.store.standing import standing
from imap.store.told import (
    KINDS,
    corrected,
    event_word,
    kind_of,
    name_of,
    names_of,
    rows_of,
    state_word,
    title_of,
)

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.changes import Change, Correction, Event, State
    from imap.store.register import Register


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file.

    ``section``: *net*, *event* or *correction*. ``id``: row that it rests on, for a treaty its
    computed view. ``before``, ``after``: *out*, *possible*, *in*, or the status in a treaty.
    ``event``: what happened, in the order of ``date``; ``first``, ``last``: days on which it can
    have happened. ``columns``: what a correction changed.
    """

    section: str
    state: str
    state_name: str
    table: str
    kind: str
    id: str
    title: str
    before: str = ""
    before_name: str = ""
    after: str = ""
    after_name: str = ""
    event: str = ""
    event_name: str = ""
    date: str = ""
    first: str = ""
    last: str = ""
    computed: bool = False
    columns: str = ""
    standing: str = ""
    sources: str = ""
    address: str = ""


def csv_changes(order: Order) -> bytes:
    """What changed, as CSV."""
    found = between(order.store, order.selection.query)
    return csv_bytes(sheet(order, found), about(order, found))


def xlsx_changes(order: Order) -> bytes:
    """What changed, as a workbook with its sources."""
    found = between(order.store, order.selection.query)
    sources = sheet_of(_narrowed(order, found), "sources", within=TABLES)
    return xlsx_bytes(sheet(order, found), sources, about(order, found))


def json_changes(order: Order) -> bytes:
    """What changed, for machines."""
    found = between(order.store, order.selection.query)
    table = sheet(order, found)
    document = {
        "about": about(order, found).as_dict(),
        "from": found.days.after.isoformat(),
        "to": found.days.until.isoformat(),
        "changes": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def changes_address(query: Query, base_url: str, page: str = "changes") -> str:
    """Address of the page of a question, or of its feed."""
    return f"{base_url}/{page}?{query.to_search()}"


def sheet(order: Order, found: Between) -> Sheet:
    """Lines of the file as a table."""
    lines = (*_net(order, found), *_events(order, found), *_corrections(order, found))
    columns = tuple(f.name for f in fields(Line))
    return Sheet(
        table="changes",
        title=word("changes.title", order.lang),
        columns=columns,
        types=tuple("boolean" if c == "computed" else "text" for c in columns),
        rows=tuple(astuple(line) for line in lines),
        ids=tuple(line.id for line in lines),
    )


def about(order: Order, found: Between) -> Colophon:
    """What the file says of itself; its sources are those of its lines."""
    lang, title = order.lang, word("changes.title", order.lang)
    said = colophon(_narrowed(order, found), title, TABLES)
    address = changes_address(found.query, order.base_url)
    first, last = (day(d.isoformat(), lang) for d in (found.days.after, found.days.until))
    filters = asked(found.register, found.query) or word("file.everything", lang)
    question = word("changes.question", lang, first=first, last=last, asked=filters)
    if when := moment(found.query):
        question = word("sentence.moment", lang, moment=when, said=question)
    return replace(said, question=question, address=address, citation=cite_view(order, title, address))


def _narrowed(order: Order, found: Between) -> Order:
    """The order with the rows that the file tells, and no others."""
    rows: dict[str, dict[str, Row]] = {table: {} for table in TABLES}
    for change in found.changes:
        table, ids = rows_of(change)
        rows[table] |= {item: found.register.row(table, item) for item in ids}
    for event in found.events:
        rows[event.table][event.row["id"]] = event.row
    for c in found.corrections:
        if c.new is not None and c.table in rows:
            rows[c.table][c.new["id"]] = c.new
    tables = {table: tuple(of_table.values()) for table, of_table in rows.items()}
    selection = replace(order.selection, query=found.query, register=found.register, tables=tables)
    return replace(order, selection=selection)


def _net(order: Order, found: Between) -> Iterator[Line]:
    for change in found.changes:
        held, events = change.held, change.events
        table, ids = rows_of(change)
        yield replace(
            _line(order, found.register, "net", table, held.row, held.areas, ids),
            id=held.key,
            kind=word(KINDS[kind_of(held)], order.lang),
            **_stands("before", change, change.before, order.lang),
            **_stands("after", change, change.after, order.lang),
            event=BETWEEN.join(e.kind for e in events),
            event_name=BETWEEN.join(event_word(e, order.lang) for e in events),
            date=BETWEEN.join(e.text for e in events),
            first=min(e.first for e in events).isoformat(),
            last=max(e.last for e in events).isoformat(),
            computed=any(e.kind == "computed" for e in events),
        )


def _stands(column: str, change: Change, state: State, lang: Language) -> dict[str, str]:
    """How something stands on a day, for machines and in words."""
    sure = "" if state.answer == "in" or not state.status else f"{state.answer} "
    told = f"{sure}{state.status}" if state.status else state.answer
    return {column: told, f"{column}_name": state_word(change.held, state, lang)}


def _events(order: Order, found: Between) -> Iterator[Line]:
    for event in found.events:
        yield replace(
            _line(order, found.register, "event", event.table, event.row, event.areas, _rows(event)),
            event=event.kind,
            event_name=event_word(event, order.lang),
            date=event.text,
            first=event.first.isoformat(),
            last=event.last.isoformat(),
            computed=event.kind == "computed",
        )


def _rows(event: Event) -> tuple[str, ...]:
    return (event.row["id"], event.by) if event.by else (event.row["id"],)


def _corrections(order: Order, found: Between) -> Iterator[Line]:
    for c in found.corrections:
        row = c.new or c.old
        line = _line(order, found.register, "correction", c.table, row, _areas(c), (row["id"],))
        yield replace(
            line,
            event="corrected" if c.new is not None else "withdrawn",
            event_name=word("changes.corrected" if c.new is not None else "changes.withdrawn", order.lang),
            date=c.day,
            first=c.day,
            last=c.day,
            columns=BETWEEN.join(c.columns),
            after_name=corrected(c, order.lang) if c.new is not None else "",
        )


def _areas(correction: Correction) -> tuple[str, ...]:
    row = correction.new or correction.old
    return tuple(row.get("areas") or filter(None, (row.get("area", ""),)))


def _line(
    order: Order,
    register: Register,
    section: str,
    table: str,
    row: Row,
    areas: tuple[str, ...],
    ids: Iterable[str],
) -> Line:
    """What every line says: of whom, of what, on whose word, at which address."""
    lang, group = order.lang, row.get("group", "")
    owner = name_of(register, group, lang) if group else ""
    evidence = tuple(e for item in ids for e in register.evidence(table, item))
    return Line(
        section=section,
        state=BETWEEN.join(areas),
        state_name=names_of(register, areas, lang) or owner,
        table=table,
        kind=word(f"table_one.{table}", lang),
        id=row["id"],
        title=title_of(register, table, row, lang, isolated=False).text,
        standing=standing(evidence).kind,
        sources=BETWEEN_SOURCES.join(_sources(register, evidence)),
        address=order.item(row["id"]),
    )


def _sources(register: Register, evidence: Iterable[Row]) -> Iterable[str]:
    """Publisher, title and address of each source, each once."""
    found = (register.row("sources", e["source"]) for e in evidence)
    told = (", ".join(p for p in (s["publisher"], s["title"], s["url"] or s["host"]) if p) for s in found)
    return dict.fromkeys(told)
