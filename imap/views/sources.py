"""The sources of a row: who says it, where, read when, and whose word it was first."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day
from imap.i18n.words import direction, plural, word
from imap.views.attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.store.register import Register


def sources_list(register: Register, table: str, items: Iterable[str], lang: Language) -> html.Ol | html.P:
    """Evidence of one or several rows, each source once; pages of one voice share a numeral."""
    rows: dict[tuple[str, str, str], Row] = {}
    for item in items:
        for evidence in register.evidence(table, item):
            rows.setdefault((evidence["source"], evidence["locator"], evidence["stance"]), evidence)
    families: dict[str, list[Row]] = {}
    for evidence in rows.values():
        families.setdefault(register.row("sources", evidence["source"])["family"], []).append(evidence)
    entries = []
    for n, found in enumerate(families.values(), start=1):
        for m, evidence in enumerate(found):
            mark = f"{n}{ascii_lowercase[m % 26]}" if len(found) > 1 else str(n)
            entries.append(entry(register, evidence, mark, lang))
    return html.Ol(entries, className="sources") if entries else html.P(word("source.none", lang))


def popover(register: Register, table: str, items: tuple[str, ...], title: Any, lang: Language) -> list[Any]:
    """Content of the popover that a source mark opens."""
    voices = {
        register.row("sources", e["source"])["family"] for i in items for e in register.evidence(table, i)
    }
    return [
        html.H2(title),
        html.P(plural("source.voices", lang, len(voices)), className="st"),
        sources_list(register, table, items, lang),
        html.P(
            [
                html.A(word("item.address", lang), href=f"/item/{items[0]}?lang={lang}"),
                html.Button(
                    word("item.cite", lang), type="button", className="link", **attributes(data_cite=items[0])
                ),
                html.Button(
                    word("panel.close", lang),
                    type="button",
                    className="link",
                    **attributes(data_close="popover"),
                ),
            ],
            className="ft",
        ),
    ]


def entry(register: Register, evidence: Row, mark: str, lang: Language) -> html.Li:
    """One piece of evidence: who says what, where, read when; what it disputes comes first."""
    source = register.row("sources", evidence["source"])
    title = html.Bdi(source["title"], lang=source["language"], dir=direction(source["language"]))
    named = html.A(title, href=source["url"], rel="noopener noreferrer") if source["url"] else title
    details = [
        day(source["published"], lang),
        evidence["locator"],
        source["host"] and word("source.host", lang, host=source["host"]),
    ]
    said: list[Any] = (
        [] if evidence["stance"] == "confirms" else [html.B(word(f"stance.{evidence['stance']}", lang)), " "]
    )
    if evidence["stance"] == "disputes" and evidence["field"]:
        said += [
            word(f"field.{evidence['field']}", lang) + word("colon", lang),
            html.Bdi(evidence["value"], dir="auto"),
            ". ",
        ]
    return html.Li(
        [
            html.Span(mark, className="no"),
            html.Span(
                [
                    *said,
                    html.Bdi(source["publisher"]),
                    ". ",
                    named,
                    ". ",
                    *[x for d in details if d for x in (html.Bdi(d), ". ")],
                    html.Span(
                        [
                            word(f"source_kind.{source['kind']}", lang),
                            " · ",
                            word("source.read", lang, date=day(evidence["accessed"], lang)),
                        ],
                        className="w",
                    ),
                ]
            ),
        ]
    )
