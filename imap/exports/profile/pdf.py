"""The profile of a state as a PDF of A4 pages, in the direction of its language."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imap.exports.inset import inset_svg
from imap.exports.paper import sign_files
from imap.exports.profile.document import asked_state, document
from imap.exports.typeset import typeset
from imap.i18n.words import word

if TYPE_CHECKING:
    from imap.exports.colophon import Order

TEMPLATE = Path(__file__).with_name("profile.typ")


def pdf_profile(order: Order) -> bytes:
    """PDF of the profile that an order asks for.

    Raises
    ------
    UnknownItem
        Where it asks for no state.
    """
    return typeset(TEMPLATE, *parts(order))


def parts(order: Order) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the template sets: the words, and the pictures by name.

    Raises
    ------
    UnknownItem
        Where the order asks for no state.
    """
    told = document(order)
    seen = order.store.seen(order.selection.query)
    map_svg = inset_svg(seen, asked_state(order), order.lang, width=300, height=220)
    alt = f"{word('inset.title', order.lang, name=told.title)}. {told.map_note}" if map_svg else ""
    return {**asdict(told), "map_alt": alt}, sign_files() | {"map.svg": map_svg}
