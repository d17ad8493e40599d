"""A reader types a few letters of a name, in any of three languages, or a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import plus, real

from imap.model.query import Query
from imap.store.register import Register
from imap.store.search import TABLES, Index

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package


def found(package: Package, asked: str, lang: Language = "en", limit: int = 12) -> list[str]:
    return [hit.id for hit in Index(Register(package)).search(asked, lang, limit)]


@pytest.mark.parametrize(
    ("asked", "item"),
    [
        ("Morocco", "MAR"),
        ("maroc", "MAR"),
        ("المغرب", "MAR"),
        ("مغرب", "MAR"),
        ("Kingdom of Morocco", "MAR"),
        ("المملكه المغربيه", "MAR"),
        ("mar", "MAR"),
        ("MA", "MAR"),
        ("إسبانيا", "ESP"),
        ("اسبانيا", "ESP"),
        ("MTM", "mtm"),
        ("iom", "iom"),
        ("02-03", "mar-entry-law"),
        ("02 03", "mar-entry-law"),
        ("entree et sejour", "mar-entry-law"),
        ("Convention de 1951", "refugee-convention-1951"),
        ("Algesiras", "algeciras"),
        ("Protect those trafficked", "tiny-meeting.rec-1"),
        ("T03", "T03"),
    ],
)
def test_a_row_is_found_by_what_it_is_called(tiny_package: Package, asked: str, item: str) -> None:
    assert found(tiny_package, asked)[0] == item


def test_a_whole_name_comes_before_its_beginning_and_that_before_a_word(tiny_package: Package) -> None:
    package = plus(
        tiny_package,
        "bodies",
        {"id": "b-word", "name_en": "Office for asylum", "kind": "office"},
        {"id": "b-begins", "name_en": "Asylum court", "kind": "court"},
    )
    hits = found(package, "asylum")
    assert [h for h in hits if h in {"T06", "b-begins", "b-word"}] == ["T06", "b-begins", "b-word"]


def test_where_rows_fit_alike_the_earlier_table_comes_first(tiny_package: Package) -> None:
    body = {"id": "b", "name_en": "Malta", "kind": "office", "area": "MLT"}
    assert found(plus(tiny_package, "bodies", body), "malta")[:2] == ["MLT", "b"]


def test_every_word_must_fit(tiny_package: Package) -> None:
    assert found(tiny_package, "law foreign") == ["esp-aliens-law"]
    assert found(tiny_package, "law xyzzy") == []
    assert found(tiny_package, "") == found(tiny_package, " ، ") == []


def test_no_more_than_asked_for(tiny_package: Package) -> None:
    assert len(found(tiny_package, "r", limit=3)) == 3


@pytest.mark.parametrize(
    ("lang", "name", "where"),
    [("ar", "قانون الدخول والإقامة", "المغرب"), ("fr", "Loi relative à l'entrée et au séjour", "Maroc")],
)
def test_a_hit_is_told_in_the_readers_language(
    tiny_package: Package, lang: Language, name: str, where: str
) -> None:
    hit = Index(Register(tiny_package)).search("02-03", lang, 1)[0]
    assert (hit.table, hit.label, hit.label_lang, hit.detail) == ("statements", name, lang, where)


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_every_searched_row_of_the_real_package_is_found_by_its_name(lang: Language) -> None:
    store = real()
    for area in store.register.rows("areas"):
        hits = store.search(area[f"name_{lang}"], Query(lang=lang), 5)
        assert area["id"] in {h.id for h in hits}, area["id"]
        assert store.search(area["id"], Query(lang=lang), 1)[0].id == area["id"]


@settings(deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(asked: str) -> None:
    hits = real().search(asked, Query(), 7)
    assert len(hits) <= 7
    assert {h.table for h in hits} <= set(TABLES)
