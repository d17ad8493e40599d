"""What changed between two days, as a file: net changes, events and corrections told apart."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from stores import real

from imap.cli import main
from imap.exports.colophon import Order
from imap.exports.formats import export, formats_of
from imap.exports.printed.margin import titles
from imap.i18n.words import word
from imap.model.query import parse
from imap.store.between import between

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = "from=2012-06-30&to=2026-11-21&state=NER"


@cache
def file(form: str, search: str = f"lang=en&{LONG}") -> bytes:
    query, _ = parse(search, real().register.vocabulary)
    order = Order(real().select(query), real(), dt.date(2026, 11, 25), "https://example.org/imap")
    return export(order, "changes", form).content


def read(content: bytes) -> tuple[str, list[dict[str, str]]]:
    told = content.decode("utf-8-sig").splitlines(keepends=True)
    head = [line for line in told if line.startswith("# ")]
    return "".join(head), list(csv.DictReader(io.StringIO("".join(told[len(head) :]))))


def test_changes_can_be_had_as_csv_xlsx_and_json() -> None:
    assert formats_of("changes") == ("csv", "xlsx", "json")


def test_the_file_tells_what_the_page_tells() -> None:
    query, _ = parse(LONG, real().register.vocabulary)
    found = between(real(), query)
    _, rows = read(file("csv"))
    sections = [r["section"] for r in rows]
    assert sections.count("net") == len(found.changes) > 0
    assert sections.count("event") == len(found.events) > 0
    assert sections == sorted(sections, key=["net", "event", "correction"].index)
    assert [r["id"] for r in rows if r["section"] == "net"] == [c.held.key for c in found.changes]


def test_every_line_names_its_state_its_dates_its_sources_and_its_address() -> None:
    for row in read(file("csv"))[1]:
        assert "NER" in row["state"].split("; ")
        assert "Niger" in row["state_name"]
        assert row["first"] <= row["last"]
        assert row["event"]
        assert row["event_name"]
        assert row["sources"], row["id"]
        assert row["standing"] in {"confirmed", "single", "claimed"}
        assert row["address"].startswith("https://example.org/imap/item/")
        assert row["address"].endswith("?lang=en")


def test_a_treaty_says_what_it_was_what_it_is_and_what_was_computed() -> None:
    row = next(r for r in read(file("csv"))[1] if r["id"] == "treaty:unclos-1982:NER")
    assert (row["before"], row["before_name"]) == ("signed", "signed only")
    assert (row["after"], row["after_name"]) == ("party", "party")
    assert (row["event"], row["date"]) == ("ratification; computed", "2013-08-07; 2013-09-06")
    assert row["computed"] == "true"


def test_a_shortened_date_stays_as_filed_with_its_first_and_last_day() -> None:
    events = [r for r in read(file("csv"))[1] if r["section"] == "event"]
    years = [r for r in events if len(r["date"]) == len("2012") and r["event"] != "last_known"]
    assert years
    assert {(r["first"], r["last"]) for r in years} == {
        (f"{r['date']}-01-01", f"{r['date']}-12-31") for r in years
    }
    law = next(r for r in events if r["id"] == "ner-law-2015-36" and r["event"] == "repealed")
    assert law["date"] == law["first"] == law["last"] == "2023-11-25"


def test_corrections_are_a_section_of_their_own_with_the_columns_they_changed(
    order: Callable[[str], Order],
) -> None:
    content = export(order("lang=fr&from=2026-11-01&to=2026-11-30"), "changes", "csv").content
    _, rows = read(content)
    assert [(r["section"], r["id"], r["date"]) for r in rows] == [
        ("correction", "mar-entry-law", "2026-11-24")
    ]
    assert {"adopted", "published", "valid_from"} <= set(rows[0]["columns"].split("; "))
    assert rows[0]["event_name"] == "rectifié dans le registre"


def test_the_head_says_the_days_the_filters_and_the_sources_of_its_lines_alone() -> None:
    head, rows = read(file("csv", f"lang=fr&{LONG}"))
    assert "après le 30 juin 2012 et jusqu’au 21 nov. 2026" in head
    assert "https://example.org/imap/changes?lang=fr&state=NER&from=2012-06-30&to=2026-11-21" in head
    few = read(file("csv", "lang=fr&state=EGY&theme=T06&from=2024-01-01&to=2025-01-01"))[0]
    count = int(few.split("# Sources: ")[1].split()[0])
    assert 0 < count < int(head.split("# Sources: ")[1].split()[0])
    assert {r["before_name"] for r in rows} >= {"Pas en place", "signature seulement"}


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_same_question_gives_the_same_bytes(form: str) -> None:
    again = file.__wrapped__(form)
    assert again == file(form)


def test_a_workbook_holds_the_lines_their_sources_and_what_it_is() -> None:
    book = openpyxl.load_workbook(io.BytesIO(file("xlsx", f"lang=ar&{LONG}")))
    assert len(book.sheetnames) == 3
    assert book.worksheets[0].max_row - 1 == len(read(file("csv"))[1])
    assert book.worksheets[1].max_row > 100
    assert book.worksheets[0].sheet_view.rightToLeft


def test_json_says_the_same_for_machines() -> None:
    document: dict[str, Any] = json.loads(file("json"))
    assert (document["from"], document["to"]) == ("2012-06-30", "2026-11-21")
    assert document["about"]["address"].startswith("https://example.org/imap/changes?")
    assert len(document["changes"]) == len(read(file("csv"))[1])
    assert document["changes"][0]["computed"] is False


def test_the_command_line_writes_it(tmp_path: Path) -> None:
    target = tmp_path / "c.csv"
    days = ["--from", "2012-06-30", "--to", "2026-11-21"]
    done = CliRunner().invoke(main, ["export", "changes", *days, "--state", "NER", "-o", str(target)])
    assert done.exit_code == 0, done.output
    _, rows = read(target.read_bytes())
    assert len(rows) == len(read(file("csv"))[1])


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_the_printed_map_counts_the_changes_between_the_days(lang: str) -> None:
    search = f"lang={lang}&fill=changes&at=2026-11-21&from=2012-06-30&to=2026-11-21&theme=T03"
    query, unknown = parse(search, real().register.vocabulary)
    assert unknown == ()
    order = Order(real().select(query), real(), dt.date(2026, 11, 25))
    title, below = titles(order)
    assert title == word("changes.fill", query.lang)
    assert "2012" in below
    assert export(order, "map", "svg").content.startswith(b"<?xml")
