from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imap.model.errors import Problem
from imap.store.check import check, examine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from imap.model.nouns import Package


@contextmanager
def rows_of(folder: Path, table: str) -> Iterator[list[dict[str, str]]]:
    """Rows of a file, written back after the change."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    yield rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cases(file: str) -> list[dict[str, str]]:
    """Ways to break the package and the messages they give, from a table beside this file."""
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def put(folder: Path, table: str, item: str, /, **cells: str) -> None:
    """Change cells of the last row with an id (of evidence: for an item)."""
    with rows_of(folder, table) as rows:
        name = "item" if table == "evidence" else "id"
        [row for row in rows if row[name] == item][-1].update(cells)


def messages(folder: Path) -> list[str]:
    return [str(problem) for problem in examine(folder)[1]]


def test_the_tiny_package_is_good(tiny_package: Package) -> None:
    assert check(tiny_package) == ()


def test_the_tiny_folder_is_good(tiny_folder: Path) -> None:
    assert examine(tiny_folder)[1] == ()


@pytest.mark.parametrize(
    "case", cases("broken_cells.csv"), ids=lambda case: f"{case['table']}-{case['column']}"
)
def test_one_broken_cell_gives_one_message(tiny_folder: Path, case: dict[str, str]) -> None:
    put(tiny_folder, case["table"], case["item"], **{case["column"]: case["value"]})
    assert messages(tiny_folder) == [case["message"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The\tstrait", "no control or invisible characters (U+0009 at 4)"),
        ("The\nstrait", "no control or invisible characters (U+000A at 4)"),
        ("The long strait عبر\u200fالمضيق", "no control or invisible characters (U+200F at 20)"),
        ("De\u0301troit", "text in Unicode form NFC"),
    ],
)
def test_characters_that_cannot_be_seen_are_refused(tiny_folder: Path, text: str, expected: str) -> None:
    put(tiny_folder, "routes", "tiny-strait", name_en=text)
    assert messages(tiny_folder) == [f"routes.csv, row 2, column name_en: {text!r}; expected {expected}"]


def test_the_text_of_a_statement_has_600_characters_at_most(tiny_folder: Path) -> None:
    put(tiny_folder, "statements", "mar-shift", text_ar="ن" * 600)
    assert messages(tiny_folder) == []
    put(tiny_folder, "statements", "mar-shift", text_ar="ن" * 601)
    assert examine(tiny_folder)[1] == (
        Problem("statements.csv", 6, "text_ar", "ن" * 79 + "…", "at most 600 characters, not 601"),
    )


def repeat_a_row(folder: Path) -> None:
    with rows_of(folder, "phases") as rows:
        rows.append(dict(rows[1]))


def let_two_rows_stand(folder: Path) -> None:
    with rows_of(folder, "statements") as rows:
        next(row for row in rows if row["id"] == "mar-entry-law").update(superseded="")


def share_an_id_between_tables(folder: Path) -> None:
    with rows_of(folder, "waters") as rows:
        rows[0]["id"] = "rabat"
    put(folder, "evidence", "strait-of-gibraltar", item="rabat")


def swap_two_rows(folder: Path) -> None:
    with rows_of(folder, "areas") as rows:
        rows[0], rows[1] = rows[1], rows[0]


def swap_evidence(folder: Path) -> None:
    with rows_of(folder, "evidence") as rows:
        rows.append(rows.pop(0))


def remove_evidence(folder: Path) -> None:
    with rows_of(folder, "evidence") as rows:
        rows[:] = [row for row in rows if row["item"] != "icmpd"]


def supersede_evidence(folder: Path) -> None:
    put(folder, "evidence", "icmpd", superseded="2026-12-01")


def dispute_only(folder: Path) -> None:
    put(folder, "evidence", "icmpd", stance="disputes", value="1994")


def support_a_whole_table_that_needs_more(folder: Path) -> None:
    put(folder, "evidence", "icmpd", item="*")


def support_an_unknown_table(folder: Path) -> None:
    put(folder, "evidence", "icmpd", table="agencies")


def support_an_unknown_row(folder: Path) -> None:
    put(folder, "evidence", "icmpd", item="icmpd-x")


def withdraw_a_body(folder: Path) -> None:
    put(folder, "bodies", "mar-interior", superseded="2026-12-01")


def go_round_in_a_circle(folder: Path) -> None:
    put(folder, "themes", "T06", broader="T06.1")


def make_a_part_the_main_theme(folder: Path) -> None:
    put(folder, "themes", "T02", broader="T03")


def put_a_place_at_zero(folder: Path) -> None:
    put(folder, "places", "rabat", lon="0", lat="0.0")


BREAKS = (
    repeat_a_row,
    let_two_rows_stand,
    swap_two_rows,
    swap_evidence,
    remove_evidence,
    supersede_evidence,
    dispute_only,
    support_a_whole_table_that_needs_more,
    support_an_unknown_row,
    withdraw_a_body,
    go_round_in_a_circle,
    make_a_part_the_main_theme,
    put_a_place_at_zero,
)


@pytest.mark.parametrize("break_it", BREAKS)
def test_rows_that_do_not_fit_together_are_named(tiny_folder: Path, break_it: Callable[[Path], None]) -> None:
    break_it(tiny_folder)
    told = [case["message"] for case in cases("broken_rows.csv") if case["case"] == break_it.__name__]
    assert messages(tiny_folder) == told


def test_an_id_belongs_to_one_table(tiny_folder: Path) -> None:
    share_an_id_between_tables(tiny_folder)
    assert (
        "waters.csv, row 2, column id: 'rabat'; expected an id that no other table uses; places has it"
        in messages(tiny_folder)
    )


def test_evidence_names_a_table_of_the_package(tiny_folder: Path) -> None:
    support_an_unknown_table(tiny_folder)
    assert "evidence.csv, row 17, column table: 'agencies'; expected a table of the package" in messages(
        tiny_folder
    )


def test_shortened_dates_are_read_in_the_kindest_way(tiny_folder: Path) -> None:
    put(tiny_folder, "statements", "mlt-refugee-office", valid_from="2020-06", valid_to="2020")
    assert messages(tiny_folder) == []


def test_a_withdrawn_row_keeps_what_it_referred_to(tiny_folder: Path) -> None:
    put(tiny_folder, "bodies", "mar-interior", superseded="2026-12-01")
    put(tiny_folder, "evidence", "mar-interior", superseded="2026-12-01")
    put(tiny_folder, "statements", "mar-entry-law", superseded="2026-12-01")
    hanging = {
        "relations": "mar-entry-law.meets.smuggling-protocol-2000.6",
        "mandates": "mar.interior.entry",
        "endorsements": "mar-entry-law.mar.endorsed",
    }
    for table, item in hanging.items():
        put(tiny_folder, table, item, superseded="2026-12-01")
    with rows_of(tiny_folder, "evidence") as rows:
        for row in rows:
            gone = row["item"] in {"mar-entry-law", *hanging.values()}
            row["superseded"] = "2026-12-01" if gone else row["superseded"]
    assert messages(tiny_folder) == []


def test_a_package_broken_in_ten_ways_gets_all_ten_in_one_report(tiny_folder: Path) -> None:
    put(tiny_folder, "areas", "MLT", iso2="Mt")
    put(tiny_folder, "bodies", "icmpd", kind="club")
    put(tiny_folder, "legs", "tiny-strait.2", position="two")
    put(tiny_folder, "memberships", "mtm.mar.partner-state", area="XKX")
    put(tiny_folder, "phases", "mtm-1", valid_to="2001")
    put(tiny_folder, "places", "rabat", lat="north")
    put(tiny_folder, "routes", "tiny-strait", name_fr="")
    put(tiny_folder, "sources", "tiny-treaties", url="")
    put(tiny_folder, "statements", "mar-shift", text_en="Said by Dr. Nobody.")
    path = tiny_folder / "waters.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + ",\n", encoding="utf-8")
    found = examine(tiny_folder)[1]
    assert [(p.file, p.row, p.column) for p in found] == [
        ("areas.csv", 4, "iso2"),
        ("bodies.csv", 2, "kind"),
        ("legs.csv", 3, "position"),
        ("memberships.csv", 7, "area"),
        ("phases.csv", 2, "valid_to"),
        ("places.csv", 3, "lat"),
        ("routes.csv", 2, "name_fr"),
        ("sources.csv", 5, "url"),
        ("statements.csv", 6, "text_en"),
        ("waters.csv", 2, ""),
    ]


def test_a_lost_file_is_reported_alone(tiny_folder: Path) -> None:
    (tiny_folder / "areas.csv").unlink()
    assert messages(tiny_folder) == ["areas.csv: ''; expected a file that can be read"]


def test_problems_are_sorted_by_file_row_and_column(tiny_folder: Path) -> None:
    for table, item in (("waters", "strait-of-gibraltar"), ("areas", "TUN"), ("areas", "ESP")):
        put(tiny_folder, table, item, name_fr=" x", name_en="x ")
    found = examine(tiny_folder)[1]
    assert list(found) == sorted(found)
    assert [(p.file, p.row, p.column) for p in found][:2] == [
        ("areas.csv", 2, "name_en"),
        ("areas.csv", 2, "name_fr"),
    ]


def test_rows_without_lines_are_counted_from_the_header(tiny_package: Package) -> None:
    areas = tiny_package.tables["areas"]
    blank = replace(areas, rows=({**areas.rows[0], "iso2": "e"}, *areas.rows[1:]), lines=())
    package = replace(tiny_package, tables={**tiny_package.tables, "areas": blank})
    assert check(package) == (Problem("areas.csv", 2, "iso2", "e", "a text of the form [A-Z]{2}"),)


def test_what_a_state_has_is_placed_in_time(tiny_folder: Path) -> None:
    put(tiny_folder, "statements", "mar-entry-law", adopted="", published="", valid_from="", as_of="")
    assert messages(tiny_folder)[0].endswith(
        "expected a date in adopted, published, valid_from, valid_to, as_of; only a challenge may have none"
    )
    put(tiny_folder, "statements", "mar-shift", adopted="", as_of="")
    assert len(messages(tiny_folder)) == 1


def test_what_had_ended_when_it_was_recorded_does_not_last(tiny_folder: Path) -> None:
    put(tiny_folder, "statements", "mar-entry-law", valid_to="2020", status="in_force")
    assert messages(tiny_folder) == [
        (
            "statements.csv, row 5, column status: 'in_force'; "
            "expected denounced, ended, repealed, replaced: it ended (2020) before it was recorded"
        )
    ]
    put(tiny_folder, "statements", "mar-entry-law", valid_to="2026", status="in_force")
    assert messages(tiny_folder) == [], "it may still end this year"
