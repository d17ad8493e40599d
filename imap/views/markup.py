"""Component trees as HTML text.

Why: Dash keeps every component of a page in one store and asks each of them at every
change; a profile of a thousand elements took five seconds to appear. As text it takes
milliseconds. What reacts (inputs, map, chart) stays a Dash component; what is read is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from dash.development.base_component import Component

NAMES = {"className": "class", "htmlFor": "for"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = frozenset({"br", "hr", "img", "wbr"})
SKIPPED = frozenset({"children", "n_clicks", "n_clicks_timestamp", "key"})


def markup(part: Any, raised: int = 0) -> str:
    """HTML of a component, a text, a number, or a list of these; None is nothing.

    Parameters
    ----------
    raised
        By how many levels headings go up: a panel that is a page of its own begins with ``h1``.

    Raises
    ------
    TypeError
        For a component that is not plain HTML (it would not come alive as text).
    """
    return "".join(_pieces(part, raised))


def _pieces(part: Any, raised: int) -> Iterator[str]:
    if part is None or isinstance(part, bool):
        return
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from _pieces(one, raised)
    elif isinstance(part, Component):
        yield from _element(part, raised)
    else:
        yield escape(str(part), quote=False)


def _element(component: Component, raised: int) -> Iterator[str]:
    given = component.to_plotly_json()  # type: ignore[no-untyped-call]
    if given["namespace"] != "dash_html_components":
        message = f"{given['namespace']}.{given['type']} is not plain HTML"
        raise TypeError(message)
    tag, props = given["type"].lower(), given["props"]
    if raised and tag in HEADINGS:
        tag = HEADINGS[max(HEADINGS.index(tag) - raised, 0)]
    yield f"<{tag}{''.join(_attributes(props))}>"
    if tag not in VOID:
        yield from _pieces(props.get("children"), raised)
        yield f"</{tag}>"


def _attributes(props: dict[str, Any]) -> Iterator[str]:
    for name, value in props.items():
        if name in SKIPPED or value is None or value is False:
            continue
        attribute = NAMES.get(name, name.lower())
        yield f" {attribute}" if value is True else f' {attribute}="{escape(str(value))}"'
