"""What the page of the record shows, for all states and for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.store.caption import moment
from imap.store.coverage import coverage, line_of
from imap.store.support import national, support
from imap.views import coverage as view
from imap.views.ids import Ids
from imap.views.markup import markup
from imap.web import parts

if TYPE_CHECKING:
    from imap.model.query import Query
    from imap.store.store import Store


def coverage_page(root: Store, query: Query) -> parts.Texts:
    """Record of the states that a question asks for; it is that of no day of the world."""
    asked = query.changed(at="")
    found = coverage(root.seen(asked).register, asked)
    chips = parts.chips_of(root, query.only_filters().changed(lang=query.lang)) if query.state else []
    return {
        Ids.TEXT: markup(view.head(found, query, chips, moment(asked))),
        Ids.AFTER: markup(view.body(found, query.lang)),
    }


def state_coverage(root: Store, area: str, query: Query) -> parts.Texts:
    """Record of one state."""
    asked = query.changed(at="")
    register = root.seen(asked).register
    line = line_of(register, area)
    dimensions = [t for t in register.rows("themes") if not t["broader"]]
    told = support(register, national(register, area), area)
    return {
        Ids.TEXT: markup(view.state_head(line, query, told, moment(asked))),
        Ids.AFTER: markup(view.state_body(line, dimensions, query.lang)),
    }
