"""The sheet put together."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from imap.exports.colophon import colophon
from imap.exports.palette import INKS
from imap.exports.printed.ground import ground, places, rings, routes, window
from imap.exports.printed.margin import foot, head, legend, scale, titles
from imap.exports.printed.names import Names, names
from imap.exports.printed.page import MARGIN, POINTS_A_MM, WIDTH, Page
from imap.store.caption import plain, sentence

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.model.nouns import Row

TOP, TALL = 38.0, 171.0
"""Upper edge and height of the map on the sheet, in millimetres."""


def drawn(order: Order, form: str) -> bytes:
    """Sheet as *svg* or *png*."""
    wide = WIDTH - 2 * MARGIN
    seen = window(order.selection.query.view, wide * POINTS_A_MM, TALL * POINTS_A_MM)
    page = Page(order.lang)
    axes = page.axes(MARGIN, TOP, wide, TALL)
    axes.set(
        xlim=(seen.west, seen.east),
        ylim=(seen.south, seen.north),
        xticks=[],
        yticks=[],
        facecolor=INKS["map-sea"],
    )
    for spine in axes.spines.values():
        spine.set(color=INKS["map-coast"], linewidth=0.6)
    ground(axes, order, seen)
    lines = routes(axes, order)
    marks = places(axes, order, seen)
    about = replace(
        colophon(order, titles(order)[0], ("memberships",)),
        sources=_sources(order, lines, {m[1] for m in marks}),
    )
    ringed = rings(axes, order, seen)
    names(Names(page, axes, seen), order, ringed, marks)
    axes.set(xlim=(seen.west, seen.east), ylim=(seen.south, seen.north), xlabel="", ylabel="")
    scale(page, order, seen, MARGIN + 3, TOP + TALL - 2)
    head(page, order)
    legend(page, order, lines, about)
    foot(page, order, about)
    out = io.BytesIO()
    said = {
        "Title": f"i-Map: {titles(order)[0]}",
        "Description": f"{plain(sentence(order.selection))} {about.citation} {about.disclaimer}",
    }
    more = (
        {"Date": None, "Rights": about.licence, "Language": order.lang}
        if form == "svg"
        else {"Copyright": about.licence}
    )
    page.figure.savefig(out, format=form, dpi=200, metadata=said | more)
    return out.getvalue()


def _sources(order: Order, lines: set[str], marks: set[str]) -> tuple[Row, ...]:
    """Sources of what the sheet shows, those that carry most of it first."""
    register = order.selection.register
    kind, _, rest = order.selection.query.fill.partition(":")
    items = {("routes", r) for r in lines} | {("places", p) for p in marks}
    items |= {("legs", leg["id"]) for r in lines for leg in register.where("legs", "route", r)}
    if kind == "role":
        items |= {("memberships", m["id"]) for m in register.where("memberships", "group", rest)}
    else:
        about = (
            replace(order.selection.query, theme=(rest.partition(":")[0],))
            if kind == "evidence"
            else order.selection.query
        )
        tables = ("activities",) if kind == "activities" else ("statements", "treaty_actions")
        items |= {(table, row["id"]) for table in tables for row in order.store.select(about).rows(table)}
    used = Counter(e["source"] for table, item in items for e in register.evidence(table, item))
    return tuple(register.row("sources", s) for s in sorted(used, key=lambda s: (-used[s], s)))
