"""Shortened dates: ``2012``, ``2012-06`` or ``2012-06-30``, as much as is known.

A shortened date means every day from its earliest to its latest one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def earliest(text: str) -> date:
    """First day that a shortened date can mean.

    Parameters
    ----------
    text
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        Where the text is none of these, or names a day that no calendar has.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def latest(text: str) -> date:
    """Last day that a shortened date can mean.

    Parameters
    ----------
    text
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        Where the text is none of these, or names a day that no calendar has.
    """
    first = earliest(text)
    _, month, day = _parts(text)
    last_month = month or 12
    return date(first.year, last_month, day or monthrange(first.year, last_month)[1])


def is_partial_date(text: str) -> bool:
    """Whether the text is a shortened date that the calendar has."""
    try:
        earliest(text)
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether the text is a full date, ``YYYY-MM-DD``, that the calendar has."""
    return len(text) == len("YYYY-MM-DD") and is_partial_date(text)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _SHAPE.fullmatch(text)
    if match is None:
        message = f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
        raise ValueError(message)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None
