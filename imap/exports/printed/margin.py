"""What stands around the map: title, legend with counts, what was asked, sources, edition, disclaimer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from imap.exports.citation import isolate
from imap.exports.palette import INKS, UNFILLED, paint
from imap.exports.printed.ground import DASHES, outside, shown
from imap.exports.printed.page import MARGIN, POINTS_A_MM, WIDTH
from imap.exports.printed.signs import SIGNS, sign_of, stamp
from imap.exports.tables import GRADES
from imap.i18n.numbers import day, number
from imap.i18n.text import label
from imap.i18n.words import plural, word
from imap.model.grades import drawn_grade
from imap.store.caption import moment, plain, sentence
from imap.store.dated import on
from imap.store.days import days as days_of
from imap.store.fill import POSSIBLE

if TYPE_CHECKING:
    from imap.exports.colophon import Colophon, Order
    from imap.exports.printed.ground import Window
    from imap.exports.printed.page import Page

LEGEND_TOP, ROW = 219.5, 4.4
COLUMNS = (MARGIN + 3, MARGIN + 58, MARGIN + 127)
WIDE = (46.0, 60.0, 56.0)
"""Where the columns of the legend begin, and how wide they are, in millimetres."""
FOOT = 264.0
PUBLISHERS = 14
"""Publishers that are named at the foot; the rest is counted, and stands in the tables."""
MODES = ("land", "sea", "air")
KINDS = ("absence", "committed", "adopted", "body", "use", "reviewed")


def titles(order: Order) -> tuple[str, str]:
    """Title of the map and the line below it, the days of the two clocks included."""
    title, below = _titles(order)
    when = moment(order.selection.query)
    return title, word("list.comma", order.lang).join(filter(None, (when, below)))


def _titles(order: Order) -> tuple[str, str]:
    register, lang = order.selection.register, order.lang
    kind, _, rest = order.selection.query.fill.partition(":")
    if kind == "activities":
        return word("print.states_count", lang), ""
    if kind == "changes":
        span = days_of(register, order.selection.query)
        first, last = (day(d.isoformat(), lang) for d in (span.after, span.until))
        return word("changes.fill", lang), word("changes.span", lang, first=first, last=last)
    if kind == "evidence":
        theme, _, step = rest.partition(":")
        name = label(register.row("themes", theme), lang).text
        return word("print.evidence_title", lang, theme=name, kind=word(f"step.{step}", lang)), word(
            "print.evidence", lang
        )
    row = register.find(rest)[1]
    held = dict(order.selection.fill.legend)
    count = plural("print.members", lang, held.get("partner", 0) + held.get("partner-donor", 0))
    days = [m["as_of"] for m in register.where("memberships", "group", rest) if m["as_of"] and m["area"]]
    when = on("as_of", max(days), lang) if days and not register.day else ""
    return word("fill.role_title", lang, name=label(row, lang).text), word("list.comma", lang).join(
        filter(None, (count, when))
    )


def head(page: Page, order: Order) -> None:
    """Title, what is counted, the sentence."""
    title, below = titles(order)
    wide = WIDTH - 2 * MARGIN
    page.text(MARGIN, 12, "i-Map", 8, ink="link", bold=True)
    size = next((s for s in (18.0, 15.0, 12.5) if page.width(title, s, bold=True) < wide * POINTS_A_MM), 11.0)
    page.text(MARGIN, 20, title, size, bold=True)
    if below:
        page.text(MARGIN, 25.6, below, 9, ink="link")
    page.paragraph(MARGIN, 31, wide, plain(sentence(order.selection)), 8.5, ink="ink", most=2)


def legend(page: Page, order: Order, drawn: set[str], about: Colophon) -> None:
    """Disclaimer, and the three columns of the legend."""
    page.paragraph(MARGIN, LEGEND_TOP - 8.6, WIDTH - 2 * MARGIN, about.disclaimer, 6, ink="ink-3", most=3)
    page.box(
        MARGIN,
        LEGEND_TOP - 1.5,
        WIDTH - 2 * MARGIN,
        FOOT - LEGEND_TOP - 3.2,
        facecolor=INKS["ground"],
        edgecolor="none",
        zorder=0,
    )
    _classes(page, order, COLUMNS[0])
    _routes(page, order, COLUMNS[1], drawn)
    _places(page, order, COLUMNS[2])


def _heading(page: Page, x: float, wide: float, text: str, note: str = "") -> float:
    page.text(x, LEGEND_TOP + 3.4, text, 7.6, bold=True)
    if note:
        page.text(x + wide, LEGEND_TOP + 3.4, note, 6.6, ink="ink-3", end=True)
    return LEGEND_TOP + 3.4 + ROW + 0.8


def _row(page: Page, x: float, y: float, wide: float, text: str, count: str, *, start: float = 9.0) -> None:
    page.text(x + start, y, text, 7)
    page.text(x + wide, y, count, 7, ink="ink-2", end=True)


def _classes(page: Page, order: Order, x: float) -> None:
    lang, fill = order.lang, order.selection.query.fill
    kind = fill.partition(":")[0]
    headings = {"role": "fill.role", "activities": "print.states_count", "changes": "changes.fill"}
    heading = headings.get(kind, "print.evidence")
    y = _heading(page, x, WIDE[0], word(heading, lang))
    for name, count in order.selection.fill.legend:
        if (
            not count
            and name not in {"none", "nd"}
            and not (kind == "activities" and name not in {"n0", POSSIBLE})
        ):
            continue
        look = paint(name, fill)
        page.box(x, y - 2.5, 6.5, 3.1, facecolor=look.colour, edgecolor=INKS["map-border"], linewidth=0.5)
        if look.hatch:
            page.box(
                x,
                y - 2.5,
                6.5,
                3.1,
                facecolor="none",
                edgecolor=look.hatch_ink,
                linewidth=0,
                hatch=look.hatch * 2,
                alpha=0.55,
            )
        _row(page, x, y, WIDE[0], class_name(name, fill, order), number(count, lang))
        y += ROW
    ring = next((n for n, c in order.selection.fill.legend if c and n not in UNFILLED), "none")
    page.paper.scatter(
        [page.at(x + 3.2)],
        [y - 1],
        s=34,
        facecolor=paint(ring, fill).colour,
        edgecolor=INKS["map-label"],
        linewidth=0.8,
    )
    page.text(x + 9, y, word("print.small_state", lang), 6.4, ink="ink-3")
    if any(outside(order, a) for a in order.selection.fill.classes):
        page.text(x + 9, y + ROW - 0.6, word("print.outside", lang), 6.4, ink="ink-3")


def class_name(name: str, fill: str, order: Order) -> str:
    """What a class of the fill is called."""
    if name.startswith("ev-") and name[3:].isdigit():
        return word(f"step.{fill.rpartition(':')[2]}", order.lang)
    return word(f"class.{name}", order.lang)


def _routes(page: Page, order: Order, x: float, drawn: set[str]) -> None:
    register, lang = order.selection.register, order.lang
    note = word("print.of", lang, n=number(len(drawn), lang), all=number(len(register.rows("routes")), lang))
    y = _heading(page, x, WIDE[1], word("print.routes", lang), note)
    weakest = Counter(
        drawn_grade(min((g["grade"] for g in register.where("legs", "route", r)), key=GRADES.index))
        for r in drawn
    )
    for n, mode in enumerate(MODES):
        page.text(x + n * 9.5, y, word(f"mode.{mode}", lang), 6.4, ink="ink-3")
    for grade in ("sourced", "partly_sourced", "composed"):
        y += ROW
        for n, mode in enumerate(MODES):
            ink, xs, ys = INKS[f"route-{mode}"], (x + n * 9.5 + 0.8, x + n * 9.5 + 7.6), (y - 1.0, y - 1.0)
            page.line(xs, ys, color=ink, alpha=0.15, linewidth=4.6, solid_capstyle="round")
            page.line(
                xs,
                ys,
                color=ink,
                linewidth=1.5 if grade == "composed" else 1.1,
                linestyle=DASHES[grade],
                dash_capstyle="round",
            )
        _row(page, x, y, WIDE[1], word(f"grade.{grade}", lang), number(weakest[grade], lang), start=29.5)
    page.paragraph(x, y + ROW + 0.6, WIDE[1], word("print.corridors", lang), 6.4, ink="ink-3", most=3)


def _places(page: Page, order: Order, x: float) -> None:
    register, lang = order.selection.register, order.lang
    rows = (
        [r for r in order.selection.rows("places") if r["scheme"] == "mtm-sheet"]
        if shown(order, "places")
        else []
    )
    every = [r for r in register.rows("places") if r["scheme"] == "mtm-sheet"]
    y = _heading(
        page,
        x,
        WIDE[2],
        word("print.places", lang),
        word("print.of", lang, n=number(len(rows), lang), all=number(len(every), lang)),
    )
    count = Counter(sign_of(r["kinds"]) for r in rows)
    for n, sign in enumerate(s for s in SIGNS if count[s]):
        left, down = x + (n % 2) * 29.5, y + (n // 2) * ROW
        stamp(page.paper, sign, [page.at(left + 1.6)], [down - 1], 7.0)
        page.text(left + 4.6, down, _sign_name(sign, order), 6.4)
        page.text(left + 26.5, down, number(count[sign], lang), 6.4, ink="ink-2", end=True)
    acts = (
        {p for a in order.selection.rows("activities") for p in a["places"]}
        if order.selection.query.filters()
        else set()
    )
    if acts and shown(order, "activities"):
        down = y + (len([s for s in SIGNS if count[s]]) + 1) // 2 * ROW
        stamp(page.paper, "activity", [page.at(x + 1.6)], [down - 1], 7.0)
        page.text(x + 4.6, down, word("print.activity", lang), 6.4)
        page.text(x + 56, down, number(len(acts), lang), 6.4, ink="ink-2", end=True)


def _sign_name(sign: str, order: Order) -> str:
    if sign == "capital-port":
        return word("print.capital_port", order.lang)
    return word(f"place.{sign}", order.lang)


def foot(page: Page, order: Order, about: Colophon) -> None:
    """What was asked, the sources, the edition, how to cite."""
    lang, wide = order.lang, WIDTH - 2 * MARGIN
    page.line((MARGIN, WIDTH - MARGIN), (FOOT - 1.6, FOOT - 1.6), color=INKS["rule"], linewidth=0.6)
    colon = word("colon", lang)
    y = page.paragraph(
        MARGIN, FOOT + 2, wide, f"{word('file.question', lang)}{colon}{about.question}", 7, ink="ink", most=2
    )
    said = word("print.sources", lang, n=number(len(about.sources), lang), publishers=_publishers(about))
    y = page.paragraph(MARGIN, y + 0.6, wide, said, 6, most=4)
    y = page.paragraph(MARGIN, y + 0.6, wide, about.citation, 6, most=3)
    page.paragraph(
        MARGIN,
        y + 0.6,
        wide,
        word("print.colophon", lang, edition=about.edition, date=day(about.date, lang)),
        6,
        most=1,
    )


def _publishers(about: Colophon) -> str:
    found = list(dict.fromkeys(isolate(s["publisher"], about.lang) for s in about.sources))
    first = word("cite.and", about.lang).join(found[:PUBLISHERS])
    more = len(found) - PUBLISHERS
    return word("print.more", about.lang, shown=first, n=number(more, about.lang)) if more > 0 else first


def scale(page: Page, order: Order, seen: Window, left: float, bottom: float) -> None:
    """Scale bar and projection, placed physically in the lower left corner of the map."""
    kilometres = next(
        k for k in (2000, 1000, 500, 200, 100, 50, 20, 10) if k / 100 * seen.points < 95 or k == 10
    )
    long = kilometres / 100 * seen.points / POINTS_A_MM
    x = (left, left + long) if not page.rtl else (WIDTH - left, WIDTH - left - long)
    page.line(
        (x[0], x[0], x[1], x[1]),
        (bottom - 7.6, bottom - 6.4, bottom - 6.4, bottom - 7.6),
        color=INKS["map-water-ink"],
        linewidth=0.7,
    )
    for row, text in (
        (3.4, word("print.km", order.lang, n=number(kilometres, order.lang))),
        (0.6, word("map.projection", order.lang)),
    ):
        page.text(x[0], bottom - row, text, 6, ink="map-water-ink", end=page.rtl, halo=True)
