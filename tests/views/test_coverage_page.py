"""What is on file about a state and what is missing, as the page tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from stores import plus

from imap.i18n.numbers import day
from imap.i18n.words import word
from imap.model.nouns import LANGUAGES, Language
from imap.model.query import Query
from imap.store.coverage import line_of
from imap.store.register import Register
from imap.store.support import national, support
from imap.views.coverage import state_head
from imap.views.markup import markup

if TYPE_CHECKING:
    from imap.model.nouns import Package

READ = ("2026-11-25", "2026-11-26")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_readings_of_one_kind_are_told_once_with_their_days(tiny_package: Package, lang: Language) -> None:
    rows = [{"id": f"mar.{read}", "area": "MAR", "kind": "sources", "read": read} for read in READ]
    register = Register(plus(tiny_package, "readings", *rows))
    told_by = support(register, national(register, "MAR"), "MAR")
    page = markup(state_head(line_of(register, "MAR"), Query(lang=lang), told_by, ""))
    told = re.sub(r"<[^>]+>", " ", page)
    assert told.count(word("reading.sources", lang)) == 1
    assert all(day(read, lang) in told for read in READ)
