"""Tables of a comparison, one a dimension: articles down, states across, evidence in the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import number
from imap.i18n.text import label
from imap.i18n.words import word
from imap.views.attributes import attributes
from imap.views.signs import badge, code, said, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imap.model.nouns import Language, Row
    from imap.store.comparison import Belonging, Cell, Comparison, Dimension, Entry, Line, Part
    from imap.store.items import Cited, Item


def tables(found: Comparison) -> list[Any]:
    """One table a dimension, a word where no obligation matches; then the roles in dialogues and groups."""
    made: list[Any] = [_table(dimension, found) for dimension in found.dimensions]
    if len(found.areas) > 1 and not made:
        made = [html.P(word("compare.empty", found.lang), className="empty", role="status")]
    return [*made, *_groups(found)]


def _groups(found: Comparison) -> list[html.Section]:
    """Roles of the states in dialogues and groups, one line a group; nothing where none holds any."""
    if not found.groups:
        return []
    lang, item = found.lang, "cmp-groups"
    name = word("dossier.dialogues", lang)
    first = html.Th(word("column.group", lang), scope="col", role="columnheader", className="asks")
    rows = [_belonging(group, found) for group in found.groups]
    told = word("compare.region", lang, dimension=name)
    return [_section(item, name, told, _grid(told, first, rows, found), f"n{len(found.areas)}")]


def _belonging(group: Belonging, found: Comparison) -> html.Tr:
    lang = found.lang
    way = html.A(said(group.name, lang), href=f"/item/{group.id}?lang={lang}", className="m")
    cells = [
        html.Td(
            [
                html.Span(label(area, lang).text, className="who", **attributes(aria_hidden="true")),
                *_roles(roles, lang, then=then),
            ],
            role="cell",
        )
        for area, roles, then in zip(found.areas, group.roles, group.then, strict=True)
    ]
    return html.Tr([html.Th(way, scope="row", role="rowheader", className="asks"), *cells], role="row")


def _roles(roles: Iterable[Item], lang: Language, *, then: bool) -> list[Any]:
    return [_role(item, lang) for item in roles] or [gap("no_role" if then else "not_documented", lang)]


def _role(item: Item, lang: Language) -> html.Div:
    told: list[Any] = [html.B(item.status), " ", html.Bdi(item.dates[0]), _perhaps(item.doubt)]
    return html.Div(
        [html.Span(told, className="m"), _mark(item.table, item.refers, item.cited, lang)], className="li"
    )


def gap(kind: str, lang: Language) -> html.Span:
    """Sign and word of a gap: *not_linked*, *not_documented*, *not_then*, *in_use*."""
    text = word("not_documented", lang) if kind == "not_documented" else word(f"compare.{kind}", lang)
    return html.Span([html.I(**attributes(aria_hidden="true")), text], className=f"gap {kind}")


def _table(dimension: Dimension, found: Comparison) -> html.Section:
    lang = found.lang
    first = html.Th(word("compare.asks", lang), scope="col", role="columnheader", className="asks")
    name = word("compare.region", lang, dimension=dimension.name)
    grid = _grid(name, first, [_line(line, found) for line in dimension.lines], found)
    return _section(f"cmp-{dimension.theme['id']}", dimension.name, name, grid, f"n{len(found.areas)}")


def _grid(name: str, first: html.Th, rows: list[html.Tr], found: Comparison) -> html.Table:
    heads = [first, *(_state(area, found.lang) for area in found.areas)]
    return html.Table(
        [
            html.Caption(name, className="sr"),
            html.Thead(html.Tr(heads, role="row"), role="rowgroup"),
            html.Tbody(rows, role="rowgroup"),
        ],
        role="table",
        className=f"cmp n{len(found.areas)}",
    )


def _section(item: str, title: str, name: str, grid: html.Table, wide: str) -> html.Section:
    """A table below its heading, in a region that scrolls by itself."""
    told = attributes(aria_label=name)
    scroll = html.Div(grid, role="region", tabIndex="0", className=f"cmp-scroll {wide}", **told)
    head = html.H2(title, id=item, tabIndex="-1")
    return html.Section([head, scroll], className="cmp-dim", **attributes(aria_labelledby=item))


def _state(area: Row, lang: Language) -> html.Th:
    way = html.A(
        label(area, lang).text,
        href=f"/country/{area['id']}?lang={lang}",
        **attributes(data_keep="pick=;rows=linked;state="),
    )
    return html.Th([way, " ", code(area["id"])], scope="col", role="columnheader")


def _line(line: Line, found: Comparison) -> html.Tr:
    lang, asks = found.lang, line.asks
    head = [
        html.Span([said(line.treaty, lang), word("list.comma", lang), html.Bdi(line.article)], className="w"),
        html.Div(
            [
                html.A(said(asks.title, lang), href=f"/item/{asks.id}?lang={lang}", className="m"),
                _mark("obligations", (asks.id,), asks.cited, lang),
            ],
            className="li",
        ),
        html.P(said(asks.text, lang)),
    ]
    names = {area["id"]: label(area, lang).text for area in found.areas}
    return html.Tr(
        [
            html.Th(head, scope="row", role="rowheader", className="asks"),
            *(_cell(cell, names[cell.area], lang) for cell in line.cells),
        ],
        role="row",
    )


def _cell(cell: Cell, state: str, lang: Language) -> html.Td:
    parts = ((part.key, list(_part(part, lang))) for part in cell.parts)
    rows = [
        html.Div([html.Dt(word(f"compare.part.{key}", lang)), html.Dd(told)], className=f"p {key}")
        for key, told in (("treaty", [_stands(cell.treaty, lang)]), *parts)
    ]
    gaps = None
    if cell.kind == "outside":
        gaps = _outside(cell.links, lang)
    elif cell.kind != "linked":
        gaps = gap(cell.kind, lang)
    return html.Td(
        [html.Span(state, className="who", **attributes(aria_hidden="true")), html.Dl(rows), gaps],
        role="cell",
        className=cell.kind,
    )


def _stands(treaty: Item | None, lang: Language) -> Any:
    """Where the state stands with the treaty, since when, who says so; earlier dates folded."""
    if treaty is None:
        return gap("not_documented", lang)
    *before, last = treaty.dates
    told: list[Any] = [html.B(treaty.status), " ", html.Bdi(last), _perhaps(treaty.doubt)]
    shown: Any = html.Span(told, className="m")
    if before:
        more = html.P(html.Bdi(word("dated.join", lang).join(before)), className="w")
        shown = html.Details([html.Summary(html.Span(told, className="t")), more])
    mark = _mark("treaty_actions", treaty.refers, treaty.cited, lang)
    return html.Div([shown, mark], className="fact stands")


def _part(part: Part, lang: Language) -> Iterator[Any]:
    yield from (_entry(entry, lang) for entry in part.entries)
    if part.outside:
        yield _outside(part.outside, lang)
    elif not part.entries:
        yield gap(part.said, lang)


def _outside(count: int, lang: Language) -> html.Span:
    return html.Span(word("compare.outside", lang, n=number(count, lang)), className="gap outside")


def _entry(entry: Entry, lang: Language) -> html.Div:
    item = entry.item
    ended = " ended" if item.answer == "out" else ""
    summary = [
        html.Span(said(item.title, lang), className="t"),
        html.Span(list(_signs(item, lang)), className="s"),
    ]
    fold = html.Details([html.Summary(summary), html.Div(list(_opened(entry, lang)), className="o")])
    return html.Div(
        [fold, _mark("statements", (item.id,), item.cited, lang)],
        className=f"fact{ended}{' absent' if entry.absent else ''}",
    )


def _signs(item: Item, lang: Language) -> Iterator[Any]:
    if item.step is not None:
        yield badge(item.step, item.standing, lang)
    yield html.Span(item.status)
    yield _perhaps(item.doubt)
    if item.standing.disputed and "*" not in item.standing.disputed:
        yield html.Span(word("standing.disputed_field", lang), className="warn")


def _perhaps(doubt: str) -> html.Span | None:
    return html.Span(doubt, className="perhaps") if doubt else None


def _opened(entry: Entry, lang: Language) -> Iterator[Any]:
    item = entry.item
    yield html.P(html.Bdi(word("dated.join", lang).join(item.dates)), className="w")
    yield html.P(said(item.text, lang))
    for name, value in item.details:
        yield html.P([f"{name}{word('colon', lang)}", said(value, lang)], className="w")
    if entry.joined:
        told = html.Span(word("compare.joined", lang), className="m w")
        yield html.Div([told, _mark("relations", (entry.link,), entry.joined, lang)], className="li")
    yield html.P(html.A(word("compare.item", lang), href=f"/item/{item.id}?lang={lang}"))


def _mark(table: str, items: Iterable[str], cited: Iterable[Cited], lang: Language) -> html.Button | None:
    """Source mark of rows; nothing where no source is cited."""
    count = len({c.number for c in cited})
    return source(table, "+".join(items), count, lang) if count else None
