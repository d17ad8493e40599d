"""The locator map of a state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from stores import real

from imap.exports.inset import inset_svg
from imap.exports.tokens import dark
from imap.model.query import Query
from imap.store.fill import fill_of

if TYPE_CHECKING:
    from imap.model.nouns import Language

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("area", "lang"), [("MAR", "en"), ("MLT", "ar"), ("FRA", "fr"), ("FJI", "en"), ("EST", "en")]
)
def test_it_stands_by_itself_in_both_themes(area: str, lang: Language) -> None:
    svg = inset_svg(real(), area, lang)
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    name = real().register.row("areas", area)[f"name_{lang}"]
    title = root.find(f"{SVG}title")
    assert title is not None
    assert name in str(title.text)
    style = str(root.findtext(f"{SVG}style"))
    assert f"prefers-color-scheme:dark){{.sea{{fill:{dark()['map-sea']}}}" in style
    assert "var(" not in style
    assert b"http" not in svg.replace(b"http://www.w3.org/2000/svg", b"")
    assert svg == inset_svg(real(), area, lang)
    assert len(svg) < 60_000


def test_states_are_filled_by_their_role_and_the_chosen_one_is_outlined() -> None:
    svg = inset_svg(real(), "MAR", "en").decode()
    classes = re.findall(r'class="([^"]+)"', svg)
    assert {"sea", "st none", "st partner", "st partner-donor", "coast", "chosen", "case"} <= set(classes)
    assert classes.index("coast") < classes.index("case") < classes.index("chosen")
    other = fill_of(real().register, "role:rabat", {})
    assert inset_svg(real(), "MAR", "en", other) != inset_svg(real(), "MAR", "en")


def test_roles_are_those_of_the_day() -> None:
    early = real().seen(Query(at="1960-01-01"))
    assert ' class="st partner' not in inset_svg(early, "MAR", "en").decode()


def test_a_small_state_has_a_ring_and_its_neighbours_around_it() -> None:
    svg = inset_svg(real(), "MLT", "en").decode()
    assert svg.count("<circle class=") == 3, "two of the ring, one of the pattern"
    assert ">Malta<" in svg
    assert ">Tunisia<" in svg


def test_western_sahara_bears_its_name_beside_morocco() -> None:
    assert ">Western Sahara<" in inset_svg(real(), "MAR", "en").decode()


def test_names_stay_within_the_picture_and_off_each_other() -> None:
    svg = inset_svg(real(), "TUR", "en", width=320, height=200).decode()
    places = [(float(x), float(y)) for x, y in re.findall(r'<text [^>]*x="([\d.]+)" y="([\d.]+)"', svg)]
    assert len(places) > 3
    assert all(0 < x < 320 and 0 < y < 200 for x, y in places)
    assert len({(round(x / 20), round(y / 8)) for x, y in places}) == len(places)


def test_an_area_without_a_shape_has_no_map() -> None:
    assert inset_svg(real(), "VAT", "en") == b""
