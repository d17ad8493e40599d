"""The full profile as PDF, HTML and JSON: the same content, in the direction of its language."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import typst
from stores import real

from imap.exports.colophon import Order
from imap.exports.formats import export, formats_of
from imap.exports.palette import INKS
from imap.exports.profile.document import document, dossier_of
from imap.exports.profile.json_file import profile_data
from imap.exports.profile.pdf import TEMPLATE, parts
from imap.exports.tokens import stylesheet
from imap.exports.typeset import FONTS, PAPER, lay
from imap.model.errors import UnknownFormat, UnknownItem
from imap.model.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMS = ("pdf", "html", "json")


def real_order(search: str) -> Order:
    query, unknown = parse(search, real().register.vocabulary)
    return Order(real().select(query), real(), dt.date(2026, 11, 24), "https://example.org", unknown)


def cited(order: Order) -> list[int]:
    """Numbers of the sources in the order in which the profile cites them."""
    return [c.number for s in dossier_of(order).sections for item in s.items for c in item.cited]


def set_numbers(order: Order, folder: Path) -> list[int]:
    """Numbers of the sources at the feet of the pages, as typst has laid them out."""
    main = lay(folder, TEMPLATE, *parts(order))
    found = typst.query(
        main, "<cited>", field="value", root=folder, font_paths=[FONTS], ignore_system_fonts=True
    )
    return [int(n) for n in json.loads(found)]


class Page(HTMLParser):
    """What a page names: tags, attributes, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, n, value in self.attributes if n == name]


def test_a_profile_can_be_had_in_three_forms_under_the_code_of_its_state(
    order: Callable[..., Order],
) -> None:
    assert set(formats_of("profile")) == set(FORMS)
    for form in FORMS:
        file = export(order("select=MAR&lang=fr"), "profile", form)
        assert file.name == f"imap-profile-MAR-2026.11.{form}"
        assert len(file.content) > 1000
    with pytest.raises(UnknownFormat, match="pdf"):
        export(order("select=MAR"), "profile", "csv")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_order_gives_the_same_bytes(order: Callable[..., Order], form: str) -> None:
    first, second = (export(order("select=MAR&lang=ar"), "profile", form).content for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("lang", "missing", "wrong"),
    [
        ("ar", "دولة واحدة", "ليست دولة"),
        ("en", "one state", "no state"),
        ("fr", "un seul État", "pas un État"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_without_a_state_it_says_so(
    order: Callable[..., Order], form: str, lang: str, missing: str, wrong: str
) -> None:
    with pytest.raises(UnknownItem, match=missing):
        export(order(f"lang={lang}"), "profile", form)
    for chosen in ("mar-entry-law", "XYZ"):
        with pytest.raises(UnknownItem, match=wrong) as error:
            export(order(f"lang={lang}&select={chosen}"), "profile", form)
        assert chosen in str(error.value)


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_every_citation_of_a_whole_profile_reaches_the_foot_of_a_page(lang: str, tmp_path: Path) -> None:
    asked = real_order(f"select=MAR&lang={lang}")
    numbers = set_numbers(asked, tmp_path)
    assert len(numbers) > 200
    assert Counter(numbers) == Counter(cited(asked))


def test_a_pdf_in_arabic_is_tagged_as_such_and_its_letters_are_joined(order: Callable[..., Order]) -> None:
    pdf = export(order("select=MAR&lang=ar"), "profile", "pdf").content
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/Marked true" in pdf
    assert re.search(rb"/Lang ?\(ar\)", pdf)
    embedded = set(re.findall(rb"/FontName/\w{6}\+([\w-]+)", pdf))
    assert any(b"Arabic" in name for name in embedded)
    assert all(b"Noto" in name for name in embedded)
    joined = [
        sum("\u0620" < letter < "\u064b" and len(glyphs) > 1 for letter, glyphs in font.items())
        for font in letters(pdf)
    ]
    assert max(joined) > 3, "a letter takes other shapes at the beginning, inside and at the end"


def letters(pdf: bytes) -> list[dict[str, set[bytes]]]:
    """For each font, glyphs by the character they stand for, as a reader copies text."""
    fonts = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            continue
        found: dict[str, set[bytes]] = {}
        for glyph, code in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>", text):
            found.setdefault(chr(int(code, 16)), set()).add(glyph)
        fonts.append(found)
    return fonts


def test_a_pdf_bears_the_day_of_the_order_and_not_that_of_the_clock(order: Callable[..., Order]) -> None:
    asked = order("select=MAR")
    assert b"D:20261124" in export(asked, "profile", "pdf").content
    later = replace(asked, today=dt.date(2027, 1, 2))
    assert b"D:20270102" in export(later, "profile", "pdf").content


def test_a_state_with_more_on_file_has_more_pages() -> None:
    pages = {}
    for area, lang in (("TUR", "en"), ("FIN", "fr"), ("VAT", "ar")):
        found = re.search(
            rb"/Type/Pages/Count (\d+)",
            export(real_order(f"select={area}&lang={lang}"), "profile", "pdf").content,
        )
        assert found
        pages[area] = int(found[1])
    assert pages["TUR"] > pages["FIN"] > pages["VAT"] > 1


def test_the_sheet_has_the_inks_of_the_tokens() -> None:
    used = dict(re.findall(r'#let ([a-z0-9-]+) = rgb\("(#\w{6})"\)', PAPER.read_text(encoding="utf-8")))
    tokens = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})", stylesheet().partition("@media")[0]))
    assert len(used) >= 7
    assert {name: tokens["link" if name == "accent" else name] for name in used} == used
    kinds = re.search(r"#let kinds = \((.*?)\)", PAPER.read_text(encoding="utf-8"))
    assert kinds
    assert re.findall(r"#\w{6}", kinds[1]) == [INKS[f"map-ev-{n}"] for n in range(6)]


@pytest.mark.parametrize("search", ["select=MAR&lang=ar&at=2012-06-30", "select=TUR&lang=fr&theme=T06"])
def test_json_holds_what_the_dossier_holds(search: str) -> None:
    asked = real_order(search)
    about = dossier_of(asked)
    data = json.loads(export(asked, "profile", "json").content)
    assert data == json.loads(json.dumps(profile_data(asked)))
    assert data["lang"] == asked.lang
    told = {s["key"]: [i["id"] for p in s["parts"] for i in p["items"]] for s in data["sections"]}
    assert told == {s.key: [i.id for i in s.items] for s in about.sections}
    items = [i for s in data["sections"] for p in s["parts"] for i in p["items"]]
    assert [e["number"] for i in items for e in i["evidence"]] == cited(asked)
    numbers = {s["number"]: s["id"] for s in data["sources"]}
    assert list(numbers) == list(range(1, len(about.sources) + 1))
    assert all(numbers[e["number"]] == e["source"] for i in items for e in i["evidence"])
    assert {i["answer"] for i in items} <= {"in", "possible", "out"}


def test_json_keeps_dates_as_they_are_filed_and_texts_in_the_language_asked(
    order: Callable[..., Order],
) -> None:
    data = profile_data(order("select=MAR&lang=fr"))
    items = {i["id"]: i for s in data["sections"] for p in s["parts"] for i in p["items"]}
    law = items["mar-entry-law"]
    assert law["title"] == {"text": "Loi relative à l'entrée et au séjour", "lang": "fr"}
    row = order("lang=fr").store.register.row("statements", "mar-entry-law")
    assert law["dates"] == {k: row[k] for k in ("valid_from", "adopted", "published", "valid_to", "as_of")}
    assert [t["id"] for t in law["themes"]] == ["T03", "T03.1"]
    assert data["state"]["name"] == {"ar": "المغرب", "en": "Morocco", "fr": "Maroc"}


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")])
def test_html_has_its_language_and_needs_nothing_from_elsewhere(
    order: Callable[..., Order], lang: str, way: str
) -> None:
    text = export(order(f"select=MAR&lang={lang}"), "profile", "html").content.decode()
    page = Page(text)
    assert ("html", "lang", lang) in page.attributes
    assert ("html", "dir", way) in page.attributes
    assert not {"script", "link", "iframe", "object", "form"} & set(page.tags)
    assert all(value.startswith("data:") for value in page.values("src"))
    assert not re.search(r"url\(|@import", text)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    links = {(tag, value) for tag, name, value in page.attributes if name == "href"}
    assert {tag for tag, value in links if not value.startswith("#")} <= {"a"}
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for _, value in links if value.startswith("#")} <= set(ids)


def test_html_tells_every_entry_and_citation_of_the_dossier() -> None:
    asked = real_order("select=NER&lang=ar")
    page = Page(export(asked, "profile", "html").content.decode())
    about = dossier_of(asked)
    assert page.tags["article"] == sum(len(s.items) for s in about.sections)
    marks = [v for t, name, v in page.attributes if (t, name) == ("a", "href") and re.fullmatch(r"#s\d+", v)]
    assert [int(mark[2:]) for mark in marks] == cited(asked)
    said = " ".join(page.words)
    assert all(s["publisher"] in said for s in about.sources)


def test_the_number_of_a_law_keeps_its_order_in_arabic() -> None:
    told = document(real_order("select=NER&lang=ar"))
    titles = [e.title.text for c in told.chapters for _, entries in c.parts for e in entries]
    assert any("\u20662015-36\u2069" in title for title in titles)
    assert not [title for title in titles if re.search(r"(?<!\u2066)\b2015-36", title)]


def test_a_text_in_another_language_says_which(order: Callable[..., Order]) -> None:
    text = export(order("select=MAR&lang=ar"), "profile", "html").content.decode()
    assert '<bdi lang="fr" dir="ltr">Loi relative à l&#39;entrée et au séjour</bdi>' in text


def test_days_and_filters_stand_at_the_head_and_in_the_address(order: Callable[..., Order]) -> None:
    told = document(order("select=MLT&lang=en&at=2012-06-30&theme=T06&state=ESP"))
    assert "As it stood on 30 Jun 2012" in told.lines
    assert told.lines[-1].startswith("on ")
    address = "https://example.org/imap/country/MLT?lang=en&theme=T06&at=2012-06-30"
    assert address in [value for _, value in told.colophon]
    assert any(address in value for _, value in told.colophon if value != address)
    ids = [e.id for c in told.chapters for _, entries in c.parts for e in entries]
    assert "mlt-refugee-office" in ids
    assert "mlt-refugee-agency" not in ids


def test_what_is_empty_says_not_documented_and_what_is_filtered_says_so(order: Callable[..., Order]) -> None:
    bare = {c.key: c for c in document(order("select=MLT&lang=en")).chapters}
    assert bare["data"].empty == "Not documented in this edition."
    filtered = {c.key: c for c in document(order("select=MAR&lang=en&theme=T06")).chapters}
    assert filtered["legislation"].count == "0 of 1"
    assert "filters" in filtered["legislation"].empty


def test_the_framework_tells_each_date_and_draws_it(order: Callable[..., Order]) -> None:
    framework = document(order("select=MLT&lang=en&at=2012-06-30")).framework
    things = {t.id: t for _, all_of in framework.groups for t in all_of}
    office = things["mlt-refugee-office"]
    assert office.dates[1:] == (("1 Oct 2001",), ("2020",))
    (held, *_), start = office.lines, office.lines[0].start
    assert held.look == "held"
    assert 0 <= start < held.end <= 1
    assert framework.rule > start
    assert framework.rule_said.endswith("30 Jun 2012")


def test_an_endorsement_is_told_where_there_is_one(order: Callable[..., Order]) -> None:
    told = document(order("select=MAR&lang=en"))
    said = {e.id: e.endorsement for c in told.chapters for _, entries in c.parts for e in entries}
    assert said["mar-entry-law"].startswith("Endorsed by the state")
    assert said["mar-shift"] == ""
