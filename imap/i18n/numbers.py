"""Numbers and shortened dates as CLDR writes them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from imap.model.nouns import Language


LOCALE: dict[str, str] = {"ar": "ar", "en": "en_GB", "fr": "fr"}
"""CLDR locale of each language; English dates run day, month, year."""


@lru_cache(maxsize=4096)
def number(value: float, lang: Language) -> str:
    """A count or amount, grouped as the language does; digits by CLDR."""
    return format_decimal(value, locale=LOCALE[lang])


@lru_cache(maxsize=4096)
def day(text: str, lang: Language) -> str:
    """A shortened ISO date in words: ``2012`` stays a year, ``2012-06`` is a month, else a day.

    Parameters
    ----------
    text
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; blank gives blank.
    """
    if not text or len(text) == 4:
        return text
    if len(text) == 7:
        first = dt.date.fromisoformat(f"{text}-01")
        return format_skeleton("yMMM", first, locale=LOCALE[lang])
    said = format_date(
        dt.date.fromisoformat(text), format="medium" if lang != "ar" else "long", locale=LOCALE[lang]
    )
    return said.replace("1 ", "1er ", 1) if lang == "fr" and text.endswith("-01") else said


def span(start: str, end: str, lang: Language) -> str:
    """A period in words; an end that equals the start is said once."""
    if not start or not end or start == end:
        return day(start or end, lang)
    first, last = (f"\u2068{day(d, lang)}\u2069" if lang == "ar" else day(d, lang) for d in (start, end))
    return f"{first} – {last}"
