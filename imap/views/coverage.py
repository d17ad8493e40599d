"""The page of what is on file and what is missing: shades, the table of the same numbers, and searches."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.numbers import day, number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.store.coverage import READINGS, SECTIONS
from imap.store.fill import count_class
from imap.store.support import AIMS
from imap.views.attributes import attributes
from imap.views.signs import code, strong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from imap.model.nouns import Language, Row
    from imap.model.query import Query
    from imap.store.coverage import Coverage, Line
    from imap.store.support import Support

FORMS = ("csv", "xlsx")
LEGEND = ("n4", "n3", "n2", "n1", "searched", "none")


def head(found: Coverage, query: Query, chips: list[Any], moment: str) -> list[Any]:
    """Title, what the numbers are, one sentence, the files."""
    lang = query.lang
    return [
        html.H1(word("coverage.title", lang)),
        html.P([word("coverage.lede", lang), " ", word("coverage.counts", lang)], className="lede"),
        html.P(moment, className="moment") if moment else None,
        html.Div(chips, className="carry") if chips else None,
        html.P(strong(sentence(found, lang)), className="say", role="status"),
        html.P(read_again(found, lang), className="read"),
        _files(lang, ""),
    ]


def sentence(found: Coverage, lang: Language) -> str:
    """Say how many statements there are about how many states, and where nothing is on file."""
    cells = [(line, d["id"]) for line in found.lines for d in found.dimensions]
    blank = [(line, d) for line, d in cells if not line.count(d)]
    looked = sum(bool(line.looked(d)) for line, d in blank)
    return word(
        "coverage.sentence",
        lang,
        statements=plural("coverage.statements", lang, sum(line.count() for line in found.lines)),
        states=plural("coverage.states", lang, len(found.lines)),
        blank=plural("coverage.blank", lang, len(blank)),
        all=number(len(cells), lang),
        looked=number(looked, lang),
    )


def read_again(found: Coverage, lang: Language) -> str:
    """Say how many states were read a second time, and how closely."""
    told = [plural(f"coverage.read.{kind}", lang, n) for kind in READINGS if (n := found.read(kind))]
    if rest := found.read(""):
        told.append(plural("coverage.read.none", lang, rest))
    return _read(told, lang)


def body(found: Coverage, lang: Language) -> list[Any]:
    """Shades of all states, then the same as numbers."""
    names = [label(d, lang).text for d in found.dimensions]
    keys = [d["id"] for d in found.dimensions]

    def cell(line: Line, key: str) -> tuple[int, bool]:
        return line.count(key), bool(line.looked(key))

    rows = [
        (label(line.area, lang).text, line.area["id"], [cell(line, k) for k in keys]) for line in found.lines
    ]
    columns = list(zip(keys, names, strict=True))
    return [
        _heat(rows, columns, word("coverage.by_dimension", lang), lang),
        _table(rows, columns, word("coverage.table", lang), lang, _to_state),
    ]


def state_head(line: Line, query: Query, told: Support, moment: str) -> list[Any]:
    """Title of one state's record, one sentence, the files, the ways on."""
    lang, area = query.lang, line.area["id"]
    said = word(
        "coverage.state_sentence",
        lang,
        statements=plural("coverage.statements", lang, line.count()),
        name=label(line.area, lang).text,
        looked=plural("coverage.looked", lang, len(line.searched)),
    )
    return [
        html.P(
            html.A(
                word("coverage.all", lang), href=f"/coverage?lang={lang}", **attributes(data_keep="select=")
            ),
            className="crumb",
        ),
        html.H1([word("coverage.state_title", lang, name=label(line.area, lang).text)]),
        html.P([word("coverage.counts", lang)], className="lede"),
        html.P(moment, className="moment") if moment else None,
        html.P(strong(said), className="say", role="status"),
        html.P(_readings(line, lang), className="read"),
        html.P(
            html.A(
                word("coverage.profile", lang, name=label(line.area, lang).text),
                href=f"/country/{area}?lang={lang}",
                **attributes(data_keep="state="),
            )
        ),
        _files(lang, area),
        _support(told, lang),
    ]


def state_body(line: Line, dimensions: Iterable[Row], lang: Language) -> list[Any]:
    """Shades of one state by dimension and section, the same as numbers, and what was not found."""
    columns = [(s, word(f"section.{s}", lang)) for s in SECTIONS]
    rows = [
        (label(d, lang).text, d["id"], [(line.count(d["id"], s), False) for s, _ in columns])
        for d in dimensions
    ]
    return [
        _heat(rows, columns, word("coverage.by_section", lang), lang),
        _table(rows, columns, word("coverage.table_state", lang), lang, _bare),
        _searches(line, lang),
    ]


def _files(lang: Language, area: str) -> html.P:
    narrowed = f"&state={area}" if area else ""
    links = [
        html.A(
            form.upper(),
            href=f"/download/coverage.{form}?lang={lang}{narrowed}",
            download="",
            **attributes(data_keep=f"state={area}" if area else "select="),
        )
        for form in FORMS
    ]
    return html.P([html.Span(word("coverage.files", lang)), *links], className="ways")


def _shade(count: int, *, looked: bool) -> str:
    if not count:
        return "searched" if looked else "none"
    return count_class(count, complete=False)


def _heat(rows: Any, columns: list[tuple[str, str]], title: str, lang: Language) -> html.Figure:
    """Shades alone, small enough to be seen at once; the table beside it says the numbers."""
    cells: list[Any] = [html.I(), *(html.B(html.Span(name)) for _, name in columns)]
    for name, key, counts in rows:
        cells.append(html.Span(name))
        cells += [
            html.I(
                className=f"c {_shade(n, looked=looked)}",
                title=word("coverage.cell", lang, row=name, column=column, n=number(n, lang)),
                **attributes(data_row=key),
            )
            for (_, column), (n, looked) in zip(columns, counts, strict=True)
        ]
    grid = html.Div(
        cells,
        className=f"heat w{len(columns)}",
        role="img",
        **attributes(aria_label=word("coverage.picture", lang, title=title)),
    )
    return html.Figure([html.Figcaption(title), grid, _legend(lang)], className="heat-figure")


def _legend(lang: Language) -> html.Ul:
    lines = [
        html.Li([html.I(className=f"c {name}"), word(f"coverage.legend.{name}", lang)]) for name in LEGEND
    ]
    return html.Ul(lines, className="heat-key", **attributes(aria_label=word("legend.title", lang)))


def _table(
    rows: Any, columns: list[tuple[str, str]], title: str, lang: Language, way: Callable[..., Any]
) -> html.Section:
    heads = [html.Th(word("coverage.row", lang), scope="col")]
    heads += [html.Th(name, scope="col", className="r") for _, name in columns]
    lines = [
        html.Tr(
            [
                html.Th(way(name, key, lang), scope="row"),
                *(html.Td(_number(n, lang, looked=looked), className="r") for n, looked in counts),
            ]
        )
        for name, key, counts in rows
    ]
    table = html.Table(
        [
            html.Caption(title, className="sr"),
            html.Thead(html.Tr(heads)),
            html.Tbody(lines),
        ],
        className="tab heat-table",
    )
    scroll = html.Div(table, className="scroll", role="region", tabIndex="0", **attributes(aria_label=title))
    return html.Section([html.H2(title), scroll])


def _number(count: int, lang: Language, *, looked: bool) -> Any:
    if count:
        return number(count, lang)
    return html.Span(word("coverage.searched", lang) if looked else "–", className="none")


def _to_state(name: str, key: str, lang: Language) -> Any:
    return html.A(name, href=f"/coverage/{key}?lang={lang}", **attributes(data_keep="state=;select="))


def _bare(name: str, key: str, lang: Language) -> Any:
    del lang
    return [code(key), " ", name]


def _support(told: Support, lang: Language) -> html.Section:
    """What supports the statements of a state, each beside what we ask of ourselves."""
    lines = [
        html.Div(
            [
                html.Dt(word(f"coverage.support.{name}", lang)),
                html.Dd(
                    word(
                        "coverage.share",
                        lang,
                        n=number(getattr(told, name), lang),
                        all=number(told.statements, lang),
                        percent=number(told.percent(name), lang),
                    )
                ),
            ]
        )
        for name in AIMS
    ]
    return html.Section(
        [
            html.H2(word("coverage.support", lang)),
            html.P(word("coverage.support_note", lang), className="hint"),
            html.Dl(lines, className="key support"),
        ]
    )


def _readings(line: Line, lang: Language) -> str:
    """Which second readings are on file, and when; that there is none."""
    comma = word("list.comma", lang)
    told = [
        word(
            "coverage.reading",
            lang,
            kind=word(f"reading.{kind}", lang),
            date=comma.join(day(r["read"], lang) for r in rows),
        )
        for kind, rows in groupby(line.readings, key=lambda r: str(r["kind"]))
    ]
    return _read(told, lang) if told else word("coverage.unread", lang)


def _read(told: list[str], lang: Language) -> str:
    return word("coverage.read", lang, told=word("list.comma", lang).join(told))


def _searches(line: Line, lang: Language) -> html.Section | None:
    if not line.searched:
        return None
    return html.Section(
        [html.H2(word("tables.searches", lang)), html.Ul(list(_looked(line, lang)), className="looked")]
    )


def _looked(line: Line, lang: Language) -> Iterator[html.Li]:
    for row in line.searched:
        asked = word("list.comma", lang).join(word(f"asked.{place}", lang) for place in row["asked"])
        told = word("list.comma", lang).join(
            (word(f"result.{row['result']}", lang), asked, day(row["searched"], lang))
        )
        yield html.Li(
            [
                code(row["theme"]),
                " ",
                html.Bdi(row["wording"], dir="auto"),
                html.Br(),
                html.Span(told, className="w"),
            ]
        )
