"""The table twin of the map, on the real package, in three languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from stores import real

from imap.i18n.words import word
from imap.model.nouns import LANGUAGES, Language
from imap.model.query import Query
from imap.store.register import TABS as KNOWN_TABS
from imap.views.columns import COLUMNS
from imap.views.markup import markup
from imap.views.sheet import ROWS_AT_FIRST, TABS, table, tabs

PLACEHOLDER = re.compile(r"\{\w*\}")


def page(*, everything: bool = True, **question: Any) -> str:
    return markup(table(real().select(Query(**question)), everything=everything))


def test_every_tab_of_an_address_is_a_table_or_the_chart() -> None:
    assert (*TABS, "chart") == KNOWN_TABS
    assert set(COLUMNS) == set(TABS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tab", TABS)
def test_every_row_stands_in_its_table(tab: str, lang: Language) -> None:
    found = page(lang=lang, tab=tab)
    rows = real().select(Query()).rows(tab)
    assert sorted(re.findall(r'data-row="([^"]+)"', found)) == sorted(r["id"] for r in rows)
    assert found.count("data-row=") == len(rows)
    assert found.count('scope="col"') == len(COLUMNS[tab])
    assert f'<caption class="sr">{word(f"tab.{tab}", lang)}</caption>' in found
    assert PLACEHOLDER.search(re.sub(r"<[^>]+>", " ", found)) is None


@pytest.mark.parametrize("tab", [t for t in TABS if t != "states"])
def test_every_row_shows_its_sources(tab: str) -> None:
    found = page(tab=tab)
    assert found.count('class="src"') == found.count("data-row=")
    assert ">0</button>" not in found


def test_a_state_shows_the_sources_of_its_role() -> None:
    assert page(tab="states", fill="role:mtm").count('class="src"') == 46


@pytest.mark.parametrize("fill", ["role:eu", "role:rabat-process", "activities", "evidence:T06:adopted"])
def test_the_states_can_be_shown_under_any_fill(fill: str) -> None:
    selection = real().select(Query(fill=fill, tab="states"))
    assert page(fill=fill, tab="states").count("data-row=") == len(selection.rows("states"))


def test_a_long_table_shows_its_first_rows_and_the_way_to_the_rest() -> None:
    part = page(everything=False, tab="treaty_actions")
    assert part.count("data-row=") == ROWS_AT_FIRST
    assert 'id="all-rows"' in part
    assert 'id="all-rows"' not in page(tab="treaty_actions")


def test_an_empty_table_says_so() -> None:
    assert page(tab="activities", q="xyzzy") == f'<p class="empty">{word("table.empty", "en")}</p>'


def test_the_chosen_row_is_marked() -> None:
    found = page(tab="states", select="MAR")
    assert re.findall(r'<tr (?=[^>]*aria-selected="true")[^>]*data-row="(\w+)"', found) == ["MAR"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tabs_say_how_many_rows_are_behind_them(lang: Language) -> None:
    found = markup(tabs(real().select(Query(lang=lang, tab="routes"))))
    assert found.count('role="tab"') == len(TABS) + 1
    assert re.findall(r'<button (?=[^>]*aria-selected="true")[^>]*data-tab="(\w+)"', found) == ["routes"]
    assert "<span>45</span>" in found


def test_a_group_s_statement_names_the_group_in_the_table() -> None:
    selection = real().select(Query(tab="statements", state=("IRL",), q="Dublin", lang="fr"))
    assert any(not row["areas"] for row in selection.rows("statements"))
    told = markup(table(selection, everything=True))
    assert "Union européenne" in told
