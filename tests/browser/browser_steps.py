"""What several browser tests do: open the map, find a point on a shape, tell what the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect.set_options(timeout=15_000)

SIZES = ((1280, 900), (390, 844))
ITEMS = ("MAR", "mar-law-27-14", "a002-01", "cmed-arlit", "iom")
"""A row of five tables: areas, statements, activities, routes, bodies."""
INSIDE = """id => {
  const el = document.querySelector(`[data-state="${id}"]`), b = el.getBoundingClientRect(), found = [];
  for (let i = 1; i < 24; i++) for (let j = 1; j < 24; j++) {
    const x = b.left + b.width * i / 24, y = b.top + b.height * j / 24;
    if (document.elementFromPoint(x, y) === el) found.push([x, y]);
  }
  return found[Math.floor(found.length / 2)];
}"""
ON_ROUTE = """() => {
  for (const line of imap.S.lines) {
    const el = line.els[2];
    if (!line.on) continue;
    for (let k = 0.1; k < 0.9; k += 0.05) {
      const p = el.getPointAtLength(el.getTotalLength() * k), m = el.getScreenCTM();
      const x = p.x * m.a + m.e, y = p.y * m.d + m.f;
      if (document.elementFromPoint(x, y) === el) return [line.leg.r[0], x, y];
    }
  }
}"""


def open_map(page: Page, search: str = "lang=en") -> Page:
    """Open the map and wait until it is drawn."""
    page.goto(f"/?{search}")
    page.wait_for_selector("html[data-ready=true]", timeout=30_000)
    return page


def open_text(page: Page, address: str) -> Page:
    """Open a page of text and wait for its heading."""
    page.goto(address)
    page.wait_for_selector("#text h1", timeout=30_000)
    return page


def inside(page: Page, state: str) -> tuple[float, float]:
    """A point of the window at which a state's shape lies on top."""
    x, y = page.evaluate(INSIDE, state)
    return x, y


def on_a_route(page: Page) -> tuple[str, float, float]:
    """A route and a point of the window at which its line lies on top."""
    route, x, y = page.evaluate(ON_ROUTE)
    return route, x, y


def settle(page: Page) -> None:
    """Let the browser lay out and draw what has just changed."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
    )


def asked(page: Page) -> dict[str, str]:
    """Fields of the address."""
    found: dict[str, str] = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    return found


def focus(page: Page) -> dict[str, Any]:
    """Where the focus is: id, tag, and data attributes."""
    found: dict[str, Any] = page.evaluate(
        "(e => ({ id: e.id, tag: e.tagName.toLowerCase(), ...e.dataset }))(document.activeElement)"
    )
    return found


def view(page: Page) -> list[float]:
    """Centre (x, y in map units) and zoom."""
    found: list[float] = page.evaluate(
        "(m => [m.getCenter().lng, m.getCenter().lat, m.getZoom()])(imap.S.map)"
    )
    return found


def classes(page: Page) -> dict[str, int]:
    """How many states have each fill, as drawn."""
    found: dict[str, int] = page.evaluate(
        """() => { const n = {};
        for (const el of document.querySelectorAll("[data-state]")) {
          const c = el.getAttribute("class").split(" ")[1];
          n[c] = (n[c] || 0) + 1;
        }
        return n; }"""
    )
    return found


def asks(page: Page) -> list[str]:
    """Paths that the page asks for from now on; the browser's own icon is left out."""
    seen: list[str] = []
    page.on("request", lambda r: None if "favicon" in r.url else seen.append(r.url))
    return seen
