"""What a reader finds in a table file: every row, every source, no formula, letters that can be read."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from imap.exports.colophon import colophon
from imap.exports.csv_file import comment, csv_bytes
from imap.exports.formats import FORMATS, export, formats_of
from imap.exports.tables import TABLES, sheet
from imap.exports.xlsx import xlsx_bytes
from imap.model.errors import UnknownFormat, UnknownItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from imap.exports.colophon import Order

GOLDEN = Path(__file__).parents[1] / "golden"


def read(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("# ")]
    return head, list(csv.DictReader(io.StringIO("".join(lines[len(head) :]))))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_all_its_rows_in_csv_and_xlsx(order: Callable[..., Order], table: str) -> None:
    wanted = order()
    _, rows = read(export(wanted, table, "csv").content)
    book = openpyxl.load_workbook(io.BytesIO(export(wanted, table, "xlsx").content))
    assert len(rows) == len(sheet(wanted, table).rows) == book.worksheets[0].max_row - 1
    assert len(rows) > 0
    assert len(book.sheetnames) == 3


def test_every_row_of_a_table_names_its_sources_and_its_address(order: Callable[..., Order]) -> None:
    for table in TABLES:
        if table in {"evidence", "sources"}:
            continue
        for row in read(export(order(), table, "csv").content)[1]:
            assert row["sources"], (table, row["id"])
            assert row["standing"] in {"confirmed", "single", "claimed"}
            assert row["address"] == f"https://example.org/imap/item/{row['id']}?lang=en"


def test_a_csv_says_question_edition_date_licence_and_sources_first(order: Callable[..., Order]) -> None:
    head, _ = read(export(order("lang=en&agency=iom&phase=mtm-9"), "activities", "csv").content)
    said = "".join(head)
    for part in (
        "IOM",
        "agency=iom",
        "2026.11",
        "2026-11-24",
        "CC BY 4.0",
        "ICMPD",
        "United Nations",
        "mtm-9",
    ):
        assert part in said


def test_a_csv_opens_in_excel_with_arabic_letters(order: Callable[..., Order]) -> None:
    content = export(order("lang=ar"), "states", "csv").content
    assert content.startswith(b"\xef\xbb\xbf# ")
    assert {r["name_ar"] for r in read(content)[1]} == {"إسبانيا", "المغرب", "مالطة", "تونس"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1 day", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_looks_like_a_formula_stays_text(order: Callable[..., Order], text: str) -> None:
    wanted = order()
    part = sheet(wanted, "places")
    at, lon = part.columns.index("name_en"), part.columns.index("lon")
    row = tuple(text if n == at else -5.5 if n == lon else cell for n, cell in enumerate(part.rows[0]))
    evil, about = replace(part, rows=(row,)), colophon(wanted, "Places", ("places",))
    found = list(csv.reader(io.StringIO(csv_bytes(evil, about).decode("utf-8-sig"), newline="")))[-1]
    assert found[at] == f"'{text}"
    assert found[lon] == "-5.5"
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(evil, sheet(wanted, "sources"), about)))
    cell = book.worksheets[0].cell(row=2, column=at + 1)
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert book.worksheets[0].cell(row=2, column=lon + 1).value == -5.5


def test_words_in_the_address_put_no_formula_and_no_line_into_the_head() -> None:
    assert comment('q, "=cmd()') == "q, \"'=cmd()"
    assert comment("a\n=b,=c") == "a =b,'=c"


def test_a_workbook_has_table_sources_and_about_and_runs_from_the_right_in_arabic(
    order: Callable[..., Order],
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(order("lang=ar"), "activities", "xlsx").content))
    assert book.sheetnames == ["الأنشطة", "المصادر", "حول الملف"]
    assert all(part.sheet_view.rightToLeft for part in book.worksheets)
    about = {str(v) for row in book.worksheets[2].iter_rows(values_only=True) for v in row}
    assert {"2026.11", "2026-11-24"} <= about


def test_a_table_without_rows_keeps_its_header(order: Callable[..., Order]) -> None:
    wanted = order("lang=en&q=nothing-has-this-word")
    assert read(export(wanted, "activities", "csv").content)[1] == []
    book = openpyxl.load_workbook(io.BytesIO(export(wanted, "activities", "xlsx").content))
    assert book.worksheets[0].cell(row=1, column=1).value == "id"


def test_states_carry_their_role_and_the_number_of_matching_activities(order: Callable[..., Order]) -> None:
    rows = {r["id"]: r for r in read(export(order("lang=en&agency=icmpd"), "states", "csv").content)[1]}
    assert rows["MAR"]["activities_matching"] == "2"
    assert rows["ESP"]["activities_matching"] == ""
    assert "mtm: partner_state 2012" in rows["MAR"]["roles"]


def test_a_disputed_row_says_what_the_other_source_says(order: Callable[..., Order]) -> None:
    rows = {r["id"]: r for r in read(export(order(), "statements", "csv").content)[1]}
    assert rows["esp-aliens-law"]["disputed"] == "adopted: 2000-12-22 (ICMPD)"


def test_an_unknown_form_or_table_names_those_there_are(order: Callable[..., Order]) -> None:
    with pytest.raises(UnknownFormat, match=r"csv, xlsx$"):
        export(order(), "memberships", "geojson")
    with pytest.raises(UnknownItem, match=r"activities.*map, view"):
        export(order(), "ledger", "csv")


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "gpkg"])
def test_the_same_order_gives_the_same_bytes(order: Callable[..., Order], form: str) -> None:
    maps, profiles = dict.fromkeys(("svg", "png"), "map"), dict.fromkeys(("pdf", "html", "json"), "profile")
    thing, asked = (maps | profiles | {"zip": "view"}).get(form, "activities"), "lang=en&select=MAR"
    assert export(order(asked), thing, form).content == export(order(asked), thing, form).content


def test_a_geopackage_too_gives_the_same_bytes(order: Callable[..., Order]) -> None:
    assert export(order(), "places", "gpkg").content == export(order(), "places", "gpkg").content


def test_a_file_is_named_after_its_table_and_edition(order: Callable[..., Order]) -> None:
    assert export(order(), "treaty_actions", "csv").name.startswith("imap-treaty-actions-20")
    assert formats_of("states") == ("csv", "xlsx", "geojson", "gpkg", "parquet")


@pytest.mark.parametrize(
    ("thing", "search", "file"),
    [
        ("activities", "lang=en", "activities-all.csv"),
        ("statements", "lang=ar&state=MAR", "statements-morocco.csv"),
        ("routes", "lang=en", "routes-all.geojson"),
        ("places", "lang=fr&state=MAR", "places-morocco.geojson"),
    ],
)
def test_files_are_as_they_were(order: Callable[..., Order], thing: str, search: str, file: str) -> None:
    """Refresh with IMAP_GOLDEN=1 and read the difference."""
    content, path = export(order(search), thing, file.rpartition(".")[2]).content, GOLDEN / file
    if os.environ.get("IMAP_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    assert content == path.read_bytes()
