"""Every row of the real package has its panel, in three languages, with all its words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from stores import plus, real

from imap.i18n.words import word
from imap.model.errors import UnknownItem
from imap.model.nouns import LANGUAGES, Language, Package, Row
from imap.model.query import Query
from imap.store.folder import PACKAGE
from imap.store.register import Register
from imap.views.item import item_panel, unknown_note
from imap.views.markup import markup
from imap.views.panel import state_panel
from imap.views.sources import popover

TABLES = [
    r["name"]
    for r in json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    if r["name"] != "evidence"
]
PLACEHOLDER = re.compile(r"\{\w*\}")


def turn(rows: Sequence[Row], lang: Language) -> Sequence[Row]:
    """Every third row, so that the three languages between them have every row once."""
    return rows[LANGUAGES.index(lang) :: len(LANGUAGES)]


def words_of(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_panel(table: str, lang: Language) -> None:
    register = real().register
    rows = register.rows(table)
    assert rows or table == "endorsements", "no state has answered yet"
    for row in turn(rows, lang):
        page = markup(item_panel(register, table, row, lang))
        assert f'href="/item/{row["id"]}?lang={lang}"' in page, row["id"]
        needed = register.package.tables[table].evidence == "required"
        assert '<ol class="sources"><li>' in page or not needed, row["id"]
        assert 'href="?' not in page, row["id"]
        assert PLACEHOLDER.search(words_of(page)) is None, row["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_area_has_a_profile(lang: Language) -> None:
    store = real()
    for area in store.register.rows("areas"):
        page = markup(state_panel(store.profile(area["id"], Query(lang=lang)), store.register, lang, ""))
        assert area[f"name_{lang}"].replace("&", "&amp;") in page, area["id"]
        assert page.count("<h3>") >= 6, area["id"]
        assert PLACEHOLDER.search(words_of(page)) is None, area["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_sources_of_every_row_open(table: str, lang: Language) -> None:
    register = real().register
    for row in turn(register.rows(table), lang):
        page = markup(popover(register, table, (row["id"],), "x", lang))
        evidence = register.evidence(table, row["id"])
        places = {(e["source"], e["locator"], e["stance"]) for e in evidence}
        assert page.count('class="no"') == len(places), row["id"]


def test_a_dispute_says_the_column_and_the_other_value(tiny_package: Package) -> None:
    page = markup(popover(Register(tiny_package), "statements", ("esp-aliens-law",), "x", "en"))
    assert "2000-12-22" in page
    assert page.index("Adopted") < page.index("2000-12-22")


def test_a_hostile_text_stays_text(tiny_package: Package) -> None:
    package = plus(
        tiny_package, "bodies", {"id": "b", "name_en": "<img src=x onerror=alert(1)>", "kind": "office"}
    )
    register = Register(package)
    page = markup(item_panel(register, "bodies", register.row("bodies", "b"), "en"))
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_text_in_another_language_says_in_which(tiny_package: Package) -> None:
    package = plus(
        tiny_package,
        "bodies",
        {"id": "b", "name_original": "Göç İdaresi", "name_original_lang": "tr", "kind": "office"},
    )
    register = Register(package)
    page = markup(item_panel(register, "bodies", register.row("bodies", "b"), "ar"))
    assert re.search(
        r'<bdi (?=[^>]*lang="tr")(?=[^>]*dir="ltr")[^>]*>Göç İdaresi<small [^>]*>tr</small>', page
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_not_known_is_named_with_a_way_to_the_nearest(lang: Language) -> None:
    page = markup(unknown_note("agency", "<oim>", "iom", lang, "?agency=iom"))
    assert "&lt;oim&gt;" in page
    assert '<a href="?agency=iom"><bdi>iom</bdi></a>' in page
    assert "<a" not in markup(unknown_note("", "statee", "", lang, "?"))


def test_an_unknown_row_has_no_panel() -> None:
    with pytest.raises(UnknownItem, match="no-such-row"):
        real().register.find("no-such-row")


def test_a_search_has_no_list_of_sources_for_it_is_the_record_itself() -> None:
    register = real().register
    row = register.rows("searches")[0]
    told = markup(item_panel(register, "searches", row, "en"))
    assert row["wording"].split()[0] in told
    assert word("item.sources", "en") not in told
    assert word("item.sources", "en") in markup(
        item_panel(register, "statements", register.rows("statements")[0], "en")
    )
