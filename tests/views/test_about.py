from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest

from imap.model.query import ACTS_ON, FILTERS
from imap.views import about

if TYPE_CHECKING:
    from imap.model.nouns import Language

COUNTS = dict.fromkeys(about.COUNTED, 1234)


def text(lang: Language, acts_on: dict[str, frozenset[str]] | None = None) -> str:
    made = about.about(about.Facts("2026.11", COUNTS, acts_on or dict(ACTS_ON)), lang)
    return json.dumps(made.to_plotly_json(), default=lambda c: c.to_plotly_json(), ensure_ascii=False)


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_the_page_stands_in_every_language(lang: Language) -> None:
    found = text(lang)
    assert "2026.11" in found
    assert "{" not in re.sub(r'[{}](?=["\[,\]}]|$)|(?<=[\[: ,])\{', "", found)
    assert "CC BY 4.0" in found


def test_the_filter_table_is_made_from_the_one_the_engine_uses() -> None:
    found = text("en", {"routes": frozenset({"state"})})
    assert found.count('"className": "yes"') == 1
    assert found.count('"className": "no"') == len(FILTERS) - 1


def test_a_table_without_a_count_is_not_told() -> None:
    made = about.about(about.facts_of("e", {"routes": 12}), "en")
    found = json.dumps(made.to_plotly_json(), default=lambda c: c.to_plotly_json())
    assert "12 routes" in found
    assert "lines of evidence" not in found


def test_the_version_of_axe_is_the_one_that_is_run() -> None:
    script = Path(axe_playwright_python.__file__).parent / "axe.min.js"
    assert script.read_text(encoding="utf-8").startswith(f"/*! axe v{about.AXE}.")
