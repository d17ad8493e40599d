"""The profile panel: what is on file about the chosen state."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day, number
from imap.i18n.text import label, other_names
from imap.i18n.words import direction, plural, word
from imap.model.grades import weakest
from imap.store.dated import activity_dates, held_dates, on, reservations, statement_dates
from imap.store.treaties import STATUSES
from imap.views.attributes import attributes
from imap.views.ids import Ids
from imap.views.pick import pick_button
from imap.views.signs import badge, called, code, dots, icon, source, told
from imap.views.signs import said as say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.store.profile import Fact, Profile
    from imap.store.register import Register
    from imap.store.treaties import Treaty

SHOWN_AT_FIRST = 5


def state_panel(profile: Profile, register: Register, lang: Language, asked: str) -> list[Any]:
    """Panel of a state.

    Parameters
    ----------
    asked
        The active filters in words; blank where there is none.
    """
    return [
        _head(profile.area, lang),
        _roles(profile, register, lang),
        _dimensions(profile, register, lang),
        _treaties(profile, register, lang),
        _activities(profile, register, lang, asked),
        _recommendations(profile, register, lang),
        _routes(profile, register, lang),
        _places(profile, register, lang),
    ]


def head(names: Any, under: list[Any], lang: Language, item: str, ways: Iterable[Any] = ()) -> html.Div:
    """Head of a panel: name, what stands under it, ways on, the row's own address, and the way out."""
    return html.Div(
        [
            html.H2(names, id=Ids.PANEL_TITLE, tabIndex="-1"),
            html.P(under, className="alt"),
            html.P(
                [
                    *ways,
                    html.A(word("item.address", lang), href=f"/item/{item}?lang={lang}", className="own"),
                    html.A(word("item.on_map", lang), href=f"/?lang={lang}&select={item}", className="onmap"),
                    html.Button(
                        word("item.cite", lang), type="button", className="link", **attributes(data_cite=item)
                    ),
                ],
                className="go",
            ),
            html.Button(
                icon("x"),
                className="x",
                type="button",
                **attributes(data_close="panel", aria_label=word("panel.close", lang)),
            ),
        ],
        className="phead",
    )


def section(title: str, aside: Any, children: list[Any]) -> html.Section:
    """One section of a panel."""
    return html.Section([html.Div([html.H3(title), html.Span(aside)], className="ph3"), *children])


def line(main: Any, aside: Any, mark: Any, under: Any = None) -> html.Div:
    """One line of a panel: what, when, source."""
    small = [html.Br(), html.Span(under, className="w")] if under else []
    parts = [*main] if isinstance(main, list) else [main]
    return html.Div(
        [html.Span([*parts, *small], className="m"), html.Span(aside, className="y"), mark], className="li"
    )


def marks(table: str, rows: list[Row], register: Register, lang: Language) -> html.Button | None:
    """Source mark for one or several rows of a table."""
    count = len({e["source"] for r in rows for e in register.evidence(table, r["id"])})
    return source(table, "+".join(r["id"] for r in rows), count, lang) if count else None


def link(row: Row, lang: Language) -> html.A:
    """A row's name as a way into its own panel."""
    return html.A(
        called(row, lang), href=f"/item/{row['id']}?lang={lang}", **attributes(data_select=row["id"])
    )


def folded(lines: list[Any], lang: Language) -> list[Any]:
    """Lines, of which a long list shows the first and folds the rest."""
    if len(lines) <= SHOWN_AT_FIRST + 1:
        return lines
    rest = lines[SHOWN_AT_FIRST:]
    return [
        *lines[:SHOWN_AT_FIRST],
        html.Details([html.Summary(plural("panel.more", lang, len(rest)), className="more"), *rest]),
    ]


def _head(area: Row, lang: Language) -> html.Div:
    others = [html.Span(t.text, lang=t.lang, dir=direction(t.lang)) for t in other_names(area, lang)]
    full = html.A(
        word("panel.full", lang),
        href=f"/country/{area['id']}?lang={lang}",
        className="full",
        **attributes(data_keep="select=;tab=states;state="),
    )
    return head(
        label(area, lang).text,
        [*others, code(area["id"])],
        lang,
        area["id"],
        [full, pick_button(area["id"], lang)],
    )


def _roles(profile: Profile, register: Register, lang: Language) -> html.Section:
    lines = []
    for group, held_rows in groupby(profile.memberships, key=lambda m: m["group"]):
        rows = list(held_rows)
        roles = word("list.comma", lang).join(word(f"role.{m['role']}", lang) for m in rows)
        name = register.find(group)[1]
        lines.append(
            line(
                [
                    link(name, lang),
                    " ",
                    html.Span(roles, className="w"),
                    perhaps(register.doubt("memberships", rows[0]), lang),
                ],
                held_dates(rows[0], lang),
                marks("memberships", rows, register, lang),
            )
        )
    return section(word("panel.roles", lang), "", folded(lines, lang) or [_none(lang)])


def _none(lang: Language) -> html.P:
    return html.P(word("not_documented", lang), className="evn")


def _dimensions(profile: Profile, register: Register, lang: Language) -> html.Section:
    filled, empty = [], []
    for theme in (t for t in register.rows("themes") if not t["broader"]):
        facts = profile.facts[theme["id"]]
        name = label(theme, lang).text
        if not facts:
            empty.append(name)
            continue
        badges = [
            badge(step, _strongest(held_facts), lang) for step, held_facts in profile.signs(theme["id"])
        ]
        filled.append(
            html.Details(
                [
                    html.Summary([html.Span(name), html.Div(badges)], className="ev"),
                    *(_fact(f, register, lang) for f in facts),
                ]
            )
        )
    note = (
        html.P(
            [word("panel.not_documented", lang), " ", word("list.comma", lang).join(empty)], className="evn"
        )
        if empty
        else None
    )
    return section(
        word("panel.capacity", lang),
        "",
        [*filled, note, html.P(word("panel.signs_note", lang), className="hint")],
    )


def _strongest(facts: tuple[Fact, ...]) -> Any:
    order = ("confirmed", "single", "claimed", "none")
    return min((f.standing for f in facts), key=lambda s: ("*" in s.disputed, order.index(s.kind)))


def _fact(fact: Fact, register: Register, lang: Language) -> html.Div:
    if fact.treaty:
        return _treaty(fact.treaty, register, lang)
    row = fact.statement
    assert row is not None  # noqa: S101 - a fact is a treaty or a statement
    dated = word("list.comma", lang).join(statement_dates(register, row, lang))
    doubt = register.doubt("statements", row)
    disputed = (
        [html.Span(word("standing.disputed_field", lang), className="warn")] if fact.standing.disputed else []
    )
    return html.Div(
        [
            html.Div(
                [link(row, lang), dots(fact.standing, lang), marks("statements", [row], register, lang)],
                className="ft",
            ),
            html.P(told(row, "text", lang)),
            html.P(
                [
                    *(_rule(fact.rule, row, register, lang) if fact.rule else ()),
                    word(f"section.{row['section']}", lang),
                    " · ",
                    word(f"status.{register.status(row)}", lang),
                    " · ",
                    html.Bdi(dated),
                    *disputed,
                    perhaps(doubt, lang),
                ],
                className="w",
            ),
        ],
        className="fact ended" if fact.ended else "fact",
    )


def _rule(rule: Row, statement: Row, register: Register, lang: Language) -> list[Any]:
    """Whose statement it is and how it applies to the state, with the sources of that."""
    group = label(register.find(statement["group"])[1], lang).text
    said = word("list.comma", lang).join((group, word(f"applies.{rule['applies']}", lang)))
    return [said, marks("applicability", [rule], register, lang), " · "]


def perhaps(doubt: str, lang: Language) -> html.Span | None:
    """Says that something holds only possibly, and why; nothing where it surely does or does not."""
    return html.Span(word(f"doubt.{doubt}", lang), className="perhaps") if doubt else None


def _treaties(profile: Profile, register: Register, lang: Language) -> html.Section:
    count = {s: sum(t.status == s for t in profile.treaties) for s in STATUSES}
    aside = word("list.comma", lang).join(
        word(f"treaty.count_{s}", lang, n=number(n, lang)) for s, n in count.items() if n
    )
    lines = [_treaty(t, register, lang) for t in profile.treaties]
    return section(word("panel.treaties", lang), aside, folded(lines, lang) or [_none(lang)])


def _treaty(treaty: Treaty, register: Register, lang: Language) -> html.Div:
    row = register.row("instruments", treaty.instrument)
    when = day(treaty.date, lang) or (
        on("as_of", treaty.as_of, lang) if treaty.as_of else word("date_not_documented", lang)
    )
    status = html.Span(word(f"treaty.{treaty.status}", lang), className="w")
    said = [status, perhaps(treaty.doubt, lang)]
    bound = (
        on("dated.computed" if treaty.computed else "dated.read", treaty.entry, lang)
        if treaty.entry
        else None
    )
    name = word("action.reservation", lang) + word("colon", lang)
    under: list[Any] = [bound] if bound else []
    for _, reserved in reservations(treaty, lang):
        under += [*([html.Br()] if under else []), name, say(reserved, lang)]
    return line(
        [link(row, lang), " ", *said],
        [html.Bdi(when), " ", dots(treaty.standing, lang)],
        marks("treaty_actions", list(treaty.actions), register, lang),
        under,
    )


def _activities(profile: Profile, register: Register, lang: Language, asked: str) -> html.Section:
    rows = sorted(profile.activities, key=lambda a: a["start"] or "9999")
    aside = (
        plural("panel.activities_of", lang, profile.activities_on_file, shown=number(len(rows), lang))
        if asked
        else ""
    )
    lines = [
        line(
            link(a, lang),
            "",
            marks("activities", [a], register, lang),
            [
                activity_dates(a, lang),
                _where(a, register, lang),
            ],
        )
        for a in rows
    ]
    return section(word("panel.activities", lang), aside, folded(lines, lang) or [_none(lang)])


def _where(activity: Row, register: Register, lang: Language) -> str:
    names = [label(register.row("places", p), lang).text for p in activity["places"]]
    return word("list.comma", lang) + word("list.comma", lang).join(names) if names else ""


def _recommendations(profile: Profile, register: Register, lang: Language) -> html.Section | None:
    if not profile.recommendations:
        return None
    lines = [
        line(told(r, "text", lang), day(r["adopted"], lang), marks("recommendations", [r], register, lang))
        for r in profile.recommendations
    ]
    return section(word("panel.recommendations", lang), "", folded(lines, lang))


def _routes(profile: Profile, register: Register, lang: Language) -> html.Section:
    lines = [
        line(
            link(r, lang),
            word(f"grade.{weakest(register.where('legs', 'route', r['id']))}", lang),
            marks("routes", [r], register, lang),
        )
        for r in profile.routes
    ]
    return section(word("panel.routes", lang), "", folded(lines, lang) or [_none(lang)])


def _places(profile: Profile, register: Register, lang: Language) -> html.Section:
    lines = [
        line(
            link(p, lang),
            word("list.comma", lang).join(word(f"place.{k}", lang) for k in p["kinds"]),
            marks("places", [p], register, lang),
        )
        for p in profile.places
    ]
    return section(word("panel.places", lang), "", folded(lines, lang) or [_none(lang)])
