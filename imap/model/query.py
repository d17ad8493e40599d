"""The one question that every door asks: browser, address, download and shell.

``FIELDS`` is the authority on the names in an address. A value is checked against a
``Vocabulary`` (what the data package holds); what is not known is named and ignored.
"""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from dataclasses import field as attribute
from typing import Any, Literal, TypeAlias, cast
from urllib.parse import parse_qsl, quote

from imap.model.dates import is_day, is_partial_date, latest
from imap.model.nouns import Language

Vocabulary: TypeAlias = Mapping[str, frozenset[str]]
"""Values that a field may take, by the name of the field."""

HOME = "mtm"
"""Dialogue that the map is about where a question names none."""
VIEW = re.compile(r"-?\d{1,3}(\.\d{1,3})?,-?\d{1,3}(\.\d{1,3})?,-?\d{1,2}(\.\d{1,2})?")
WORDS_AT_MOST = 120
PICK_AT_MOST = 8
"""States that can be compared at once."""
ROWS = ("linked", "all")
"""Obligations that a comparison shows: those with a link for a picked state, or every one."""


@dataclass(frozen=True, slots=True)
class Field:
    """One name in an address.

    ``kind``: *many* (values joined by commas), *one*, *day* (``YYYY-MM-DD``), or *text* (any
    words). ``filters``: whether it narrows rows; the others say how they are shown.
    """

    name: str
    kind: Literal["many", "one", "day", "text"]
    filters: bool = False

    @property
    def slot(self) -> str:
        """Attribute of ``Query`` that holds it."""
        return f"{self.name}_" if keyword.iskeyword(self.name) else self.name


FIELDS: tuple[Field, ...] = (
    Field("lang", "one"),
    Field("dialogue", "many", filters=True),
    Field("phase", "many", filters=True),
    Field("agency", "many", filters=True),
    Field("theme", "many", filters=True),
    Field("state", "many", filters=True),
    Field("year", "many", filters=True),
    Field("q", "text", filters=True),
    Field("at", "day"),
    Field("known", "day"),
    Field("from", "day"),
    Field("to", "day"),
    Field("fill", "one"),
    Field("layer", "many"),
    Field("select", "one"),
    Field("pick", "many"),
    Field("rows", "one"),
    Field("tab", "one"),
    Field("by", "one"),
    Field("view", "one"),
)
FILTERS: tuple[str, ...] = tuple(field.name for field in FIELDS if field.filters)
CLOCKS = ("at", "known")
"""The day of the world, and the day of the record."""

ACTS_ON: Mapping[str, frozenset[str]] = {
    "activities": frozenset(FILTERS),
    "statements": frozenset({"dialogue", "agency", "theme", "state", "q"}),
    "treaty_actions": frozenset({"dialogue", "theme", "state", "year", "q"}),
    "recommendations": frozenset({"dialogue", "phase", "agency", "theme", "state", "year", "q"}),
    "memberships": frozenset({"dialogue", "agency", "state", "q"}),
    "bodies": frozenset({"agency", "state", "q"}),
    "routes": frozenset({"state", "q"}),
    "places": frozenset({"state", "q"}),
    "states": frozenset({"dialogue", "state", "q"}),
}
"""Which filters narrow which table; every other filter leaves it as it is and says so."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something in an address that is not known; ``nearest`` is a known value like it, or blank.

    ``text``: what the address gave to a name that is not known, so that the nearest name can take it.
    """

    field: str
    value: str
    nearest: str = ""
    text: str = attribute(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: filters, and how the answer is shown. Hashable, so that it can key a cache."""

    lang: Language = "en"
    dialogue: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    q: str = ""
    at: str = ""
    known: str = ""
    from_: str = ""
    to: str = ""
    fill: str = f"role:{HOME}"
    layer: tuple[str, ...] = ()
    select: str = ""
    pick: tuple[str, ...] = ()
    rows: str = "linked"
    tab: str = "states"
    by: str = "agency"
    view: str = ""

    def values(self, name: str) -> tuple[str, ...]:
        """Values of one field, as a tuple whatever its kind."""
        value = getattr(self, _SLOT[name])
        return value if isinstance(value, tuple) else ((value,) if value else ())

    @property
    def group(self) -> str:
        """Dialogue or group whose roles are meant: that of the role fill, else the home dialogue."""
        kind, _, group = self.fill.partition(":")
        return group if kind == "role" else HOME

    def filters(self) -> dict[str, tuple[str, ...]]:
        """Active filters by name, in the order of ``FIELDS``."""
        return {name: self.values(name) for name in FILTERS if self.values(name)}

    def without(self, name: str, value: str | None = None) -> Query:
        """Copy of the question with one filter, or one value of it, dropped."""
        if value is None or name in {"q", *CLOCKS}:
            return self.changed(**{name: "" if name in {"q", *CLOCKS} else ()})
        return self.changed(**{name: tuple(v for v in self.values(name) if v != value)})

    def changed(self, **change: Any) -> Query:
        """Copy of the question with some fields changed, by name or by attribute."""
        return replace(self, **{_SLOT.get(name, name): value for name, value in change.items()})

    def only_filters(self) -> Query:
        """Copy that keeps what narrows rows, the two clocks included, and forgets how they are shown."""
        return Query(**{name: getattr(self, name) for name in (*FILTERS, *CLOCKS)})

    def to_search(self, *, keep: Iterable[str] | None = None) -> str:
        """Canonical address form: fields in the order of ``FIELDS``, defaults left out.

        Parameters
        ----------
        keep
            Names of the fields to write; all where not given. ``lang`` is written
            even where it is the default, so that a copied link keeps its language.
        """
        names = set(keep) if keep is not None else {field.name for field in FIELDS}
        parts = []
        for field in FIELDS:
            value = getattr(self, field.slot)
            if field.name not in names or (field.name != "lang" and value == _DEFAULT[field.slot]):
                continue
            text = ",".join(value) if isinstance(value, tuple) else value
            parts.append(f"{field.name}={quote(text, safe=',:-._~')}")
        return "&".join(parts)


_SLOT = {field.name: field.slot for field in FIELDS}
_DEFAULT = {field.name: field.default for field in fields(Query)}


def standard(name: str) -> str:
    """Value that a field has where an address does not name it; blank for a list."""
    value = _DEFAULT[_SLOT[name]]
    return value if isinstance(value, str) else ""


def parse(search: str, known: Vocabulary) -> tuple[Query, tuple[Unknown, ...]]:
    """Read an address.

    Parameters
    ----------
    search
        Query string, with or without its question mark.
    known
        Values each field may take. A field that is missing here takes any value
        (``q``), or one that fits its pattern (``view``, days).

    Returns
    -------
    tuple
        The question, and everything that was not known and therefore ignored.
    """
    query, unknown = Query(), []
    for name, text in parse_qsl(search.lstrip("?"), keep_blank_values=False):
        field = next((f for f in FIELDS if f.name == name), None)
        if field is None:
            unknown.append(Unknown("", name[:40], _nearest(name, [f.name for f in FIELDS]), text))
            continue
        if field.kind == "text":
            query = query.changed(**{name: " ".join(text.split())[:WORDS_AT_MOST].rstrip()})
            continue
        values = [v.strip() for v in text.split(",") if v.strip()] if field.kind == "many" else [text.strip()]
        good = tuple(dict.fromkeys(v for v in values if _fits(field, v, known)))
        unknown += [Unknown(name, v[:80], _offered(field, v, known)) for v in values if v not in good]
        if good:
            query = query.changed(**{name: _chosen(field, good)})
    return query, tuple(unknown)


def _chosen(field: Field, values: tuple[str, ...]) -> str | tuple[str, ...]:
    """Value of a field: filters in one order whoever wrote them, states to compare as they were picked."""
    if field.kind != "many":
        return values[0]
    return tuple(sorted(values)) if field.name != "pick" else values


def _fits(field: Field, value: str, known: Vocabulary) -> bool:
    if field.kind == "day":
        return is_day(value)
    if field.name == "view":
        return VIEW.fullmatch(value) is not None
    if field.name == "layer":
        return value.removeprefix("-") in known.get(field.name, frozenset())
    return value in known.get(field.name, frozenset())


def _offered(field: Field, value: str, known: Vocabulary) -> str:
    """Known value like one that is not known; for a shortened date its last day."""
    if field.kind == "day":
        return latest(value).isoformat() if is_partial_date(value) else ""
    return _nearest(value, known.get(field.name, ()))


def _nearest(value: str, choices: Iterable[str]) -> str:
    folded = {choice.lower(): choice for choice in choices}
    match = difflib.get_close_matches(value.lower(), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def language(text: str) -> Language | None:
    """Language of a code such as ``fr`` or ``fr-FR``; None where it is not one of the three."""
    short = text[:2].lower()
    return cast("Language", short) if short in {"ar", "en", "fr"} else None
