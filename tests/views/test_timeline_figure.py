"""The timeline as drawn and as a table: the same rows, every sign explained, right to left in Arabic."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import pytest
from stores import changed, real, support

from imap.store.register import Register
from imap.store.timeline import Timeline, timeline
from imap.views import timeline as view
from imap.views.markup import markup
from imap.views.timeline_traces import FADING, HUES, SIGNS

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = ("ar", "en", "fr")
AREAS = ("MAR", "NER", "TUR", "EGY", "TUN")


@cache
def of(area: str, lang: Language, day: str = "") -> Timeline:
    return timeline(real().register.on(day), area, lang)


def tiny(package: Package, area: str, lang: Language = "en") -> Timeline:
    return timeline(Register(package), area, lang)


def traces(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        t for t in made["data"] if (t["type"], t.get("mode", ""))[kind != "bar"] == kind
    ]
    return found


def buttons(page: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<button([^>]*)>", page)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_plotly_accepts_the_figure_in_every_language(area: str, lang: Language) -> None:
    made = view.figure(of(area, lang), lang)
    go.Figure(made)
    assert {t["type"] for t in made["data"]} == {"bar", "scatter"}  # all that the shipped bundle has
    assert "template" not in made["layout"]


@pytest.mark.parametrize(("lang", "range_of", "side"), [("ar", "reversed", "right"), ("en", True, "left")])
def test_time_and_names_run_as_the_language_does(lang: Language, range_of: Any, side: str) -> None:
    layout = view.figure(of("NER", lang), lang)["layout"]
    assert layout["xaxis"]["autorange"] == layout["xaxis2"]["autorange"] == range_of
    assert layout["yaxis"]["side"] == side
    assert {a["xanchor"] for a in layout["annotations"]} == {side}
    margins = layout["margin"]
    assert (margins["r"] > margins["l"]) is (lang == "ar")


def test_years_are_digits_and_every_other_word_is_ours() -> None:
    made = view.figure(of("TUR", "ar"), "ar")
    assert made["layout"]["xaxis"]["tickformat"] == "%Y"
    assert made["layout"]["xaxis"]["dtick"] == "M120"
    told = {t["hovertemplate"] for t in made["data"] if "hovertemplate" in t}
    assert {t for t in told if "%{" in t} == {"%{customdata[1]}<extra></extra>"}
    words = [c[1] for t in made["data"] for c in t.get("customdata", ())]
    assert all(
        line.startswith("\u2067") and line.endswith("\u2069") for w in words for line in w.split("<br>")
    )


def test_titles_are_no_markup(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mar-entry-law", title_en="Law <b>1 & 2</b>")
    made = json.dumps(view.figure(tiny(package, "MAR"), "en"))
    assert "Law &lt;b&gt;1 &amp; 2&lt;/b&gt;" in made
    assert "<b>1" not in made


@pytest.mark.parametrize("area", AREAS)
def test_the_table_holds_the_same_rows_each_a_link(area: str) -> None:
    found = of(area, "fr")
    table = markup(view.table(found, "fr"))
    made = view.figure(found, "fr")
    drawn = {c[0] for t in made["data"] for c in t.get("customdata", ())}
    linked = re.findall(r'data-select="([^"]+)"', table)
    assert linked == [bar.id for bar in found.bars]
    assert drawn == {bar.id for bar in found.bars if bar.drawn}
    assert table.count('scope="row"') == len(found.bars)
    assert table.count('data-source="') == sum(bar.sources > 0 for bar in found.bars)


def test_what_has_no_date_stands_in_the_table_and_is_counted(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-agency", valid_from="")
    found = tiny(package, "MLT")
    assert "mlt-refugee-agency" not in json.dumps(view.figure(found, "en"))
    assert 'data-select="mlt-refugee-agency"' in markup(view.table(found, "en"))
    assert any(note.startswith("1 item has no date") for note in view.notes(found, "en"))


def test_a_computed_day_says_so_and_a_disputed_date_too(tiny_package: Package) -> None:
    assert "28 Jan 2004 (computed)" in markup(view.table(tiny(tiny_package, "TUN"), "en"))
    assert "sources differ on the date" in markup(view.table(tiny(tiny_package, "ESP"), "en"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_every_sign_that_is_drawn_is_explained_and_no_other(area: str, lang: Language) -> None:
    found = of(area, lang)
    explained = set(re.findall(r"tk-mark tk-(\w+)", markup(view.key(found, lang))))
    symbols = {
        (t["marker"]["symbol"], t["marker"]["size"]) for t in traces(view.figure(found, lang), "markers")
    }
    drawn = {name for name, look in SIGNS.items() if (look.symbol, look.size) in symbols}
    assert drawn <= explained
    assert explained - drawn <= {
        "published",
        "computed",
        "tick",
        "documented",
    }  # below a greater sign of that day
    steps = {b.step for b in found.bars if b.drawn and b.step is not None and not b.disputed}
    assert set(re.findall(r"tk-k(\d)", markup(view.key(found, lang)))) == {str(s) for s in steps}


def test_a_fade_is_three_strengths_without_an_edge(tiny_package: Package) -> None:
    made = view.figure(tiny(tiny_package, "TUN"), "en")
    bars = [t for t in traces(made, "bar") if t["marker"]["pattern"]["shape"]]
    strengths = {float(t["marker"]["color"].rpartition(",")[2].rstrip(")")) for t in bars}
    assert strengths == set(FADING)
    assert {t["marker"]["line"]["width"] for t in bars} == {0}


def test_a_disputed_bar_is_empty_and_dashed(tiny_package: Package) -> None:
    package = support(
        tiny_package,
        "treaty_actions",
        "smuggling-protocol-2000.mar.not-party",
        "confirms:un",
        "disputes:icmpd:action",
    )
    found = tiny(package, "MAR")
    made = view.figure(found, "en")
    dashed = next(t for t in traces(made, "lines") if t["line"].get("dash") == "3px,2px")
    assert dashed["x"] == ["2000-11-15", "2010-12-31", "2010-12-31", "2000-11-15", "2000-11-15", None]
    empty = [t for t in traces(made, "bar") if t["marker"]["color"].endswith(",0)")]
    assert [t["customdata"][0][0] for t in empty] == ["smuggling-protocol-2000"]
    assert "tk-disp" in markup(view.key(found, "en"))
    assert "sources differ, both kept" in markup(view.table(found, "en"))


@pytest.mark.parametrize(("day", "said"), [("2012-06-30", "30 juin 2012"), ("", "dernier jour du registre")])
def test_one_line_marks_the_day_and_says_which(day: str, said: str) -> None:
    found = of("MAR", "fr", day)
    rule = view.figure(found, "fr")["data"][-1]
    assert rule["x"] == [day or found.day] * 2
    assert said in rule["hovertemplate"]
    assert said in markup(view.key(found, "fr"))


@pytest.mark.parametrize("day", ["", "0001-01-01", "1850-01-01", "9999-12-31"])
def test_nothing_is_drawn_outside_the_axis(day: str) -> None:
    for area in AREAS:
        made = view.figure(of(area, "en", day), "en")
        first, last = made["layout"]["xaxis"]["autorangeoptions"]["include"]
        for trace in made["data"]:
            dates = trace["base"] if trace["type"] == "bar" else [x for x in trace["x"] if x]
            assert all(first <= d <= last for d in dates), area
            assert all(n >= 0 for n in trace["x"] if trace["type"] == "bar")


def test_what_has_no_end_has_no_edge_at_the_end_of_the_axis() -> None:
    made = view.figure(of("MAR", "en", "2012-06-30"), "en")
    last = date.fromisoformat(made["layout"]["xaxis"]["autorangeoptions"]["clipmax"])
    ends = [
        date.fromisoformat(base) + timedelta(milliseconds=x)
        for t in traces(made, "bar")
        for base, x in zip(t["base"], t["x"], strict=True)
        if t["marker"]["line"]["width"]
    ]
    record = date.fromisoformat(of("MAR", "en").day)
    assert {end > last for end in ends if end >= record} == {True}


def test_each_row_takes_twenty_pixels() -> None:
    found = of("NER", "en")
    assert len(found.bars) > 60
    rows = len(found.bars) + len(found.groups)
    assert 0 <= view.figure(found, "en")["layout"]["height"] - 20 * rows < 120


def test_bar_mark_and_name_bear_the_id_of_the_item_that_a_click_opens() -> None:
    made = view.figure(of("MAR", "en"), "en")
    ids = {bar.id for bar in of("MAR", "en").bars}
    points = [told for kind in ("bar", "markers") for t in traces(made, kind) for told in t["customdata"]]
    assert {item for item, _ in points} <= ids
    names = [a["name"] for a in made["layout"]["annotations"] if a.get("name")]
    assert names[0] == "refugee-1951"
    assert set(names) <= ids


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_counts_what_the_groups_hold(lang: Language) -> None:
    found = of("EGY", lang)
    numbers = [int(n) for n in re.findall(r"\d+", view.sentence(found, lang))]
    assert sum(numbers[2:]) == len(found.bars) - (lang == "ar")  # Arabic says one in a word
    assert numbers[:2] == [1954, 2026]


def test_a_state_with_nothing_on_file_has_words_and_no_figure() -> None:
    above, chart, below = view.parts(of("AND", "en"), "en")
    assert (chart, below) == (None, None)
    assert "Nothing to draw" in markup(above)


def test_chart_and_table_are_both_there_below_two_buttons() -> None:
    above, chart, below = view.parts(of("MAR", "ar"), "ar")
    pressed = [(b["data-timeline"], b["aria-pressed"]) for b in buttons(markup(above))]
    assert pressed == [("chart", "true"), ("table", "false")]
    assert chart is not None
    assert chart.children.id == "timeline"
    assert chart.children.config["showSendToCloud"] is False
    assert 'id="timeline-table"' in markup(below)


def test_hues_are_those_of_the_map_and_the_style_sheet_finds_them() -> None:
    tokens = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--map-ev-(\d): (#[0-9A-F]{6})", tokens.split("@media")[0]))
    assert light == {str(n): hue for n, hue in enumerate(HUES)}
    sheet = (ASSETS / "timeline.css").read_text(encoding="utf-8")
    for step, hue in enumerate(HUES[1:], start=1):
        red, green, blue = (int(hue[n : n + 2], 16) for n in (1, 3, 5))
        assert f'[style*="fill: rgb({red}, {green}, {blue})"] {{ fill: var(--map-ev-{step})' in sheet
    assert {name for name in SIGNS if f".tk-{name}" not in sheet} == set()
