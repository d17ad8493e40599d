"""Orders over the tiny package."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tiny_shapes import lay_geometry

from imap.exports.colophon import Order
from imap.model.query import parse
from imap.store.geometry import read_shapes
from imap.store.register import Register
from imap.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from imap.model.nouns import Package

DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="session")
def tiny_store(tiny_package: Package, tmp_path_factory: pytest.TempPathFactory) -> Store:
    package = replace(tiny_package, version="2026.11")
    return Store(Register(package), read_shapes(lay_geometry(tmp_path_factory.mktemp("geometry"))))


@pytest.fixture
def order(tiny_store: Store) -> Callable[[str], Order]:
    def make(search: str = "lang=en") -> Order:
        query, unknown = parse(search, tiny_store.register.vocabulary)
        return Order(tiny_store.select(query), tiny_store, DAY, "https://example.org/imap", unknown)

    return make
