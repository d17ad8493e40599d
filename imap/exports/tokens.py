"""The design tokens, read from the style sheet of the pages: for files that carry their own look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

ASSETS = Path(__file__).parents[2] / "assets"
"""Folder in which the pages have their style sheets, signs and fonts."""
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\)(.*?)\n\n", re.DOTALL)


@cache
def stylesheet() -> str:
    """The tokens as a style sheet, both themes, three languages, and paper."""
    return (ASSETS / "tokens.css").read_text(encoding="utf-8")


@cache
def dark() -> Mapping[str, str]:
    """Tokens that are other in the dark, by name."""
    found = _DARK.search(stylesheet())
    return MappingProxyType(dict(_TOKEN.findall(found[1] if found else "")))


@cache
def sign(name: str) -> str:
    """Lines of a sign of the sprite, for an SVG of 16 by 16 (``g-0`` to ``g-5``: kinds of evidence)."""
    sprite = (ASSETS / "sprite.svg").read_text(encoding="utf-8")
    found = re.search(rf'<symbol id="{re.escape(name)}"[^>]*>(.*?)</symbol>', sprite, re.DOTALL)
    return found[1] if found else ""
