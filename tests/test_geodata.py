"""The data package of this checkout: whole, and as large as it is said to be."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest
from stores import real

from imap.model.dates import is_partial_date
from imap.store.check import examine
from imap.store.folder import PACKAGE
from imap.store.geometry import FILES


@cache
def ids(table: str) -> frozenset[str]:
    return frozenset(row["id"] for row in real().register.rows(table))


@cache
def shapes(name: str) -> dict[str, Any]:
    return real().shapes.json(name)


def test_the_package_passes_every_check() -> None:
    package, problems = examine(PACKAGE)
    assert [str(p) for p in problems] == []
    assert len(package.tables) == 31


def test_an_id_names_one_row_in_one_table() -> None:
    register = real().register
    count = Counter(row["id"] for t in register.package.tables if t != "evidence" for row in register.rows(t))
    assert [item for item, n in count.items() if n > 1] == []


def test_both_levels_of_detail_draw_the_same_250_areas() -> None:
    drawn = [[f["properties"]["id"] for f in shapes(f"states.{n}.json")["features"]] for n in (0, 1)]
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) == len(drawn[0]) == 250
    assert set(real().shapes.wgs84.index) == set(drawn[0])
    assert set(real().shapes.labels) == set(drawn[0])


def test_every_shape_is_an_area_and_who_has_no_shape_is_known() -> None:
    drawn = set(real().shapes.labels)
    assert drawn <= ids("areas")
    assert ids("areas") - drawn == WITHOUT_A_SHAPE


WITHOUT_A_SHAPE = {"SMR", "VAT", "XKX"}
"""The UN file draws none for them; they stand in tables and legends."""


def test_every_file_of_the_geometry_is_there() -> None:
    assert {path.name for path in (PACKAGE / "geometry").iterdir()} == set(FILES)


def test_45_states_are_partners_of_the_mtm_dialogue() -> None:
    partners = real().register.members("mtm", roles=["partner_state"])
    assert len(partners) == 45
    assert "GBR" in partners
    assert "HRV" not in partners


def test_nine_agencies_are_partners_of_the_mtm_dialogue() -> None:
    held = real().register.where("memberships", "group", "mtm")
    assert len({m["body"] for m in held if m["role"] == "partner_agency"}) == 9
    assert {m["body"] for m in held if m["role"] == "secretariat"} == {"icmpd"}


def test_twelve_of_71_themes_are_dimensions() -> None:
    themes = real().register.rows("themes")
    top = [t["id"] for t in themes if not t["broader"]]
    assert top == [f"T{n:02}" for n in range(1, 13)]
    assert len(themes) == 71


def test_the_sheet_has_107_places() -> None:
    assert sum(p["scheme"] == "mtm-sheet" for p in real().register.rows("places")) == 107


@pytest.mark.parametrize(("table", "count"), [("routes", 45), ("recommendations", 21), ("activities", 67)])
def test_so_many_rows_are_on_file(table: str, count: int) -> None:
    assert len(real().register.rows(table)) == count


def test_every_route_has_legs_in_a_row() -> None:
    register = real().register
    for route in ids("routes"):
        legs = sorted(register.where("legs", "route", route), key=lambda leg: leg["position"])
        assert [leg["position"] for leg in legs] == list(range(1, len(legs) + 1)), route
        assert legs, route


def test_a_source_has_a_safe_address_or_says_who_holds_it() -> None:
    plain = [
        s["id"]
        for s in real().register.rows("sources")
        if not s["url"].startswith("https://") and not s["host"]
    ]
    assert [i for i in plain if not _http(i)] == []


def _http(item: str) -> bool:
    """Whether a source has an address at all (a publisher without TLS)."""
    return str(real().register.row("sources", item)["url"]).startswith("http://")


def test_every_source_is_used_or_copied() -> None:
    rows = real().register.rows
    used = {e["source"] for e in rows("evidence")} | {s["copy_of"] for s in rows("sources")}
    assert sorted(ids("sources") - used) == []


def test_every_row_that_needs_it_has_evidence_that_supports_it() -> None:
    register = real().register
    without = [
        (t.name, row["id"])
        for t in register.package.tables.values()
        if t.evidence == "required"
        for row in register.rows(t.name)
        if all(e["stance"] == "disputes" for e in register.evidence(t.name, row["id"]))
    ]
    assert without == []


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize("table", ["areas", "themes", "dialogues", "groups", "places", "routes", "waters"])
def test_what_the_map_writes_has_a_name_in_every_language(table: str, lang: str) -> None:
    assert [r["id"] for r in real().register.rows(table) if not r[f"name_{lang}"]] == []


def test_nothing_is_dated_after_it_was_recorded() -> None:
    later = [
        (t.name, row.get("id") or row["item"])
        for t in real().register.package.tables.values()
        for row in t.rows
        if (row.get("accessed") or "") > row["recorded"] or not is_partial_date(row["recorded"])
    ]
    assert later == []


def test_the_descriptor_is_a_data_package() -> None:
    found = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    assert found["name"] == "i-map"
    assert {r["path"] for r in found["resources"]} == {p.name for p in PACKAGE.glob("*.csv")}
