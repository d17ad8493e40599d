from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imap.model.dates import earliest, is_day, is_partial_date, latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-02", date(2013, 2, 1), date(2013, 2, 28)),
        ("2012-06-30", date(2012, 6, 30), date(2012, 6, 30)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_shortened_date_means_its_earliest_to_its_latest_day(text: str, first: date, last: date) -> None:
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2012-6",
        "2012-13",
        "2013-02-29",
        "2012-02-30",
        "0000",
        "2012-06-30T00",
        " 2012",
        "٢٠١٢",
        "2012\n",
    ],
)
def test_what_no_calendar_has_is_refused_by_name(text: str) -> None:
    assert not is_partial_date(text)
    for read in (earliest, latest):
        with pytest.raises(ValueError, match=r"is not|must be|out of range"):
            read(text)


def test_a_day_is_a_full_date() -> None:
    assert is_day("2012-06-30")
    assert not is_day("2012-06")
    assert not is_day("2012-06-31")


@given(st.dates())
def test_shortening_a_date_keeps_the_day_within_its_reach(day: date) -> None:
    text = day.isoformat()
    for length in (4, 7, 10):
        assert earliest(text[:length]) <= day <= latest(text[:length])


@given(st.text())
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    assert is_partial_date(text) in {True, False}
