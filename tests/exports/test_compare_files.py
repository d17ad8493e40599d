"""A comparison as a workbook, as one long table, and as pages."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from stores import plus, real, support

from imap.exports.colophon import Order
from imap.exports.compare.document import comparison_of
from imap.exports.compare.pdf import document
from imap.exports.compare.sheets import SIGNS
from imap.exports.formats import export, formats_of
from imap.i18n.words import word
from imap.model.errors import UnknownItem
from imap.model.nouns import LANGUAGES
from imap.model.query import parse
from imap.store.register import Register
from imap.store.store import Store

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package

PICK = "pick=MAR,NER,EGY"
FORMS = ("csv", "xlsx", "pdf")


def order(search: str, store: Store | None = None) -> Order:
    store = store or real()
    query, unknown = parse(search, store.register.vocabulary)
    return Order(store.select(query), store, dt.date(2026, 11, 25), "https://example.org", unknown)


def rows(search: str, store: Store | None = None) -> tuple[str, list[dict[str, str]]]:
    """What a CSV says first, and its rows."""
    text = export(order(search, store), "compare", "csv").content.decode("utf-8-sig")
    lines = text.splitlines(keepends=True)
    head = [line for line in lines if line.startswith("# ")]
    return "".join(head), list(csv.DictReader(io.StringIO("".join(lines[len(head) :]))))


def book(search: str, store: Store | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export(order(search, store), "compare", "xlsx").content))


@pytest.fixture
def with_absence(tiny_package: Package, tiny_store: Store) -> Store:
    """A lack of a law that a source documents, linked to an article."""
    item = "tun-asylum-law-absent.meets.refugee-convention-1951.33"
    row = {
        "id": item,
        "statement": "tun-asylum-law-absent",
        "relation": "meets",
        "target": "refugee-convention-1951.33",
    }
    package = support(plus(tiny_package, "relations", row), "relations", item, "confirms:iom")
    return Store(Register(package), tiny_store.shapes)


def test_a_comparison_can_be_had_as_table_workbook_and_pages() -> None:
    assert set(FORMS) == set(formats_of("compare"))


@pytest.mark.parametrize("form", FORMS)
def test_a_comparison_of_fewer_than_two_states_is_refused_with_what_to_do(form: str) -> None:
    for search in ("lang=en", "lang=en&pick=MAR", "lang=en&pick=MAR,XXX"):
        with pytest.raises(UnknownItem, match="pick=MAR,TUN"):
            export(order(search), "compare", form)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_comparison_gives_the_same_bytes(form: str) -> None:
    search = f"lang=ar&{PICK}&theme=T06"
    first, second = (export(order(search), "compare", form) for _ in range(2))
    assert first.content == second.content
    assert first.name.startswith("imap-compare-")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_has_a_sheet_for_each_dimension_then_sources_and_about(lang: Language) -> None:
    found = comparison_of(order(f"lang={lang}&{PICK}"))
    made = book(f"lang={lang}&{PICK}")
    *dimensions, groups, sources, about = made.worksheets
    assert len(dimensions) == len(found.dimensions) > 8
    assert all(bool(s.sheet_view.rightToLeft) is (lang == "ar") for s in made.worksheets)
    assert [s.freeze_panes for s in dimensions] == ["E2"] * len(dimensions)
    assert groups.max_row - 1 == len(found.groups)
    assert sources.max_row - 1 == len(found.sources)
    assert word("file.citation", lang) in {str(c.value) for c in about["A"]}
    for sheet, dimension in zip(dimensions, found.dimensions, strict=True):
        heads = [str(c.value) for c in sheet[1]]
        assert [h[-4:-1] for h in heads[4:]] == ["MAR", "NER", "EGY"]
        assert sheet.max_row - 1 >= 4 * len(dimension.lines)
        cells = [c.value for row in sheet.iter_rows(min_row=2) for c in row]
        assert all(cells[n] for n in range(len(cells)) if n % 7 < 4)


def test_every_statement_of_a_workbook_names_its_sources_by_number() -> None:
    made = book(f"lang=en&{PICK}&theme=T03")
    cells = [str(c.value) for row in made.worksheets[0].iter_rows(min_row=2, min_col=5) for c in row]
    told = [line for cell in cells for line in cell.splitlines() if "] – " in line]
    assert told
    assert [line for line in told if "linked by [" not in line] == []
    named = sum(len(e) > 0 for e in told)
    assert named == sum(" – " in line for cell in cells for line in cell.splitlines() if "– –" not in line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_three_gaps_differ_in_word_and_sign_in_every_file(with_absence: Store, lang: Language) -> None:
    search = f"lang={lang}&pick=TUN,ESP"
    cells = {
        str(c.value)
        for row in book(search, with_absence).worksheets[0].iter_rows(min_row=2, min_col=5)
        for c in row
    }
    for kind, key in (("not_linked", "compare.not_linked"), ("not_documented", "not_documented")):
        assert f"{SIGNS[kind]} {word(key, lang)}" in cells
    absent = f"{SIGNS['absence']} {word('step.absence', lang)}"
    assert any(cell.startswith(absent) for cell in cells)
    found = order(search, with_absence)
    told = document(found, comparison_of(found))["dimensions"][0]["lines"][0]["boxes"]
    assert [box["kind"] for box in told] == ["linked", "not_linked"]
    assert [p["sort"] for p in told[0]["pieces"]] == ["", "not_documented", "not_documented"]
    assert told[0]["pieces"][0]["told"][0]["step"] == 0
    assert {(r["state"], r["content"]) for r in rows(search, with_absence)[1]} == {
        ("TUN", "absence_documented"),
        ("TUN", "not_documented"),
        ("ESP", "not_linked"),
    }


def test_the_long_table_has_a_line_for_each_statement_part_and_cell() -> None:
    search = f"lang=en&{PICK}"
    found = comparison_of(order(search))
    _, told = rows(search)
    cells = [c for line in found.lines for c in line.cells]
    entries = sum(len(p.entries) for c in cells for p in c.parts)
    assert sum(bool(r["statement"]) for r in told) == entries
    assert sum(r["cell"] == "not_linked" for r in told) == sum(c.kind == "not_linked" for c in cells)
    assert list(dict.fromkeys(r["state"] for r in told)) == ["MAR", "NER", "EGY"]
    for row in told:
        assert bool(row["statement"]) == bool(row["sources"]) == bool(row["linked_by"])
        assert bool(row["treaty_status"]) == bool(row["treaty_sources"])
        assert not row["statement"] or row["address"].startswith("https://example.org/item/")


def test_a_file_says_question_day_address_and_what_it_left_out() -> None:
    head, _ = rows("lang=en&pick=ESP,FRA,ITA,MLT,MAR,NER,TUR,EGY,TUN,XXX&at=2012-06-30&theme=T08")
    assert "Comparison: Spain, France, Italy, Malta, Morocco, Niger, Türkiye and Egypt" in head
    assert "As it stood on 30 Jun 2012" in head
    assert "theme=T08&at=2012-06-30&pick=ESP,FRA,ITA,MLT,MAR,NER,TUR,EGY" in head
    assert "https://example.org/compare?" in head
    assert "Left out: Tunisia" in head
    assert "pick=XXX" in head


def test_what_only_possibly_holds_is_a_column() -> None:
    _, told = rows("lang=en&pick=NER,MAR&at=2015-06-15")
    possible = [r for r in told if r["holds"] == "possible"]
    assert possible
    assert all(r["doubt"] for r in possible)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_a_pdf_with_every_state_and_obligation(lang: Language) -> None:
    asked = order(f"lang={lang}&{PICK}&theme=T06&rows=all&at=2023-01-01")
    found = comparison_of(asked)
    told = document(asked, found)
    assert [s["code"] for s in told["states"]] == ["MAR", "NER", "EGY"]
    assert [len(d["lines"]) for d in told["dimensions"]] == [len(d.lines) for d in found.dimensions] == [6]
    assert [s["number"] for s in told["sources"]] == list(range(1, len(found.sources) + 1))
    made = export(asked, "compare", "pdf")
    assert made.content.startswith(b"%PDF-")
    assert made.media_type == "application/pdf"


def test_a_comparison_without_any_match_says_so_in_every_file() -> None:
    search = "lang=en&pick=MAR,TUN&q=nothing-has-this-word"
    assert book(search).worksheets[0].cell(row=1, column=1).value == word("compare.empty", "en")
    assert rows(search)[1] == []
    assert export(order(search), "compare", "pdf").content.startswith(b"%PDF-")
