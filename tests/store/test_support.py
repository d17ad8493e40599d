"""Shares say what supports the statements, challenges left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import changed, plus, support

from imap.store.register import Register
from imap.store.support import Support, national, press_alone
from imap.store.support import support as support_of

if TYPE_CHECKING:
    from imap.model.nouns import Package


def shares(package: Package, area: str = "MAR") -> Support:
    register = Register(package)
    return support_of(register, national(register, area), area)


def sourced(package: Package, kind: str, family: str) -> Package:
    """The law of Morocco with one source of a kind."""
    return changed(
        support(package, "statements", "mar-entry-law", f"confirms:{family}"),
        "sources",
        "tiny-report",
        kind=kind,
        family=family,
    )


def test_challenges_are_left_out(tiny_package: Package) -> None:
    assert {r["section"] for r in national(Register(tiny_package), "MAR")} == {"legislation", "challenge"}
    assert shares(tiny_package).statements == 1


@pytest.mark.parametrize(
    ("kind", "family", "strong", "own", "press"),
    [
        ("official", "mar", 1, 1, 0),
        ("official", "fra", 1, 0, 0),
        ("igo", "un", 1, 0, 0),
        ("academic", "mar", 1, 0, 0),
        ("ngo", "gadem", 0, 0, 0),
        ("press", "le360", 0, 0, 1),
    ],
)
def test_a_kind_of_source_counts_for_what_it_is(
    tiny_package: Package, kind: str, family: str, strong: int, own: int, press: int
) -> None:
    found = shares(sourced(tiny_package, kind, family))
    assert (found.strong, found.own, found.press, found.confirmed) == (strong, own, press, 0)


def test_what_disputes_a_row_does_not_support_it(tiny_package: Package) -> None:
    package = support(tiny_package, "statements", "mar-entry-law", "confirms:le360", "disputes:mar:adopted")
    assert shares(changed(package, "sources", "tiny-report", kind="press")).press == 1


def test_only_a_whole_day_is_a_day(tiny_package: Package) -> None:
    for adopted, dated in (("2003-11-11", 1), ("2003-11", 0), ("", 0)):
        package = changed(
            tiny_package,
            "statements",
            "mar-entry-law",
            adopted=adopted,
            published="",
            valid_from="",
            as_of="2003-11-11",
        )
        assert shares(package).dated == dated


def test_an_end_a_predecessor_or_a_successor_is_history(tiny_package: Package) -> None:
    plain = changed(tiny_package, "statements", "mar-entry-law", valid_to="", status="in_force")
    assert shares(plain).followed == 0
    assert shares(changed(plain, "statements", "mar-entry-law", valid_to="2020")).followed == 1
    link = {
        "id": "mar-entry-law.replaces.esp-aliens-law",
        "statement": "mar-entry-law",
        "relation": "replaces",
        "target": "esp-aliens-law",
    }
    assert shares(plus(plain, "relations", link)).followed == 1


def test_press_alone_names_the_statement(tiny_package: Package) -> None:
    def told(kind: str) -> set[str]:
        register = Register(sourced(tiny_package, kind, "mar"))
        return {r["id"] for r in press_alone(register, national(register, "MAR"))}

    assert told("press") - told("official") >= {"mar-entry-law"}


def test_no_statements_are_no_share() -> None:
    assert Support(0, 0, 0, 0, 0, 0, 0).percent("strong") == 0
