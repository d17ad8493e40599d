"""When something holds, in words: what each date on file means, and what is not documented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.i18n.numbers import day, span
from imap.i18n.text import text
from imap.i18n.words import word
from imap.model.clock import ENDED
from imap.store.register import Register

if TYPE_CHECKING:
    from imap.i18n.text import Text
    from imap.model.nouns import Language, Row
    from imap.store.treaties import Treaty


def on(key: str, date: str, lang: Language) -> str:
    """A date after its word; French speaks of a day otherwise than of a month or a year."""
    known = f"{key}_month" if len(date) < len("YYYY-MM-DD") and key in _BY_LENGTH else key
    return word(known, lang, date=f"\u2068{day(date, lang)}\u2069" if lang == "ar" else day(date, lang))


_BY_LENGTH = frozenset(
    {"as_of"} | {f"dated.{name}" for name in ("as_of", "in_force", "began", "until", "computed", "read")}
)


def statement_dates(register: Register, row: Row, lang: Language) -> tuple[str, ...]:
    """What is on file of when a statement holds, each date with what it means."""
    law = register.step(row["fact_type"]) == 2
    found = []
    if row["adopted"]:
        signed = row["fact_type"].startswith("agreement") or row["status"] == "signed"
        found.append(on("dated.signed" if signed else "dated.adopted", row["adopted"], lang))
    if row["published"]:
        found.append(on("dated.published", row["published"], lang))
    if row["valid_from"]:
        found.append(on("dated.in_force" if law else "dated.began", row["valid_from"], lang))
    elif law and found:
        found.append(word("dated.no_entry", lang))
    if row["as_of"]:
        found.append(on("dated.as_of", row["as_of"], lang))
    found += _end(row, lang)
    return tuple(found) or (word("date_not_documented", lang),)


def begins(row: Row) -> tuple[str, str]:
    """By what statements are sorted: when they begin as far as that is on file, undated ones last."""
    return row["valid_from"] or row["adopted"] or row["published"] or row["as_of"] or "9999", row["id"]


def _end(row: Row, lang: Language) -> list[str]:
    if row["valid_to"]:
        return [on("dated.until", row["valid_to"], lang)]
    if row["status"] == "end_not_documented":
        return [word("dated.no_end", lang)]
    return [word("dated.undated_end", lang)] if row["status"] in ENDED else []


def treaty_dates(treaty: Treaty, lang: Language) -> tuple[str, ...]:
    """When a state joined a treaty and when it came into force for it."""
    by_action = {a["action"]: a for a in treaty.actions if a["date"]}
    found = [
        f"{word(f'action.{action}', lang)}{word('colon', lang)}{day(row['date'], lang)}"
        for action, row in sorted(by_action.items(), key=lambda pair: str(pair[1]["date"]))
    ]
    if treaty.entry and treaty.entry != treaty.date:
        found.append(on("dated.computed" if treaty.computed else "dated.read", treaty.entry, lang))
    if treaty.as_of and not treaty.date:
        found.append(on("as_of", treaty.as_of, lang))
    return tuple(found) or (word("date_not_documented", lang),)


def reservations(treaty: Treaty, lang: Language) -> tuple[tuple[Row, Text], ...]:
    """What a state reserved or declared when it joined, each with what it says."""
    found = [a for a in treaty.actions if a["action"] == "reservation"]
    return tuple((a, said) for a in found if (said := text(a, "text", lang)).text)


def held_dates(row: Row, lang: Language) -> str:
    """Time of a membership or mandate: its period, the day of its list, or that it is not documented."""
    if row["valid_from"] and not row["valid_to"]:
        return word("since", lang, date=day(row["valid_from"], lang))
    if told := _period(row["valid_from"], row["valid_to"], lang):
        return told
    if row["as_of"]:
        return on("as_of", row["as_of"], lang)
    return word("date_not_documented", lang)


def activity_dates(row: Row, lang: Language) -> str:
    """Time of an activity: its day or period, since when it runs, until when it ran."""
    if row["status"] == "running" and row["start"] and not row["end"]:
        return word("since", lang, date=day(row["start"], lang))
    return _period(row["start"], row["end"], lang) or word("date_not_documented", lang)


def _period(start: str, end: str, lang: Language) -> str:
    return on("dated.until", end, lang) if end and not start else span(start, end, lang)
