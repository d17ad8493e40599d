"""What happened to a law, body, practice or treaty, and when: marks on its bar, with their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from imap.i18n.codes import whole_codes
from imap.i18n.numbers import day
from imap.i18n.text import label
from imap.i18n.words import direction, word
from imap.model.clock import ENDED, Edge
from imap.model.dates import earliest, latest
from imap.model.nouns import Language, Row
from imap.store.dated import on
from imap.store.register import Register
from imap.store.treaties import Bond, Treaty

DATED: Mapping[str, str] = {
    "adopted": "dated.adopted",
    "published": "dated.published",
    "signed": "dated.signed",
    "in_force": "dated.in_force",
    "began": "dated.began",
    "computed": "dated.computed",
    "entry_into_force": "dated.read",
    "as_of": "dated.as_of",
}
"""Words for a mark with its date; what is not here is a word, a colon and the date."""
BEGAN = frozenset({"in_force", "began", "entry_into_force", "computed"})
OVER = frozenset({*ENDED, "denunciation", "withdrawal"})
"""Marks that say since when something holds, and until when it held."""
BARE = frozenset({"adopted", "in_force", "began", "entry_into_force", *ENDED})
"""Marks of which the heading of a column of dates, or the status, says the word."""
SIGN_OF: Mapping[str, str] = {
    "published": "published",
    "computed": "computed",
    "as_of": "documented",
    "amended": "amended",
    "signed": "ring",
    "signature": "ring",
    "not_party": "cross",
    **dict.fromkeys(("in_force", "entry_into_force", *OVER), "tick"),
}
"""Name of the sign by kind of mark; what is not here is a diamond."""
LABEL_AT_MOST = 40
_ASIDE = re.compile(
    r"(?<=\d)(?:/[A-Z][A-Z-]*)+"
    r"| (?:of|du|المؤرخ(?: في)?|بتاريخ) \d{1,2}(?:er)? [^\W\d]+ \d{4}\b,?"
)
"""What a short label leaves out: who signed a numbered law and on which day; the mark says that."""
_TAIL = re.compile(r"(?:\s+[^\W\d]{1,3}[.’']?|[\s,;:،؛(«“])+$")
"""Small words and signs before which a label is not cut."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, or was documented, on one of some days; ``said``: that in words."""

    kind: str
    first: date
    last: date
    text: str
    said: str
    disputed: bool = False

    @property
    def middle(self) -> date:
        """Day at which it is drawn: a year stands in its middle."""
        return self.first + (self.last - self.first) // 2


def sign_of(mark: Mark) -> str:
    """Name of the sign of a mark; a diamond is empty where sources differ on the date."""
    found = SIGN_OF.get(mark.kind, "diamond")
    return "open" if mark.disputed and found == "diamond" else found


def dated(mark: Mark, lang: Language) -> str:
    """A mark as it stands in a table of dates, below the heading of its column."""
    if mark.kind == "computed":
        return word("timeline.computed", lang, date=day(mark.text, lang))
    if mark.kind == "not_party":
        return on("as_of", mark.text, lang)
    return day(mark.text, lang) if mark.kind in BARE else mark.said


def of_statement(register: Register, row: Row, disputed: Iterable[str], lang: Language) -> Iterator[Mark]:
    """Marks of a statement, in the order of its columns."""
    signed = row["fact_type"].startswith("agreement") or row["status"] == "signed"
    law, end = register.step(row["fact_type"]) == 2, row["status"]
    kinds = {
        "adopted": "signed" if signed else "adopted",
        "published": "published",
        "valid_from": "in_force" if law else "began",
        "as_of": "as_of",
        "valid_to": end if end in {"repealed", "replaced", "denounced"} else "ended",
    }
    for column, kind in kinds.items():
        if row[column]:
            yield _mark(kind, row[column], lang, disputed=column in disputed)
    for link in register.where("relations", "target", row["id"]):
        if link["relation"] == "amends":
            by = register.row("statements", link["statement"])
            if when := register.period("statements", by).start.text:
                yield _mark("amended", when, lang, by=short(by, lang))


def of_treaty(register: Register, bond: Bond, view: Treaty, lang: Language) -> Iterator[Mark]:
    """Marks of a treaty: what the state did, and since when it is bound."""
    for action in view.actions:
        kind, when = action["action"], action["date"] or action["as_of"]
        if when and kind != "reservation":
            how = register.standing("treaty_actions", action["id"])
            kind = kind if action["date"] or kind == "not_party" else "as_of"
            yield _mark(kind, when, lang, disputed="date" in how.disputed)
    if bond.entry and bond.entry.kind == "computed" and (when := _common(bond.entry)):
        yield _mark("computed", when, lang)


def _common(edge: Edge) -> str:
    """What is known of a computed day, as a shortened date; blank where not even the year is."""
    first, last = edge.first.isoformat(), edge.last.isoformat()
    return next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), "")


def _mark(kind: str, text: str, lang: Language, *, disputed: bool = False, by: str = "") -> Mark:
    date_of = f"\u2068{day(text, lang)}\u2069" if direction(lang) == "rtl" else day(text, lang)
    if kind in DATED:
        said = on(DATED[kind], text, lang)
    elif kind == "amended":
        said = word("timeline.amended", lang, date=date_of, by=by)
    else:
        name = word(f"status.{kind}" if kind in ENDED else f"action.{kind}", lang)
        said = f"{name}{word('colon', lang)}{date_of}"
    return Mark(kind, earliest(text), latest(text), text, said, disputed)


def short(row: Row, lang: Language) -> str:
    """Name of a statement or treaty as it stands beside its bar: a law begins with its number."""
    name, number = label(row, lang).text, row.get("number", "")
    code = re.match(r"\d[\d./-]*", number) if row.get("section") == "legislation" else None
    if code and not set(re.findall(r"\d+", code[0])) <= set(re.findall(r"\d+", name)):
        name = f"{code[0]}{word('colon', lang)}{name}"
    if number:
        name = _ASIDE.sub("", name)
    if len(name) > LABEL_AT_MOST:
        name = _TAIL.sub("", re.sub(r"\s\S*$", "", name[: LABEL_AT_MOST + 1])) + "…"
    return isolated(name, lang)


def isolated(text: str, lang: Language) -> str:
    """A text of which the numbers of laws keep their order where it runs from right to left."""
    return whole_codes(text) if direction(lang) == "rtl" else text
