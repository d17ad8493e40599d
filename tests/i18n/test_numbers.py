"""Numbers and shortened dates as each language writes them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from imap.i18n.numbers import day, number, span
from imap.model.nouns import LANGUAGES

if TYPE_CHECKING:
    from imap.model.nouns import Language

OPEN, CLOSE = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("lang", "year", "month", "full"),
    [
        ("ar", "2012", "يونيو 2012", "30 يونيو 2012"),
        ("en", "2012", "Jun 2012", "30 Jun 2012"),
        ("fr", "2012", "juin 2012", "30 juin 2012"),
    ],
)
def test_a_date_says_as_much_as_is_known(lang: Language, year: str, month: str, full: str) -> None:
    assert (day("2012", lang), day("2012-06", lang), day("2012-06-30", lang)) == (year, month, full)
    assert day("", lang) == ""


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Jun 2004 – 31 Dec 2005"),
        ("fr", "juin 2004 – 31 déc. 2005"),
        ("ar", f"{OPEN}يونيو 2004{CLOSE} – {OPEN}31 ديسمبر 2005{CLOSE}"),
    ],
)
def test_a_period_runs_from_day_to_day_and_is_isolated_in_arabic(lang: Language, expected: str) -> None:
    assert span("2004-06", "2005-12-31", lang) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_period_with_one_day_says_it_once(lang: Language) -> None:
    assert span("2012", "2012", lang) == span("2012", "", lang) == span("", "2012", lang) == "2012"
    assert span("", "", lang) == ""


@pytest.mark.parametrize(("lang", "expected"), [("ar", "1,234.5"), ("en", "1,234.5"), ("fr", "1 234,5")])
def test_a_number_is_grouped_as_the_language_does(lang: Language, expected: str) -> None:
    assert unicodedata.normalize("NFKC", number(1234.5, lang)) == expected
