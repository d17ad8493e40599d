"""One row of any table: what it is, what hangs on it, and its sources.

Built from the schema: a table that is new in the data package has its page without code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day, number, span
from imap.i18n.text import label
from imap.i18n.words import word
from imap.model.clock import TIMES
from imap.model.grades import weakest
from imap.model.query import CLOCKS, FILTERS
from imap.store.dated import held_dates
from imap.views.panel import folded, head, line, link, marks, section
from imap.views.signs import called, code, dots, told
from imap.views.sources import sources_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from imap.model.nouns import Column, Language, Row
    from imap.model.query import Query
    from imap.store.register import Register

NAMES = ("name", "title", "short", "formal", "text", "note", "clause", "target_groups")
HEADED = frozenset({"clause", "target_groups", "why"})
SILENT = frozenset({"id", "recorded", "superseded", "own_translation", "access", "position"})


def _grade(register: Register, row: Row, lang: Language) -> str:
    return word(f"grade.{weakest(register.where('legs', 'route', row['id']))}", lang)


def _period(register: Register, row: Row, lang: Language) -> str:
    del register
    return span(row["valid_from"], row["valid_to"], lang) or word("not_documented", lang)


DERIVED: dict[str, tuple[tuple[str, Callable[[Register, Row, Language], str]], ...]] = {
    "routes": (("field.grade", _grade), ("field.period", _period)),
}
"""What a panel says of a row beyond its columns."""
LINKS = frozenset(
    {
        *("activity_states", "activity_bodies", "memberships", "treaty_actions", "relations", "legs"),
        "applicability",
    }
)
"""Tables that say how two rows hang together; a line of theirs names the other row."""
ENUM_WORDS = {
    ("activities", "kind"): "activity_kind",
    ("bodies", "kind"): "body_kind",
    ("areas", "kind"): "area_kind",
    ("waters", "kind"): "water_kind",
    ("sources", "kind"): "source_kind",
    ("activities", "status"): "activity_status",
    ("documents", "status"): "document_status",
    ("places", "scheme"): "place_scheme",
    ("places", "kinds"): "place",
    ("recommendations", "to_kinds"): "addressee",
    ("instruments", "scope"): "treaty_scope",
    ("endorsements", "status"): "endorsement",
    ("readings", "kind"): "reading",
}


def item_panel(register: Register, table: str, row: Row, lang: Language) -> list[Any]:
    """Panel of a row; the whole page of a row adds nothing but the frame."""
    how = register.standing(table, row["id"])
    under = [
        html.Span(word(f"table_one.{table}", lang)),
        dots(how, lang) if how.kind != "none" else None,
        _holds(register, table, row, lang),
    ]
    return [
        head(called(row, lang), under, lang, row["id"]),
        html.Section(
            [*_words(table, row, lang), html.Dl(list(_values(register, table, row, lang)))], className="facts"
        ),
        *_related(register, table, row, lang),
        *_sources(register, table, row, lang),
    ]


def _sources(register: Register, table: str, row: Row, lang: Language) -> Iterator[html.Section]:
    """Evidence of a row; nothing for tables that have none, for they are records themselves."""
    if register.package.tables[table].evidence != "none":
        yield section(word("item.sources", lang), "", [sources_list(register, table, (row["id"],), lang)])


def not_on_record(table: str, row: Row, query: Query) -> list[Any]:
    """Panel of a row that was not on record on the day of the question."""
    lang = query.lang
    said = word("known.not_yet", lang, date=day(query.known, lang))
    kind = html.Span(word(f"table_one.{table}", lang))
    return [
        head(called(row, lang), [kind], lang, row["id"]),
        html.P(said, className="notice", role="status"),
    ]


def _holds(register: Register, table: str, row: Row, lang: Language) -> html.Span | None:
    """Whether the row holds on the day of the question; nothing where it names none."""
    if not register.day or table not in TIMES:
        return None
    answer = register.answer(table, row)
    return html.Span(word(f"item.holds.{answer}", lang), className="perhaps" if answer != "in" else "")


def _words(table: str, row: Row, lang: Language) -> Iterator[html.P]:
    for stem in ("text", "note", "clause", "target_groups"):
        if any(row.get(f"{stem}_{x}") for x in ("en", "fr", "ar")):
            headed = "why" if (table, stem) == ("routes", "note") else stem
            head = html.B(word(f"field.{headed}", lang) + " ") if headed in HEADED else None
            yield html.P([head, told(row, stem, lang)])
    if (original := row.get("title_original") or row.get("name_original")) and original != label(
        row, lang
    ).text:
        tongue = row.get("title_original_lang") or row.get("name_original_lang") or "und"
        yield html.P(
            [html.Span(word("field.original", lang) + " ", className="w"), html.Bdi(original, lang=tongue)]
        )


def _values(register: Register, table: str, row: Row, lang: Language) -> Iterator[Any]:
    for column in register.package.tables[table].columns:
        value = row[column.name]
        if column.name in SILENT or _is_words(column.name) or value in ("", (), None):
            continue
        if (table, column.name) == ("statements", "status"):
            value = register.status(row)
        yield html.Dt(word(f"field.{column.name}", lang))
        yield html.Dd(_shown(register, table, column, value, lang))
    for key, say in DERIVED.get(table, ()):
        yield html.Dt(word(key, lang))
        yield html.Dd(say(register, row, lang))


def _is_words(name: str) -> bool:
    return (
        name.rsplit("_", 1)[-1] in {"en", "fr", "ar", "original"}
        or name.endswith("_original_lang")
        or name in NAMES
    )


def _shown(register: Register, table: str, column: Column, value: Any, lang: Language) -> Any:
    values = value if isinstance(value, tuple) else (value,)
    shown = [_one(register, table, column, v, lang) for v in values]
    joined: list[Any] = []
    for n, part in enumerate(shown):
        joined += [word("list.comma", lang), part] if n else [part]
    return joined


def _one(register: Register, table: str, column: Column, value: Any, lang: Language) -> Any:
    if column.references:
        return link(register.find(value)[1], lang) if value else ""
    if column.enum:
        return word(f"{ENUM_WORDS.get((table, column.name), column.name)}.{value}", lang)
    if column.name in {"url", "channel"}:
        return html.A(html.Bdi(value, dir="ltr"), href=value, rel="noopener noreferrer", className="url")
    return _plain(column, value, lang)


def _plain(column: Column, value: Any, lang: Language) -> Any:
    if column.format in {"partial-date", "day"}:
        return day(value, lang)
    if isinstance(value, bool):
        return word("answer.yes" if value else "answer.no", lang)
    if isinstance(value, (int, float)) and column.name not in {"lon", "lat"}:
        return number(value, lang)
    return code(str(value))


def _related(register: Register, table: str, row: Row, lang: Language) -> Iterator[Any]:
    for other in register.package.tables.values():
        if other.name in {"evidence", "sources"}:
            continue
        found: dict[str, tuple[Row, str]] = {}
        for column in other.columns:
            if table in column.references:
                found |= {
                    r["id"]: (r, column.name) for r in register.where(other.name, column.name, row["id"])
                }
        if found:
            lines = [_line(register, other.name, r, via, lang) for r, via in found.values()]
            yield section(word(f"tables.{other.name}", lang), number(len(found), lang), folded(lines, lang))


def _line(register: Register, table: str, row: Row, via: str, lang: Language) -> html.Div:
    mark = marks(table, [row], register, lang)
    if table not in LINKS:
        return line(link(row, lang), "", mark)
    ends = [
        link(register.find(row[c.name])[1], lang)
        for c in register.package.tables[table].columns
        if c.references and c.type == "string" and c.name != via and row[c.name]
    ]
    parts: list[Any] = []
    for n, end in enumerate(ends):
        parts += [" – ", end] if n else [end]
    words = [
        word(f"{k}.{row[k]}", lang)
        for k in ("role", "action", "relation", "mode", "grade", "applies")
        if row.get(k)
    ]
    said = word("list.comma", lang).join(words)
    return line(parts, _when(row, lang), mark, said)


def _when(row: Row, lang: Language) -> str:
    """When two rows hung together: the day of an action, a period, or the day for which it is on file."""
    if row.get("date"):
        return day(row["date"], lang)
    if any(row.get(name) for name in ("valid_from", "valid_to", "as_of")):
        return held_dates({"valid_from": "", "valid_to": "", "as_of": "", **row}, lang)
    return ""


def _called(field: str, lang: Language) -> str:
    """What a field of the address is called on the page; its own name where it has no other."""
    if field in CLOCKS:
        return word(f"clock.{field}", lang)
    return word(f"js.filter.{field}", lang) if field in FILTERS else field


def unknown_note(field: str, value: str, nearest: str, lang: Language, href: str) -> html.P:
    """What an address asked for that is not known, with the nearest thing that is."""
    words = word(
        "unknown.value" if field else "unknown.field",
        lang,
        field=_called(field, lang),
        value=value,
    )
    offer: list[Any] = (
        [" ", word("unknown.nearest", lang), " ", html.A(html.Bdi(nearest), href=href)] if nearest else []
    )
    return html.P([words, *offer], className="notice", role="status")
