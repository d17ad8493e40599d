"""One sentence says what is shown, and one what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stores import real

from imap.model.nouns import LANGUAGES
from imap.model.query import FILTERS, Query
from imap.store.caption import asked, phase_name, plain, sentence, value_name
from imap.store.register import Register
from imap.store.select import Cards, select

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package


def said(package: Package, lang: Language = "en", **question: Any) -> str:
    return sentence(select(Cards(Register(package)), Query(lang=lang, **question)))


@pytest.mark.parametrize(
    ("lang", "states", "rest"),
    [
        ("en", "4 partner states", ("3 activities", "7 statements", "5 treaty actions")),
        ("fr", "4 États partenaires", ("3 activités", "7 énoncés", "5 actes conventionnels")),
        ("ar", "4 دول شريكة", ("3 أنشطة", "7 بيانات", "5 إجراءات تعاهدية")),
    ],
)
def test_without_a_filter_it_says_what_is_on_file(
    tiny_package: Package, lang: Language, states: str, rest: tuple[str, ...]
) -> None:
    found = plain(said(tiny_package, lang))
    assert found.startswith(states)
    assert [found.index(part) for part in rest] == sorted(found.index(part) for part in rest)


def test_with_a_filter_it_says_who_took_part_and_who_is_covered(tiny_package: Package) -> None:
    assert said(tiny_package, agency=("icmpd",), phase=("mtm-1", "mtm-2")) == (
        "*3* of 4 partner states took part in *2* activities in phase MTM I or MTM II, "
        "with International Centre for Migration Policy Development; *1* is named as covered."
    )


def test_where_no_activity_matches_it_says_so(tiny_package: Package) -> None:
    assert said(tiny_package, agency=("iom",), phase=("mtm-1",)).startswith("No activity in phase MTM I")


def test_outside_any_dialogue_the_states_of_the_map_are_counted(tiny_package: Package) -> None:
    assert "*0* of 4 partner states" in said(tiny_package, dialogue=("none",))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_filter_is_named_in_every_language(tiny_package: Package, lang: Language) -> None:
    register = Register(tiny_package)
    question: dict[str, Any] = {
        "dialogue": ("mtm", "none"),
        "phase": ("mtm-1",),
        "agency": ("icmpd", "iom"),
        "theme": ("T03.1",),
        "state": ("MAR", "TUN"),
        "year": ("2003",),
        "q": "xyzzy",
    }
    assert set(question) == set(FILTERS)
    words = asked(register, Query(lang=lang, **question))
    for name, values in question.items():
        for value in (values,) if isinstance(values, str) else values:
            assert value_name(register, name, value, lang) in words
    assert "{" not in words
    assert asked(register, Query(lang=lang)) == ""
    assert value_name(register, "phase", "mtm-1", lang) not in asked(
        register, Query(lang=lang, **question), but=["phase"]
    )


@pytest.mark.parametrize(("lang", "name"), [("ar", "تونس"), ("en", "Tunisia"), ("fr", "Tunisie")])
def test_a_value_is_called_by_its_name(tiny_package: Package, lang: Language, name: str) -> None:
    assert value_name(Register(tiny_package), "state", "TUN", lang) == name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_phase_has_a_name_with_its_owner(lang: Language) -> None:
    register = real().register
    names = [phase_name(register, p["id"], lang) for p in register.rows("phases")]
    assert len(names) == len(set(names)) == 11
    assert any(name.startswith("MTM") for name in names)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "question",
    [
        {},
        {"dialogue": ("none",)},
        {"dialogue": ("rabat-process",), "fill": "activities"},
        {"theme": ("T06",), "fill": "evidence:T06:adopted"},
        {"fill": "role:eu", "agency": ("iom",)},
        {"q": "xyzzy"},
    ],
)
def test_the_sentence_is_whole_in_every_language(lang: Language, question: dict[str, Any]) -> None:
    words = sentence(real().select(Query(lang=lang, **question)))
    assert words.count("*") % 2 == 0
    assert "{" not in words
    assert plain(words).strip()
    assert "*" not in plain(words)
