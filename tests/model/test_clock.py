"""The clock of the world: a shortened date means any of its days, a blank one any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imap.model.clock import EVER, Edge, binding, period
from imap.model.dates import earliest, latest

BLANK = dict.fromkeys(("valid_from", "valid_to", "as_of", "adopted", "published", "status"), "")
BLANK["recorded"] = "2026-11-24"
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2030, 12, 31))
PARTIAL = DAYS.map(str).flatmap(lambda d: st.sampled_from([d, d[:7], d[:4]]))


def at(day: str, table: str = "statements", **cells: str) -> str:
    return period(table, {**BLANK, **cells}).at(dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2003-12-31", "out"), ("2004-01-01", "possible"), ("2004-12-30", "possible"), ("2004-12-31", "in")],
)
def test_a_year_means_any_of_its_days(day: str, answer: str) -> None:
    assert at(day, valid_from="2004") == answer


def test_the_end_is_the_first_day_without() -> None:
    law = {"valid_from": "2015-05-26", "valid_to": "2023-11-25"}
    assert [at(d, **law) for d in ("2015-05-25", "2015-05-26", "2023-11-24", "2023-11-25")] == [
        "out", "in", "in", "out",
    ]  # fmt: skip


def test_a_meeting_holds_on_its_last_day() -> None:
    meeting = {"start": "2012-06-29", "end": "2012-06-30"}
    assert [at(d, "activities", **meeting) for d in ("2012-06-30", "2012-07-01")] == ["in", "out"]


def test_a_meeting_that_is_completed_holds_on_its_day_and_then_only_possibly() -> None:
    meeting = {"start": "2018-09-26", "end": "", "status": "completed"}
    days = ("2018-09-25", "2018-09-26", "2018-09-27", "2026-11-24")
    assert [at(d, "activities", **meeting) for d in days] == ["out", "in", "possible", "out"]
    assert at("2026-11-24", "activities", **{**meeting, "status": "running"}) == "in"


def test_a_blank_end_is_in() -> None:
    assert at("2100-01-01", valid_from="2004") == "in"


def test_before_the_day_of_a_list_is_possible() -> None:
    assert at("1990-01-01", "memberships", as_of="2012") == "possible"
    assert at("2011-12-31", "memberships", as_of="2012") == "possible"
    assert at("2012-01-01", "memberships", as_of="2012") == "in"


def test_a_day_within_a_year_on_which_something_held_makes_the_year_possible() -> None:
    assert at("2018-06-01", as_of="2018") == "possible"
    assert at("2018-12-31", as_of="2018") == "in"


def test_after_an_end_of_unknown_day_is_possible_until_the_record_knew_it() -> None:
    row = {"valid_from": "2012-03-01", "status": "denounced"}
    assert [at(d, **row) for d in ("2012-03-01", "2012-03-02", "2026-11-23", "2026-11-24")] == [
        "in", "possible", "possible", "out",
    ]  # fmt: skip


def test_what_began_in_some_year_and_has_ended_since_is_sure_on_no_day() -> None:
    row = {"valid_from": "2012", "status": "repealed"}
    days = ("2011-12-31", "2012-01-01", "2012-12-31", "2026-11-24")
    assert [at(d, **row) for d in days] == ["out", "possible", "possible", "out"]


def test_a_blank_end_holds_on_the_last_day_of_the_calendar() -> None:
    assert at("9999-12-31", valid_from="2012-03-01") == "in"
    assert at("9999-12-31", valid_from="2012-03-01", valid_to="2013-03-01") == "out"


def test_an_end_that_is_not_documented_leaves_it_possible_for_ever() -> None:
    row = {"valid_from": "2012-03-01", "as_of": "2020-01-01", "status": "end_not_documented"}
    assert [at(d, **row) for d in ("2020-01-01", "2020-01-02", "2100-01-01")] == [
        "in",
        "possible",
        "possible",
    ]


def test_a_law_without_a_day_of_entry_into_force_counts_from_its_adoption_else_publication() -> None:
    assert at("2003-11-11", adopted="2003-11-11") == "in"
    assert at("2003-11-10", adopted="2003-11-11") == "out"
    assert at("2003-11-12", adopted="2003-11-11", valid_from="2003-11-13") == "out"
    assert at("2003-11-13", published="2003-11-13") == "in"


def test_what_has_no_date_is_possible_on_any_day() -> None:
    assert period("statements", BLANK).at(EVER) == "possible"
    assert at("2012-06-30") == "possible"


def test_a_list_without_a_state_says_so_until_its_day_and_possibly_after() -> None:
    row = {"action": "not_party", "date": "", "as_of": "2015-03-14"}
    assert [at(d, "treaty_actions", **row) for d in ("1990-01-01", "2015-03-14", "2015-03-15")] == [
        "in", "in", "possible",
    ]  # fmt: skip


def test_what_happened_stays_on_record() -> None:
    assert at("2100-01-01", "treaty_actions", action="ratification", date="2003") == "in"
    assert at("2002-12-31", "treaty_actions", action="ratification", date="2003") == "out"


@pytest.mark.parametrize(
    ("joined", "rule", "in_force", "bound"),
    [
        ("2003-07-14", "P30D", "2004-01-28", "2004-01-28"),
        ("2011-04-25", "P30D", "2004-01-28", "2011-05-25"),
        ("1978-08-14", "P90D", "1954-04-22", "1978-11-12"),
        ("1979-06-14", "P12M", "1978-12-09", "1980-06-14"),
        ("2015-11-30", "P3M", "1980-05-25", "2016-02-29"),
        ("2008-01-11", "P3M/1", "2008-02-01", "2008-05-01"),
        ("2012-09-26", "P3M/1", "2003-07-01", "2013-01-01"),
        ("1974-06-20", "P0D", "1974-06-20", "1974-06-20"),
    ],
)
def test_entry_into_force_follows_from_the_clause(joined: str, rule: str, in_force: str, bound: str) -> None:
    day = dt.date.fromisoformat(joined)
    found = binding(Edge("accession", day, day, joined), rule, in_force)
    assert (found.kind, found.text) == ("computed", bound)


def test_without_a_clause_nothing_is_computed() -> None:
    joined = Edge("accession", dt.date(2003, 7, 14), dt.date(2003, 7, 14), "2003-07-14")
    assert binding(joined, "", "2004-01-28") is joined


@given(st.data(), DAYS)
def test_in_is_in_under_every_reading_and_out_under_none(data: st.DataObject, day: dt.date) -> None:
    start, end = data.draw(PARTIAL), data.draw(PARTIAL)
    assume(earliest(start) < earliest(end))
    found = period("statements", {**BLANK, "valid_from": start, "valid_to": end})
    first, last = ((earliest(text), latest(text)) for text in (start, end))
    readings = {s <= day < e for s in first for e in last}
    expected = {frozenset({True}): "in", frozenset({False}): "out"}.get(frozenset(readings), "possible")
    assert found.at(day) == expected
    assert (found.doubt(day) == "") == (expected != "possible")


@given(DAYS, DAYS, DAYS)
def test_nothing_that_is_in_becomes_possible_by_knowing_more(a: dt.date, b: dt.date, day: dt.date) -> None:
    row: dict[str, Any] = {**BLANK, "valid_from": str(min(a, b))}
    exact, year = (period("statements", {**row, "valid_from": row["valid_from"][:n]}) for n in (10, 4))
    assert exact.at(day) == year.at(day) or year.at(day) == "possible"
