"""Where a state stands with a treaty, computed from its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import plus, support

from imap.store.register import Register
from imap.store.treaties import Treaty, treaties

if TYPE_CHECKING:
    from imap.model.nouns import Package

TREATY = "smuggling-protocol-2000"


def malta(package: Package, *actions: str) -> Treaty | None:
    """Where Malta stands after some actions, each ``action date``, or ``action ~list``."""
    rows = []
    for n, said in enumerate(actions):
        action, when = said.split()
        dated = {"as_of": when[1:]} if when.startswith("~") else {"date": when.strip("-")}
        rows.append({"id": f"x{n}", "instrument": TREATY, "area": "MLT", "action": action, **dated})
    for row in rows:
        package = support(package, "treaty_actions", row["id"], "confirms:un")
    return next(iter(treaties(Register(plus(package, "treaty_actions", *rows)), "MLT")), None)


def test_a_state_with_nothing_on_file_has_no_treaties(tiny_package: Package) -> None:
    assert malta(tiny_package) is None


def test_treaties_come_in_the_order_of_the_instruments(tiny_package: Package) -> None:
    found = treaties(Register(tiny_package), "MAR")
    assert [(t.id, t.status, t.date, t.as_of) for t in found] == [
        ("treaty:refugee-convention-1951:MAR", "party", "1956-11-07", ""),
        ("treaty:smuggling-protocol-2000:MAR", "not_party", "", "2010"),
    ]
    assert [t.fact_type for t in found] == ["treaty_in_force", ""]
    assert [t.standing.kind for t in found] == ["single", "single"]


@pytest.mark.parametrize(
    ("actions", "status", "when"),
    [
        (("ratification 2003-09-24",), "party", "2003-09-24"),
        (("party ~2012",), "party", "2012"),
        (("signature 2000-12-14",), "signed", "2000-12-14"),
        (("signature 2000-12-14", "ratification 2003-09-24"), "party", "2003-09-24"),
        (("not_party ~2010",), "not_party", "2010"),
        (("signature 2000-12-14", "not_party ~2010"), "signed", "2000-12-14"),
        (("not_party ~2001", "accession 2003-09-24"), "party", "2003-09-24"),
        (("accession 2003-09-24", "denunciation 2015-01-01"), "not_party", "2015-01-01"),
        (("signature 2000", "accession 2003", "withdrawal 2015"), "not_party", "2015"),
        (("accession 2003-09-24", "denunciation ~2015"), "not_party", "2015"),
        (("accession 2003", "denunciation 2015", "accession 2020"), "party", "2020"),
        (("denunciation 2015",), "not_party", "2015"),
        (("entry_into_force 2004-01-28",), "party", "2004-01-28"),
        (("accession 2003-09-24", "party ~2012"), "party", "2003-09-24"),
    ],
)
def test_the_last_word_decides(
    tiny_package: Package, actions: tuple[str, ...], status: str, when: str
) -> None:
    found = malta(tiny_package, *actions)
    assert found is not None
    assert (found.status, found.date or found.as_of) == (status, when)
    assert len(found.actions) == len(actions)


def test_a_reservation_alone_says_nothing_about_being_party(tiny_package: Package) -> None:
    assert malta(tiny_package, "reservation 2003-09-24") is None


def test_only_the_evidence_of_the_deciding_action_counts(tiny_package: Package) -> None:
    rows = [
        {"id": "s", "instrument": TREATY, "area": "MLT", "action": "signature", "date": "2000"},
        {"id": "r", "instrument": TREATY, "area": "MLT", "action": "ratification", "date": "2003"},
    ]
    package = plus(tiny_package, "treaty_actions", *rows)
    package = support(package, "treaty_actions", "s", "confirms:un", "confirms:mlt")
    package = support(package, "treaty_actions", "r", "confirms:un")
    assert treaties(Register(package), "MLT")[0].standing.kind == "single"
