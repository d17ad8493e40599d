"""What is newly on record, as an Atom feed (RFC 4287): one address for each filter, for good.

An entry is an event. Its id says what happened to which row and never changes, so that a reader
meets it once; where its row is corrected, the same entry bears the later day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from imap.exports.changes_file import changes_address
from imap.exports.citation import isolate
from imap.exports.colophon import LICENCE
from imap.i18n.numbers import day
from imap.i18n.words import plural, word
from imap.store.between import recorded_events
from imap.store.caption import asked
from imap.store.days import last_recorded
from imap.store.told import event_word, happened, name_of, names_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap.exports.colophon import Order
    from imap.store.changes import Event
    from imap.store.register import Register

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = "tag:i-map,2026:"
MEDIA = "application/atom+xml; charset=utf-8"
AT_MOST = 100
"""Entries of a feed."""
NAMED, PUBLISHERS = 5, 6
"""States that a title names, and sources that a summary names; the others are counted."""
ASKED = ("lang", "dialogue", "agency", "theme", "state", "q", "known", "from", "to")
"""Fields that a feed depends on, and therefore its id and address."""
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_bytes(order: Order) -> bytes:
    """Feed of a question: events, those recorded last first.

    Notes
    -----
    Without days in the question every event on file is meant. Nothing in it depends on the day
    on which it is asked for.
    """
    query, lang, base = order.selection.query, order.lang, order.base_url
    register = order.store.seen(query.changed(at="")).register
    events = recorded_events(order.store, query)[:AT_MOST]
    address = query.to_search(keep=ASKED)
    ET.register_namespace("", ATOM)
    feed = ET.Element(_name("feed"), {LANG: lang})
    _add(feed, "id", f"{TAG}changes?{address}")
    about = asked(register, query.changed(year=(), phase=()))
    title = word("changes.title", lang)
    _add(feed, "title", word("changes.feed_title", lang, title=title, asked=about) if about else title)
    _add(feed, "subtitle", " ".join((word("changes.feed_note", lang), *_ignored(order))))
    _add(feed, "updated", _time(max((_recorded(e) for e in events), default=last_recorded(register))))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}/changes.atom?{address}")
    _add(feed, "link", rel="alternate", type="text/html", hreflang=lang, href=changes_address(query, base))
    _add(_add(feed, "author"), "name", "i-Map")
    _add(feed, "generator", "i-Map", version=register.package.version)
    _add(feed, "rights", word("file.licence_text", lang, address=LICENCE))
    first = first_recorded_of(order.store.register)
    for event in events:
        _entry(feed, order, register, event, first.get((event.table, event.row["id"]), _recorded(event)))
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def first_recorded_of(register: Register) -> dict[tuple[str, str], str]:
    """Day on which each row that was corrected was first recorded."""
    found: dict[tuple[str, str], str] = {}
    for table in register.package.tables.values():
        for row in table.rows:
            if row["superseded"] and "id" in row:
                key = (table.name, row["id"])
                found[key] = min(found.get(key, row["recorded"]), row["recorded"])
    return found


def _ignored(order: Order) -> Iterator[str]:
    """What the address asked for that is not known: a feed must not pretend to be narrower than it is."""
    for unknown in order.unknown:
        said = f"{unknown.field}={unknown.value}" if unknown.field else unknown.value
        yield f"{word('file.ignored_value', order.lang, said=said)}."


def _entry(feed: ET.Element, order: Order, register: Register, event: Event, first: str) -> None:
    lang, row = order.lang, event.row
    entry = _add(feed, "entry")
    _add(entry, "id", TAG + event.id)
    _add(entry, "title", entry_title(order, register, event))
    _add(entry, "published", _time(first))
    _add(entry, "updated", _time(_recorded(event)))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=lang, href=order.item(row["id"]))
    _add(entry, "category", term=event.kind, label=event_word(event, lang))
    _add(entry, "summary", word("dated.join", lang).join(_summary(order, register, event)))


def entry_title(order: Order, register: Register, event: Event) -> str:
    """State, what it is about, what happened and when."""
    lang, group = order.lang, event.row.get("group", "")
    asked_for = order.selection.query.state
    place = names_of(register, event.areas, lang, first=asked_for, most=NAMED)
    return word(
        "changes.entry" if place or group else "changes.entry_bare",
        lang,
        state=isolate(place or (name_of(register, group, lang) if group else ""), lang),
        what=isolate(title_of(register, event.table, event.row, lang).text, lang),
        event=happened(event, lang),
    )


def _summary(order: Order, register: Register, event: Event) -> Iterator[str]:
    """Who says it: publisher, title and day of each source."""
    lang = order.lang
    evidence = register.evidence(event.table, event.row["id"])
    sources = list({e["source"]: register.row("sources", e["source"]) for e in evidence}.values())
    for source in sources[:PUBLISHERS]:
        parts = (source["publisher"], source["title"], day(source["published"], lang))
        yield word("list.comma", lang).join(isolate(part, lang) for part in parts if part)
    if len(sources) > PUBLISHERS:
        yield plural("panel.more", lang, len(sources) - PUBLISHERS)


def _recorded(event: Event) -> str:
    return str(event.row["recorded"])


def _time(recorded: str) -> str:
    """A day of the record as RFC 3339 has it."""
    return f"{recorded}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, _name(name), attributes)
    child.text = _ILLEGAL.sub("", text) or None
    return child


def _name(local: str) -> str:
    return f"{{{ATOM}}}{local}"
