"""What a selection says in one sentence, and what was asked in words."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from imap.i18n.numbers import LOCALE, day, number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.model.nouns import Language, Row
from imap.model.query import CLOCKS, HOME, Query
from imap.store.register import Register
from imap.store.select import Selection

TABLE_OF = {
    "dialogue": "dialogues",
    "phase": "phases",
    "agency": "bodies",
    "theme": "themes",
    "state": "areas",
}


def value_name(register: Register, field: str, value: str, lang: Language) -> str:
    """What a value of a filter is called."""
    if field == "dialogue" and value == "none":
        return word("dialogue.none", lang)
    if field == "phase":
        return phase_name(register, value, lang)
    if field not in TABLE_OF:
        return value
    row = register.row(TABLE_OF[field], value)
    return label(row, lang).text


def phase_name(register: Register, phase: str, lang: Language) -> str:
    """A phase with its dialogue, for example ``MTM IV``."""
    row = register.row("phases", phase)
    owner = register.row("dialogues", row["dialogue"])["acronym"] if row["dialogue"] else "i-Map"
    return word("phase.label", lang, owner=owner, label=row["label"])


def asked(register: Register, query: Query, *, but: Iterable[str] = ()) -> str:
    """What was asked, in words: ``with IOM, in phase MTM IV``; blank where nothing was."""
    skip = set(but)
    parts = [
        _part(register, name, values, query.lang)
        for name, values in query.filters().items()
        if name not in skip
    ]
    return word("asked.comma", query.lang).join(parts)


def moment(query: Query) -> str:
    """The days of the two clocks in words; blank where the question names none."""
    parts = [
        word(f"moment.{clock}", query.lang, date=day(date, query.lang))
        for clock in CLOCKS
        if (date := getattr(query, clock))
    ]
    return word("moment.join", query.lang).join(parts)


def no_list(register: Register, group: str, lang: Language) -> str:
    """Says that no list of members is on file for the day of the register; blank where one is."""
    rows = (register.base or register).where("memberships", "group", group)
    documented = [
        m["valid_from"] or m["as_of"] for m in rows if m["area"] and (m["valid_from"] or m["as_of"])
    ]
    first = min(documented, default="")
    return word("fill.no_list", lang, date=day(first, lang)) if register.day and register.day < first else ""


def _part(register: Register, name: str, values: tuple[str, ...], lang: Language) -> str:
    if (name, values) == ("dialogue", ("none",)):
        return word("asked.none", lang)
    return word(
        f"asked.{name}", lang, values=_either([value_name(register, name, v, lang) for v in values], lang)
    )


def sentence(selection: Selection) -> str:
    """One sentence on what is shown, on which day; figures that matter stand between asterisks.

    On a day, what only possibly holds is counted apart.
    """
    said, lang = _sentence(selection), selection.query.lang
    if selection.register.day:
        apart = {t: len(selection.rows(t)) - len(selection.sure(t)) for t in ("activities", "statements")}
        if any(apart.values()):
            counts = {t: plural(f"count.{t}", lang, n) for t, n in apart.items()}
            said = word("sentence.possible", lang, said=said, **counts)
    when = moment(selection.query)
    return word("sentence.moment", lang, moment=when, said=said) if when else said


def _sentence(selection: Selection) -> str:
    query, lang = selection.query, selection.query.lang
    activities = len(_told(selection, "activities"))
    if not query.filters():
        shown, noun = _counted(selection)
        return word(
            "sentence.all",
            lang,
            states=plural(noun.removesuffix("_of"), lang, len(shown)),
            activities=plural("count.activities", lang, activities),
            statements=plural(
                "count.statements",
                lang,
                len(_told(selection, "statements")),
            ),
            treaties=plural("count.treaty_actions", lang, len(selection.rows("treaty_actions"))),
        )
    about = asked(selection.register, query)
    if not activities:
        return word("sentence.none", lang, asked=about)
    shown, noun = _counted(selection)
    took = len(shown & set(selection.involved(frozenset({"participant", "host"}))))
    covered = len(shown & set(selection.involved(frozenset({"covered", "target"}))))
    return word(
        "sentence.filtered",
        lang,
        took=number(took, lang),
        states=plural(noun, lang, len(shown)),
        covered=plural("count.covered", lang, covered),
        activities=plural("count.activities", lang, activities),
        asked=about,
    )


def _told(selection: Selection, table: str) -> tuple[Row, ...]:
    """Rows that the sentence counts: all on file, on a day those that surely hold."""
    return selection.sure(table) if selection.register.day else selection.rows(table)


def _counted(selection: Selection) -> tuple[frozenset[str], str]:
    """States of which the sentence counts a part, and the noun for them: no observer is a partner."""
    areas = frozenset(a["id"] for a in selection.rows("states"))
    kind, _, group = selection.query.fill.partition(":")
    if kind != "role" and selection.query.dialogue:
        return areas, "count.states_of"
    group = group if kind == "role" else HOME
    return areas & selection.register.members(
        group
    ), "count.partners_of" if group == HOME else "count.states_of"


def plain(text: str) -> str:
    """A sentence without its asterisks."""
    return text.replace("*", "")


def _either(names: list[str], lang: Language) -> str:
    return format_list(names, style="or", locale=LOCALE[lang])
