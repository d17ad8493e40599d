"""Doors for machines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import flask
import pytest
from tiny_shapes import lay_geometry

from imap.api import doors
from imap.store.geometry import read_shapes
from imap.store.register import Register
from imap.store.store import Store

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from imap.model.nouns import Package


@pytest.fixture(scope="module")
def client(tiny_package: Package, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    store = Store(
        Register(replace(tiny_package, version="2026.11")),
        read_shapes(lay_geometry(tmp_path_factory.mktemp("geometry"))),
    )
    app = flask.Flask(__name__)
    for door in doors(store):
        app.register_blueprint(door, url_prefix="/imap")
    return app.test_client()


def test_a_download_is_an_attachment_with_the_addresses_of_this_app(client: FlaskClient) -> None:
    answer = client.get("/imap/download/states.csv?lang=fr&state=MAR")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="imap-states-')
    assert "http://localhost/imap/item/MAR?lang=fr" in answer.text
    again = client.get(
        "/imap/download/states.csv?lang=fr&state=MAR", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_what_is_not_known_is_ignored_and_named(client: FlaskClient) -> None:
    answer = client.get("/imap/download/activities.csv?agency=oim&x=é")
    assert answer.status_code == 200
    assert answer.headers["X-Unknown"] == "agency=oim; x"
    assert "oim" in answer.text
    assert "iom" in answer.text


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("nothing.csv", "activities"),
        ("memberships.gpkg", "csv, xlsx"),
        ("map.csv", "svg, png"),
        ("view.csv", "zip"),
    ],
)
def test_what_there_is_not_is_404_in_one_line_that_names_what_there_is(
    client: FlaskClient, path: str, names: str
) -> None:
    answer = client.get(f"/imap/download/{path}")
    assert answer.status_code == 404
    assert names in answer.text
    assert answer.text.count("\n") == 1


def test_line_breaks_in_the_address_reach_no_header(client: FlaskClient) -> None:
    answer = client.get("/imap/download/states.csv?state=X%0d%0aSet-Cookie:a=b")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_health_names_the_edition_and_the_rows(client: FlaskClient) -> None:
    answer = client.get("/imap/healthz").get_json()
    assert answer["status"] == "ok"
    assert answer["edition"] == "2026.11"
    assert answer["rows"]["places"] == 4


def test_search_answers_in_json(client: FlaskClient) -> None:
    hits = client.get("/imap/search?q=maroc&lang=fr").get_json()
    assert hits[0]["id"] == "MAR"
    assert hits[0]["label"] == "Maroc"
    assert client.get("/imap/search").get_json() == []


def test_a_row_can_be_cited(client: FlaskClient) -> None:
    assert "Official Gazette of Morocco" in client.get("/imap/cite/mar-entry-law?lang=fr").text
    assert client.get("/imap/cite/nothing").status_code == 404
