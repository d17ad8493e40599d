"""The printed map as SVG and PNG. Matplotlib weighs 53 MB and is loaded when a map is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imap.exports.colophon import Order


def svg_bytes(order: Order) -> bytes:
    """Printed map as SVG, an A4 sheet; letters are outlines, so that it looks alike everywhere."""
    from imap.exports.printed.sheet import drawn  # noqa: PLC0415

    return drawn(order, "svg")


def png_bytes(order: Order) -> bytes:
    """Printed map as PNG, an A4 sheet of 1654 by 2339 pixels."""
    from imap.exports.printed.sheet import drawn  # noqa: PLC0415

    return drawn(order, "png")
