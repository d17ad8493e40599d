"""Who supports a row: counted by who said it first, not by who printed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imap.store.register import Register
from imap.store.standing import Standing, standing

if TYPE_CHECKING:
    from imap.model.nouns import Package


def voice(stance: str, origin: str = "iom", field: str = "") -> dict[str, str]:
    return {"stance": stance, "origin": origin, "field": field}


@pytest.mark.parametrize(
    ("voices", "kind"),
    [
        ([], "none"),
        ([voice("confirms")], "single"),
        ([voice("relays")], "single"),
        ([voice("confirms"), voice("confirms")], "single"),
        ([voice("confirms"), voice("confirms", "mar")], "confirmed"),
        ([voice("claims"), voice("confirms", "mar")], "confirmed"),
        ([voice("relays", "iom"), voice("relays", "mar")], "confirmed"),
    ],
)
def test_confirmed_needs_two_origins(voices: list[dict[str, str]], kind: str) -> None:
    assert standing(voices).kind == kind


def test_relays_of_one_origin_count_once() -> None:
    assert standing([voice("confirms"), voice("relays"), voice("relays")]).kind == "single"


def test_claims_alone_stay_claims_however_many() -> None:
    assert standing([voice("claims")]).kind == "claimed"
    assert standing([voice("claims"), voice("claims", "icmpd")]).kind == "claimed"


def test_a_relayed_claim_is_still_a_claim() -> None:
    assert standing([voice("claims", "icmpd"), voice("relays", "icmpd")]).kind == "claimed"


def test_disputes_support_nothing_and_are_kept_by_column() -> None:
    found = standing(
        [
            voice("confirms"),
            voice("disputes", "mar", "valid_to"),
            voice("disputes", "unhcr", "adopted"),
            voice("disputes", "eu", "adopted"),
        ]
    )
    assert found == Standing("single", ("adopted", "valid_to"))
    assert standing([voice("disputes", "mar")]) == Standing("none", ("*",))


def test_the_source_of_a_name_does_not_support_the_row() -> None:
    assert standing([voice("confirms"), voice("confirms", "mar", "name_ar")]).kind == "single"


def test_rows_of_the_package_have_the_standing_of_their_evidence(tiny_package: Package) -> None:
    register = Register(tiny_package)
    assert register.standing("statements", "mar-entry-law") == Standing("confirmed")
    assert register.standing("statements", "esp-aliens-law") == Standing("single", ("adopted",))
    assert register.standing("activities", "tiny-project") == Standing("claimed")
    assert register.standing("activities", "nothing") == Standing("none")


def test_evidence_of_a_whole_table_serves_each_of_its_rows(tiny_package: Package) -> None:
    register = Register(tiny_package)
    assert [e["source"] for e in register.evidence("themes", "T03.1")] == ["tiny-report"]
    assert register.standing("themes", "T03.1").kind == "single"
