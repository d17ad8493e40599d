"""Components as text: escaped, plain HTML only."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from imap.views.attributes import attributes
from imap.views.markup import markup


class Reader(HTMLParser):
    """What a browser would read: elements with attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_text_cannot_become_an_element() -> None:
    found = markup(html.P(["<script>alert(1)</script>", " & ", html.B("x < y")]))
    assert found == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <b>x &lt; y</b></p>"


def test_an_attribute_cannot_end_early() -> None:
    found = markup(html.A("x", href="\"><script>alert('1')</script>", title='it\'s & "so"'))
    assert "<script" not in found
    attrs = Reader(found).elements[0][1]
    assert attrs == {"href": "\"><script>alert('1')</script>", "title": 'it\'s & "so"'}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=60))
def test_a_browser_reads_the_text_that_was_given(text: str) -> None:
    found = Reader(markup(html.Span(text, title=text)))
    assert found.text == text
    assert found.elements == [("span", {"title": text})]


def test_booleans_are_attributes_or_nothing() -> None:
    assert markup(html.Div("x", hidden=True)) == "<div hidden>x</div>"
    assert markup(html.Div("x", hidden=False, title=None)) == "<div>x</div>"
    assert markup([True, None, False, "y", 0, 1.5]) == "y01.5"


def test_names_are_those_of_html() -> None:
    made = html.Label(
        "x", className="a b", htmlFor="i", tabIndex="-1", n_clicks=3, **attributes(data_row="r")
    )
    found = Reader(markup(made)).elements[0]
    assert found == ("label", {"class": "a b", "for": "i", "tabindex": "-1", "data-row": "r"})


def test_void_elements_have_no_end() -> None:
    assert markup(["a", html.Br(), "b", html.Img(alt="")]) == 'a<br>b<img alt="">'


def test_lists_may_be_nested() -> None:
    assert markup([["a", ("b", [html.I("c")])], None]) == "ab<i>c</i>"


@pytest.mark.parametrize("part", [dcc.Input(id="x"), html.Div(html.P([dcc.Graph()]))])
def test_what_would_not_come_alive_is_refused(part: html.Div) -> None:
    with pytest.raises(TypeError, match="is not plain HTML"):
        markup(part)
