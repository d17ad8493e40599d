"""The page of what changed between two days, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser_steps import SIZES, asked, open_map, open_text
from playwright.sync_api import expect

from imap.i18n.words import word
from imap.model.nouns import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from imap.model.nouns import Language

NIGER = "from=2012-06-30&to=2026-11-21&state=NER"
LINE = "#after .li.change"


def open_changes(page: Page, search: str) -> Page:
    open_text(page, f"/changes?{search}")
    expect(page.locator("#after .net")).to_be_attached()
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_opens_whole_and_axe_finds_nothing(
    new_page: Any, axe: Callable[[Page], list[str]], lang: Language, width: int, height: int
) -> None:
    page = open_changes(new_page(width, height), f"lang={lang}&{NIGER}")
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("#text h1").inner_text() == word("changes.title", lang)
    for part in ("net", "events", "corrections"):
        expect(page.locator(f"#changes-{part}")).to_be_visible()
    expect(page.locator(LINE).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for folded in page.locator("details.apart:not([open]) > summary").all():
        folded.click()
    assert axe(page) == []


def test_a_source_opens_below_its_line(page: Page, axe: Callable[[Page], list[str]]) -> None:
    open_changes(page, f"lang=en&{NIGER}")
    line = page.locator(LINE, has_text="Law of the Sea Convention").first
    line.locator("[data-source]").click()
    expect(page.locator("#popover .sources li").first).to_be_visible()
    assert line.evaluate("el => el.nextElementSibling.id") == "popover"
    assert axe(page) == []
    row = page.locator("#after tr", has_text="Law No. 2015-36 of 26 May 2015")
    row.first.locator("[data-source]").click()
    expect(row.first.locator("#popover .sources li").first).to_be_visible()
    assert axe(page) == []
    page.click("#popover [data-close]")
    expect(page.locator("#popover")).to_be_hidden()


def test_a_state_is_added_and_taken_out_without_leaving_the_page(page: Page) -> None:
    open_changes(page, "lang=en&from=2012-06-30&to=2021-02-01&state=GBR")
    page.select_option("select[data-put=state]", "HRV")
    expect(page.locator(LINE, has_text="Joining: 1 Jul 2013")).to_be_visible()
    assert asked(page)["state"] == "GBR,HRV"
    page.click("[data-drop=state][data-value=GBR]")
    expect(page.locator(LINE, has_text="Leaving: 1 Feb 2020")).to_have_count(0)
    assert asked(page)["state"] == "HRV"
    page.go_back()
    expect(page.locator(LINE, has_text="Leaving: 1 Feb 2020")).to_be_visible()


def test_a_day_that_is_changed_changes_what_is_told(page: Page) -> None:
    open_changes(page, "lang=en&from=2012-06-30&to=2016-01-01&state=NER")
    law = page.locator(LINE, has_text="Law No. 2015-36 of 26 May 2015")
    expect(law).to_contain_text("Does not hold → Holds")
    page.fill("[data-day=to]", "2026-11-21")
    page.locator("[data-day=to]").blur()
    expect(law).to_contain_text("Repeal: 25 Nov 2023")
    assert asked(page)["to"] == "2026-11-21"


def test_the_days_lead_to_others_and_the_page_to_the_map_and_the_feed(page: Page) -> None:
    open_changes(page, f"lang=en&{NIGER}")
    page.click("#text .presets a >> text=since 1 Jan 2021")
    expect(page.locator("#text .say")).to_contain_text("1 Jan 2021")
    assert asked(page) == {"lang": "en", "state": "NER", "from": "2021-01-01"}
    answer = page.request.get(page.locator("#text a.feed").get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    onto = page.locator("#text .onmap").get_attribute("href") or ""
    assert "fill=changes" in onto
    open_map(page, onto.partition("?")[2])
    assert asked(page)["state"] == "NER"


def test_the_bar_leads_to_the_page(page: Page) -> None:
    open_text(page, "/about?lang=fr")
    page.click(".nav a[data-nav=changes]")
    expect(page.locator("#text h1")).to_have_text("Ce qui a changé")
