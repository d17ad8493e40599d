"""The framework of a state in time: bars and marks as a Plotly figure, and the table of the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html

from imap.i18n.numbers import day
from imap.i18n.words import plural, word
from imap.store.marks import BEGAN, OVER, dated, sign_of
from imap.views.attributes import attributes
from imap.views.chart import config
from imap.views.ids import Ids
from imap.views.panel import link
from imap.views.signs import STEP_NAMES, dots, source
from imap.views.timeline_figure import figure, title
from imap.views.timeline_traces import SIGNS, ruled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imap.model.nouns import Language
    from imap.store.marks import Mark
    from imap.store.timeline import Bar, Timeline

__all__ = ["figure", "graph", "key", "notes", "parts", "sentence", "switch", "table"]

TABLE = "timeline-table"
COLUMNS: Mapping[str, frozenset[str]] = {
    "in_force": BEGAN,
    "amended": frozenset({"amended"}),
    "until": OVER,
    "status": frozenset({"as_of", "not_party"}),
}
"""Kinds of marks by column of the table; the others stand under the adoption."""


def parts(timeline: Timeline, lang: Language) -> tuple[html.Div, html.Div | None, html.Div | None]:
    """What stands above the bars, the bars (None where there are none), and what stands below."""
    if not timeline.bars:
        return html.Div(html.P(word("timeline.empty", lang), className="empty")), None, None
    said = html.P(sentence(timeline, lang), className="lede")
    above = html.Div([said, switch(lang)], className="timeline-head")
    rows = html.Div(table(timeline, lang), id=TABLE, className="timeline-table")
    return above, graph(timeline, lang), html.Div([key(timeline, lang), rows, _noted(timeline, lang)])


def switch(lang: Language) -> html.Div:
    """Chart or table: two buttons, of which one is pressed."""
    buttons = [
        html.Button(said, type="button", **attributes(data_timeline=name, aria_pressed=pressed))
        for name, said, pressed in (
            ("chart", word("tab.chart", lang), "true"),
            ("table", word("timeline.tab", lang), "false"),
        )
    ]
    named = attributes(aria_label=word("timeline.view", lang))
    return html.Div(buttons, role="group", className="timeline-switch", **named)


def sentence(timeline: Timeline, lang: Language) -> str:
    """Say in one sentence what is drawn: how many of what, between which years."""
    bars = timeline.bars
    counts = {s: sum(b.treaty in group for b in bars) for s, group in _STOOD.items()}
    counts["laws"] = sum(b.group == "laws" and b.step != 0 for b in bars)
    counts["absence"] = sum(b.step == 0 for b in bars)
    counts |= {g: sum(b.group == g and b.step != 0 for b in bars) for g in ("practice", "bodies")}
    said = [plural(f"timeline.count.{name}", lang, n) for name, n in counts.items() if n]
    rows = word("timeline.list", lang).join(said)
    years = sorted(m.first.year for bar in bars for m in bar.marks if m.first <= timeline.last)
    if not years:
        return word("timeline.sentence_undated", lang, rows=rows)
    return word("timeline.sentence", lang, first=years[0], last=years[-1], rows=rows)


_STOOD = {"joined": ("party", "joined"), "signed": ("signed",), "not_party": ("not_party",)}


def notes(timeline: Timeline, lang: Language) -> tuple[str, ...]:
    """Say what to know before reading the bars, as far as it applies to them."""
    bars, last = timeline.bars, timeline.last
    found = []
    if any(s.last > last for bar in bars for s in bar.stretches):
        found.append(word("timeline.note.open", lang, date=day(last.isoformat(), lang)))
    if undated := sum(not bar.drawn for bar in bars):
        found.append(plural("timeline.note.undated", lang, undated))
    return (*found, word("timeline.note.click", lang), word("timeline.note.left_out", lang))


def graph(timeline: Timeline, lang: Language) -> html.Div:
    """The bars as a component, with a name that sends to the table."""
    made = figure(timeline, lang)
    drawn = dcc.Graph(
        id=Ids.TIMELINE,
        figure=made,
        config=config(lang)
        | {"toImageButtonOptions": {"format": "png", "scale": 2, "filename": f"i-map-timeline-{lang}"}},
        responsive=True,
        className="chart-graph timeline-graph",
        style={"height": f"{made['layout']['height']}px"},  # a responsive graph takes that of its element
    )
    said = word("timeline.graph", lang, title=title(timeline, lang))
    return html.Div(drawn, role="group", className="timeline-chart", **attributes(aria_label=said))


def table(timeline: Timeline, lang: Language) -> html.Table:
    """Lay out the same rows: what, each date under what it means, last status, sources."""
    heads = [
        *(word(f"timeline.col.{name}", lang) for name in ("what", "adopted", "in_force", "amended", "until")),
        word("field.status", lang),
        word("source.title", lang),
    ]
    return html.Table(
        [
            html.Caption(word("timeline.table", lang)),
            html.Thead(html.Tr([html.Th(said, scope="col") for said in heads])),
            *(_body(group, bars, len(heads), lang) for group, bars in timeline.groups),
        ],
        className="tab timeline-rows",
    )


def key(timeline: Timeline, lang: Language) -> html.Ul:
    """Explain every sign that these bars show, and what the line across them is."""
    bars = [bar for bar in timeline.bars if bar.drawn]
    kinds = {s.kind for bar in bars for s in bar.stretches}
    steps = sorted({b.step for b in bars if b.step is not None and not b.disputed})
    signs = {sign_of(m) for b in bars for m in b.marks if m.middle <= timeline.last}
    found = [(f"bar k{step}", word(f"step.{STEP_NAMES[step]}", lang)) for step in steps]
    found += [("bar pale", word("timeline.key.possible", lang))] if kinds & {"start", "end"} else []
    found += [("bar fade", word("timeline.key.fades", lang))] if kinds & {"fades_in", "fades_out"} else []
    found += [("bar disp", word("timeline.key.disputed", lang))] if any(b.disputed for b in bars) else []
    found += [("lead", word("timeline.key.before", lang))] if "before" in kinds else []
    found += [(f"mark {s}", word(f"timeline.key.{s}", lang)) for s in reversed(list(SIGNS)) if s in signs]
    found.append(("rule", ruled(timeline, lang)))
    items = [html.Li([html.I(className=_tk(name)), said]) for name, said in found]
    return html.Ul(items, className="timeline-key", **attributes(aria_label=word("timeline.key", lang)))


def _tk(names: str) -> str:
    return " ".join(("tk", *(f"tk-{name}" for name in names.split())))


def _noted(timeline: Timeline, lang: Language) -> html.Ul:
    return html.Ul([html.Li(note) for note in notes(timeline, lang)], className="timeline-notes")


def _body(group: str, bars: Iterable[Bar], width: int, lang: Language) -> html.Tbody:
    head = html.Th(word(f"timeline.group.{group}", lang), scope="rowgroup", colSpan=width)
    return html.Tbody([html.Tr(head), *(_line_of(bar, lang) for bar in bars)])


def _line_of(bar: Bar, lang: Language) -> html.Tr:
    placed: dict[str, list[Any]] = {name: [] for name in ("adopted", *COLUMNS)}
    for mark in sorted(bar.marks, key=lambda m: (m.first, m.last)):
        column = next((name for name, kinds in COLUMNS.items() if mark.kind in kinds), "adopted")
        placed[column].append(html.Div([dated(mark, lang), *_differs(mark, lang)]))
    status = [html.Div(bar.status), *placed.pop("status")]
    if bar.disputed:
        status.append(html.Div(word("standing.disputed", lang), className="warn"))
    table_of, items = bar.refers
    sources = source(table_of, "+".join(items), bar.sources, lang) if bar.sources else None
    cells = [
        html.Td(
            found or "–", className="" if found else "none", **_headed(word(f"timeline.col.{name}", lang))
        )
        for name, found in placed.items()
    ]
    return html.Tr(
        [
            html.Th(link(bar.row, lang), scope="row"),
            *cells,
            html.Td(status, **_headed(word("field.status", lang))),
            html.Td(
                [dots(bar.standing, lang), " ", sources],
                className="who",
                **_headed(word("source.title", lang)),
            ),
        ]
    )


def _headed(said: str) -> dict[str, Any]:
    """Heading of a cell, which a narrow screen shows beside it."""
    return attributes(data_head=said)


def _differs(mark: Mark, lang: Language) -> Iterator[html.Span]:
    if mark.disputed:
        yield html.Span(word("timeline.differs", lang), className="warn")
