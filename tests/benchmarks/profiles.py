"""A state's page after the click, beside the map's own start in the same run; and its PDF at the door.

Times on a busy machine mean little: read the ratios. Nothing here fails on a clock.

    python tests/benchmarks/profiles.py              Morocco, the Niger, Türkiye, Egypt, in turn
    python tests/benchmarks/profiles.py --rounds 2
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
import urllib.request
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import browsers  # noqa: E402
import servers  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATES = ("MAR", "NER", "TUR", "EGY")
WATCH = """
const seen = (name, selector) => new MutationObserver((_, watch) => {
  if (!document.querySelector(selector)) return;
  watch.disconnect();
  const note = () => { window[name] = performance.timeOrigin + performance.now(); };
  requestAnimationFrame(() => requestAnimationFrame(note));
}).observe(document, { childList: true, subtree: true });
seen("textShown", "#after article");
seen("chartShown", "#timeline .main-svg");
"""
"""Notes when the frame after a thing's arrival was drawn."""
CLICK = """() => { const at = performance.timeOrigin + performance.now();
  document.querySelector("#panel .full").click(); return at; }"""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=4, help="visits to each state's page")
    rounds = parser.parse_args().rounds
    data = Path(os.environ.get("IMAP_DATA", ROOT / "geodata"))
    with servers.ours(data) as us, sync_playwright() as playwright:
        browser = browsers.browser(playwright)
        times = _visits(browser, us.origin, rounds)
        browser.close()
        pdf = [_pdf(us.origin, state, lang) for state in STATES for lang in ("ar", "en", "fr")]
    start = statistics.median(times["map"])
    print(f"{'map, navigation to drawn':44}{start:9,.0f} ms")
    for name in ("text", "chart"):
        found = statistics.median(times[name])
        print(f"{'click on Full profile to ' + name:44}{found:9,.0f} ms{found / start:8.2f} of the map")
    print(f"{'PDF at the door, median (most)':44}{statistics.median(pdf):9,.0f} ms ({max(pdf):,.0f})")


def _visits(browser: Browser, origin: str, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for n in range(rounds):
        for state in STATES:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_init_script(WATCH)
            page = context.new_page()
            page.goto(f"{origin}/?lang=en&select={state}")
            page.wait_for_selector("html[data-ready=true]")
            times["map"].append(page.evaluate("performance.now()"))
            page.wait_for_selector("#panel .full")
            begun = page.evaluate(CLICK)
            page.wait_for_url("**/country/**", wait_until="commit")
            page.wait_for_selector("#timeline .main-svg >> nth=0")
            page.wait_for_timeout(500)
            if n:  # the first round warms the server
                for name in ("text", "chart"):
                    times[name].append(page.evaluate(f"window.{name}Shown") - begun)
            context.close()
    return times


def _pdf(origin: str, state: str, lang: str) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(f"{origin}/download/profile.pdf?select={state}&lang={lang}") as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
