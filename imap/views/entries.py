"""Entries of a state's page: sections, items with signs, dates and details, and the sources beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import number
from imap.i18n.words import direction, plural, word
from imap.views.attributes import attributes
from imap.views.signs import badge, code, dots, icon, said, source
from imap.views.sources import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.nouns import Language, Row
    from imap.store.dossier import Dossier, Part, Section
    from imap.store.items import Item
    from imap.store.register import Register


def titled(key: str, n: int, lang: Language) -> html.H2:
    """Numbered heading of a section."""
    name: list[Any] = [html.Span(number(n, lang), className="no"), word(f"dossier.{key}", lang)]
    return html.H2(name, id=f"{key}-title", tabIndex="-1")


def sections(dossier: Dossier, register: Register) -> list[html.Section]:
    """Sections 3 to 11, and the sources."""
    made = [_section(s, dossier, register) for s in dossier.sections]
    return [*made, _sources(dossier, len(dossier.sections) + 3)]


def _section(section: Section, dossier: Dossier, register: Register) -> html.Section:
    lang = dossier.lang
    body: list[Any] = [part for p in section.parts for part in _part(p, register, lang)]
    if not section.items:
        body = [_empty(section, lang)]
    return html.Section([titled(section.key, section.number, lang), *body], id=section.key)


def _empty(section: Section, lang: Language) -> html.P:
    text = (
        word("country.filtered", lang, n=number(section.on_file, lang))
        if section.on_file
        else word("country.nothing", lang)
    )
    return html.P([html.Span(className="nd"), text], className="ndbox")


def _part(part: Part, register: Register, lang: Language) -> Iterator[Any]:
    if part.title:
        yield html.H3(part.title, className="part")
    if part.key == "counterparts":
        yield _counterparts(part, lang)
        return
    yield from (_item(item, register, lang, below=4 if part.title else 3) for item in part.items)


def _counterparts(part: Part, lang: Language) -> html.Div:
    """Who is responsible for what, as a table: one line a mandate."""
    names = ("responsible", "body", "law", "channel", "dates")
    heads = [html.Th(word(f"dossier.{name}", lang), scope="col") for name in names]
    heads.append(html.Th(word("column.source", lang), scope="col"))
    table = html.Table(
        [
            html.Caption(part.title, className="sr"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_counterpart(item, lang) for item in part.items]),
        ],
        className="tab who-table",
    )
    return html.Div(
        table, className="scroll", role="region", tabIndex="0", **attributes(aria_label=part.title)
    )


def _counterpart(item: Item, lang: Language) -> html.Tr:
    told = dict(item.details)
    task, law, office, channel = (
        told.get(word(f"dossier.{name}", lang)) for name in ("responsible", "law", "office", "channel")
    )
    where = [
        html.Div(said(office, lang)) if office else None,
        _value(channel.text, channel.lang, lang) if channel else None,
    ]
    perhaps = html.Span(item.doubt, className="perhaps") if item.doubt else None
    count = len({c.number for c in item.cited})
    return html.Tr(
        [
            html.Th(
                [html.Span(item.themes[0], className="for"), said(task, lang) if task else ""], scope="row"
            ),
            html.Td([said(item.title, lang), " ", dots(item.standing, lang)], **_headed("body", lang)),
            html.Td(said(law, lang) if law else "", **_headed("law", lang)),
            html.Td(where, **_headed("channel", lang)),
            html.Td([html.Bdi(word("dated.join", lang).join(item.dates)), perhaps], **_headed("dates", lang)),
            html.Td(source(item.table, "+".join(item.refers), count, lang)),
        ],
        className="ended" if item.answer == "out" else "",
    )


def _headed(name: str, lang: Language) -> dict[str, Any]:
    """Heading of a cell's column, for a narrow page on which rows are stacked."""
    return attributes(data_head=word(f"dossier.{name}", lang))


def _item(item: Item, register: Register, lang: Language, below: int) -> html.Article:
    heading = html.H4 if below == 4 else html.H3
    name = _link(item.id, said(item.title, lang), lang)
    count = len({c.number for c in item.cited})
    main = [
        heading(name),
        html.P(list(_meta(item, lang)), className="meta"),
        html.P(said(item.text, lang), className="tx") if item.text.text else None,
        _original(item, lang),
        _details(item, lang),
        _related(item, lang),
        html.P(html.Span(item.endorsement, className="endorsed")) if item.endorsement else None,
        html.Button(
            [icon("chev"), plural("country.sources", lang, count)],
            type="button",
            className="srcs",
            **attributes(data_note="", aria_expanded="false"),
        ),
    ]
    return html.Article(
        [html.Div(main), _note(item, register, lang)],
        className="item ended" if item.answer == "out" else "item",
    )


def _link(item: str, name: Any, lang: Language) -> html.A:
    return html.A(name, href=f"/item/{item}?lang={lang}", **attributes(data_select=item))


def _original(item: Item, lang: Language) -> html.P | None:
    if not item.original.text:
        return None
    told = html.Span(word("field.original", lang) + " ", className="w")
    return html.P([told, said(item.original, lang)], className="orig")


def _meta(item: Item, lang: Language) -> Iterator[Any]:
    if item.step is not None:
        yield badge(item.step, item.standing, lang)
    else:
        yield dots(item.standing, lang)
    if item.status:
        yield html.Span(item.status, className="state")
    yield html.Span(html.Bdi(word("dated.join", lang).join(item.dates)))
    if item.doubt:
        yield html.Span(item.doubt, className="perhaps")
    if item.standing.disputed and "*" not in item.standing.disputed:
        yield html.Span(word("standing.disputed_field", lang), className="warn")
    for theme in item.themes[:3]:
        yield html.Span(theme, className="thm")


def _details(item: Item, lang: Language) -> html.Dl | None:
    if not item.details:
        return None
    return html.Dl(
        [
            html.Div([html.Dt(name), html.Dd(_value(value.text, value.lang, lang))])
            for name, value in item.details
        ],
        className="who",
    )


def _value(text: str, tongue: str, lang: Language) -> Any:
    if text.startswith(("https://", "http://")):
        return html.A(html.Bdi(text, dir="ltr"), href=text, rel="noopener noreferrer", className="url")
    if tongue == "und":
        return code(text)
    return html.Bdi(text, lang=tongue) if tongue != lang else text


def _related(item: Item, lang: Language) -> html.Ul | None:
    if not item.related:
        return None
    lines = [
        html.Li(
            [
                html.Span(r.relation + word("colon", lang), className="w"),
                _link(r.id, said(r.title, lang), lang),
            ]
        )
        for r in item.related
    ]
    return html.Ul(lines, className="related")


def _note(item: Item, register: Register, lang: Language) -> html.Aside:
    entries = [entry(register, c.evidence, number(c.number, lang), lang) for c in item.cited]
    cite = html.Button(
        word("item.cite", lang), type="button", className="link", **attributes(data_cite=item.id)
    )
    return html.Aside(
        [html.Ol(entries, className="sources"), html.P(cite) if item.table != "memberships" else None],
        className="note",
        hidden=True,
        **attributes(aria_label=word("source.title", lang)),
    )


def _sources(dossier: Dossier, n: int) -> html.Section:
    lang = dossier.lang
    lines = [
        html.Li(
            [
                html.Span(number(m, lang), className="no"),
                html.Span(_source(s, lang)),
            ]
        )
        for m, s in enumerate(dossier.sources, start=1)
    ]
    return html.Section(
        [titled("sources", n, lang), html.Ol(lines, className="sources all")],
        id="sources",
    )


def _source(source: Row, lang: Language) -> list[Any]:
    title = html.Bdi(source["title"], lang=source["language"], dir=direction(source["language"]))
    named = html.A(title, href=source["url"], rel="noopener noreferrer") if source["url"] else title
    kind = word(f"source_kind.{source['kind']}", lang)
    return [html.Bdi(source["publisher"]), ". ", named, ". ", html.Span(kind, className="w")]
