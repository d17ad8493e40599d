"""What the page of a state shows, and the list of all states."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from imap.exports.inset import inset_svg
from imap.model.query import HOME
from imap.store.caption import moment
from imap.store.dossier import dossier
from imap.store.fill import fill_of
from imap.store.timeline import framework
from imap.views import country as view
from imap.views.countries import Line, countries
from imap.views.entries import sections
from imap.views.ids import Ids
from imap.views.markup import markup
from imap.views.timeline import parts as timeline_parts
from imap.web import parts

if TYPE_CHECKING:
    from imap.model.query import Query
    from imap.store.store import Store


def state_page(store: Store, area: str, query: Query) -> tuple[parts.Texts, Any]:
    """Texts and timeline of a state's page; the last ones are kept.

    Parameters
    ----------
    store
        The store without a day: the timeline tells the whole history.
    """
    asked = query.only_filters().changed(lang=query.lang, state=())
    return _state_page(store, area, asked)


@lru_cache(maxsize=128)
def _state_page(store: Store, area: str, query: Query) -> tuple[parts.Texts, Any]:
    about, register = dossier(store, area, query), store.seen(query).register
    inset = _drawn(inset_svg(store, area, query.lang, fill_of(register, f"role:{HOME}", {})))
    above, chart, below = timeline_parts(framework(store, area, about.query), query.lang)
    texts: parts.Texts = {
        Ids.TEXT: markup(view.head(about, parts.chips_of(store, about.query), inset)),
        Ids.CONTENTS: markup(view.contents(about)),
        Ids.BEFORE: markup([view.key_facts(about), view.framework(above, query.lang)]),
        Ids.AFTER: markup([below, *sections(about, register)]),
    }
    return texts, chart


def _drawn(svg: bytes) -> str:
    """Small map as an address of its own content: it comes with the page and needs no request more."""
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}" if svg else ""


def list_page(store: Store, query: Query) -> parts.Texts:
    """Every state and area with its page, those with statements on file first."""
    register = store.register
    partners = register.members(HOME, possible=True)
    lines = [
        Line(
            a,
            len(register.where("statements", "areas", a["id"])),
            len({t["instrument"] for t in register.where("treaty_actions", "area", a["id"])}),
            a["id"] in partners,
        )
        for a in register.rows("areas")
    ]
    return {Ids.TEXT: markup(countries(lines, query.lang, moment(query)))}
