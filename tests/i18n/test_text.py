"""A text in the reader's language, or in the one language it has."""

from __future__ import annotations

from typing import Any

import pytest

from imap.i18n.text import Text, label, other_names, text, texts


def row(**cells: Any) -> dict[str, Any]:
    return {"id": "x", **cells}


def test_the_readers_language_comes_first() -> None:
    assert text(row(name_en="Law", name_fr="Loi", name_ar="قانون"), "name", "fr") == Text("Loi", "fr")


def test_a_missing_text_is_given_in_its_original_language() -> None:
    found = text(
        row(title_en="", title_fr="", title_original="Kanun", title_original_lang="tr"), "title", "fr"
    )
    assert found == Text("Kanun", "tr")
    assert text(row(title_original="Kanun"), "title", "en") == Text("Kanun", "und")


def test_without_an_original_any_language_serves_and_is_named() -> None:
    assert text(row(name_ar="قانون"), "name", "en") == Text("قانون", "ar")
    assert text(row(), "name", "en") == Text("", "en")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"short_en": "MTM", "name_en": "A dialogue"}, Text("MTM", "en")),
        ({"name_en": "A dialogue", "text_en": "Words"}, Text("A dialogue", "en")),
        ({"text_en": "Words"}, Text("Words", "en")),
        ({"title": "A source"}, Text("A source", "und")),
        ({"label": "IV"}, Text("IV", "und")),
        ({}, Text("x", "und")),
    ],
)
def test_a_row_is_called_by_the_first_name_it_has(cells: dict[str, Any], expected: Text) -> None:
    assert label(row(**cells), "en") == expected


def test_search_reads_words_and_codes_but_no_bookkeeping() -> None:
    found = texts(
        row(
            name_en="Law",
            name_ar="قانون",
            number="02-03",
            own_translation=("name_ar",),
            recorded="2026-11-24",
        )
    )
    assert set(found) == {"x", "Law", "قانون", "02-03"}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", [Text("غانا", "ar")]),
        ("fr", [Text("غانا", "ar")]),
        ("ar", [Text("Ghana", "en")]),
    ],
)
def test_a_name_that_two_languages_share_is_told_once(lang: Any, expected: list[Text]) -> None:
    ghana = row(name_en="Ghana", name_fr="Ghana", name_ar="غانا")
    assert list(other_names(ghana, lang)) == expected
