"""All errors of i-Map.

::

    ImapError
    ├── DataError        the data package has problems (all of them in one report)
    ├── UnknownItem      an address names a row that is not on file
    ├── UnknownFormat    an address asks for a file format that a table does not have
    └── ImportProblem    a file of others cannot be read
"""

from __future__ import annotations

from dataclasses import dataclass


class ImapError(Exception):
    """Any error that i-Map raises itself."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in the data package: where, what is there, what was expected."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Say it in one line: file, row, column, value, expectation."""
        where = f"{self.file}, row {self.row}" if self.row else self.file
        column = f", column {self.column}" if self.column else ""
        return f"{where}{column}: {self.value!r}; expected {self.expected}"


class DataError(ImapError):
    """The data package has problems; ``problems`` lists every one."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = len(problems)
        head = f"{count} problem{'s' if count > 1 else ''} in the data package"
        super().__init__("\n".join([head, *(str(p) for p in problems)]))


class UnknownItem(ImapError):
    """An address names a row that is not on file."""


class UnknownFormat(ImapError):
    """A table cannot be had in the format that was asked for."""


class ImportProblem(ImapError):
    """A file of others cannot be read."""
