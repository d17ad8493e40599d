"""The printed map, the bundle and citations."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imap.exports.citation import cite_row
from imap.exports.formats import export
from imap.exports.palette import INKS, paint
from imap.exports.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from imap.exports.colophon import Order
    from imap.model.nouns import Language
    from imap.store.store import Store

TOKENS = Path(__file__).parents[2] / "assets" / "tokens.css"


def test_colours_are_those_of_the_tokens() -> None:
    light = TOKENS.read_text(encoding="utf-8").partition("@media")[0]
    tokens = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})", light))
    assert {name: tokens[name] for name in INKS} == INKS


def test_what_is_not_documented_is_dotted_and_absence_is_ruled() -> None:
    assert "." in paint("nd", "activities").hatch
    assert "/" in paint("ev-absent", "evidence:T06:adopted").hatch
    assert paint("ev-2", "evidence:T06:adopted").colour == INKS["map-ev-2"]


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize("fill", ["role:mtm", "activities", "evidence:T06:body"])
def test_the_map_is_drawn_in_every_language_and_fill(
    order: Callable[..., Order], lang: str, fill: str
) -> None:
    svg = export(order(f"lang={lang}&fill={fill}&state=MAR"), "map", "svg").content.decode()
    assert svg.count("<path") > 50
    assert "2026.11" in svg
    assert {"ar": "الأمم المتحدة", "en": "United Nations", "fr": "Nations Unies"}[lang] in svg


def test_matplotlib_shapes_arabic_itself() -> None:
    import matplotlib.ft2font

    assert matplotlib.ft2font.__libraqm_version__


def test_a_hidden_layer_is_not_drawn(order: Callable[..., Order]) -> None:
    full, bare = (
        len(export(order(f"lang=en{more}"), "map", "svg").content)
        for more in ("", "&layer=-routes,-places,-names")
    )
    assert bare < full


def test_the_bundle_holds_map_tables_evidence_sources_and_how_to_cite(order: Callable[..., Order]) -> None:
    file = export(order("lang=fr&state=MAR&agency=oim"), "view", "zip")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        names = set(archive.namelist())
        assert names == {f"{t}.csv" for t in TABLES} | {
            "map.svg",
            "map.png",
            "citation.txt",
            "query.json",
            "datapackage.json",
        }
        query = json.loads(archive.read("query.json"))
        package = json.loads(archive.read("datapackage.json"))
        citation = archive.read("citation.txt").decode("utf-8-sig")
        for resource in package["resources"]:
            header = archive.read(resource["path"]).decode("utf-8-sig").splitlines()[0]
            assert header.split(",") == [f["name"] for f in resource["schema"]["fields"]]
    assert query["filters"] == {"state": ["MAR"]}
    assert "oim" in query["ignored"][0]
    assert "Nations Unies" in citation
    assert "ICMPD" in citation


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_a_row_is_cited_with_its_edition_address_day_and_sources(tiny_store: Store, lang: Language) -> None:
    row = tiny_store.register.row("statements", "mar-entry-law")
    said = cite_row(
        tiny_store.register,
        "statements",
        row,
        lang,
        today=dt.date(2026, 11, 24),
        base_url="https://example.org",
    )
    for part in (
        "i-Map",
        "2026",
        f"https://example.org/item/mar-entry-law?lang={lang}",
        "Official Gazette of Morocco",
        "https://example.org/report",
    ):
        assert part in said
