"""States side by side: what is linked, what is a gap of which kind, and what day and filter do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stores import changed, plus, real, support

from imap.model.query import Query
from imap.store.articles import article_name, article_order
from imap.store.compare import compare, linked_bodies
from imap.store.register import Register
from imap.store.store import Store

if TYPE_CHECKING:
    from imap.model.nouns import Package
    from imap.store.comparison import Cell, Comparison, Part

REFUGEE, SMUGGLING = "refugee-convention-1951.33", "smuggling-protocol-2000.6"
FIVE = ("MAR", "NER", "TUR", "EGY", "TUN")


def side_by_side(package: Package, *pick: str, **asked: Any) -> Comparison:
    store = Store(Register(package), None)  # type: ignore[arg-type] - nothing here is drawn
    return compare(store, Query(pick=pick, **asked))


def link(package: Package, statement: str, obligation: str) -> Package:
    item = f"{statement}.meets.{obligation}"
    row = {"id": item, "statement": statement, "relation": "meets", "target": obligation}
    return support(plus(package, "relations", row), "relations", item, "confirms:iom")


def cell(found: Comparison, obligation: str, area: str) -> Cell:
    line = next(line for line in found.lines if line.obligation["id"] == obligation)
    return next(c for c in line.cells if c.area == area)


def part(found: Comparison, obligation: str, area: str, key: str) -> Part:
    return next(p for p in cell(found, obligation, area).parts if p.key == key)


def told(found: Comparison, area: str) -> set[str]:
    cells = (c for line in found.lines for c in line.cells if c.area == area)
    return {e.item.id for c in cells for p in c.parts for e in p.entries}


@pytest.fixture
def maltese(tiny_package: Package) -> Package:
    """Malta's office and the agency that followed it, and Tunisia's lack of a law, linked to an article."""
    package = link(tiny_package, "mlt-refugee-office", REFUGEE)
    package = link(package, "mlt-refugee-agency", REFUGEE)
    return link(package, "tun-asylum-law-absent", REFUGEE)


def test_a_statement_stands_where_it_is_linked_and_nowhere_by_its_theme(tiny_package: Package) -> None:
    found = side_by_side(tiny_package, "ESP", "MAR", rows="all")
    assert cell(found, REFUGEE, "ESP").kind == "not_linked"
    assert cell(found, REFUGEE, "ESP").parts == ()
    assert [e.item.id for e in part(found, SMUGGLING, "MAR", "provision").entries] == ["mar-entry-law"]


def test_not_linked_not_documented_and_documented_absence_are_three_things(maltese: Package) -> None:
    found = side_by_side(maltese, "MLT", "TUN", "ESP")
    assert cell(found, REFUGEE, "ESP").kind == "not_linked"
    assert part(found, REFUGEE, "TUN", "body").said == "not_documented"
    absence = part(found, REFUGEE, "TUN", "provision").entries
    assert [(e.item.id, e.absent) for e in absence] == [("tun-asylum-law-absent", True)]
    assert absence[0].item.cited
    assert [e.absent for e in part(found, REFUGEE, "MLT", "body").entries] == [False, False]


def test_a_state_that_is_not_a_party_can_have_linked_statements(tiny_package: Package) -> None:
    found = cell(side_by_side(tiny_package, "MAR", "TUN"), SMUGGLING, "MAR")
    assert found.kind == "linked"
    assert found.treaty
    assert (found.treaty.status, found.treaty.dates) == ("not party", ("as of 2010",))


def test_where_a_state_stands_with_the_treaty_has_its_dates_and_sources(tiny_package: Package) -> None:
    found = cell(side_by_side(tiny_package, "TUN", "MAR"), SMUGGLING, "TUN")
    assert found.treaty
    assert found.treaty.status == "party"
    assert found.treaty.dates == ("Ratification: 14 Jul 2003", "in force for it from 28 Jan 2004 (computed)")
    assert found.treaty.cited
    assert cell(side_by_side(tiny_package, "MLT", "MAR"), SMUGGLING, "MLT").treaty is None


def test_before_it_joined_a_state_was_not_a_party_and_a_source_says_so(tiny_package: Package) -> None:
    found = cell(side_by_side(tiny_package, "TUN", "MAR", at="1999-01-01"), SMUGGLING, "TUN")
    assert found.treaty
    assert found.treaty.status == "not party"
    assert found.treaty.cited


def test_after_the_day_of_a_list_not_being_a_party_is_possible_for_its_end(tiny_package: Package) -> None:
    found = cell(side_by_side(tiny_package, "MAR", "TUN", at="2012-06-30"), SMUGGLING, "MAR")
    assert found.treaty
    assert found.treaty.answer == "possible"
    assert found.treaty.doubt == "possible: end not documented exactly"


def test_states_stay_in_the_order_in_which_they_were_picked(tiny_package: Package) -> None:
    found = side_by_side(tiny_package, "TUN", "MAR", "ESP")
    assert [a["id"] for a in found.areas] == ["TUN", "MAR", "ESP"]
    assert [[c.area for c in line.cells] for line in found.lines] == [["TUN", "MAR", "ESP"]]


def test_fewer_than_two_states_are_not_compared_and_no_more_than_eight() -> None:
    assert compare(real(), Query(pick=("MAR",))).lines == ()
    many = ("ESP", "FRA", "ITA", "MLT", *FIVE)
    found = compare(real(), Query(pick=many))
    assert [a["id"] for a in found.areas] == list(many[:8])
    assert [a["id"] for a in found.left_out] == ["TUN"]
    assert all(len(line.cells) == 8 for line in found.lines)


@pytest.mark.parametrize(
    ("day", "kind", "shown"),
    [
        ("1995-01-01", "not_then", set()),
        ("2010-06-01", "linked", {"mlt-refugee-office"}),
        ("2022-06-01", "linked", {"mlt-refugee-agency"}),
    ],
)
def test_a_day_shows_who_held_the_office_then(maltese: Package, day: str, kind: str, shown: set[str]) -> None:
    found = side_by_side(maltese, "MLT", "TUN", at=day)
    assert cell(found, REFUGEE, "MLT").kind == kind
    assert told(found, "MLT") == shown


def test_a_predecessor_has_the_status_of_its_time_and_what_is_unsure_says_why(maltese: Package) -> None:
    then = part(side_by_side(maltese, "MLT", "TUN", at="2010-06-01"), REFUGEE, "MLT", "body")
    assert [(e.item.status, e.item.doubt) for e in then.entries] == [("Operating", "")]
    during = part(side_by_side(maltese, "MLT", "TUN", at="2020-06-01"), REFUGEE, "MLT", "body")
    assert {(e.item.id, e.item.answer, e.item.doubt[:13]) for e in during.entries} == {
        ("mlt-refugee-office", "possible", "possible: end"),
        ("mlt-refugee-agency", "possible", "possible: sta"),
    }


def test_without_a_day_what_has_ended_is_kept_and_said_to_have_ended(maltese: Package) -> None:
    body = part(side_by_side(maltese, "MLT", "TUN"), REFUGEE, "MLT", "body")
    assert {e.item.id: e.item.answer for e in body.entries} == {
        "mlt-refugee-office": "out",
        "mlt-refugee-agency": "in",
    }


def test_a_body_that_works_is_a_body_and_no_other_practice_is_claimed(maltese: Package) -> None:
    package = plus(maltese, "fact_types", {"id": "body_operating", "step": 4, "name_en": "operating"})
    package = changed(package, "statements", "mlt-refugee-agency", fact_type="body_operating")
    found = side_by_side(package, "MLT", "TUN")
    assert "mlt-refugee-agency" in {e.item.id for e in part(found, REFUGEE, "MLT", "body").entries}
    assert part(found, REFUGEE, "MLT", "practice").said == "in_use"
    assert part(found, REFUGEE, "TUN", "practice").said == "not_documented"


def test_obligations_without_a_link_are_left_out_unless_asked_for(tiny_package: Package) -> None:
    linked, everything = (side_by_side(tiny_package, "MAR", "TUN", rows=rows) for rows in ("linked", "all"))
    assert [line.obligation["id"] for line in linked.lines] == [SMUGGLING]
    assert [line.obligation["id"] for line in everything.lines] == [SMUGGLING, REFUGEE]
    assert linked.on_file == everything.on_file == 2
    assert linked.sentence.startswith("Obligations shown: *1* of 2 on file")


def test_a_dimension_keeps_its_obligations_and_a_part_of_it_what_carries_the_part(
    tiny_package: Package,
) -> None:
    def shown(*theme: str, **asked: Any) -> list[str]:
        found = side_by_side(tiny_package, "MAR", "TUN", theme=theme, **asked)
        return [line.obligation["id"] for line in found.lines]

    assert shown("T03") == shown("T03.1") == [SMUGGLING]
    assert shown("T06") == shown("T03.2") == shown("T03.2", rows="all") == []
    assert shown("T06", rows="all") == [REFUGEE]


def test_what_a_filter_leaves_out_is_said_to_be_outside_and_never_not_linked(maltese: Package) -> None:
    package = changed(maltese, "statements", "mlt-refugee-office", bodies=("iom",))
    found = side_by_side(package, "MLT", "TUN", agency=("iom",))
    body = part(found, REFUGEE, "MLT", "body")
    assert ([e.item.id for e in body.entries], body.outside) == (["mlt-refugee-office"], 1)
    assert (cell(found, REFUGEE, "TUN").kind, cell(found, REFUGEE, "TUN").links) == ("outside", 1)
    assert found.counted("TUN") == ("linked: 0", "outside the filter: 1", "not linked: 0")


def test_words_find_an_article_or_a_statement(maltese: Package) -> None:
    def shown(q: str) -> list[str]:
        return [line.obligation["id"] for line in side_by_side(maltese, "MLT", "MAR", q=q).lines]

    assert shown("danger") == [REFUGEE]
    assert shown("entry stay") == [SMUGGLING]
    assert shown("refugee office") == [REFUGEE]
    assert shown("nothing-has-this-word") == []


def test_a_filter_that_does_not_act_here_is_named(tiny_package: Package) -> None:
    found = side_by_side(tiny_package, "MAR", "TUN", state=("MAR",), year=("2004",), theme=("T03",))
    assert found.untouched == ("state", "year")
    assert "Smuggling" in found.asked
    assert "Morocco" not in found.asked


def test_before_a_link_was_on_record_nothing_is_compared() -> None:
    before = compare(real(), Query(pick=FIVE, known="2026-11-24"))
    assert (before.lines, before.on_file) == ((), 0)
    assert compare(real(), Query(pick=FIVE, known="2026-11-25")).lines


def test_everything_that_is_shown_has_a_source() -> None:
    found = compare(real(), Query(pick=FIVE, rows="all"))
    assert len(found.lines) == found.on_file == 97
    without = [line.obligation["id"] for line in found.lines if not line.asks.cited]
    for line in found.lines:
        for c in line.cells:
            without += [c.treaty.id] if c.treaty and not c.treaty.cited else []
            entries = [e for p in c.parts for e in p.entries]
            without += [e.link for e in entries if not e.item.cited or not e.joined]
    assert without == []
    assert len(found.sources) > 200


@pytest.mark.parametrize(
    ("day", "law"),
    [("2016-01-01", True), ("2022-01-01", True), ("2024-01-01", False)],
)
def test_nigers_law_on_smuggling_stands_from_2015_until_it_was_repealed(day: str, law: bool) -> None:
    found = compare(real(), Query(pick=("NER", "EGY"), at=day))
    assert ("ner-law-2015-36" in told(found, "NER")) is law


def test_egypt_shows_the_documented_absence_before_its_law_on_asylum_and_the_law_after() -> None:
    shown = {
        day: part(
            compare(real(), Query(pick=("EGY", "TUN"), at=day)),
            "refugee-protocol-1967.i-1",
            "EGY",
            "provision",
        )
        for day in ("2023-01-01", "2025-06-01")
    }
    told_then = {day: [(e.item.id, e.absent) for e in found.entries] for day, found in shown.items()}
    assert told_then == {
        "2023-01-01": [("egy-no-asylum-law", True)],
        "2025-06-01": [("egy-law-164-2024", False)],
    }


def test_bodies_to_narrow_by_are_those_that_linked_statements_name(tiny_package: Package) -> None:
    assert [b["id"] for b in linked_bodies(side_by_side(tiny_package, "MAR", "TUN"))] == ["mar-interior"]
    assert linked_bodies(side_by_side(tiny_package, "ESP", "TUN")) == ()


def test_articles_stand_in_the_order_of_their_treaty() -> None:
    articles = [
        "Annex, 2.1.10",
        "6(3)",
        "10(1)",
        "II(1)",
        "16(4)",
        "6(1)",
        "IV",
        "Annex, 2.1.4",
        "I(1)",
        "43(1)(e)",
    ]
    assert sorted(articles, key=article_order) == [
        "I(1)", "II(1)", "IV", "6(1)", "6(3)", "10(1)", "16(4)", "43(1)(e)", "Annex, 2.1.4", "Annex, 2.1.10",
    ]  # fmt: skip


def test_an_article_is_named_in_the_language_of_the_reader() -> None:
    assert article_name("6(1)", "en") == "art. 6(1)"
    assert article_name("Annex, 2.1.10", "fr") == "annexe, 2.1.10"
    assert article_name("6(1)", "ar") == "المادة \u20666(1)\u2069"


def test_roles_in_groups_follow_the_day_and_tell_no_role_from_not_documented() -> None:
    held = {}
    for day in ("2012-06-30", "2021-02-01"):
        found = compare(real(), Query(pick=("HRV", "GBR"), at=day))
        union = next(group for group in found.groups if group.id == "eu")
        held[day] = [bool(roles) for roles in union.roles], list(union.then)
    assert held == {"2012-06-30": ([False, True], [True, True]), "2021-02-01": ([True, False], [True, True])}
    budapest = next(g for g in compare(real(), Query(pick=("MAR", "HRV"))).groups if g.id == "mtm")
    assert budapest.then == (True, False)
