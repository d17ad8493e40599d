"""Doors for machines: downloads, citations, the feed, search, health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imap.api.downloads import downloads
from imap.api.feed import feed
from imap.api.health import health
from imap.api.search import search

if TYPE_CHECKING:
    from flask import Blueprint

    from imap.store.store import Store


def doors(store: Store) -> tuple[Blueprint, ...]:
    """Every blueprint over a store."""
    return downloads(store), feed(store), health(store), search(store)
