"""Articles of treaties: how they are named in words, and in which order they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from imap.i18n.words import word

if TYPE_CHECKING:
    from imap.model.nouns import Language

_ANNEX = "Annex, "
_TOKEN = re.compile(r"\d+|[A-Za-z]+")
_ROMAN = re.compile(r"[IVX]+")
_SIGNS = {"I": 1, "V": 5, "X": 10}


def article_name(article: str, lang: Language) -> str:
    """An article in words: *art. 6(1)*, *annex, 2.1.10*; its number stands in one piece in Arabic."""
    number = article.removeprefix(_ANNEX)
    whole = f"\u2066{number}\u2069" if lang == "ar" else number
    return word("article.annex" if article.startswith(_ANNEX) else "article.article", lang, article=whole)


def article_order(article: str) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Where an article stands in its treaty: 9 before 10, II before IV, annexes last."""
    return article.startswith(_ANNEX), tuple(_place(token) for token in _TOKEN.findall(article))


def _place(token: str) -> tuple[int, str]:
    if token.isdigit():
        return int(token), ""
    if not _ROMAN.fullmatch(token):
        return 0, token
    values = [_SIGNS[sign] for sign in token]
    return sum(-n if n < max(values[i:]) else n for i, n in enumerate(values)), ""
