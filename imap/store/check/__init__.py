"""Every contract of the data package, and every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.store.check.cells import cell_problems
from imap.store.check.chains import chain_problems
from imap.store.check.evidence import evidence_problems
from imap.store.check.keys import id_problems, key_problems, order_problems, reference_problems
from imap.store.check.order import date_problems
from imap.store.check.tables import rule_problems
from imap.store.check.text import text_problems
from imap.store.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from imap.model.errors import Problem
    from imap.model.nouns import Package, Table

OF_A_TABLE: tuple[Callable[[Table], Iterator[Problem]], ...] = (
    cell_problems,
    key_problems,
    order_problems,
    date_problems,
    text_problems,
    rule_problems,
)
"""Contracts that look at one table."""

OF_THE_PACKAGE: tuple[Callable[[Package], Iterator[Problem]], ...] = (
    id_problems,
    reference_problems,
    evidence_problems,
    chain_problems,
)
"""Contracts that look at several tables."""


def check(package: Package) -> tuple[Problem, ...]:
    """Hold a package against every contract.

    Parameters
    ----------
    package
        Package as ``read`` gives it.

    Returns
    -------
    tuple
        Every problem, sorted by file, row and column; empty where the package is good.
    """
    tables = package.tables.values()
    found = {p for contract in OF_A_TABLE for table in tables for p in contract(table)}
    found |= {p for contract in OF_THE_PACKAGE for p in contract(package)}
    return tuple(sorted(found))


def examine(folder: Path) -> tuple[Package, tuple[Problem, ...]]:
    """Read a package and check it.

    Parameters
    ----------
    folder
        Folder with ``datapackage.json`` and the tables.

    Returns
    -------
    tuple
        The package, and every problem of reading and checking, sorted by file, row and
        column. Where a whole file cannot be used, only reading is reported, since
        everything that refers to it would be reported too; a row that cannot be read
        is not checked further.
    """
    package, unread = read(folder)
    if any(p.row == 0 for p in unread):
        return package, tuple(sorted(unread))
    lost = {(p.file, p.row) for p in unread if not p.column}
    later = (p for p in check(package) if (p.file, p.row) not in lost)
    return package, tuple(sorted({*unread, *later}))
