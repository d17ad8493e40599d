from __future__ import annotations

import re
from typing import Any

import pytest
from browser_steps import asked, asks, classes, focus, inside, on_a_route, open_map, settle
from playwright.sync_api import Page, Route, expect

SMALL = ("MLT", "LUX", "CPV", "CYP")
GRADES = ("Sourced", "Partly sourced", "Composed")


def drawn(page: Page, selector: str) -> int:
    return page.locator(f"#map {selector}:not(.gone)").count()


def test_a_click_on_a_state_opens_what_is_on_file_about_it(page: Page) -> None:
    open_map(page)
    page.mouse.click(*inside(page, "MAR"))
    panel = page.locator("#panel")
    expect(page.locator("#panel-title")).to_have_text("Morocco")
    for name in ("Maroc", "المغرب", "MAR"):
        expect(panel.locator(".alt")).to_contain_text(name)
    titles = panel.locator("h3").all_inner_texts()
    for title in ("Roles", "Capacity", "Treaties", "Activities", "Routes"):
        assert any(found.startswith(title) for found in titles), title
    roles = panel.locator("section", has=page.get_by_role("heading", name="Roles")).locator(".li")
    expect(roles.first).to_contain_text("Partner state")
    expect(roles.first.locator(".y")).to_contain_text("2012")
    for title in ("Roles", "Treaties", "Activities", "Routes"):
        section = panel.locator("section", has=page.get_by_role("heading", name=title))
        lines, marked = section.locator(".li").count(), section.locator(".li [data-source]").count()
        assert lines == marked > 0, title
    assert panel.locator(".ev .bd").count() > 5
    expect(page.locator("[data-state=MAR]")).to_have_attribute("aria-pressed", "true")
    assert asked(page)["select"] == "MAR"
    page.click("#panel [data-close=panel]")
    expect(panel).to_be_hidden()
    assert "select" not in asked(page)


def test_a_tap_on_a_phone_opens_the_state_and_leaves_it_in_view(new_page: Any) -> None:
    page = open_map(new_page(390, 844, has_touch=True))
    page.touchscreen.tap(*inside(page, "EGY"))
    expect(page.locator("#panel-title")).to_have_text("Egypt")
    settle(page)
    _, y = inside(page, "EGY")
    assert y < page.locator("#panel").bounding_box()["y"]
    page.tap("#panel [data-close=panel]")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_panel_that_was_closed_opens_again_for_the_same_state(page: Page) -> None:
    open_map(page)
    for _ in range(3):
        page.mouse.click(*inside(page, "DZA"))
        expect(page.locator("#panel")).to_be_visible()
        expect(page.locator("#panel-title")).to_have_text("Algeria")
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        settle(page)  # the map takes the room of the panel


def test_escape_takes_a_choice_back_while_its_profile_is_on_the_way(page: Page) -> None:
    open_map(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/part/panel*", hold)
    page.mouse.click(*inside(page, "DZA"))
    expect(page).to_have_url(re.compile("select=DZA"))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("select="))
    for route in held:
        route.fallback()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_state_that_is_chosen_while_a_filter_is_answered_still_opens(page: Page) -> None:
    open_map(page)
    page.click("[data-filter=agency][data-value=iom]")
    page.mouse.click(*inside(page, "DZA"))
    expect(page.locator("#panel-title")).to_have_text("Algeria")
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(page.locator("#panel-title")).to_be_visible()


def test_one_sheet_at_a_time_lies_over_the_map_of_a_phone(new_page: Any) -> None:
    page = open_map(new_page(390, 844, has_touch=True))
    page.tap(".tabbar [data-sheet=legend]")
    page.tap(".tabbar [data-sheet=table]")
    expect(page.locator("#rows tbody tr").first).to_be_visible()
    expect(page.locator("#legend")).to_be_hidden()
    page.tap("#rows tbody tr >> nth=2 >> a")
    expect(page.locator("#panel-title")).to_be_visible()
    expect(page.locator("#rows")).to_be_hidden()


def test_the_keyboard_walks_the_states_opens_one_and_comes_back(page: Page) -> None:
    open_map(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = focus(page)["state"]
    page.keyboard.press("ArrowRight")
    second = focus(page)["state"]
    page.keyboard.press("ArrowLeft")
    assert focus(page)["state"] == first != second
    page.keyboard.press("m")
    letter = page.locator(f"[data-state={focus(page)['state']}]").get_attribute("aria-label")
    assert letter is not None
    assert letter.startswith("M")
    page.keyboard.press("End")
    last = focus(page)["state"]
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    assert asked(page)["select"] == last
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert focus(page)["state"] == last
    assert page.locator("[data-state][tabindex='0']").count() == 1


def test_the_map_is_one_stop_of_the_tab_key(page: Page) -> None:
    open_map(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(focus(page))
    assert "state" in stops[0]
    assert [stop.get("zoom") for stop in stops[1:4]] == ["plus", "minus", "home"]
    assert stops[4].get("layer") == "states"


def test_a_source_mark_opens_its_sources_and_escape_comes_back(page: Page) -> None:
    open_map(page, "lang=en&select=MAR")
    mark = page.locator("#panel [data-source]").first
    mark.focus()
    page.keyboard.press("Enter")
    popover = page.locator("#popover")
    expect(popover.locator(".sources li").first).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(popover).to_contain_text("IOM")
    expect(popover).to_contain_text("read")
    link = popover.locator(".sources a").first
    href = link.get_attribute("href")
    assert href is not None
    assert href.startswith("https://")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(mark).to_be_focused()
    expect(page.locator("#panel-title")).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "false")


def test_a_click_on_a_route_says_its_places_its_grade_and_why(page: Page) -> None:
    open_map(page)
    route, x, y = on_a_route(page)
    page.mouse.click(x, y)
    panel = page.locator("#panel")
    expect(page.locator("#panel-title")).to_be_visible()
    assert asked(page)["select"] == route
    words = panel.inner_text()
    assert any(grade in words for grade in GRADES)
    assert "Why is this line here?" in words
    assert panel.locator(".li", has_text="–").count() > 0
    assert panel.locator(".sources li").count() > 0
    assert page.locator(".leg.on").count() > 0


def test_a_click_on_a_place_opens_it_with_its_sources(page: Page) -> None:
    open_map(page, "lang=en&layer=-activities")
    place = page.evaluate(
        """() => { for (const m of imap.S.marks) { if (!m.seen) continue;
        const b = m.el.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
        if (m.el.contains(document.elementFromPoint(x, y))) return [m.id, m.place.n, x, y]; } }"""
    )
    page.mouse.click(*place[2:])
    expect(page.locator("#panel-title")).to_contain_text(place[1])
    assert asked(page)["select"] == place[0]
    assert page.locator("#panel .sources li").count() > 0


def test_layers_go_and_come_without_asking_the_server(page: Page) -> None:
    open_map(page)
    asked_for = asks(page)
    before = {part: drawn(page, part) for part in (".leg", ".glyph")}
    assert min(before.values()) > 0
    for layer, part in {"routes": ".leg", "sea": ".leg.sea", "names": ".nm"}.items():
        switch = page.locator(f"#legend [data-layer={layer}]")
        had = drawn(page, part)
        assert had > 0, layer
        switch.click()
        expect(switch).to_have_attribute("aria-checked", "false")
        assert drawn(page, part) == 0, layer
        assert f"-{layer}" in asked(page)["layer"]
        switch.click()
        assert drawn(page, part) == had, layer
        assert "layer" not in asked(page)
    page.click("#legend [data-layer=places]")
    page.click("#legend [data-layer=activities]")
    assert drawn(page, ".glyph") == 0
    page.click("#legend [data-layer=states]")
    fills = page.eval_on_selector_all(
        "[data-state]", "all => [...new Set(all.map(e => getComputedStyle(e).fill))]"
    )
    assert len(fills) == 1
    assert asked_for == []


def test_the_counts_of_the_legend_follow_what_is_shown(page: Page) -> None:
    open_map(page)
    whole = page.locator("[data-layer-count=routes]").inner_text()
    page.click("#legend [data-layer=sea]")
    fewer = page.locator("[data-layer-count=routes]")
    expect(fewer).not_to_have_text(whole)
    shown = page.evaluate("new Set(imap.S.lines.filter(l => l.on).flatMap(l => l.leg.r)).size")
    assert fewer.inner_text().split()[0] == str(shown)
    page.click("#legend [data-layer=routes]")
    assert fewer.inner_text().startswith("0 ")


@pytest.mark.parametrize("fill", ["activities", "evidence"])
def test_the_states_are_filled_anew_without_asking_the_server(page: Page, fill: str) -> None:
    open_map(page)
    asked_for = asks(page)
    title, before = page.locator("#map-title").inner_text(), classes(page)
    page.select_option("#fill", fill)
    now = classes(page)
    assert now != before
    assert sum(now.values()) == 250
    expect(page.locator("#map-title")).not_to_have_text(title)
    told = [int(n.replace(",", "")) for n in page.locator("#classes .n").all_inner_texts()]
    assert sum(told) == 250
    expect(page.locator("#classes")).to_contain_text("Not documented")
    if fill == "evidence":
        page.select_option("#fill-theme", "T10")
        page.select_option("#fill-kind", "body")
        assert classes(page) != now
        assert asked(page)["fill"] == "evidence:T10:body"
    page.select_option("#fill", "role:mtm")
    assert classes(page) == before
    assert asked_for == []


def test_the_fill_of_another_dialogue_changes_the_table_too(page: Page) -> None:
    open_map(page)
    before = page.locator("#sentence").inner_text()
    page.select_option("#fill", "role:rabat-process")
    expect(page.locator("#map-title")).to_contain_text("Rabat")
    expect(page.locator("#sentence")).not_to_have_text(before)


@pytest.mark.parametrize("zoom", [None, 1.75])
def test_small_states_can_be_hit_at_a_glance(page: Page, zoom: float | None) -> None:
    open_map(page)
    for state in SMALL:
        if zoom is None:
            page.evaluate("imap.map.home()")
        else:
            page.evaluate(f"void imap.S.map.setView([12, 15], {zoom}, {{ animate: false }})")
        settle(page)
        page.wait_for_timeout(400)  # the panel that closed gives its room back to the map
        ring = page.locator(f"[data-ring={state}]")
        box = ring.bounding_box()
        assert box is not None
        assert box["width"] >= 13
        hits = page.evaluate(
            """id => { const b = document.querySelector(`[data-ring=${id}]`).getBoundingClientRect(), n = [];
            for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) {
              const x = b.x + b.width * i / 12, y = b.y + b.height * j / 12;
              if (document.elementFromPoint(x, y)?.dataset.ring === id) n.push([x, y]); }
            return n; }""",
            state,
        )
        assert hits, state
        page.mouse.click(*hits[len(hits) // 2])
        expect(page.locator("#panel .alt")).to_contain_text(state)
        assert asked(page)["select"] == state
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()


def test_zooming_in_brings_finer_shapes_and_keeps_the_chosen_state(page: Page) -> None:
    open_map(page, "lang=en&select=TUN&view=9.0,38.0,4.00")
    page.click("[data-zoom=plus]")
    page.wait_for_selector("#map[data-detail='1']")
    expect(page.locator("[data-state]")).to_have_count(250)
    expect(page.locator("[data-state=TUN]")).to_have_attribute("aria-pressed", "true")
    page.click("[data-zoom=home]")
    expect(page.locator("[data-state]")).to_have_count(250)
    assert "view" not in asked(page)
