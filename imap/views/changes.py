"""The page of what changed between two days: the days and filters, one sentence, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.fold import fold
from imap.i18n.numbers import day, number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.store.changes import all_events
from imap.views.attributes import attributes
from imap.views.clocks import date_field
from imap.views.signs import address, strong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imap.model.nouns import Language
    from imap.model.query import Query
    from imap.store.between import Between

PATH = "/changes"
PRESETS = ("2012-06-30", "2021-01-01")
"""Days since which a reader may want to know what changed; the last year stands beside them."""
FORMS = ("csv", "xlsx", "json")


def changes_head(found: Between, chips: list[Any], *, at: str = "") -> list[Any]:
    """Days, filters, the sentence and the ways on.

    Parameters
    ----------
    chips
        Active filters, each to be dropped.
    at
        Day of the map that the address carries along; it does not act here.
    """
    lang = found.query.lang
    return [
        html.H1(word("changes.title", lang)),
        html.P(word("changes.lede", lang), className="lede"),
        html.Div([_days(found), _filters(found, chips)], className="ask"),
        *_notes(found, at),
        html.P(strong(sentence(found)), className="say", role="status"),
        _ways(found),
    ]


def contents(found: Between) -> html.Nav:
    """The three parts of the page, each with how much it holds."""
    lang = found.query.lang
    counts = {
        "net": len(found.changes),
        "events": len(found.events),
        "corrections": len(found.corrections),
    }
    lines = [
        html.Li(
            [
                html.A(word(f"changes.{name}", lang), href=f"#changes-{name}"),
                html.Span(number(n, lang), className="num"),
            ]
        )
        for name, n in counts.items()
    ]
    return html.Nav(
        html.Ul(lines), className="parts", **attributes(aria_label=word("country.contents", lang))
    )


def sentence(found: Between) -> str:
    """How much came to hold, ceased, changed its status; possible changes apart."""
    lang = found.query.lang
    first, last = (day(d.isoformat(), lang) for d in (found.days.after, found.days.until))
    if found.days.same:
        return word("changes.same", lang, date=last)
    if not found.changes and not found.passing:
        return word("changes.nothing", lang, first=first, last=last)
    ways = [c.way for c in found.changes]
    told = {
        way: plural(f"changes.{way}", lang, ways.count(way))
        for way in ("began", "ended", "status", "possible")
    }
    said = word("changes.sentence", lang, first=first, last=last, **told)
    if not found.passing:
        return said
    return word(
        "changes.sentence_more", lang, said=said, passing=plural("changes.passing", lang, len(found.passing))
    )


def _days(found: Between) -> html.Div:
    lang = found.query.lang
    fields = [
        html.Div(
            [
                html.Label(word(f"changes.{name}", lang), htmlFor=f"changes-{name}-day"),
                date_field(name, f"changes-{name}-day", when.isoformat()),
            ],
            className="day",
            **attributes(data_else=when.isoformat()),
        )
        for name, when in (("from", found.days.after), ("to", found.days.until))
    ]
    return html.Div([html.Div(fields, className="pair"), html.P(list(_presets(found)), className="presets")])


def _presets(found: Between) -> Iterator[html.A]:
    query, lang = found.query, found.query.lang
    since = [
        (d, word("changes.since", lang, date=day(d, lang)))
        for d in PRESETS
        if d < found.days.until.isoformat()
    ]
    for start, name in (*since, ("", word("changes.last_year", lang))):
        now = {"aria-current": "true"} if (query.from_, query.to) == (start, "") else {}
        yield html.A(name, href=address(query, PATH, from_=start, to=""), **attributes(**now))


def _filters(found: Between, chips: list[Any]) -> html.Div:
    register, query = found.register, found.query
    lang = query.lang
    states = {a for e in all_events(register) for a in e.areas}
    choices = {
        "state": sorted(
            ((a, label(register.row("areas", a), lang).text) for a in states),
            key=lambda choice: fold(choice[1]),
        ),
        "theme": [
            (t["id"], f"– {label(t, lang).text}" if t["broader"] else label(t, lang).text)
            for t in register.rows("themes")
        ],
        "dialogue": [(d["id"], label(d, lang).text) for d in register.rows("dialogues")],
    }
    selects = [_select(name, pairs, query) for name, pairs in choices.items()]
    return html.Div([html.Div(selects, className="selects"), html.Div(chips, className="chips")])


def _select(name: str, choices: Iterable[tuple[str, str]], query: Query) -> html.Label:
    lang = query.lang
    hint = word("changes.another" if query.values(name) else "changes.any", lang)
    options = [html.Option(text, value=value) for value, text in choices if value not in query.values(name)]
    return html.Label(
        [
            html.Span(word(f"filter.{name}", lang)),
            html.Select([html.Option(hint, value=""), *options], **attributes(data_put=name)),
        ]
    )


def _notes(found: Between, at: str) -> Iterator[html.P]:
    """What was put right in the question, and what a filter leaves as it is."""
    lang = found.query.lang
    comma = word("list.comma", lang)
    if found.days.swapped:
        yield html.P(word("changes.swapped", lang), className="notice", role="status")
    ignored = comma.join(word(f"js.filter.{name}", lang) for name in found.ignored)
    if ignored:
        yield html.P(word("changes.ignored", lang, filters=ignored), className="hint")
    if at:
        yield html.P(word("changes.at", lang, date=day(at, lang)), className="hint")
    tables: dict[str, list[str]] = {}
    for name, table in found.untouched:
        tables.setdefault(table, []).append(word(f"js.filter.{name}", lang))
    for table, names in tables.items():
        yield html.P(
            word("changes.untouched", lang, table=word(f"tables.{table}", lang), filters=comma.join(names)),
            className="hint",
        )


def _ways(found: Between) -> html.P:
    query, lang = found.query, found.query.lang
    files = [
        html.A(
            form.upper(),
            href=f"/download/changes.{form}?{query.to_search()}",
            download="",
        )
        for form in FORMS
    ]
    onto = {"at": found.days.until.isoformat(), "fill": "changes"}
    days = {"from_": found.days.after.isoformat(), "to": found.days.until.isoformat()}
    feed = html.A(
        word("changes.feed", lang),
        href=address(query, f"{PATH}.atom", from_="", to=""),
        rel="alternate",
        className="feed",
    )
    return html.P(
        [
            html.A(word("changes.map", lang), href=address(query, **onto, **days), className="onmap"),
            html.Span([html.Span(word("changes.files", lang) + word("colon", lang)), *spaced(files)]),
            feed,
            html.Span(word("changes.feed_note", lang), className="hint"),
        ],
        className="ways",
    )


def spaced(parts: Iterable[Any]) -> Iterator[Any]:
    """Parts with a space between them."""
    for n, part in enumerate(parts):
        yield from (" ", part) if n else (part,)


def heading(name: str, lang: Language) -> html.H2:
    """Heading of a part of the page."""
    return html.H2(word(f"changes.{name}", lang), id=f"changes-{name}", tabIndex="-1")
