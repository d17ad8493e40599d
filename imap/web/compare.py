"""What the page that compares states shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.store.compare import compare, linked_bodies
from imap.views.compare import head
from imap.views.compare_cells import tables
from imap.views.ids import Ids
from imap.views.markup import markup
from imap.web import parts

if TYPE_CHECKING:
    from imap.model.query import Query
    from imap.store.store import Store


def compare_page(store: Store, query: Query) -> parts.Texts:
    """Head and tables of the comparison that a question asks for."""
    found = compare(store, query)
    register = store.register
    told = [a for a in register.rows("areas") if register.where("statements", "areas", a["id"])]
    chips = parts.chips_of(store, query)
    return {
        Ids.TEXT: markup(head(found, told, linked_bodies(found), chips)),
        Ids.CONTENTS: markup(tables(found)),
    }
