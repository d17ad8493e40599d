"""Fold text for search: case, accents, Arabic hamza and alef forms, vowel marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ء": None,
        "ـ": None,
        "گ": "ك",
        "پ": "ب",
        "’": "'",
        "ʼ": "'",
        "ı": "i",
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
    }
    | {chr(0x0660 + n): str(n) for n in range(10)}
    | {chr(0x06F0 + n): str(n) for n in range(10)}
)
_MARKS = re.compile(f"[{''.join(c for c in map(chr, range(0x10000)) if unicodedata.combining(c))}]+")
_PUNCTUATION = str.maketrans(dict.fromkeys("-‐‑–—_/.,;:'\"()[]«»،؛", " "))


def fold(text: str) -> str:
    """Text as search compares it: lower case, no accents, Arabic letters in one form each."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ARABIC)
    bare = unicodedata.normalize("NFKD", plain)
    return " ".join(_MARKS.sub("", bare).translate(_ARABIC).translate(_PUNCTUATION).split())


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """Folded words; an Arabic article in front of a word is dropped."""
    return tuple(w.removeprefix("ال") if len(w) > 3 else w for w in fold(text).split())


def matches(needle: tuple[str, ...], haystack: tuple[str, ...]) -> bool:
    """Whether every word of the needle begins some word of the haystack."""
    return all(any(word.startswith(part) for word in haystack) for part in needle)
