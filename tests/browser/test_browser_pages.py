from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser_steps import ITEMS, SIZES, open_map, open_text
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HOOKS = ("map", "filters", "panel", "table", "legend", "search", "language", "download")
WAYS = {"ar": "rtl", "en": "ltr", "fr": "ltr"}
every_page = pytest.mark.parametrize(("width", "height"), SIZES)
every_language = pytest.mark.parametrize("lang", WAYS)


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def set_up(page: Page) -> tuple[str, str]:
    found = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    return found[0], found[1]


@every_page
@every_language
def test_the_map_opens_whole_in_every_language_and_size(
    new_page: Any, lang: str, width: int, height: int
) -> None:
    page = open_map(new_page(width, height), f"lang={lang}")
    assert set_up(page) == (lang, WAYS[lang])
    states = page.eval_on_selector_all("[data-state]", "all => all.map(e => e.dataset.state)")
    assert len(states) == len(set(states)) == 250
    assert [hook for hook in HOOKS if page.locator(f"#{hook}").count() != 1] == []
    expect(page.locator("#sentence")).not_to_be_empty()
    assert overflow(page) <= 0
    named = page.eval_on_selector_all("[data-state]", "all => all.filter(e => !e.ariaLabel).length")
    assert named == 0
    hidden = page.eval_on_selector(".bar .nav", "nav => nav.scrollWidth - nav.clientWidth")
    assert hidden <= 0, "a page is cut off in the bar"


@every_language
def test_axe_finds_nothing_on_the_map_its_panel_a_source_and_the_menu(
    page: Page, axe: Callable[[Page], list[str]], lang: str
) -> None:
    open_map(page, f"lang={lang}")
    found = axe(page)
    page.click("#download")
    expect(page.locator("#downloads")).to_be_visible()
    found += axe(page)
    page.keyboard.press("Escape")
    page.evaluate("imap.choose('MAR')")
    expect(page.locator("#panel-title")).to_be_visible()
    found += axe(page)
    page.click("#panel [data-source] >> nth=0")
    expect(page.locator("#popover .sources")).to_be_visible()
    found += axe(page)
    assert found == []


@every_language
def test_axe_finds_nothing_on_the_sheets_of_a_phone(
    new_page: Any, axe: Callable[[Page], list[str]], lang: str
) -> None:
    page = open_map(new_page(390, 844, has_touch=True), f"lang={lang}")
    found = axe(page)
    for sheet, shown in {
        "filter": "filters",
        "legend": "legend",
        "table": "table",
        "down": "downloads",
    }.items():
        page.tap(f".tabbar [data-sheet={sheet}]")
        expect(page.locator(f"#{shown}")).to_be_visible()
        found += axe(page)
        assert overflow(page) <= 0, sheet
    page.tap(".tabbar [data-sheet=down]")
    page.evaluate("imap.choose('MAR')")
    expect(page.locator("#panel-title")).to_be_visible()
    found += axe(page)
    page.tap("#panel [data-source] >> nth=0")
    expect(page.locator("#popover .sources")).to_be_visible()
    found += axe(page)
    assert found == []
    assert overflow(page) <= 0


@every_language
def test_axe_finds_nothing_on_the_chart(page: Page, axe: Callable[[Page], list[str]], lang: str) -> None:
    open_map(page, f"lang={lang}&tab=chart")
    page.wait_for_selector(".js-plotly-plot .bars path")
    assert axe(page) == []


@every_page
@every_language
def test_the_about_page_opens_and_axe_finds_nothing(
    new_page: Any, axe: Callable[[Page], list[str]], lang: str, width: int, height: int
) -> None:
    page = open_text(new_page(width, height), f"/about?lang={lang}")
    assert set_up(page) == (lang, WAYS[lang])
    assert overflow(page) <= 0
    assert axe(page) == []


@every_page
@every_language
def test_the_page_of_a_row_opens_and_axe_finds_nothing(
    new_page: Any, axe: Callable[[Page], list[str]], lang: str, width: int, height: int
) -> None:
    page = new_page(width, height)
    found = {}
    for item in ITEMS:
        open_text(page, f"/item/{item}?lang={lang}")
        assert set_up(page) == (lang, WAYS[lang])
        assert page.locator("#text h1").inner_text() in page.title()
        assert overflow(page) <= 0, item
        found[item] = axe(page)
    assert {item: said for item, said in found.items() if said} == {}


def test_the_page_of_a_law_leads_to_the_map_with_the_law_open(page: Page) -> None:
    open_text(page, "/item/mar-law-27-14?lang=en")
    expect(page.locator("#text .sources li").first).to_be_visible()
    page.click("#text .onmap")
    expect(page.locator("#panel-title")).to_contain_text("27-14")


def test_headers_keep_the_page_to_itself(page: Page) -> None:
    answer = page.request.get("/?lang=en")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_path_that_is_no_page_is_answered_with_404(page: Page) -> None:
    wrong = ("/nope", "/item/nope", "/assets/nope.js", "/download/nope.csv")
    assert {path: page.request.get(path).status for path in wrong} == dict.fromkeys(wrong, 404)
