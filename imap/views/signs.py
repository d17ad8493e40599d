"""The signs of the product, each once: icons, source marks, evidence badges, texts in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.codes import whole_codes
from imap.i18n.text import Text, label, text
from imap.i18n.words import direction, word
from imap.model.query import Query
from imap.views.attributes import attributes

if TYPE_CHECKING:
    from imap.model.nouns import Language, Row
    from imap.store.standing import Standing

STEP_NAMES = ("absence", "committed", "adopted", "body", "use", "reviewed")


def icon(name: str, *, flip: bool = False) -> html.I:
    """One-colour icon; ``flip`` mirrors it where the page runs right to left."""
    return html.I(className="i flip" if flip else "i", **attributes(data_icon=name, aria_hidden="true"))


def sign(name: str, size: int = 14) -> html.I:
    """Symbol of a place or evidence kind, as on the map."""
    return html.I(className="sign", **attributes(data_sign=name, data_size=str(size), aria_hidden="true"))


def said(found: Text, lang: Language, **props: Any) -> html.Bdi | str:
    """A text; where it is not in the reader's language it says in which one it is.

    Numbers of laws in an Arabic text keep their order.
    """
    if direction(found.lang) == "rtl":
        found = Text(whole_codes(found.text), found.lang)
    if not found.text or found.lang in {lang, "und"}:
        return html.Bdi(found.text, **props) if props else found.text
    return html.Bdi(
        [found.text, html.Small(found.lang, className="lc", lang="en", dir="ltr")],
        lang=found.lang,
        dir=direction(found.lang),
        **props,
    )


def called(row: Row, lang: Language) -> html.Bdi | str:
    """What a row is called, in the reader's language or marked with its own."""
    return said(label(row, lang), lang)


def told(row: Row, stem: str, lang: Language) -> html.Bdi | str:
    """A text of a row, in the reader's language or marked with its own."""
    return said(text(row, stem, lang), lang)


def code(value: str) -> html.Bdi:
    """A code, law number or ISO date, kept from turning round in Arabic."""
    return html.Bdi(value, dir="ltr", className="code")


def source(table: str, item: str, count: int, lang: Language) -> html.Button:
    """Mark that opens the sources of a row; its numeral says how many there are."""
    return html.Button(
        str(count),
        className="src",
        type="button",
        **attributes(
            data_source=f"{table}/{item}",
            aria_expanded="false",
            aria_label=word("source.open", lang, n=count),
        ),
    )


def dots(standing: Standing, lang: Language) -> html.Span:
    """Who says so: two dots, one, an empty one, or half and half."""
    kind = "disputed" if "*" in standing.disputed else standing.kind
    return html.Span(
        html.Span(word(f"standing.{kind}", lang), className="sr"),
        className=f"dots {kind}",
        title=word(f"standing.{kind}", lang),
    )


def badge(step: int, standing: Standing, lang: Language) -> html.Span:
    """Evidence badge: the sign says the kind, the dots say who says so."""
    name = STEP_NAMES[step]
    disputed = " disp" if "*" in standing.disputed else ""
    return html.Span(
        [sign(f"g-{step}", 15), word(f"step.{name}", lang), dots(standing, lang)],
        className=f"bd k{step}{disputed}",
    )


def strong(sentence: str) -> list[str | html.B]:
    """A sentence whose figures between asterisks are set bold."""
    return [html.B(part) if n % 2 else part for n, part in enumerate(sentence.split("*"))]


def address(query: Query, prefix: str = "/", **change: Any) -> str:
    """Address of the map for a question, with some of its fields changed."""
    return f"{prefix}?{query.changed(**change).to_search()}"
