"""Every page in its language, with its headers, over the real package."""

from __future__ import annotations

import gc
import gzip
import json
import re
import weakref
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import brotli
import pytest
from stores import real

from app import ROOT, create_app
from imap.i18n.words import word
from imap.model.nouns import LANGUAGES, Language
from imap.model.query import FIELDS, Query, standard
from imap.views.ids import Ids
from imap.web import parts
from imap.web.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

TABLES = [name for name in real().register.package.tables if name != "evidence"]
FOREVER = "public, max-age=31536000, immutable"


@cache
def client() -> FlaskClient:
    return create_app().server.test_client()


def get(path: str, **headers: str) -> TestResponse:
    """Answer to a request, read to its end."""
    return client().get(path, headers=headers, buffered=True)


def settings(path: str, **headers: str) -> dict[str, Any]:
    """What the page hands to its scripts."""
    text = get(path, **headers).text
    found = re.search(r'<script type="application/json" id="settings">(.*?)</script>', text, re.DOTALL)
    assert found
    parsed: dict[str, Any] = json.loads(found[1])
    return parsed


def layout(search: str = "", **headers: str) -> dict[str, Any]:
    answer = get(f"/_dash-layout?{search}", **headers)
    assert answer.status_code == 200
    parsed: dict[str, Any] = answer.get_json()
    return parsed


def components(tree: Any) -> Iterator[dict[str, Any]]:
    """Props of every component of a layout."""
    if isinstance(tree, dict) and "props" in tree:
        yield tree["props"]
        yield from components(tree["props"].get("children"))
    elif isinstance(tree, list):
        for one in tree:
            yield from components(one)


def texts(search: str, **headers: str) -> dict[str, str]:
    found = next(p["data"] for p in components(layout(search, **headers)) if p.get("id") == Ids.TEXTS)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")])
@pytest.mark.parametrize("path", ["/", "/about", "/item/MAR"])
def test_a_page_says_its_language_and_direction(path: str, lang: Language, direction: str) -> None:
    answer = get(f"{path}?lang={lang}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{direction}">' in answer.text
    props = layout(f"lang={lang}&_path={path}")["props"]
    assert (props["lang"], props["dir"]) == (lang, direction)


@pytest.mark.parametrize("asked", ["", "lang=de", "lang=", "q=lang%3Dar"])
def test_the_frame_and_its_content_speak_the_same_language(asked: str) -> None:
    header = {"Accept-Language": "fr-CH, en;q=0.5"}
    page = get(f"/?{asked}", **header).text
    assert '<html lang="fr" dir="ltr">' in page
    assert layout(asked, **header)["props"]["lang"] == "fr"


def test_a_regional_code_is_its_language() -> None:
    assert '<html lang="ar" dir="rtl">' in get("/?lang=ar-MA").text
    assert layout("lang=ar-MA")["props"]["lang"] == "ar"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_hands_the_scripts_the_fields_of_the_question(lang: Language) -> None:
    found = settings(f"/?lang={lang}")
    assert found["fields"] == [[f.name, f.kind, standard(f.name)] for f in FIELDS]
    assert found["lang"] == lang
    assert found["words"]["js.copied"] == word("js.copied", lang)


def test_the_standard_of_a_field_is_that_of_the_question() -> None:
    assert all(standard(f.name) == (getattr(Query(), f.slot) or "") for f in FIELDS)


@pytest.mark.parametrize("path", ["/", "/item/MAR", "/nope", "/_dash-layout", "/assets/app.css"])
def test_every_answer_keeps_the_page_to_itself(path: str) -> None:
    headers = get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"] == policy["font-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_page_names_nothing_from_elsewhere() -> None:
    named = re.findall(r'(?:src|href)="([^"]+)"', get("/").text)
    assert len(named) > 10
    assert [address for address in named if not address.startswith(("/", "#"))] == []


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/item/nope",
        "/item/",
        "/item",
        "/about/more",
        "/_dash-nothing",
        "/geo/states.0.json",
        "/assets/nope.js",
    ],
)
def test_an_unknown_path_is_not_found(path: str) -> None:
    assert get(path).status_code == 404


def test_the_layout_of_an_unknown_row_is_not_found_either() -> None:
    assert get("/_dash-layout?_path=/item/nope").status_code == 404


def test_a_slash_at_the_end_is_the_same_page() -> None:
    for path in ("/about/", "/item/MAR/"):
        assert get(path).status_code == 200
        assert layout(f"lang=en&_path={path}")["props"]["className"] != "page p-map"


def test_state_of_the_page_is_never_kept() -> None:
    assert get("/_dash-layout").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_an_address(table: str) -> None:
    for row in real().register.rows(table)[:3]:
        answer = get(f"/item/{row['id']}?lang=fr")
        assert answer.status_code == 200, row["id"]
        shown = texts(f"lang=fr&_path=/item/{quote(row['id'])}")[Ids.TEXT]
        assert f'href="/item/{row["id"]}?lang=fr"' in shown


def test_every_id_of_the_package_is_a_page() -> None:
    ids = [row["id"] for table in TABLES for row in real().register.rows(table)]
    assert [i for i in ids if not re.fullmatch(r"[\w.~-]+", i)] == []
    assert all(parts.exists(real(), item) for item in ids)


def test_a_row_that_was_not_on_record_on_a_day_says_so_on_its_page_and_in_the_panel() -> None:
    row, before = real().register.rows("statements")[0]["id"], "2000-01-01"
    said = word("known.not_yet", "en", date="1 Jan 2000")
    assert said in texts(f"lang=en&known={before}&_path=/item/{row}")[Ids.TEXT]
    assert said in get(f"/part/panel?lang=en&known={before}&select={row}").text
    assert said not in texts(f"lang=en&_path=/item/{row}")[Ids.TEXT]


def test_panels_that_are_kept_do_not_keep_the_stores_of_their_days() -> None:
    days = [f"{year}-03-04" for year in range(1950, 1980)]
    stores = [weakref.ref(real().seen(Query(at=day)).register) for day in days]
    for day in days:
        parts.panel_text(real(), Query(at=day, select="MAR"))
    gc.collect()
    assert stores[0]() is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_an_address_asks_for_in_vain_is_named(lang: Language) -> None:
    notices = texts(f"lang={lang}&agency=oim&statee=MAR&state=XXX")[Ids.NOTICES]
    assert notices.count('class="notice"') == 3
    for value in ("oim", "<bdi>iom</bdi>", "statee", "<bdi>state</bdi>", "XXX"):
        assert value in notices, value
    assert texts(f"lang={lang}&agency=iom")[Ids.NOTICES] == ""


def test_signs_in_an_asked_text_stay_part_of_it() -> None:
    found = layout("lang=en&q=" + quote("R&D = 100% + <b>"))
    words = next(p for p in components(found) if p.get("id") == Ids.WORDS)
    assert words["value"] == "R&D = 100% + <b>"
    made = texts("lang=en&q=" + quote("R&D = <b>"))
    assert made[Ids.NOTICES] == ""
    assert "R&amp;D = &lt;b&gt;" in made[Ids.CHIPS]
    assert "<b>" not in made[Ids.CHIPS]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "search",
    [
        "",
        "tab=chart",
        "tab=chart&by=instrument",
        "select=MAR",
        "select=mtm",
        "fill=evidence:T06:adopted",
        "fill=activities&dialogue=none",
        "phase=mtm-1&agency=iom",
        "q=xyzzy",
    ],
)
def test_the_map_page_is_whole_for_any_question(lang: Language, search: str) -> None:
    made = texts(f"lang={lang}&{search}")
    assert made[Ids.SENTENCE]
    assert made[Ids.TABS]
    assert made[Ids.LEGEND]
    assert bool(made[Ids.PANEL]) == ("select" in search)
    for name, part in made.items():
        assert re.search(r"\{\w*\}", re.sub(r"<[^>]+>", " ", part)) is None, name


def test_where_nothing_matches_each_filter_can_be_dropped() -> None:
    head = texts("lang=en&phase=mtm-1&agency=iom")[Ids.TAB_HEAD]
    assert sorted(re.findall(r'data-drop="(\w+)"', head)) == ["agency", "phase"]


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)], ids=["br", "gzip"]
)
@pytest.mark.parametrize("kind", ["script", "style", "geometry"])
def test_files_are_packed_and_kept_for_ever(kind: str, encoding: str, unpack: Any) -> None:
    page = get("/").text
    found = {
        "script": re.search(r'src="([^"]+renderer[^"]+)"', page),
        "style": re.search(r'href="(/assets/app\.css\?m=[^"]+)"', page),
    }
    match = found.get(kind)
    path = match[1] if match else settings("/")["geo"]["states.0"]
    plain = get(path)
    packed = get(path, **{"Accept-Encoding": encoding})
    assert plain.headers["Cache-Control"] == packed.headers["Cache-Control"] == FOREVER
    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert unpack(packed.data) == plain.data
    assert len(packed.data) < len(plain.data)
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert get(path, **{"Accept-Encoding": encoding}).data == packed.data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_names_of_the_map_come_as_a_file_in_every_language(lang: Language) -> None:
    geo = settings("/")["geo"]
    assert set(geo) == {"states.0", "states.1", "lines", "map.ar", "map.en", "map.fr"}
    names = get(geo[f"map.{lang}"]).get_json()
    assert names["areas"]["MAR"] == real().register.row("areas", "MAR")[f"name_{lang}"]
    assert set(names["areas"]) == {a["id"] for a in real().register.rows("areas")}
    assert set(names["routes"]) == {r["id"] for r in real().register.rows("routes")}
    drawn = {route for leg in names["legs"] for route in leg["r"]}
    assert drawn == set(names["routes"])


def test_the_sources_of_several_rows_open_together() -> None:
    found = parts.sources_text(real(), "memberships/mtm.mar.partner-state+mtm.esp.partner-state", "en")
    assert '<ol class="sources">' in found


def test_below_a_prefix_everything_stays_below_it() -> None:
    app = build(real(), ROOT / "assets", "/atlas/", "https://example.org")
    below = app.server.test_client()
    page = below.get("/atlas/?lang=ar")
    assert page.status_code == 200
    assert "frame-ancestors https://example.org" in page.headers["Content-Security-Policy"]
    named = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    assert named
    assert [address for address in named if not address.startswith("/atlas/")] == []
    assert below.get("/atlas/item/MAR").status_code == 200
    assert below.get("/atlas/item/nope").status_code == 404
    assert below.get("/").status_code == 404
    geo = re.search(r'"(/atlas/geo/states\.0\.[^"]+)"', page.text)
    assert geo
    assert below.get(geo[1], headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"
