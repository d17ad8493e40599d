from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from browser_steps import asked, classes, open_map, view
from playwright.sync_api import Page, expect

EVERYTHING = (
    "lang=fr&agency=iom,unhcr&theme=T06&fill=activities&layer=-places&select=MAR"
    "&tab=activities&view=10.0,30.0,4.50"
)
FIELDS = ("agency", "theme", "fill", "layer", "select", "tab", "view")


def tells(page: Page) -> dict[str, Any]:
    """What the page shows, whatever the language."""
    expect(page.locator("#panel-title")).to_be_visible()
    expect(page.locator("#rows tbody tr").first).to_be_visible()
    return {
        "checked": page.eval_on_selector_all(
            "#filters [aria-checked=true]", "all => all.map(e => e.dataset.value)"
        ),
        "chips": page.locator("#chips .chip").count(),
        "fill": page.locator("#fill").input_value(),
        "classes": classes(page),
        "places": page.locator("[data-layer=places]").get_attribute("aria-checked"),
        "pressed": page.eval_on_selector_all(
            "[data-state][aria-pressed=true]", "all => all.map(e => e.dataset.state)"
        ),
        "tab": page.locator("[role=tab][aria-selected=true]").get_attribute("data-tab"),
        "rows": page.locator("#rows tbody tr").count(),
    }


def made_by_hand(page: Page) -> None:
    """Filters, fill, layer, tab, state and view, each set with the mouse."""
    open_map(page, "lang=en")
    page.click("[data-filter=agency][data-value=iom]")
    expect(page.locator("#chips .chip")).to_have_count(1)
    page.select_option("#fill", "activities")
    page.click("#legend [data-layer=places]")
    page.click("[data-tab=activities]")
    expect(page.locator("#rows table.activities")).to_be_visible()
    page.evaluate("imap.choose('MAR')")
    expect(page.locator("#panel-title")).to_be_visible()
    page.click("[data-zoom=plus]")
    expect(page).to_have_url(re.compile("view="))


def test_an_address_opens_the_same_view_and_so_does_a_reload(page: Page) -> None:
    open_map(page, EVERYTHING)
    before = tells(page)
    assert set(before["checked"]) >= {"iom", "unhcr", "T06"}
    assert (before["fill"], before["places"], before["tab"]) == ("activities", "false", "activities")
    assert before["pressed"] == ["MAR"]
    assert view(page) == pytest.approx([10, 30, 4.5], abs=0.1)
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    assert tells(page) == before
    assert view(page) == pytest.approx([10, 30, 4.5], abs=0.1)


def test_a_copied_link_shows_another_reader_the_same(page: Page, new_page: Any) -> None:
    made_by_hand(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#download")
    page.click("#downloads [data-copy=link]")
    expect(page.locator("#toast")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    other = new_page()
    other.goto(link)
    other.wait_for_selector("html[data-ready=true]")
    assert tells(other) == tells(page)
    assert view(other) == pytest.approx(view(page), abs=0.1)


def test_the_language_switch_keeps_everything_else(page: Page) -> None:
    made_by_hand(page)
    before, there, fields = tells(page), view(page), asked(page)
    page.click("[data-lang=ar]")
    page.wait_for_selector("html[data-ready=true][lang=ar]")
    assert tells(page) == before
    assert view(page) == pytest.approx(there, abs=0.1)
    assert asked(page) == fields | {"lang": "ar"}


def test_back_and_forward_walk_the_questions(page: Page) -> None:
    open_map(page)
    page.click("[data-filter=agency][data-value=iom]")
    expect(page.locator("#chips .chip")).to_have_count(1)
    page.click("[data-filter=theme][data-value=T06]")
    expect(page.locator("#chips .chip")).to_have_count(2)
    page.click("[data-tab=routes]")
    expect(page.locator("#rows table.routes")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-tab=states]")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(page.locator("[data-filter=theme][data-value=T06]")).to_have_attribute("aria-checked", "false")
    page.go_back()
    expect(page.locator("#chips .chip")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#chips .chip")).to_contain_text("IOM")


def test_back_closes_the_panel_and_takes_back_the_fill(page: Page) -> None:
    open_map(page)
    before = classes(page)
    page.select_option("#fill", "activities")
    page.evaluate("imap.choose('TUN')")
    expect(page.locator("#panel-title")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("[data-state=TUN]")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator("#fill")).to_have_value("role:mtm")
    expect(page.locator("#map-title")).to_contain_text("MTM")
    assert classes(page) == before
    page.go_forward()
    page.go_forward()
    expect(page.locator("#panel-title")).to_have_text("Tunisia")


def test_two_tabs_do_not_disturb_one_another(page: Page) -> None:
    open_map(page, "lang=en")
    other = open_map(page.context.new_page(), "lang=fr&theme=T06")
    page.click("[data-filter=agency][data-value=iom]")
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(other.locator("#chips .chip")).to_have_count(1)
    assert asked(other) == {"lang": "fr", "theme": "T06"}
    assert asked(page) == {"lang": "en", "agency": "iom"}
    other.click("#chips .chip")
    expect(other.locator("#chips .chip")).to_have_count(0)
    expect(page.locator("#chips .chip")).to_have_count(1)


def test_the_menu_downloads_exactly_the_rows_that_are_asked_for(page: Page, tmp_path: Path) -> None:
    open_map(page)
    page.click("[data-filter=agency][data-value=iom]")
    expect(page.locator("#chips .chip")).to_have_count(1)
    told = int(page.locator("[data-tab=activities] span").inner_text())
    page.click("#download")
    expect(page.locator("#downloads [data-rows=activities]")).to_have_text(str(told))
    for link in page.locator("#downloads [data-download]").all():
        assert "agency=iom" in (link.get_attribute("href") or "")
    with page.expect_download() as found:
        page.click("#downloads [data-download='activities.csv']")
    file = tmp_path / "activities.csv"
    found.value.save_as(file)
    lines = [x for x in file.read_text(encoding="utf-8-sig").splitlines() if not x.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert len(rows) == told


def test_the_whole_view_comes_as_one_archive(page: Page, tmp_path: Path) -> None:
    open_map(page, "lang=ar&agency=iom")
    page.click("#download")
    with page.expect_download() as found:
        page.click("#downloads [data-download='view.zip']")
    found.value.save_as(tmp_path / "view.zip")
    with zipfile.ZipFile(tmp_path / "view.zip") as archive:
        assert archive.testzip() is None
        assert any(name.endswith("activities.csv") for name in archive.namelist())
