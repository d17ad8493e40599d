"""The Atom feed: valid, at one address for each filter, and no entry twice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import flask
import pytest
from stores import plus, real, support

from imap.api import doors
from imap.api.feed import feed
from imap.exports.changes_feed import AT_MOST
from imap.model.nouns import LANGUAGES
from imap.store.register import Register
from imap.store.store import Store

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from imap.model.nouns import Language, Package

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def client_of(store: Store) -> FlaskClient:
    app = flask.Flask(__name__)
    for door in doors(store):
        app.register_blueprint(door, url_prefix="/imap")
    return app.test_client()


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return client_of(real())


def parsed(client: FlaskClient, search: str) -> ET.Element:
    answer = client.get(f"/imap/changes.atom?{search}")
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.data)  # noqa: S314 - our own


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(ATOM + p for p in path.split("/")))]


def link(element: ET.Element, rel: str) -> str:
    return next(x.attrib["href"] for x in element.findall(f"{ATOM}link") if x.attrib["rel"] == rel)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("search", ["", "&state=NER&theme=T03", "&state=EGY&from=2024-01-01&to=2025-01-01"])
def test_the_feed_has_what_rfc_4287_requires(client: FlaskClient, lang: Language, search: str) -> None:
    root = parsed(client, f"lang={lang}{search}")
    assert root.tag == f"{ATOM}feed"
    assert root.attrib[LANG] == lang
    for name in ("id", "title", "updated"):
        assert len(texts(root, name)) == 1, name
        assert texts(root, name)[0], name
    assert texts(root, "author/name") == ["i-Map"]
    assert RFC_3339.fullmatch(texts(root, "updated")[0])
    entries = root.findall(f"{ATOM}entry")
    assert 0 < len(entries) <= AT_MOST
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            assert len(texts(entry, name)) == 1, name
            assert texts(entry, name)[0], name
        assert RFC_3339.fullmatch(texts(entry, "updated")[0])
        assert texts(entry, "published")[0] <= texts(entry, "updated")[0]
        assert texts(entry, "id")[0].startswith("tag:i-map,2026:")
        assert link(entry, "alternate").startswith("http://localhost/imap/item/")
    ids = texts(root, "entry/id")
    assert len(ids) == len(set(ids))


def test_the_newest_on_record_come_first(client: FlaskClient) -> None:
    root = parsed(client, "lang=en")
    updated = texts(root, "entry/updated")
    assert len(updated) == AT_MOST
    assert updated == sorted(updated, reverse=True)
    assert texts(root, "updated")[0] == updated[0]


def test_a_feed_has_one_address_and_id_for_each_filter(client: FlaskClient) -> None:
    one, other = (parsed(client, q) for q in ("theme=T03&state=NER&lang=fr", "state=NER&lang=fr&theme=T03"))
    assert link(one, "self") == "http://localhost/imap/changes.atom?lang=fr&theme=T03&state=NER"
    assert (link(one, "self"), texts(one, "id")) == (link(other, "self"), texts(other, "id"))
    assert link(one, "alternate") == "http://localhost/imap/changes?lang=fr&theme=T03&state=NER"
    third = parsed(client, "state=EGY&lang=fr")
    assert texts(third, "id") != texts(one, "id")
    assert texts(third, "title") != texts(one, "title")
    assert "Niger" in texts(one, "title")[0]
    mapped = parsed(
        client, "theme=T03&state=NER&lang=fr&view=1,2,3&tab=activities&at=2015-01-01&fill=activities"
    )
    assert texts(mapped, "id") == texts(one, "id")
    assert texts(mapped, "entry/id") == texts(one, "entry/id")


def test_an_entry_says_state_what_event_and_date(client: FlaskClient) -> None:
    root = parsed(client, "lang=en&state=NER")
    by_id = {texts(e, "id")[0]: e for e in root.findall(f"{ATOM}entry")}
    law = by_id["tag:i-map,2026:ner-law-2015-36/repealed"]
    assert texts(law, "title") == [
        "Niger: Law No. 2015-36 of 26 May 2015 on the smuggling of migrants – Repeal: 25 Nov 2023"
    ]
    assert link(law, "alternate") == "http://localhost/imap/item/ner-law-2015-36?lang=en"
    assert "OHCHR" in texts(law, "summary")[0]


def test_in_arabic_numbers_of_laws_do_not_turn_round(client: FlaskClient) -> None:
    titles = texts(parsed(client, "lang=ar&state=NER"), "entry/title")
    assert any("\u20662015-36\u2069" in title for title in titles)


def test_days_in_the_question_narrow_it(client: FlaskClient) -> None:
    root = parsed(client, "lang=en&state=EGY&from=2024-12-01&to=2024-12-31")
    titles = texts(root, "entry/title")
    assert any("Entry into force: 17 Dec 2024" in title for title in titles)
    assert all("Dec 2024" in title or "2024" in title for title in titles)


def test_who_has_the_newest_is_told_so(client: FlaskClient) -> None:
    first = client.get("/imap/changes.atom?state=NER")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/imap/changes.atom?state=NER", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_is_not_known_is_named_and_not_passed_over(client: FlaskClient) -> None:
    root = parsed(client, "lang=en&state=NGR")
    assert "state=NGR" in texts(root, "subtitle")[0]


def test_a_corrected_date_is_the_same_entry_with_a_later_day(tiny_package: Package) -> None:
    old = next(r for r in tiny_package.tables["memberships"].rows if r["id"] == "mtm.icmpd.secretariat")
    table = tiny_package.tables["memberships"]
    rows = tuple({**r, "superseded": "2026-12-01"} if r is old else r for r in table.rows)
    package = replace(
        tiny_package,
        tables={
            **tiny_package.tables,
            "memberships": replace(
                table, rows=(*rows, {**old, "valid_from": "2003", "recorded": "2026-12-01"})
            ),
        },
    )
    seen = []
    for package_then in (tiny_package, package):
        app = flask.Flask(__name__)
        app.register_blueprint(feed(Store(Register(package_then), real().shapes)), url_prefix="/imap")
        root = parsed(app.test_client(), "lang=en")
        entry = next(
            e
            for e in root.findall(f"{ATOM}entry")
            if texts(e, "id")[0].endswith("mtm.icmpd.secretariat/joined")
        )
        seen.append((texts(entry, "published")[0][:10], texts(entry, "updated")[0][:10]))
        assert texts(root, "entry/id").count(texts(entry, "id")[0]) == 1
    assert seen == [("2026-11-24", "2026-11-24"), ("2026-11-24", "2026-12-01")]


def test_two_amendments_of_one_law_are_two_entries(tiny_package: Package) -> None:
    package = tiny_package
    for n, by in enumerate(("mar-entry-law", "mlt-refugee-office")):
        row = {"id": f"x{n}", "statement": by, "relation": "amends", "target": "esp-aliens-law"}
        package = support(plus(package, "relations", row), "relations", f"x{n}", "confirms:mar")
    root = parsed(client_of(Store(Register(package), real().shapes)), "lang=en")
    found = [i for i in texts(root, "entry/id") if "/amended/" in i]
    assert sorted(found) == [
        "tag:i-map,2026:esp-aliens-law/amended/mar-entry-law",
        "tag:i-map,2026:esp-aliens-law/amended/mlt-refugee-office",
    ]
