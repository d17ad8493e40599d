"""HTML attributes whose names have a hyphen."""

from __future__ import annotations

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """Attributes for a component: ``data_ask="by"`` becomes ``{"data-ask": "by"}``.

    The type is wide on purpose: to mypy, ``**dict[str, str]`` could be any keyword of a component.
    """
    return {name.replace("_", "-"): value for name, value in named.items()}
