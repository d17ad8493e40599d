from __future__ import annotations

from typing import Any

import pytest
from browser_steps import asked, open_map, open_text
from playwright.sync_api import Page, expect

SOUGHT = (
    ("en", "agadez", "place-agadez", "Agadez"),
    ("ar", "اغاديز", "place-agadez", "أغاديز"),
    ("en", "Maroc", "MAR", "Morocco"),
    ("fr", "27-14", "mar-law-27-14", "27-14"),
)


@pytest.mark.parametrize(("lang", "text", "item", "title"), SOUGHT)
def test_what_is_sought_is_found_and_opened_with_the_keyboard(
    page: Page, lang: str, text: str, item: str, title: str
) -> None:
    open_map(page, f"lang={lang}")
    page.keyboard.press("/")
    box = page.locator("#search-input")
    expect(box).to_be_focused()
    page.keyboard.type(text)
    expect(page.locator("#search-hits [data-hit]").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hit-0")).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "hit-0")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel-title")).to_contain_text(title)
    assert asked(page)["select"] == item
    expect(page.locator("#search-hits")).to_be_hidden()


def test_a_word_finds_rows_of_several_tables_and_arrows_walk_them(page: Page) -> None:
    open_map(page)
    page.fill("#search-input", "trafficking")
    hits = page.locator("#search-hits [data-hit]")
    expect(hits.first).to_be_visible()
    assert len({told.split(",")[0] for told in page.locator("#search-hits li > span").all_inner_texts()}) > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hit-1")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#hit-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search-hits")).to_be_hidden()


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_nothing_found_says_so(page: Page, lang: str) -> None:
    open_map(page, f"lang={lang}")
    page.fill("#search-input", "zzzzqq")
    expect(page.locator("#search-hits")).to_contain_text("zzzzqq")
    expect(page.locator("#search-hits [data-hit]")).to_have_count(0)
    page.keyboard.press("Enter")
    assert "select" not in asked(page)


def test_search_on_a_phone_opens_a_hit_by_touch(new_page: Any) -> None:
    page = open_map(new_page(390, 844, has_touch=True), "lang=fr")
    page.fill("#search-input", "Agadez")
    page.tap("#search-hits [data-hit] >> nth=0")
    expect(page.locator("#panel-title")).to_have_text("Agadez")


def test_search_on_the_page_of_text_leads_to_the_map(page: Page) -> None:
    open_text(page, "/about?lang=en")
    page.fill("#search-input", "agadez")
    expect(page.locator("#search-hits [data-hit]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Agadez")
