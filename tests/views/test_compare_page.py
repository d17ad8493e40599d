"""The page that compares states: what stands on it, in which words, with which signs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from stores import plus, real, support

from imap.i18n.words import word
from imap.model.nouns import LANGUAGES
from imap.model.query import Query
from imap.store.compare import compare
from imap.store.register import Register
from imap.store.store import Store
from imap.views.compare_cells import tables
from imap.views.ids import Ids
from imap.views.markup import markup
from imap.web.compare import compare_page

if TYPE_CHECKING:
    from imap.model.nouns import Language, Package

FIVE = ("MAR", "NER", "TUR", "EGY", "TUN")


def page(**asked: Any) -> tuple[str, str]:
    """Head and tables."""
    texts = compare_page(real(), Query(**asked))
    return texts[Ids.TEXT], texts[Ids.CONTENTS]


class _Elements(HTMLParser):
    """Elements of a page, in order: tag and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str, tag: str = "", **wanted: str) -> list[dict[str, str | None]]:
    """Attributes of the elements with a tag and with attributes of these values."""
    parser = _Elements()
    parser.feed(text)
    names = {name.strip("_").replace("_", "-"): value for name, value in wanted.items()}
    return [
        attributes
        for name, attributes in parser.found
        if tag in {"", name} and names.items() <= attributes.items()
    ]


def marked(text: str, table: str) -> int:
    """Number of source marks for rows of a table."""
    return sum(
        (e["data-source"] or "").startswith(f"{table}/") for e in elements(text, "button", class_="src")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_dimension_is_a_table_with_states_across_and_articles_down(lang: Language) -> None:
    _, body = page(lang=lang, pick=FIVE)
    found = compare(real(), Query(lang=lang, pick=FIVE))
    tables, rows = len(found.dimensions) + 1, len(found.lines) + len(found.groups)
    assert len(elements(body, "table")) == tables == len(elements(body, "caption"))
    assert len(elements(body, "th", scope="col")) == tables * (1 + len(FIVE))
    assert len(elements(body, "th", scope="row")) == rows
    assert len(elements(body, "td")) == rows * len(FIVE)
    ways = [a["href"] for a in elements(body, "a") if (a["href"] or "").startswith("/country/")]
    assert ways[: len(FIVE)] == [f"/country/{area}?lang={lang}" for area in FIVE]


def test_every_cell_begins_with_the_treaty_and_every_statement_opens_and_has_its_mark() -> None:
    _, body = page(pick=FIVE)
    found = compare(real(), Query(pick=FIVE))
    cells = [c for line in found.lines for c in line.cells]
    entries = [e for c in cells for p in c.parts for e in p.entries]
    assert len(elements(body, class_="p treaty")) == len(cells)
    assert marked(body, "statements") == marked(body, "relations") == len(entries)
    assert marked(body, "treaty_actions") == sum(c.treaty is not None for c in cells)
    assert marked(body, "obligations") == len(found.lines)
    summaries = "".join(re.findall(r"<summary>.*?</summary>", body))
    assert len(elements(summaries, "summary")) >= len(entries)
    assert elements(summaries, "button") == elements(summaries, "a") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_three_gaps_differ_in_word_and_sign(tiny_package: Package, lang: Language) -> None:
    item = "tun-asylum-law-absent.meets.refugee-convention-1951.33"
    row = {
        "id": item,
        "statement": "tun-asylum-law-absent",
        "relation": "meets",
        "target": "refugee-convention-1951.33",
    }
    package = support(plus(tiny_package, "relations", row), "relations", item, "confirms:iom")
    store = Store(Register(package), None)  # type: ignore[arg-type] - nothing here is drawn
    body = markup(tables(compare(store, Query(lang=lang, pick=("TUN", "ESP")))))
    words = [word(key, lang) for key in ("compare.not_linked", "not_documented", "step.absence")]
    assert len(set(words)) == 3
    signs = [e["class"] for e in elements(body, "span") if (e.get("class") or "").startswith("gap ")]
    assert set(signs) == {"gap not_linked", "gap not_documented"}
    assert f"</i>{words[0]}</span>" in body
    assert f"</i>{words[1]}</span>" in body
    assert len(elements(body, "div", class_="fact absent")) == 1
    assert len(elements(body, "i", data_sign="g-0")) == 1
    assert f"</i>{words[2]}" in body


def test_states_are_chips_that_can_be_taken_out_and_a_list_that_adds_those_with_statements_first() -> None:
    head, _ = page(pick=("TUN", "MAR"))
    assert [e["data-value"] for e in elements(head, "button", data_take="pick")] == ["TUN", "MAR"]
    first, rest = re.findall(r"<optgroup.*?</optgroup>", head)
    assert 'value="EGY"' in first
    assert 'value="TUN"' not in first + rest
    assert 'value="ISL"' in rest


def test_fewer_than_two_states_say_what_to_do_and_offer_an_example() -> None:
    for pick in ((), ("MAR",)):
        head, body = page(lang="fr", pick=pick)
        assert word("compare.few", "fr") in head
        assert "/compare?lang=fr&amp;pick=MAR,TUN,EGY" in head
        assert "Maroc, Tunisie, Égypte" in head
        assert elements(head, "select", data_put="pick")
        assert body == ""


def test_a_ninth_state_is_named_and_no_more_can_be_added() -> None:
    head, body = page(pick=("ESP", "FRA", "ITA", "MLT", *FIVE))
    assert word("compare.many", "en", names="Tunisia") in head
    assert "disabled" in elements(head, "select", id="cmp-pick")[0]
    assert "/country/TUN" not in body


def test_the_head_counts_links_for_each_state_and_gives_no_total() -> None:
    head, _ = page(pick=("MAR", "TUN"))
    lines = re.findall(r"<li><b>(.*?)</b> (.*?)</li>", head)
    assert [name for name, _ in lines] == ["Morocco", "Tunisia"]
    assert all(re.fullmatch(r"linked: \d+, not linked: \d+", said) for _, said in lines)
    assert word("compare.note", "en") in head


def test_the_head_says_day_and_filters_and_which_of_them_do_not_act() -> None:
    head, _ = page(pick=("MAR", "TUN"), at="2012-06-30", theme=("T03",), state=("MAR",))
    assert "As it stood on 30 Jun 2012" in head
    assert elements(head, "button", data_drop="theme", data_value="T03")
    assert word("js.outside", "en", filters=word("js.filter.state", "en")) in head
    assert elements(head, "div", data_date="at", data_value="2012-06-30")


def test_files_carry_the_question() -> None:
    head, _ = page(lang="ar", pick=("MAR", "TUN"), at="2012-06-30")
    for form in ("xlsx", "csv", "pdf"):
        assert f"/download/compare.{form}?lang=ar&amp;at=2012-06-30&amp;pick=MAR,TUN" in head


def test_what_only_possibly_holds_says_why() -> None:
    _, body = page(pick=("NER", "MAR"), at="2015-06-15")
    assert word("doubt.start", "en") in body


def test_nothing_that_matches_is_said() -> None:
    _, body = page(pick=("MAR", "TUN"), q="nothing-has-this-word")
    assert word("compare.empty", "en") in body


def test_the_switch_shows_which_obligations_are_shown() -> None:
    head, body = page(pick=("MAR", "TUN"), rows="all")
    pressed = {e["data-value"]: e["aria-pressed"] for e in elements(head, "button", data_set="rows")}
    assert pressed == {"linked": "false", "all": "true"}
    groups = compare(real(), Query(pick=("MAR", "TUN"))).groups
    assert len(elements(body, "th", scope="row")) == 97 + len(groups)
