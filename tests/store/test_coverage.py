"""What is on file is counted for what it is: the record, without what only seems to be a state's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stores import changed, plus, real, support

from imap.i18n.fold import fold
from imap.model.query import HOME, Query
from imap.store.coverage import Coverage, coverage, line_of
from imap.store.register import Register
from imap.store.support import national

if TYPE_CHECKING:
    from imap.model.nouns import Package

SEARCH = {
    "id": "mar.t02.1",
    "area": "MAR",
    "theme": "T02",
    "searched": "2026-11-25",
    "wording": "stratégie nationale",
    "asked": ("web_index",),
    "result": "nothing",
}


def of(package: Package, *states: str) -> Coverage:
    return coverage(Register(package), Query(state=states))


def test_statements_are_counted_by_main_theme_and_section(tiny_package: Package) -> None:
    line = line_of(Register(tiny_package), "MAR")
    assert line.cells == {("T03", "legislation"): 1, ("T03", "challenge"): 1}
    assert (line.count(), line.count("T03"), line.count("T03", "challenge"), line.count("T06")) == (
        2,
        2,
        1,
        0,
    )


def test_a_claim_alone_a_group_s_statement_and_a_withdrawn_row_do_not_count(tiny_package: Package) -> None:
    claimed = support(tiny_package, "statements", "mar-entry-law", "claims:iom")
    assert line_of(Register(claimed), "MAR").count("T03", "legislation") == 0
    gone = changed(tiny_package, "statements", "mar-entry-law", superseded="2026-12-01")
    assert line_of(Register(gone), "MAR").count("T03", "legislation") == 0
    assert all(row["areas"] for row in national(Register(tiny_package)))


def test_a_statement_of_two_states_counts_for_both(tiny_package: Package) -> None:
    both = changed(tiny_package, "statements", "mar-entry-law", areas=("MAR", "TUN"))
    lines = {line.area["id"]: line for line in of(both, "MAR", "TUN").lines}
    assert lines["MAR"].count("T03", "legislation") == lines["TUN"].count("T03", "legislation") == 1


def test_a_search_on_file_answers_for_an_empty_dimension(tiny_package: Package) -> None:
    thin = {(line.area["id"], d) for line, d in of(tiny_package, "MAR").thin()}
    assert ("MAR", "T02") in thin
    looked = of(plus(tiny_package, "searches", SEARCH), "MAR")
    assert ("MAR", "T02") not in {(line.area["id"], d) for line, d in looked.thin()}
    assert [s["id"] for s in looked.lines[0].looked("T02")] == ["mar.t02.1"]
    assert looked.lines[0].count("T02") == 0, "a search is no statement"


def test_states_are_those_asked_for_else_the_partner_states_by_name() -> None:
    register = real().register
    found = coverage(register, Query(lang="fr"))
    assert {line.area["id"] for line in found.lines} == register.members(HOME, possible=True)
    names = [fold(line.area["name_fr"]) for line in found.lines]
    assert names == sorted(names)
    states = [line.area["id"] for line in found.lines]
    assert states.index("EGY") < states.index("FRA"), "Égypte stands with the E"
    assert [line.area["id"] for line in coverage(register, Query(state=("TUN",))).lines] == ["TUN"]


def test_the_closest_second_reading_counts_and_none_is_told(tiny_package: Package) -> None:
    rows = [
        {"id": f"mar.{kind}", "area": "MAR", "kind": kind, "read": "2026-11-25"}
        for kind in ("desk", "sources")
    ]
    found = of(plus(tiny_package, "readings", *rows), "MAR", "TUN")
    lines = {line.area["id"]: line for line in found.lines}
    assert [r["kind"] for r in lines["MAR"].readings] == ["sources", "desk"]
    assert lines["TUN"].readings == ()
    assert (found.read("sources"), found.read("desk"), found.read("")) == (1, 0, 1)
