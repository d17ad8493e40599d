"""Words of the interface in Arabic, English and French, from one ``.po`` file a language.

Message ids are keys (``filters.title``), never sentences, so that no language is the
original. Plural forms follow CLDR (six in Arabic).
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from imap.i18n.numbers import number

if TYPE_CHECKING:
    from imap.model.nouns import Language


@cache
def catalogue(lang: Language) -> gettext.GNUTranslations:
    """Messages of one language, read once."""
    text = resources.files("imap.i18n").joinpath(f"{lang}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def keys(lang: Language) -> frozenset[str]:
    """Keys that one language has words for."""
    text = resources.files("imap.i18n").joinpath(f"{lang}.po").read_bytes()
    messages = read_po(io.BytesIO(text), locale=lang)
    return frozenset(
        (m.id[0] if isinstance(m.id, (tuple, list)) else m.id) for m in messages if m.id and m.string
    )


def word(key: str, lang: Language, **values: object) -> str:
    """Words for a key, with ``{placeholders}`` filled.

    Raises
    ------
    KeyError
        Where the language has no words for the key.
    """
    text = catalogue(lang).gettext(key)
    if text == key:
        message = f"no words for {key!r} in {lang}"
        raise KeyError(message)
    return text.format(**values) if values else text


def plural(key: str, lang: Language, count: int, **values: object) -> str:
    """Words for a count, in the plural form of the language; ``{n}`` is the count, formatted."""
    text = catalogue(lang).ngettext(key, key, count)
    if text == key:
        message = f"no plural words for {key!r} in {lang}"
        raise KeyError(message)
    return text.format(n=number(count, lang), **values)


def direction(lang: str) -> str:
    """Writing direction of a language: ``rtl`` or ``ltr``."""
    return "rtl" if lang[:2] in {"ar", "fa", "he", "ur"} else "ltr"
