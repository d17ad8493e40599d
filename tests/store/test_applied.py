"""A group's statement reaches the states of which it is documented that it does, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stores import plus, support

from imap.model.query import Query
from imap.store.applied import applied, reached
from imap.store.items import Writer
from imap.store.profile import profile
from imap.store.register import Register
from imap.store.select import Cards, Selection, select

if TYPE_CHECKING:
    from imap.model.nouns import Package

RULES = "european-union.return-rules"
LAW = "evidence:T03:adopted"


@pytest.fixture(scope="module")
def package(tiny_package: Package) -> Package:
    """Spain is bound since 2010, Malta is not, Tunisia was associated from 2005 to 2015."""
    rows = [
        {"id": f"{RULES}.esp", "area": "ESP", "applies": "bound", "valid_from": "2010"},
        {"id": f"{RULES}.mlt", "area": "MLT", "applies": "not_bound", "as_of": "2020"},
        {
            "id": f"{RULES}.tun",
            "area": "TUN",
            "applies": "associated",
            "valid_from": "2005",
            "valid_to": "2015",
        },
    ]
    made = plus(tiny_package, "applicability", *({"statement": RULES, **row} for row in rows))
    made = support(made, "statements", RULES, "confirms:eu")
    for row in rows:
        made = support(made, "applicability", row["id"], "confirms:eu")
    return made


def asked(package: Package, day: str = "", **words: Any) -> Selection:
    return select(Cards(Register(package).on(day)), Query(**words))


def test_without_a_row_nothing_is_told_of_a_member(tiny_package: Package) -> None:
    register = Register(tiny_package)
    assert list(reached(register, register.row("statements", RULES))) == []
    assert applied(register, "ESP") == ()
    assert "ESP" not in asked(tiny_package, fill=LAW).fill.classes


def test_a_statement_reaches_who_is_bound_or_associated_and_not_who_is_not(package: Package) -> None:
    register = Register(package)
    assert list(reached(register, register.row("statements", RULES))) == [("ESP", "in")]
    assert [a.answer for a in applied(register, "MLT")] == ["out"], "on file, and told as not bound"


def test_what_applies_fills_the_map_on_the_days_on_which_it_does(package: Package) -> None:
    assert asked(package, fill=LAW).fill.classes["ESP"] == "ev-2"
    assert "MLT" not in asked(package, fill=LAW).fill.classes
    assert "TUN" not in asked(package, fill=LAW).fill.classes, "it ended"
    assert "TUN" in asked(package, "2010-06-30", fill=LAW).fill.classes
    assert "ESP" not in asked(package, "2009-12-31", fill=LAW).fill.classes


def test_the_filter_by_state_finds_a_group_s_statement_that_reaches_it(package: Package) -> None:
    assert RULES in {s["id"] for s in asked(package, state=("ESP",)).rows("statements")}
    assert RULES not in {s["id"] for s in asked(package, state=("MLT",)).rows("statements")}


def test_a_profile_tells_it_with_the_row_that_says_so(package: Package) -> None:
    register = Register(package)
    found = profile(register, "ESP", asked(package))
    facts = [f for f in found.facts["T03"] if f.rule]
    assert [(f.statement or {}).get("id") for f in facts] == [RULES]
    assert all(not f.rule for f in profile(register, "MLT", asked(package)).facts["T03"])


def test_an_entry_says_whose_it_is_how_it_applies_and_who_says_so(package: Package) -> None:
    register = Register(package)
    item = Writer(register, "en").applied(applied(register, "ESP")[0])
    assert item.details[0][1].text == "European Union, bound, since 2010"
    assert {c.evidence["table"] for c in item.cited} == {"statements", "applicability"}
    other = Writer(register, "fr").applied(applied(register, "MLT")[0])
    assert other.details[0][1].text.startswith("Union européenne, non lié")
