"""Reports for those who keep the data: how well it is supported, and what is missing, as plain text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from imap.i18n.text import label
from imap.model.query import HOME
from imap.store.coverage import LEAST, coverage
from imap.store.support import AIMS, Support, national, support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imap.model.query import Query
    from imap.store.audit import Finding
    from imap.store.coverage import Coverage
    from imap.store.register import Register

SAID = {
    "strong": "with an official, depositary, intergovernmental, EU or academic source",
    "confirmed": "confirmed by two independent sources",
    "own": "with the state's own official source",
    "press": "with press alone",
    "dated": "dated to the day",
    "followed": "with an end, a predecessor or a successor",
}
AT_MOST = frozenset({"press"})
"""Shares that are to stay below their aim."""
SHOWN = 20
"""Findings of a kind that are printed; a file has them all."""


def gaps_report(register: Register, query: Query) -> str:
    """Statements by state and dimension as lines of text.

    ``·`` stands for nothing on file, ``?`` behind a number for a search on file that found nothing
    to enter.
    """
    return "\n".join(_gaps(coverage(register, query), query))


def _gaps(found: Coverage, query: Query) -> Iterator[str]:
    names = [label(line.area, query.lang).text for line in found.lines]
    width = max((len(name) for name in names), default=0) + 4
    dimensions = [d["id"] for d in found.dimensions]
    yield (
        f"{'':{width}}"
        + "".join(f"{d:>5}" for d in dimensions)
        + f"{'all':>6}{'challenges':>12}{'searches':>10}"
    )
    for name, line in zip(names, found.lines, strict=True):
        cells = "".join(f"{_cell(line.count(d), looked=bool(line.looked(d))):>5}" for d in dimensions)
        rest = f"{line.count():>6}{line.count(section='challenge'):>12}{len(line.searched):>10}"
        yield f"{line.area['id']} {name:{width - 4}}{cells}{rest}"
    whole = "".join(f"{sum(line.count(d) for line in found.lines):>5}" for d in dimensions)
    yield f"{'all states':{width}}{whole}{sum(line.count() for line in found.lines):>6}"
    thin = found.thin()
    yield ""
    yield (
        f"{len(thin)} of {len(found.lines) * len(dimensions)} cells have fewer than {LEAST} statements "
        "and no search on file. A statement about several states counts for each of them."
    )
    yield "The numbers count the record and say nothing of a state."


def _cell(count: int, *, looked: bool) -> str:
    return f"{count or '·'}{'?' if looked else ''}"


def sources_report(register: Register, found: Iterable[Finding]) -> str:
    """Shares over all and by state against their aims, then what wants another look."""
    return "\n".join((*_shares(register), *_findings(found)))


def _shares(register: Register) -> Iterator[str]:
    rows = national(register)
    whole = support(register, rows)
    package = register.package
    yield (
        f"{package.name} {package.version}: {len(register.rows('sources'))} sources, "
        f"{len(register.rows('evidence'))} rows of evidence"
    )
    yield f"{whole.statements} statements of states, challenges left out:"
    for name, (aim, _) in AIMS.items():
        bound = "at most" if name in AT_MOST else "aim"
        mark = "" if _met(name, whole.percent(name), aim) else "  MISSED"
        yield f"  {whole.percent(name):>3} % {SAID[name]} ({bound} {aim} %){mark}"
    yield ""
    yield "By partner state (* misses the limit for every state):"
    yield f"  {'':5}{'statements':>10}" + "".join(f"{name:>11}" for name in AIMS)
    states = sorted(register.members(HOME, possible=True) & {a for r in rows for a in r["areas"]})
    for area in states:
        yield _state(area, support(register, national(register, area), area))


def _state(area: str, told: Support) -> str:
    cells = []
    for name, (_, floor) in AIMS.items():
        low = floor is not None and not _met(name, told.percent(name), floor)
        cells.append(f"{told.percent(name)} %{'*' if low else ' '}")
    return f"  {area:5}{told.statements:>10}" + "".join(f"{cell:>11}" for cell in cells)


def _met(name: str, percent: int, aim: int) -> bool:
    return percent <= aim if name in AT_MOST else percent >= aim


def _findings(found: Iterable[Finding]) -> Iterator[str]:
    for kind, of_kind in groupby(sorted(found), key=lambda f: f.kind):
        rows = list(of_kind)
        yield ""
        yield f"{kind}: {len(rows)}"
        yield from (f"  {row.item}: {row.detail}" for row in rows[:SHOWN])
        if len(rows) > SHOWN:
            yield f"  and {len(rows) - SHOWN} more (all of them: imap sources -o findings.csv)"
