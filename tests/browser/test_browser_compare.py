from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser_steps import SIZES, asked, open_text
from playwright.sync_api import expect

from imap.i18n.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from imap.model.nouns import Language

THREE = "pick=MAR,NER,EGY"


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def open_comparison(page: Page, search: str) -> Page:
    open_text(page, f"/compare?{search}")
    expect(page.locator(".cmp").first).to_be_visible()
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_a_comparison_opens_its_evidence_and_axe_finds_nothing(
    new_page: Any, axe: Callable[[Page], list[str]], lang: Language, width: int, height: int
) -> None:
    page = open_comparison(new_page(width, height), f"lang={lang}&{THREE}&at=2022-01-01&theme=T03,T06")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    assert overflow(page) <= 0
    assert axe(page) == []
    entry = page.locator(".cmp .fact:not(.stands)").first
    entry.locator("summary").click()
    expect(entry.locator(".o")).to_be_visible()
    entry.locator(":scope > .src").click()
    expect(page.locator("#popover .sources")).to_be_visible()
    assert overflow(page) <= 0
    assert axe(page) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_eight_states_scroll_in_their_own_region_and_never_the_page(
    new_page: Any, axe: Callable[[Page], list[str]], width: int, height: int
) -> None:
    page = open_comparison(new_page(width, height), "lang=en&pick=MAR,NER,EGY,TUN,TUR,ESP,FRA,DZA&theme=T03")
    assert overflow(page) <= 0
    region = page.locator(".cmp-scroll").first
    scrolls = region.evaluate(
        "e => getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth"
    )
    assert scrolls is (width > 800)
    assert axe(page) == []


def test_a_phone_says_the_state_of_every_cell(new_page: Any) -> None:
    page = open_comparison(new_page(390, 844), f"lang=en&{THREE}&theme=T06")
    names = page.locator(".cmp tbody tr").first.locator("td .who")
    expect(names.nth(0)).to_be_visible()
    assert [names.nth(n).inner_text() for n in range(3)] == ["Morocco", "Niger", "Egypt"]


def test_states_are_added_and_taken_out_in_place(page: Page) -> None:
    open_comparison(page, f"lang=en&{THREE}&theme=T03")
    page.select_option("#cmp-pick", "TUN")
    expect(page.locator(".cmp").first.locator("thead th")).to_have_count(5)
    assert asked(page)["pick"] == "MAR,NER,EGY,TUN"
    page.click('[data-take="pick"][data-value="NER"]')
    expect(page.locator(".cmp").first.locator("thead th")).to_have_count(4)
    assert asked(page)["pick"] == "MAR,EGY,TUN"
    page.go_back()
    expect(page.locator(".cmp").first.locator("thead th")).to_have_count(5)


def test_the_page_without_states_leads_to_its_example(page: Page) -> None:
    open_text(page, "/compare?lang=fr")
    page.click(".cmp-example a")
    expect(page.locator(".cmp").first).to_be_visible()
    assert asked(page)["pick"] == "MAR,TUN,EGY"


def test_a_day_and_a_dimension_change_the_tables_and_the_files(page: Page) -> None:
    open_comparison(page, f"lang=en&{THREE}")
    page.select_option("#cmp-theme", "T03")
    expect(page.locator(".cmp")).to_have_count(2)  # the dimension, and roles in groups
    shown = page.locator(".cmp tbody tr").count()
    page.click('[data-set="rows"][data-value="all"]')
    expect(page.locator('[data-set="rows"][data-value="all"]')).to_have_attribute("aria-pressed", "true")
    assert page.locator(".cmp tbody tr").count() > shown
    page.fill("#compare-at", "2016-01-01")
    expect(page.locator(".cmp-say")).to_contain_text("1 Jan 2016")
    assert asked(page) | {"lang": "en"} == {
        "lang": "en", "theme": "T03", "at": "2016-01-01", "pick": "MAR,NER,EGY", "rows": "all",
    }  # fmt: skip
    href = page.locator(".cmp-files a").first.get_attribute("href") or ""
    assert "at=2016-01-01" in href
    assert "pick=MAR,NER,EGY" in href


def test_a_keyboard_opens_a_statement_and_its_sources(page: Page) -> None:
    open_comparison(page, f"lang=en&{THREE}&theme=T06")
    entry = page.locator(".cmp .fact:not(.stands)").first
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(entry.locator(".o")).to_be_visible()
    expect(entry.locator(".o")).to_contain_text(word("compare.item", "en"))
    entry.locator(":scope > .src").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#popover .sources")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#popover")).to_be_hidden()


def test_a_state_of_the_head_leads_to_its_page_on_the_same_day(page: Page) -> None:
    open_comparison(page, f"lang=en&{THREE}&at=2016-01-01")
    page.locator(".cmp thead a").nth(1).click()
    page.wait_for_url("**/country/NER?*")
    assert asked(page)["at"] == "2016-01-01"
    assert "pick" not in asked(page)
