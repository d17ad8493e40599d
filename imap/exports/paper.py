"""What sheets set by ``paper.typ`` take from elsewhere: signs as pictures, and addresses that can be read."""

from __future__ import annotations

from urllib.parse import unquote

from imap.exports.palette import INKS
from imap.exports.tokens import sign
from imap.store.register import KINDS


def sign_files() -> dict[str, bytes]:
    """Signs of the kinds of evidence as on the pages, under the names by which ``paper.typ`` reads them."""
    return {f"g-{step}.svg": _drawn(step) for step in range(len(KINDS))}


def readable(url: str) -> str:
    """An address with its letters in place of their percent signs, where nothing else changes by that."""
    plain = unquote(url, errors="replace")
    return plain if plain.isprintable() and " " not in plain and "\ufffd" not in plain else url


def _drawn(step: int) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" '
        f'stroke="{INKS["ink"]}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">'
        f"{sign(f'g-{step}')}</svg>"
    ).encode()
