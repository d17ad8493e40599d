"""Contracts of evidence: it points at something, and every row that needs it has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.store.check.keys import ids_on_file
from imap.store.check.walk import Fault, numbered, problem, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.errors import Problem
    from imap.model.nouns import Package, Row
    from imap.store.check.keys import Ids

WHOLE_TABLE = "*"


def evidence_problems(package: Package) -> Iterator[Problem]:
    """Evidence that points at nothing, and rows without evidence."""
    table = package.tables.get("evidence")
    if table is not None:
        ids = ids_on_file(package)
        for line, row in numbered(table):
            for fault in _evidence_faults(package, row, ids):
                yield problem(table, line, fault)
    yield from _unsupported(package, table.rows if table else ())


def _evidence_faults(package: Package, row: Row, ids: Ids) -> Iterator[Fault]:
    if row["stance"] == "disputes" and not (row["value"] or row["locator"]):
        yield Fault("value", "", "the value that the source gives, or a locator, where it disputes")
    about = package.tables.get(row["table"])
    if about is None:
        if row["table"]:
            yield Fault("table", row["table"], "a table of the package")
        return
    if row["field"] and row["field"] not in {column.name for column in about.columns}:
        yield Fault("field", row["field"], f"a column of {about.name}")
    yield from _item_faults(package, row, ids)


def _item_faults(package: Package, row: Row, ids: Ids) -> Iterator[Fault]:
    about, item = package.tables[row["table"]], row["item"]
    if item == WHOLE_TABLE:
        if about.evidence != "optional":
            yield Fault("item", item, f"an id: {about.name} needs evidence row by row")
    elif item and item not in ids[about.name]:
        yield Fault("item", item, f"the id of a row in {about.name}")
    elif item and stands(row) and not ids[about.name][item]:
        yield Fault("item", item, f"the id of a row in {about.name} that was not withdrawn")


def _unsupported(package: Package, evidence: tuple[Row, ...]) -> Iterator[Problem]:
    support = [row for row in evidence if row["stance"] != "disputes"]
    ever = {(row["table"], row["item"]) for row in support}
    now = {(row["table"], row["item"]) for row in support if stands(row)}
    for table in package.tables.values():
        if table.evidence != "required":
            continue
        for line, row in numbered(table):
            if row["id"] and (table.name, row["id"]) not in (now if stands(row) else ever):
                yield problem(table, line, Fault("id", row["id"], "a row in evidence that supports it"))
