"""The page of a state and the date controls, as a reader uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser_steps import SIZES, asked, asks, classes, open_map, open_text
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

WAYS = {"ar": "rtl", "en": "ltr", "fr": "ltr"}
every_page = pytest.mark.parametrize(("width", "height"), SIZES)
every_language = pytest.mark.parametrize("lang", WAYS)


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


@every_page
@every_language
def test_a_state_has_its_whole_profile_in_every_language_and_size(
    new_page: Any, axe: Callable[[Page], list[str]], lang: str, width: int, height: int
) -> None:
    page = open_text(new_page(width, height), f"/country/MAR?lang={lang}")
    expect(page.locator(".toc li")).to_have_count(12)
    expect(page.locator("section[id] > h2")).to_have_count(12)
    expect(page.locator("#framework h2")).to_be_visible()
    expect(page.locator("article.item")).not_to_have_count(0)
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        lang,
        WAYS[lang],
    ]
    assert overflow(page) <= 0
    page.wait_for_selector("#timeline .main-svg" if width > 600 else "#timeline-table")
    assert axe(page) == []


def test_sources_open_beside_their_entry_and_close_again(page: Page) -> None:
    open_text(page, "/country/MAR?lang=en")
    entry = page.locator("#legislation article.item").first
    expect(entry.locator(".note")).to_be_hidden()
    entry.locator(".srcs").click()
    expect(entry.locator(".note .sources li")).not_to_have_count(0)
    expect(entry.locator(".srcs")).to_have_attribute("aria-expanded", "true")
    box, text = entry.locator(".note").bounding_box(), entry.locator("h3").bounding_box()
    assert box
    assert text
    assert box["x"] > text["x"] + text["width"] / 2
    entry.locator(".srcs").press("Enter")
    expect(entry.locator(".note")).to_be_hidden()


def test_the_contents_follow_the_reader(page: Page) -> None:
    open_text(page, "/country/MAR?lang=en")
    expect(page.locator(".toc [aria-current]")).to_have_text("1Key facts")
    page.click(".toc a[href='#policies']")
    expect(page.locator(".toc [aria-current] a")).to_have_attribute("data-section", "policies")


def test_a_day_moves_the_page_in_one_request_and_back_again(page: Page) -> None:
    open_text(page, "/country/NER?lang=en&at=2016-01-01")
    law = page.locator("#legislation article", has_text="2015-36 of 26 May 2015").first
    expect(law.locator(".state")).to_have_text("In force")
    seen = asks(page)
    page.fill("#country-at", "2024-01-01")
    expect(page.locator("#legislation h3", has_text="2015-36 of 26 May 2015")).to_have_count(0)
    page.wait_for_timeout(600)
    assert [u.rsplit("/", 1)[-1].split("?")[0] for u in seen] == ["_dash-update-component"]
    assert asked(page)["at"] == "2024-01-01"
    page.go_back()
    expect(page.locator("#legislation h3", has_text="2015-36 of 26 May 2015").first).to_be_visible()
    expect(page.locator("#country-at")).to_have_value("2016-01-01")
    page.click("[data-clear=at]")
    expect(page.locator(".hero .moment")).to_have_count(0)
    assert "at" not in asked(page)


def test_egypt_before_and_after_its_law_on_asylum(page: Page) -> None:
    open_text(page, "/country/EGY?lang=en&at=2023-01-01&theme=T06")
    row = page.locator(".mx tr", has_text="International protection and asylum")
    expect(row.locator("td").nth(0)).not_to_be_empty()
    expect(page.locator("#legislation h3", has_text="164 of 2024")).to_have_count(0)
    open_text(page, "/country/EGY?lang=en&at=2025-06-01&theme=T06")
    expect(page.locator("#legislation h3", has_text="164 of 2024").first).to_be_visible()
    expect(row.locator("td").nth(0)).to_be_empty()


def test_filters_of_the_map_carry_over_and_can_be_dropped(page: Page) -> None:
    open_map(page, "lang=en&theme=T06&at=2012-06-30")
    page.evaluate("imap.choose('MAR')")
    page.click("#panel .full")
    page.wait_for_selector("#text h1")
    assert asked(page) == {"lang": "en", "theme": "T06", "at": "2012-06-30"}
    whole = page.locator("article.item").count()
    page.click("#text [data-drop=theme]")
    expect(page.locator("#text [data-drop=theme]")).to_have_count(0)
    assert page.locator("article.item").count() > whole
    assert asked(page) == {"lang": "en", "at": "2012-06-30"}


def test_what_an_address_gets_wrong_is_named_and_the_page_still_works(page: Page) -> None:
    open_text(page, "/country/MAR?lang=en&at=2012&themee=T06")
    notices = page.locator("#notices .notice")
    expect(notices).to_have_count(2)
    notices.locator("a", has_text="2012-12-31").click()
    expect(page.locator(".hero .moment")).to_contain_text("31 Dec 2012")


def test_the_profile_comes_as_a_file_in_one_click(page: Page) -> None:
    open_text(page, "/country/MAR?lang=fr&at=2012-06-30")
    with page.expect_download() as waited:
        page.click(".ways a[href*='profile.pdf']")
    assert waited.value.suggested_filename.startswith("imap-profile-MAR")
    assert "at=2012-06-30" in waited.value.url


def test_chart_and_table_of_the_framework_take_turns(page: Page) -> None:
    open_text(page, "/country/MAR?lang=en")
    page.wait_for_selector("#timeline .main-svg")
    page.click("button[data-timeline=table]")
    expect(page.locator("#timeline-table")).to_be_visible()
    expect(page.locator("#timeline")).to_be_hidden()
    page.locator("#timeline-table [data-source]").first.click()
    expect(page.locator("#timeline-table tr.opened #popover .sources li").first).to_be_in_viewport()
    page.click("#popover [data-close]")
    expect(page.locator("#popover")).to_be_hidden()
    page.fill("#country-at", "2012-06-30")
    expect(page.locator(".hero .moment")).to_be_visible()
    expect(page.locator("#timeline-table")).to_be_visible()
    expect(page.locator("button[data-timeline=table]")).to_have_attribute("aria-pressed", "true")
    page.click("button[data-timeline=chart]")
    expect(page.locator("#timeline")).to_be_visible()


def test_a_day_changes_roles_on_the_map_in_one_request(page: Page) -> None:
    open_map(page, "lang=en&fill=role:eu")
    assert classes(page)["partner"] == 27
    seen = asks(page)
    page.fill("#map-at", "2012-06-30")
    expect(page.locator("#chips")).to_contain_text("30 Jun 2012")
    expect(page.locator("[data-state=GBR]")).to_have_class("st partner leaflet-interactive")
    expect(page.locator("[data-state=HRV]")).to_have_class("st none leaflet-interactive")
    assert classes(page)["partner"] == 27
    page.wait_for_timeout(600)
    assert [u.rsplit("/", 1)[-1].split("?")[0] for u in seen] == ["_dash-update-component"]
    page.click("#clocks [data-step=at][data-by='1']")
    expect(page.locator("#map-at")).to_have_value("2013-06-30")


def test_where_no_list_of_members_is_on_file_the_map_says_so(page: Page) -> None:
    open_map(page, "lang=en&at=2008-06-30")
    assert classes(page)["possible"] >= 45
    expect(page.locator("#class-note")).to_contain_text("No list of members is on file for that day")


def test_states_are_picked_on_the_map_and_compared(page: Page) -> None:
    open_map(page)
    for state in ("MAR", "TUN"):
        page.evaluate(f"imap.choose('{state}')")
        page.wait_for_selector(f"#panel [data-pick={state}]")
        page.click(f"#panel [data-pick={state}]")
    expect(page.locator("#tray .chip")).to_have_count(2)
    assert asked(page)["pick"] == "MAR,TUN"
    expect(page.locator("#tray a")).to_be_visible()
    page.click("#tray .chip >> nth=0")
    expect(page.locator("#tray .chip")).to_have_count(1)
    expect(page.locator("#tray .chip")).to_be_focused()
    expect(page.locator("#tray a")).to_be_hidden()


def test_an_open_row_says_that_it_was_not_on_record_yet(page: Page) -> None:
    open_map(page, "lang=en&select=mar-law-27-14")
    expect(page.locator("#panel .sources li").first).to_be_visible()
    page.fill("#map-known", "2000-01-01")
    expect(page.locator("#panel")).to_contain_text("This was not on record on 1 Jan 2000.")
    expect(page.locator("#panel .sources")).to_have_count(0)


def test_the_record_of_a_day_before_the_first_is_empty_and_says_so(page: Page) -> None:
    open_text(page, "/country/MAR?lang=en&known=2026-11-21")
    expect(page.locator(".toc li")).to_have_count(12)
    expect(page.locator("article.item")).to_have_count(0)
    expect(page.locator("#notices")).to_contain_text("Nothing was on record on 21 Nov 2026")


def test_the_page_of_a_row_keeps_the_day_and_says_what_the_row_was_then(page: Page) -> None:
    open_text(page, "/country/NER?lang=en&at=2016-01-01")
    page.locator("#legislation h3 a", has_text="2015-36 of 26 May 2015").first.click()
    page.wait_for_url("**/item/**")
    expect(page.locator("#text .moment")).to_contain_text("1 Jan 2016")
    expect(page.locator("#text .facts")).to_contain_text("In force")
    assert asked(page)["at"] == "2016-01-01"
