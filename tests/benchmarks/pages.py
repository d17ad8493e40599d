"""What is done to both pages, and how it is timed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from servers import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

WATCH = (HERE / "watch.js").read_text(encoding="utf-8")
CHOSEN = ("MAR", "DZA", "EGY", "NGA")
CLOSED = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
"""Proxy that is not there: only the two local servers can be reached. Routing through Playwright
would close the network too, but it takes the cache away and delays every request."""


@dataclass(frozen=True)
class Site:
    """A page, where its controls are, and where a state lies on it."""

    name: str
    address: str
    watched: str
    """Part of the page that toggle and refill change: a selector, or gl for MapLibre."""
    toggle: str
    refill: tuple[tuple[str, str | None], ...]
    where: str
    """Function of an id: a point of the page on that state, or nothing."""
    names: dict[str, str] = field(repr=False)


def ours(origin: str, names: dict[str, str]) -> Site:
    """Page of the project."""
    return Site(
        "ours",
        f"{origin}/?lang=en",
        "#map",
        "[data-layer=routes]",
        (("#fill", "activities"), ("#fill", "role:mtm")),
        """id => { const { map, layers } = imap.S, b = layers[id].box;
          const r = map.getContainer().getBoundingClientRect();
          const p = map.latLngToContainerPoint([b.y, b.x]);
          const near = [[9, 0], [-9, 0], [0, 9], [0, -9], [16, 16], [-16, -16], [16, -16], [-16, 16]];
          for (const [dx, dy] of [[0, 0], ...near]) {
            const x = r.left + p.x + dx, y = r.top + p.y + dy;
            if (document.elementFromPoint(x, y)?.dataset.state === id) return [x, y];
          }
          return null; }""",
        names,
    )


def peer(origin: str, names: dict[str, str], inside: dict[str, tuple[float, float]]) -> Site:
    """Page of Plotly."""
    points = {k: inside[k] for k in CHOSEN}
    return Site(
        "peer",
        f"{origin}/",
        "gl",
        "#layers input",
        (("#fill label:nth-of-type(2) input", None), ("#fill label:nth-of-type(1) input", None)),
        f"""id => {{ const m = bench.gl(), r = m.getCanvas().getBoundingClientRect();
          const p = m.project({points}[id]); return [r.left + p.x, r.top + p.y]; }}""",
        names,
    )


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, service_workers="block", locale="en-GB", proxy=CLOSED
    )
    context.add_init_script(WATCH)
    return context


def open_page(browser: Browser, site: Site) -> tuple[BrowserContext, Page, list[str]]:
    """Fresh context, so that nothing is cached, with the page on its way; and a list of its errors."""
    context = _context(browser)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site.address, wait_until="commit")
    page.evaluate("bench.waiting")
    return context, page, errors


def visit(browser: Browser, site: Site) -> Iterator[tuple[str, float]]:
    """Everything that is timed on one cold visit: pairs of a measure and milliseconds."""
    context, page, errors = open_page(browser, site)
    yield "ready", page.evaluate("bench.ready")
    page.wait_for_timeout(800)
    for _ in range(4):
        yield from _act(page, "toggle", site.toggle, None, site.watched)
    for _ in range(2):
        for selector, value in site.refill:
            yield from _act(page, "refill", selector, value, site.watched)
    for state in CHOSEN:
        yield from _click(page, site, state)
    yield from (("drag", ms) for ms in _drag(page))
    outside = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    outside = [url for url in outside if not url.startswith((site.address.split("?")[0], "blob:", "data:"))]
    context.close()
    if errors or outside:
        raise SystemExit(f"{site.name}: errors {errors}, asked outside {outside}")


def _act(
    page: Page, what: str, selector: str, value: str | None, watched: str
) -> Iterator[tuple[str, float]]:
    found = page.evaluate("([s, v, w]) => bench.act(s, v, w)", [selector, value, watched])
    for end in ("done", "shown"):
        if found.get(end) is not None:
            yield f"{what} {end}", found[end]


def _click(page: Page, site: Site, state: str) -> Iterator[tuple[str, float]]:
    point = page.evaluate(site.where, state)
    if point is None:
        print(f"\r{site.name}: {state} is covered, no click on it", file=sys.stderr)
        return
    page.mouse.move(point[0] - 3, point[1])
    page.mouse.move(*point, steps=3)
    page.wait_for_timeout(350)  # Plotly takes a click only where it has seen the mouse hover
    page.evaluate("name => bench.await(name)", site.names[state])
    page.mouse.click(*point)
    found = page.evaluate("bench.clicked")
    page.wait_for_timeout(500)
    yield "click done", found["done"]
    yield "click shown", found["shown"]


def _drag(page: Page) -> list[float]:
    x, y = 560, 420
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y)
    page.evaluate("bench.frames()")
    for dx, dy in ((160, 60), (-160, -60), (160, -60), (0, 0)):
        page.mouse.move(x + dx, y + dy, steps=15)
    found: list[float] = page.evaluate("bench.stop()")
    page.mouse.up()
    page.wait_for_timeout(300)
    return found


def first_view(browser: Browser, site: Site, encoding: str) -> list[dict[str, Any]]:
    """Every answer until the map is ready and the page is still, with its bytes on the wire."""
    context = _context(browser)
    page = context.new_page()
    session = context.new_cdp_session(page)
    answers: dict[str, dict[str, Any]] = {}

    def begun(event: dict[str, Any]) -> None:
        answer = event["response"]
        answers[event["requestId"]] = {
            "path": "/" + answer["url"].split("/", 3)[-1],
            "encoding": {k.lower(): v for k, v in answer["headers"].items()}.get("content-encoding", "-"),
            "bytes": 0,
        }

    def ended(event: dict[str, Any]) -> None:
        if event["requestId"] in answers:
            answers[event["requestId"]]["bytes"] = event["encodedDataLength"]

    session.on("Network.responseReceived", begun)
    session.on("Network.loadingFinished", ended)
    session.send("Network.enable")
    session.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": encoding}})
    page.goto(site.address, wait_until="commit")
    page.evaluate("bench.waiting")
    page.wait_for_timeout(1000)
    context.close()
    return sorted(answers.values(), key=lambda answer: -answer["bytes"])
