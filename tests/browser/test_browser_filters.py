from __future__ import annotations

from typing import Any

import pytest
from browser_steps import asked, classes, open_map
from playwright.sync_api import Page, expect

FILTERS = {"agency": "iom", "phase": "mtm-4", "theme": "T06"}


def rows_told(page: Page, tab: str) -> str:
    return page.locator(f"[data-tab={tab}] span").inner_text()


@pytest.mark.parametrize(("field", "value"), FILTERS.items())
def test_a_filter_changes_all_that_counts_and_its_chip_takes_it_back(
    page: Page, field: str, value: str
) -> None:
    open_map(page, "lang=en&tab=activities")
    sentence, before = page.locator("#sentence").inner_text(), rows_told(page, "activities")
    option = page.locator(f"[data-filter={field}][data-value='{value}']")
    promised = option.locator(".n").inner_text()
    option.click()
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(option).to_have_attribute("aria-checked", "true")
    assert asked(page)[field] == value
    assert rows_told(page, "activities") == promised != before
    expect(page.locator("#rows tbody tr")).to_have_count(int(promised))
    assert page.locator("#sentence").inner_text() != sentence
    assert page.locator("[data-state].out").count() > 0
    page.click("#chips .chip")
    expect(page.locator("#sentence")).to_have_text(sentence)
    assert field not in asked(page)
    assert rows_told(page, "activities") == before
    assert page.locator("[data-state].out").count() == 0
    expect(page.locator("#chips .chip")).to_have_count(0)


def test_filters_add_up_and_clear_takes_them_all(page: Page) -> None:
    open_map(page)
    for field, value in FILTERS.items():
        page.click(f"[data-filter={field}][data-value='{value}']")
        expect(page.locator(f"#chips [data-drop={field}]")).to_be_visible()
    assert {k: asked(page)[k] for k in FILTERS} == FILTERS
    expect(page.locator("#filters .active")).to_contain_text("3")
    page.click("#clear")
    expect(page.locator("#chips .chip")).to_have_count(0)
    assert set(asked(page)) == {"lang"}


def test_words_narrow_what_is_shown_while_they_are_typed(page: Page) -> None:
    open_map(page, "lang=en&tab=activities")
    page.fill("#words", "smuggling")
    expect(page.locator("#chips")).to_contain_text("smuggling")
    assert asked(page)["q"] == "smuggling"
    page.click("#chips [data-drop=q]")
    expect(page.locator("#chips .chip")).to_have_count(0)
    expect(page.locator("#words")).to_have_value("")


def test_a_state_is_added_from_the_list(page: Page) -> None:
    open_map(page)
    page.select_option("#state", "MAR")
    expect(page.locator("#chips")).to_contain_text("Morocco")
    assert asked(page)["state"] == "MAR"
    expect(page.locator("[data-state=DZA]")).to_have_class("st partner out leaflet-interactive")


def test_nothing_found_says_so_and_offers_filters_to_drop(page: Page) -> None:
    open_map(page, "lang=en&agency=europol&phase=mtm-1")
    expect(page.locator("#sentence")).to_contain_text("No activity")
    expect(page.locator("#sentence")).to_contain_text("Europol")
    offers = page.locator(".drops [data-drop]")
    expect(offers).to_have_count(2)
    expect(offers.first).to_be_visible()
    expect(offers.first).to_contain_text("MTM I")
    remain = int("".join(c for c in offers.first.inner_text() if c.isdigit()))
    assert remain > 0
    offers.first.click()
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(page.locator("[data-tab=activities] span")).to_have_text(str(remain))
    expect(page.locator(".drops")).to_have_count(0)
    assert "phase" not in asked(page)


def test_an_unknown_value_is_named_ignored_and_the_nearest_is_offered(page: Page) -> None:
    open_map(page, "lang=en&agency=ioom&fill=role:mtx")
    expect(page.locator("#notices .notice")).to_have_count(2)
    expect(page.locator("#notices")).to_contain_text("ioom")
    expect(page.locator("#chips .chip")).to_have_count(0)
    assert classes(page)["partner"] > 0
    page.click("#notices a >> nth=0")
    expect(page.locator("#chips .chip")).to_contain_text("IOM")
    assert asked(page)["agency"] == "iom"


def test_an_unknown_name_is_named_and_the_nearest_name_takes_its_value(page: Page) -> None:
    open_map(page, "lang=en&agencyy=iom&colour=red")
    expect(page.locator("#notices .notice")).to_have_count(2)
    expect(page.locator("#notices")).to_contain_text("agencyy")
    expect(page.locator("#notices")).to_contain_text("colour")
    page.click("#notices a >> nth=0")
    expect(page.locator("#chips .chip")).to_contain_text("IOM")
    expect(page.locator("#notices .notice")).to_have_count(0)


def test_a_branch_of_themes_unfolds_and_shows_that_a_part_is_chosen(page: Page) -> None:
    open_map(page)
    branch = page.locator(".branch", has=page.locator("[data-twist=T06]"))
    branch.locator("[data-twist]").click()
    kid = branch.locator(".kids [data-filter]").first
    kid.click()
    expect(kid).to_have_attribute("aria-checked", "true")
    expect(branch.locator(":scope > .opt")).to_have_attribute("aria-checked", "mixed")


def test_a_phone_says_over_the_map_that_nothing_matches(new_page: Any) -> None:
    page = open_map(new_page(390, 844, has_touch=True), "lang=en&theme=T08&phase=mtm-1&colour=red")
    expect(page.locator("#fab-none")).to_have_text(page.locator("#sentence").inner_text())
    box = "document.querySelector('{}').getBoundingClientRect()"
    assert page.evaluate(f"{box.format('#chips')}.top >= {box.format('#notices')}.bottom")
    page.locator("#chips .chip").first.tap()
    expect(page.locator("#fab-none")).to_be_hidden()
