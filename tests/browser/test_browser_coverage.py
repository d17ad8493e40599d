"""The page of what is on file and what is missing, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser_steps import SIZES, asked, open_text
from playwright.sync_api import expect

from imap.i18n.words import word
from imap.model.nouns import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from imap.model.nouns import Language


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/coverage", "/coverage/TUN"])
def test_the_page_opens_whole_and_axe_finds_nothing(
    new_page: Any, axe: Callable[[Page], list[str]], path: str, lang: Language, width: int, height: int
) -> None:
    page = new_page(width, height)
    open_text(page, f"{path}?lang={lang}")
    expect(page.locator(".heat")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == lang
    assert word("coverage.counts", lang) in page.locator("#text").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    cells, numbers = page.locator(".heat > .c").count(), page.locator(".heat-table td").count()
    assert cells == numbers > 100, "the table has what the shades show"
    assert axe(page) == []


def test_a_state_in_the_table_leads_to_its_own_record_and_back(page: Page) -> None:
    open_text(page, "/coverage?lang=fr")
    page.locator(".heat-table").get_by_role("link", name="Tunisie").click()
    page.wait_for_url("**/coverage/TUN?*")
    expect(page.locator("#text h1")).to_contain_text("Tunisie")
    assert asked(page)["lang"] == "fr"
    page.go_back()
    expect(page.locator("#text h1")).to_have_text(word("coverage.title", "fr"))


def test_states_of_the_address_narrow_the_page_and_its_files(page: Page) -> None:
    open_text(page, "/coverage?lang=en&state=MAR,XYZ")
    expect(page.locator(".heat-table tbody tr")).to_have_count(1)
    expect(page.locator("#notices")).to_contain_text("XYZ")
    href = page.locator(".ways a", has_text="CSV").get_attribute("href") or ""
    assert "state=MAR" in href
