from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imap.store.check import check, examine
from imap.store.descriptor import describe
from imap.store.read import read, read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from imap.model.nouns import Package


def cases(file: str) -> list[dict[str, str]]:
    """Ways to break the package and the messages they give, from a table beside this file."""
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in read(folder)[1]]


def test_rows_are_typed(tiny_package: Package) -> None:
    project = next(r for r in tiny_package.tables["activities"].rows if r["id"] == "tiny-project")
    study = next(r for r in tiny_package.tables["activities"].rows if r["id"] == "tiny-study")
    assert project["themes"] == ("T03.1", "T06")
    assert (project["budget"], project["states_complete"]) == (1200000, False)
    assert (study["budget"], study["places"], study["dialogue"]) == (None, (), "")
    assert tiny_package.tables["places"].rows[0]["lon"] == -5.45
    assert tiny_package.tables["legs"].rows[1]["position"] == 2


def test_the_package_says_what_it_is(tiny_package: Package) -> None:
    assert (tiny_package.name, tiny_package.licence) == ("i-map", "CC-BY-4.0")
    areas = tiny_package.tables["areas"]
    assert (areas.file, areas.key, areas.evidence) == ("areas.csv", ("id", "recorded"), "optional")
    group = next(c for c in tiny_package.tables["memberships"].columns if c.name == "group")
    assert (group.references, group.required) == (("dialogues", "groups"), True)


def test_rows_keep_the_line_they_begin_on(tiny_folder: Path) -> None:
    change(tiny_folder / "areas.csv", "Espagne", '"Es\npagne"')
    areas = read(tiny_folder)[0].tables["areas"]
    assert [row["id"] for row in areas.rows] == ["ESP", "MAR", "MLT", "TUN"]
    assert areas.lines == (2, 4, 5, 6)


def test_a_blank_line_is_reported_and_left_out(tiny_folder: Path) -> None:
    change(tiny_folder / "phases.csv", "\nmtm-2", "\n\nmtm-2")
    package, problems = read(tiny_folder)
    assert [str(p) for p in problems] == ["phases.csv, row 3: ''; expected 16 cells, one for each column"]
    assert package.tables["phases"].lines == (2, 4)


def cut_a_cell(folder: Path) -> None:
    change(folder / "phases.csv", "mtm-1,mtm,", "mtm-1,")


def add_a_cell(folder: Path) -> None:
    change(folder / "phases.csv", "mtm-1,mtm,", "mtm-1,mtm,,")


def leave_a_quote_open(folder: Path) -> None:
    change(folder / "phases.csv", "mtm-2,mtm,,2,II", 'mtm-2,mtm,,2,"II')


def write_after_a_quote(folder: Path) -> None:
    change(folder / "phases.csv", ",1,I,", ',1,"I"I,')


def lose_the_file(folder: Path) -> None:
    (folder / "phases.csv").unlink()


def empty_the_file(folder: Path) -> None:
    (folder / "phases.csv").write_bytes(b"")


def lose_a_column(folder: Path) -> None:
    change(folder / "phases.csv", ",label,", ",number,")


def add_a_column(folder: Path) -> None:
    (folder / "fact_types.csv").write_text(
        "id,extra,step,name_en,name_fr,name_ar,own_translation,recorded,superseded\n"
    )


def repeat_a_column(folder: Path) -> None:
    (folder / "fact_types.csv").write_text(
        "id,step,step,name_en,name_fr,name_ar,own_translation,recorded,superseded\n"
    )


def reorder_columns(folder: Path) -> None:
    change(folder / "legs.csv", "start,finish", "finish,start")


def write_latin_1(folder: Path) -> None:
    path = folder / "phases.csv"
    path.write_bytes(path.read_bytes().replace(b",1,I,", b",1,\xe9,").replace(b",2,II,", b",2,\xe8,"))


def write_a_byte_order_mark(folder: Path) -> None:
    path = folder / "phases.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def write_a_word_for_a_number(folder: Path) -> None:
    change(folder / "places.csv", "-5.45", "west")


def write_an_arabic_digit(folder: Path) -> None:
    change(folder / "phases.csv", ",1,I,", ",١,I,")


def write_a_decimal_for_a_whole_number(folder: Path) -> None:
    change(folder / "phases.csv", ",1,I,", ",1.5,I,")


def write_yes_for_true(folder: Path) -> None:
    change(folder / "activities.csv", ",true,", ",yes,")


BREAKS = (
    cut_a_cell,
    add_a_cell,
    leave_a_quote_open,
    write_after_a_quote,
    lose_the_file,
    empty_the_file,
    lose_a_column,
    add_a_column,
    repeat_a_column,
    reorder_columns,
    write_latin_1,
    write_a_byte_order_mark,
    write_a_word_for_a_number,
    write_an_arabic_digit,
    write_a_decimal_for_a_whole_number,
    write_yes_for_true,
)


@pytest.mark.parametrize("break_it", BREAKS)
def test_what_cannot_be_read_is_named(tiny_folder: Path, break_it: Callable[[Path], None]) -> None:
    break_it(tiny_folder)
    told = [case["message"] for case in cases("broken_files.csv") if case["case"] == break_it.__name__]
    assert problems_of(tiny_folder) == told


def test_a_number_that_no_machine_holds_is_none(tiny_folder: Path) -> None:
    change(tiny_folder / "phases.csv", ",1,I,", f",{'9' * 5000},I,")
    (problem,) = read(tiny_folder)[1]
    assert (problem.row, problem.column, problem.expected) == (2, "position", "a whole number such as 12")


def test_reading_goes_on_after_a_broken_record(tiny_folder: Path) -> None:
    write_after_a_quote(tiny_folder)
    assert [row["id"] for row in read(tiny_folder)[0].tables["phases"].rows] == ["mtm-2"]


def test_a_folder_without_a_descriptor_is_a_problem_and_no_more(tmp_path: Path) -> None:
    package, problems = read(tmp_path)
    assert [str(p) for p in problems] == ["datapackage.json: ''; expected a file that can be read"]
    assert package.tables == {}
    assert check(package) == ()


def edited(document: dict[str, object], path: str, value: object) -> object:
    """Copy of the descriptor with one value replaced; ``path`` is keys and positions."""
    copy = json.loads(json.dumps(document))
    *above, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    node = copy
    for key in above:
        node = node[key]
    node[last] = value
    return copy


@pytest.mark.parametrize("case", cases("broken_descriptor.csv"), ids=lambda case: case["path"])
def test_a_bad_descriptor_says_where(tiny_folder: Path, case: dict[str, str]) -> None:
    document = json.loads((tiny_folder / "datapackage.json").read_text(encoding="utf-8"))
    problems = describe(edited(document, case["path"], json.loads(case["value"])))[1]
    assert case["message"] in [str(problem) for problem in problems]


def test_a_descriptor_that_is_no_json_names_the_line(tiny_folder: Path) -> None:
    (tiny_folder / "datapackage.json").write_text('{"name": "x",\n nonsense}', encoding="utf-8")
    (problem,) = read(tiny_folder)[1]
    assert (problem.file, problem.expected) == ("datapackage.json", "JSON")
    assert "line 2" in problem.value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(
    JSON, st.sampled_from(["", "resources", "resources/0", "resources/0/schema", "resources/0/schema/fields"])
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_a_package_or_problems(tiny_folder: Path, value: object, path: str) -> None:
    document = json.loads((tiny_folder / "datapackage.json").read_text(encoding="utf-8"))
    package, problems = describe(edited(document, path, value) if path else value)
    assert problems or package.tables
    check(package)


@given(st.binary(max_size=400))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_garbage_in_a_table_never_raises(tiny_package: Package, data: bytes) -> None:
    table = tiny_package.tables["places"]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / table.file).write_bytes(data)
        assert read_table(Path(folder), table)[1]


@given(
    st.sampled_from(["activities", "evidence", "legs", "memberships", "statements", "themes"]),
    st.binary(max_size=60) | st.text(max_size=30).map(str.encode),
    st.integers(0, 2000),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_garbage_inside_a_good_table_never_raises(
    tiny_folder: Path, table: str, data: bytes, at: int
) -> None:
    path = tiny_folder / f"{table}.csv"
    good = path.read_bytes()
    try:
        path.write_bytes(good[:at] + data + good[at + len(data) :])
        examine(tiny_folder)
        check(read(tiny_folder)[0])
    finally:
        path.write_bytes(good)
