"""Words that know their language and direction, so that every line can hold them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imap.i18n.codes import whole_codes
from imap.i18n.words import direction

if TYPE_CHECKING:
    from imap.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language and direction; ``lang`` is blank where they are in none (a code, a name)."""

    text: str
    lang: str = ""
    dir: str = "auto"


def run(said: Text) -> Run:
    """A text with its direction; numbers of laws inside Arabic are kept from turning round."""
    if said.lang in {"", "und"}:
        return Run(said.text)
    way = direction(said.lang)
    return Run(whole_codes(said.text) if way == "rtl" else said.text, said.lang, way)
