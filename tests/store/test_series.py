from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from imap.model.query import Query
from imap.store.register import BY, Register
from imap.store.select import Cards, select
from imap.store.series import AT_MOST, Series, Tally, tally

if TYPE_CHECKING:
    from imap.model.nouns import Package, Row


def count(package: Package, **query: object) -> Tally:
    return tally(select(Cards(Register(package)), Query(**query)))


def numbers(found: Tally) -> dict[str, dict[int, int]]:
    return {s.value or s.kind: dict(s.counts) for s in found.series}


def with_rows(package: Package, table: str, rows: tuple[Row, ...]) -> Package:
    tables = dict(package.tables) | {table: replace(package.tables[table], rows=rows)}
    return replace(package, tables=tables)


def test_an_activity_counts_in_each_year_it_ran_and_once_for_each_agency(tiny_package: Package) -> None:
    found = count(tiny_package)
    assert numbers(found) == {
        "icmpd": {2003: 1, 2004: 1, 2005: 1},
        "iom": {2004: 1, 2005: 1, 2014: 1},
    }
    assert found.totals == {2003: 1, 2004: 1, 2005: 1, 2014: 1}
    assert found.rows == 3
    assert found.overlapping
    assert found.spanning


def test_themes_are_those_at_the_top_in_the_order_of_the_file_with_fixed_hues(tiny_package: Package) -> None:
    found = count(tiny_package, by="theme")
    assert [(s.value, s.hue) for s in found.series] == [("T02", 0), ("T03", 1), ("T06", 2)]
    assert numbers(found)["T03"] == {2003: 1, 2004: 1, 2005: 1}
    only_asylum = count(tiny_package, by="theme", theme=("T06",))
    assert [(s.value, s.hue) for s in only_asylum.series] == [("T03", 1), ("T06", 2)]


def test_what_has_no_phase_is_counted_as_not_documented_and_asks_for_nothing(tiny_package: Package) -> None:
    found = count(tiny_package, by="phase")
    assert numbers(found) == {"mtm-1": {2003: 1}, "mtm-2": {2004: 1, 2005: 1}, "none": {2014: 1}}
    assert [s.name for s in found.series][:2] == ["MTM I", "MTM II"]
    assert not found.overlapping


def test_treaties_count_acts_that_make_a_state_a_party(tiny_package: Package) -> None:
    found = count(tiny_package, by="instrument")
    assert found.unit == "parties"
    assert numbers(found) == {
        "refugee-convention-1951": {1956: 1, 1957: 1, 1978: 1},
        "smuggling-protocol-2000": {2003: 1},
    }
    assert {s.field for s in found.series} == {"select"}
    assert found.undated == 0


def test_two_acts_of_one_state_on_one_treaty_in_one_year_are_one(tiny_package: Package) -> None:
    rows = tiny_package.tables["treaty_actions"].rows
    twice = {**rows[0], "id": "again", "action": "acceptance"}
    more = with_rows(tiny_package, "treaty_actions", (*rows, twice))
    assert count(more, by="instrument").totals == count(tiny_package, by="instrument").totals


def test_a_row_without_a_year_is_told_not_drawn(tiny_package: Package) -> None:
    rows = tiny_package.tables["activities"].rows
    undated = {**rows[2], "start": "", "end": ""}
    found = count(with_rows(tiny_package, "activities", (*rows[:2], undated)))
    assert found.undated == 1
    assert found.rows == 2
    assert 2014 not in found.totals


def test_asking_for_a_year_draws_no_other_year(tiny_package: Package) -> None:
    assert count(tiny_package, year=("2005",)).years == (2005,)


def test_nothing_found_is_an_empty_tally(tiny_package: Package) -> None:
    found = count(tiny_package, agency=("icmpd",), theme=("T02",))
    assert found.series == ()
    assert found.years == ()


def test_agencies_beyond_the_first_are_counted_together_each_activity_once(tiny_package: Package) -> None:
    bodies = tiny_package.tables["bodies"].rows
    links = tiny_package.tables["activity_bodies"].rows
    more = tuple({**bodies[0], "id": f"body-{n}", "acronym": f"B{n}"} for n in range(9))
    joined = tuple(
        {**links[0], "id": f"link-{n}", "activity": "tiny-meeting", "body": f"body-{n}"} for n in range(9)
    )
    package = with_rows(tiny_package, "bodies", (*bodies, *more))
    found = count(with_rows(package, "activity_bodies", (*links, *joined)))
    assert len(found.series) == AT_MOST["agency"] + 1
    assert found.series[-1].kind == "others"
    assert found.series[-1].counts == {2003: 1}


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_every_series_has_a_name_and_a_hue_of_its_own(tiny_package: Package, by: str, lang: str) -> None:
    found = count(tiny_package, by=by, lang=lang)
    named: list[Series] = [s for s in found.series if s.kind == "value"]
    assert all(s.name for s in found.series)
    assert len({s.hue for s in named}) == len(named)
