"""Three catalogues, equal; every key that the code names has its words."""

from __future__ import annotations

import ast
import io
import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po

from imap.i18n.words import direction, keys, plural, word
from imap.model.nouns import LANGUAGES
from imap.store.descriptor import describe
from imap.store.folder import PACKAGE
from imap.views.item import ENUM_WORDS, LINKS, SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.model.nouns import Language

ROOT = Path(__file__).parents[2]
FORMS = {"ar": 6, "en": 2, "fr": 2}
WITHOUT_COUNT = {"ar": 3, "en": 0, "fr": 0}
"""So many first forms may say the count in words: none, one, two."""


@cache
def messages(lang: Language) -> dict[str, tuple[str, ...]]:
    """Words by key; more than one form where a count is said."""
    text = resources.files("imap.i18n").joinpath(f"{lang}.po").read_bytes()
    found: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.BytesIO(text), locale=lang):
        if message.id:
            key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            said = message.string
            found[key] = tuple(said) if isinstance(said, (tuple, list)) else (said,)
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def first_arguments(path: Path, function: str) -> Iterator[ast.expr]:
    """First argument of every call of a function in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            yield node.args[0]


def constants(argument: ast.expr) -> Iterator[str]:
    """Keys that an argument can be, as far as they are written out."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from constants(argument.body)
        yield from constants(argument.orelse)


def written(function: str) -> set[str]:
    """Keys written out in calls of a function, over all rooms."""
    paths = sorted((ROOT / "imap").rglob("*.py"))
    return {key for path in paths for arg in first_arguments(path, function) for key in constants(arg)}


def beginnings(function: str) -> set[str]:
    """What composed keys begin with: ``asked.`` for ``f"asked.{name}"``."""
    found = set()
    for path in (ROOT / "imap").rglob("*.py"):
        for arg in first_arguments(path, function):
            if isinstance(arg, ast.JoinedStr) and isinstance(arg.values[0], ast.Constant):
                found.add(str(arg.values[0].value))
    return found


def enums() -> list[tuple[str, str, str]]:
    """Table, column and value of every closed list."""
    package, problems = describe(json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8")))
    assert problems == ()
    return [
        (t.name, column.name, value)
        for t in package.tables.values()
        for column in t.columns
        for value in column.enum
    ]


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_catalogues_have_the_same_keys(lang: Language) -> None:
    assert keys(lang) ^ keys("en") == set()
    assert messages(lang).keys() == messages("en").keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_has_words_in_every_form(lang: Language) -> None:
    empty = [key for key, forms in messages(lang).items() if not all(f and f.strip() for f in forms)]
    assert empty == []
    counted = {key: len(forms) for key, forms in messages(lang).items() if len(forms) > 1}
    assert counted
    assert set(counted.values()) == {FORMS[lang]}


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_catalogues_count_the_same_things(lang: Language) -> None:
    counted = {key for key, forms in messages(lang).items() if len(forms) > 1}
    assert counted == {key for key, forms in messages("en").items() if len(forms) > 1}


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_placeholders_are_the_same_in_every_language(lang: Language) -> None:
    differ = {}
    for key, forms in messages("en").items():
        wanted = placeholders(forms[-1])
        for n, text in enumerate(messages(lang)[key]):
            may_lack = {"n"} if len(messages(lang)[key]) > 1 and n < WITHOUT_COUNT[lang] else set()
            if not wanted - may_lack <= placeholders(text) <= wanted:
                differ[key, n] = (placeholders(text), wanted)
    assert differ == {}


def test_a_key_without_words_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        word("no.such.key", "fr")
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        plural("no.such.key", "ar", 3)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "لا أنشطة"),
        (1, "نشاط واحد"),
        (2, "نشاطين"),
        (3, "3 أنشطة"),
        (11, "11 نشاطاً"),
        (100, "100 نشاط"),
        (103, "103 أنشطة"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, expected: str) -> None:
    assert plural("count.activities", "ar", count).replace("*", "") == expected


@pytest.mark.parametrize(("lang", "none"), [("en", "0 activities"), ("fr", "0 activité")])
def test_english_and_french_count_in_two_forms(lang: Language, none: str) -> None:
    assert plural("count.activities", lang, 0).replace("*", "") == none
    assert plural("count.activities", lang, 1) != plural("count.activities", lang, 2)


def test_the_code_names_keys_that_have_words() -> None:
    named = written("word")
    assert len(named) > 100
    assert named - keys("en") == set()
    assert {k for k in named if len(messages("en")[k]) > 1} == set()


def test_the_code_counts_with_keys_that_have_plural_forms() -> None:
    named = written("plural")
    assert named
    assert {k for k in named if len(messages("en").get(k, ())) < 2} == set()


def test_composed_keys_begin_like_some_key() -> None:
    begun = beginnings("word") | beginnings("plural")
    assert begun
    assert {b for b in begun if not any(key.startswith(b) for key in keys("en"))} == set()


def test_the_scripts_name_keys_that_the_page_hands_them() -> None:
    from imap.web.page import SCRIPT_WORDS

    named = set()
    for path in (ROOT / "assets").glob("*.js"):
        if not path.name.startswith(("plotly-basic", "regenerator")):
            named |= set(re.findall(r'imap\.word\("([^"]+)"\s*[,)]', path.read_text(encoding="utf-8")))
    assert named
    assert named - keys("en") == set()
    assert {key for key in named if not key.startswith(SCRIPT_WORDS)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_of_a_closed_list_has_words(lang: Language) -> None:
    wanted = {
        f"{ENUM_WORDS.get((table, column), column)}.{value}"
        for table, column, value in enums()
        if table != "evidence" and column not in SILENT
    }
    wanted |= {
        f"stance.{value}" for _, column, value in enums() if column == "stance" and value != "confirms"
    }
    assert len(wanted) > 100
    assert {key for key in wanted if key not in keys(lang)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_line_says_of_a_link_has_words(lang: Language) -> None:
    wanted = {
        f"{column}.{value}"
        for table, column, value in enums()
        if table in LINKS and column in {"role", "action", "relation", "mode"}
    }
    assert wanted
    assert wanted - keys(lang) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_and_column_has_a_name(lang: Language) -> None:
    tables = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in schema()["resources"]}
    wanted = {f"field.{column}" for columns in tables.values() for column in columns}
    wanted |= {f"tables.{t}" for t in tables} | {f"table_one.{t}" for t in tables if t != "evidence"}
    assert {key for key in wanted if key not in keys(lang)} == set()


def test_what_is_read_from_right_to_left_says_so() -> None:
    assert [direction(x) for x in ("ar", "ar-MA", "fa", "he", "ur")] == ["rtl"] * 5
    assert [direction(x) for x in ("en", "fr", "tr", "und")] == ["ltr"] * 4
