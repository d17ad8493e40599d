"""The page of what changed between two days; the last ones are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from imap.store.between import between
from imap.views.changes import changes_head, contents
from imap.views.changes_lists import corrections, dated, net
from imap.views.ids import Ids
from imap.views.markup import markup
from imap.web.parts import Texts, chips_of

if TYPE_CHECKING:
    from imap.model.query import Query
    from imap.store.store import Store


def changes_page(root: Store, query: Query) -> Texts:
    """Texts of the page, as far as a question acts on it: where the map lies open is all the same."""
    return _page(root, query.only_filters().changed(lang=query.lang, from_=query.from_, to=query.to))


@lru_cache(maxsize=16)
def _page(root: Store, query: Query) -> Texts:
    found = between(root, query)
    return {
        Ids.TEXT: markup(changes_head(found, chips_of(root, query), at=query.at)),
        Ids.CONTENTS: markup(contents(found)),
        Ids.AFTER: markup([net(found), dated(found), corrections(found)]),
    }
