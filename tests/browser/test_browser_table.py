from __future__ import annotations

from typing import TYPE_CHECKING

from browser_steps import asked, asks, focus, open_map
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

FIGURES = "#rows tbody td:nth-child(3)"


def test_a_tab_shows_its_rows_even_where_the_window_is_low(page: Page) -> None:
    open_map(page)
    expect(page.locator("#rows")).to_be_hidden()
    page.click("[data-tab=activities]")
    expect(page.locator("#rows tbody tr").first).to_be_visible()
    assert asked(page)["tab"] == "activities"
    page.click("[data-dock=fold]")
    expect(page.locator("#rows")).to_be_hidden()
    page.click("[data-dock=fold]")
    expect(page.locator("#rows tbody tr").first).to_be_visible()


def test_a_column_sorts_both_ways_without_asking_the_server(page: Page) -> None:
    open_map(page)
    page.click("[data-dock=taller]")
    asked_for = asks(page)
    head = page.locator("#rows th:nth-child(3)")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = [int(n) for n in page.locator(FIGURES).all_inner_texts()]
    assert up == sorted(up)
    assert up[0] < up[-1]
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [int(n) for n in page.locator(FIGURES).all_inner_texts()] == sorted(up, reverse=True)
    assert page.locator("#rows th[aria-sort]").count() == 1
    assert asked_for == []


def test_a_click_on_a_row_chooses_its_state_on_the_map(page: Page) -> None:
    open_map(page, "lang=en")
    page.click("[data-dock=taller]")
    row: Locator = page.locator("tr[data-row=DZA]")
    row.locator("td").nth(1).click()
    expect(page.locator("#panel-title")).to_have_text("Algeria")
    expect(row).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-state=DZA]")).to_have_attribute("aria-pressed", "true")
    page.click("tr[data-row=AUT] a")
    expect(page.locator("#panel-title")).to_have_text("Austria")
    expect(row).to_have_attribute("aria-selected", "false")
    assert asked(page)["select"] == "AUT"


def test_arrow_keys_walk_the_tabs_and_keep_the_focus(page: Page) -> None:
    open_map(page)
    page.focus("[data-tab=states]")
    for name in ("activities", "statements", "treaty_actions"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"[data-tab={name}]")).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"#rows table.{name}")).to_be_visible()
        assert focus(page).get("tab") == name
    page.keyboard.press("Home")
    expect(page.locator("#rows table.states")).to_be_visible()
    assert focus(page).get("tab") == "states"


def test_arrow_keys_walk_the_tabs_the_other_way_in_arabic(page: Page) -> None:
    open_map(page, "lang=ar")
    page.focus("[data-tab=states]")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#rows table.activities")).to_be_visible()
    assert focus(page).get("tab") == "activities"


def test_a_long_table_is_cut_says_so_and_shows_the_rest_when_asked(page: Page) -> None:
    open_map(page, "lang=en&tab=memberships")
    told = int(page.locator("[data-tab=memberships] span").inner_text())
    rows = page.locator("#rows tbody tr")
    assert rows.count() < told
    expect(page.locator(".part")).to_contain_text(str(rows.count()))
    expect(page.locator("#all-rows")).to_contain_text(str(told))
    page.click("#all-rows")
    expect(rows).to_have_count(told)
    expect(page.locator("#all-rows")).to_have_count(0)


def test_a_source_opens_from_the_table(page: Page) -> None:
    open_map(page, "lang=fr&tab=activities")
    mark = page.locator("#rows [data-source]").first
    mark.click()
    expect(page.locator("#popover .sources li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_the_chart_fetches_its_bundle_only_when_its_tab_is_opened(page: Page) -> None:
    asked_for = asks(page)
    open_map(page)
    assert [url for url in asked_for if "plotly-basic" in url] == []
    page.click("[data-tab=chart]")
    page.wait_for_selector(".js-plotly-plot .bars path")
    expect(page.locator("#chart-graph")).to_be_visible()
    assert len([url for url in asked_for if "plotly-basic" in url]) == 1


def test_a_number_of_the_chart_filters(page: Page) -> None:
    open_map(page, "lang=en&tab=chart")
    button = page.locator("#rows [data-filter-set*=agency]").first
    told = button.get_attribute("data-filter-set") or ""
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chips .chip")).to_have_count(2)
    wanted = dict(pair.split("=") for pair in told.split(";"))
    assert {k: asked(page)[k] for k in wanted} == wanted
    assert focus(page).get("filterSet") == told


def test_a_bar_of_the_chart_filters(page: Page) -> None:
    open_map(page, "lang=en&tab=chart")
    bar = page.locator(".js-plotly-plot .bars path").first
    bar.wait_for()
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#chips [data-drop=year]")).to_be_visible()
    assert asked(page)["year"]
