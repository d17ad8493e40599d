from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly import offline

from imap.model.query import Query
from imap.store.register import BY, Register
from imap.store.select import Cards, select
from imap.store.series import Tally, tally
from imap.views import chart

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = ("ar", "en", "fr")


def counted(package: Package, **query: Any) -> Tally:
    return tally(select(Cards(Register(package)), Query(**query)))


def page(package: Package, **query: Any) -> str:
    """The components as JSON, to look for words and attributes in."""
    asked = Query(**query)
    made = chart.chart(counted(package, **query), asked, asked.lang)
    return json.dumps(made, default=lambda c: c.to_plotly_json(), ensure_ascii=False)


def buttons(package: Package, **query: Any) -> list[str]:
    return re.findall(r'"data-filter-set": "([^"]*)"', page(package, **query))


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_plotly_accepts_the_figure_in_every_language(tiny_package: Package, by: str, lang: Language) -> None:
    made = chart.figure(counted(tiny_package, by=by, lang=lang), lang)
    go.Figure(made)
    assert "template" not in made["layout"]


def test_arabic_runs_from_right_to_left(tiny_package: Package) -> None:
    layout = chart.figure(counted(tiny_package, lang="ar"), "ar")["layout"]
    assert layout["xaxis"]["autorange"] == "reversed"
    assert layout["yaxis"]["side"] == "right"
    assert (layout["legend"]["x"], layout["legend"]["xanchor"]) == (1, "right")
    assert layout["font"]["family"].startswith("Noto Sans Arabic")


def test_nothing_leaves_the_origin_and_png_is_the_only_button() -> None:
    made = chart.config("fr")
    assert made["showSendToCloud"] is False
    assert made["displaylogo"] is False
    assert made["modeBarButtons"] == [["toImage"]]


def test_a_click_on_a_bar_asks_what_its_number_in_the_table_asks(tiny_package: Package) -> None:
    for by in BY:
        made = chart.figure(counted(tiny_package, by=by), "en")
        bars = [c for bar in made["data"] for c in bar["customdata"]]
        asked = {
            ";".join(f"{k}={v}" for k, v in chart.clicked({"points": [{"customdata": c}]}).items())
            for c in bars
        }
        assert asked <= set(buttons(tiny_package, by=by))


def test_a_number_asks_for_its_year_and_its_series(tiny_package: Package) -> None:
    assert {"year=2014;agency=iom", "year=2004;agency=icmpd", "year=2005"} <= set(buttons(tiny_package))
    assert "year=2003;select=smuggling-protocol-2000" in buttons(tiny_package, by="instrument")


def test_a_series_without_a_value_asks_for_its_year_only() -> None:
    assert chart.clicked({"points": [{"customdata": ["phase", "", "2014", "said"]}]}) == {"year": "2014"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["points", "customdata"]), inner)
    ),
)


@given(JSON)
def test_a_click_that_says_nothing_asks_nothing(data: Any) -> None:
    assert isinstance(chart.clicked(data), dict)


def test_notes_say_that_bars_add_up_to_more(tiny_package: Package) -> None:
    said = " ".join(chart.notes(counted(tiny_package), "en"))
    assert "add up to more than the number of activities" in said
    assert "ran for several years" in said
    alone = " ".join(chart.notes(counted(tiny_package, agency=("icmpd",), year=("2003",)), "en"))
    assert "add up" not in alone


def test_nothing_found_says_so_and_draws_no_graph(tiny_package: Package) -> None:
    found = page(tiny_package, agency=("icmpd",), theme=("T02",))
    assert "Nothing to draw" in found
    assert "chart-graph" not in found


def test_the_choice_of_stacks_is_offered_and_marked(tiny_package: Package) -> None:
    found = page(tiny_package, by="theme")
    assert '"data-ask": "by"' in found
    assert '"data-now": "theme"' in found


def test_names_cannot_smuggle_markup_into_the_figure(tiny_package: Package) -> None:
    found = counted(tiny_package)
    evil = found.series[0].__class__("value", "agency", "x", "<a href='//x'>", 0, {2003: 1})
    bar = chart.figure(Tally("agency", "activities", (evil,), {2003: 1}, 1, 0, False, False, "e"), "en")[
        "data"
    ][0]
    assert "<" not in bar["name"]
    assert "<" not in bar["customdata"][0][3]


def test_more_series_than_colours_are_told_apart_by_pattern() -> None:
    paints = {chart._paint(_series(hue)) for hue in range(3 * len(chart.COLOURS))}
    assert len(paints) == 3 * len(chart.COLOURS)


def _series(hue: int) -> Any:
    from imap.store.series import Series

    return Series("value", "theme", "x", "x", hue, {})


def test_the_bundle_has_the_version_of_plotly_py() -> None:
    ours = re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", _head("plotly-basic.min.js"))
    theirs = re.search(r"plotly\.js v([\d.]+)", offline.get_plotlyjs()[:400])
    assert ours
    assert theirs
    assert ours[1] == theirs[1]
    assert f"plotly-basic.min.js?v={ours[1]}" in (ASSETS / "plotly.js").read_text(encoding="utf-8")


def test_bundles_of_others_keep_their_licence() -> None:
    assert "MIT license" in _head("plotly-basic.min.js")
    assert "MIT license" in _head("regenerator-runtime.js")


def _head(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")[:600]
