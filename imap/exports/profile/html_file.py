"""The profile of a state as one HTML file: it needs no other file, no script and no network."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from imap.exports.inset import inset_svg
from imap.exports.profile.document import asked_state, document
from imap.exports.tokens import sign, stylesheet
from imap.i18n.words import word
from imap.store.register import KINDS

if TYPE_CHECKING:
    from imap.exports.colophon import Order
    from imap.exports.profile.document import Entry

ROOM = Path(__file__).parent
AXIS, EDGE = 182.0, 8.0
"""Width of the axis of time, and what it leaves free at both ends, in pixels."""


def html_profile(order: Order) -> bytes:
    """HTML of the profile that an order asks for.

    Raises
    ------
    UnknownItem
        Where it asks for no state.
    """
    told = document(order)
    seen = order.store.seen(order.selection.query)
    picture = inset_svg(seen, asked_state(order), order.lang)
    entries = [e for c in told.chapters for _, part in c.parts for e in part]
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)

    def at(share: float) -> float:
        there = EDGE + (AXIS - 2 * EDGE) * share
        return round(AXIS - there if told.dir == "rtl" else there, 1)

    text = _template().render(
        d=told,
        style=_style(),
        signs=[Markup(sign(f"g-{step}")) for step in range(len(KINDS))],  # noqa: S704 - our own sprite
        map=b64encode(picture).decode(),
        map_alt=word("inset.title", order.lang, name=told.title),
        skip=word("skip.text", order.lang),
        who_said=dict(told.matrix.who),
        anchors=first.keys(),
        first=lambda entry: first[entry.id] is entry,
        at=at,
        wide=lambda share: round((AXIS - 2 * EDGE) * share, 1),
    )
    return text.encode()


@cache
def _template() -> Template:
    made = Environment(
        loader=FileSystemLoader(ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return made.get_template("profile.html")


@cache
def _style() -> Markup:
    """Tokens and the look of this file, without their comments."""
    css = stylesheet() + (ROOM / "profile.css").read_text(encoding="utf-8")
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return Markup(re.sub(r"\s*\n\s*", "\n", plain))  # noqa: S704 - our own style sheets
