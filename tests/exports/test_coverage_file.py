"""The record by state and dimension as a file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from imap.exports.formats import export
from imap.i18n.words import word
from imap.model.nouns import LANGUAGES, Language
from imap.store.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable

    from imap.exports.colophon import Order


def lines(content: bytes) -> list[dict[str, str]]:
    told = content.decode("utf-8-sig").splitlines(keepends=True)
    return list(csv.DictReader(io.StringIO("".join(t for t in told if not t.startswith("# ")))))


def test_a_line_for_each_state_and_dimension_with_the_numbers_of_the_page(
    order: Callable[[str], Order],
) -> None:
    made = order("lang=en&state=MAR")
    found = lines(export(made, "coverage", "csv").content)
    told = coverage(made.selection.register, made.selection.query)
    assert [(r["state"], r["dimension"]) for r in found] == [
        (line.area["id"], d["id"]) for line in told.lines for d in told.dimensions
    ]
    row = next(r for r in found if r["dimension"] == "T03")
    assert (row["statements"], row["legislation"], row["challenge"], row["policy"]) == ("2", "1", "1", "0")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_that_it_counts_the_record(order: Callable[[str], Order], lang: Language) -> None:
    said = export(order(f"lang={lang}"), "coverage", "csv").content.decode("utf-8-sig")
    assert word("coverage.counts", lang) in said
    book = openpyxl.load_workbook(io.BytesIO(export(order(f"lang={lang}"), "coverage", "xlsx").content))
    assert len(book.sheetnames) == 3
