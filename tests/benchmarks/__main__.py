"""Our map beside the map most people would write, in one run, visit by visit in turn.

Times on a busy machine mean little: read the ratios. Nothing here fails on a clock.

    python tests/benchmarks              table of both
    python tests/benchmarks --bytes      and every answer of the first view
    python tests/benchmarks --rounds 2   fewer visits
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import browsers  # noqa: E402
import content  # noqa: E402
import pages  # noqa: E402
import servers  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Times = dict[str, list[float]]

ROWS = (
    # measure, words, most of the peer's, most in ms
    ("ready", "navigation to the map drawn", 0.4, None),
    ("drag", "drag, a frame", None, 20.0),
    ("toggle done", "toggle routes, last change", 0.1, 24.0),
    ("toggle shown", "toggle routes, pixels shown", None, None),
    ("refill done", "refill, last change", 0.1, 24.0),
    ("refill shown", "refill, pixels shown", None, None),
    ("click done", "click on a state to panel filled", None, 50.0),
    ("click shown", "click on a state to panel shown", None, None),
)
GZIP_KB, START_S, WORKER_MB = 650.0, 3.0, 250.0


def main() -> None:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="cold visits to each page")
    parser.add_argument("--bytes", action="store_true", help="print every answer of the first view")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the servers end with it
    data = Path(os.environ.get("IMAP_DATA", ROOT / "geodata"))
    with tempfile.TemporaryDirectory() as folder:
        content.write(data, Path(folder))
        created = servers.create_seconds(data)
        with servers.ours(data) as us, servers.peer(Path(folder)) as them:
            sites = _sites(us, them, Path(folder))
            with sync_playwright() as playwright:
                browser = browsers.browser(playwright)
                times = _times(browser, sites, asked.rounds)
                views = {
                    (site.name, coding): pages.first_view(browser, site, coding)
                    for coding in ("gzip", "gzip, br")
                    for site in sites
                }
                browser.close()
            _print_times(times)
            _print_bytes(views)
            _print_server(created, us, them)
        if asked.bytes:
            _print_answers(views)


def _sites(us: servers.Served, them: servers.Served, folder: Path) -> tuple[pages.Site, pages.Site]:
    found = content.read(folder)
    return pages.ours(us.origin, found["names"]), pages.peer(them.origin, found["names"], found["inside"])


def _times(browser: Browser, sites: tuple[pages.Site, ...], rounds: int) -> dict[str, Times]:
    times: dict[str, Times] = {site.name: defaultdict(list) for site in sites}
    for n in range(rounds + 1):
        for site in sites if n % 2 else sites[::-1]:
            print(f"\r{'warming' if n == 0 else f'round {n}'}: {site.name} ", end="", file=sys.stderr)
            for measure, ms in pages.visit(browser, site):
                if n:
                    times[site.name][measure].append(ms)
    print("\r", " " * 30, "\r", end="", file=sys.stderr)
    return times


def _line(words: str, ours: float, peer: float, unit: str, aims: list[tuple[str, bool]]) -> None:
    ratio = f"{ours / peer:8.2f}" if peer else " " * 8
    other = f"{peer:9,.1f}" if peer else " " * 9
    said = "; ".join(f"{aim} {'met' if met else 'MISSED'}" for aim, met in aims)
    print(f"{words:36}{ours:9,.1f}{other}{ratio}  {unit:3}  {said}")


def _print_times(times: dict[str, Times]) -> None:
    print(f"{'median':36}{'ours':>9}{'peer':>9}{'ratio':>8}       aim")
    for measure, words, share, most in ROWS:
        ours, peer = (statistics.median(times[site].get(measure) or [0.0]) for site in ("ours", "peer"))
        aims = []
        if share:
            aims.append((f"<= {share} of peer", ours <= share * peer))
        if most:
            aims.append((f"<= {most:.0f} ms", ours <= most))
        _line(words, ours, peer, "ms", aims)
    for site, found in times.items():
        print(f"    n of {site}: " + ", ".join(f"{k} {len(v)}" for k, v in found.items()))
        print("    upper tenth: " + ", ".join(f"{k} {_tenth(v):.0f}" for k, v in found.items()))


def _tenth(found: list[float]) -> float:
    return sorted(found)[int(0.9 * (len(found) - 1))]


def _print_bytes(views: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    for coding in ("gzip", "gzip, br"):
        ours, peer = (sum(a["bytes"] for a in views[site, coding]) / 1000 for site in ("ours", "peer"))
        aims = [(f"<= {GZIP_KB:.0f} kB", ours <= GZIP_KB)] if coding == "gzip" else []
        _line(f"first view, {coding}", ours, peer, "kB", aims)


def _print_server(created: float, us: servers.Served, them: servers.Served) -> None:
    ours, peer = us.memory(), them.memory()
    _line("import app; create_app()", created, 0, "s", [])
    _line(
        "gunicorn to the first 200",
        us.started,
        them.started,
        "s",
        [(f"<= {START_S:.0f} s", us.started <= START_S)],
    )
    _line("worker, RSS", ours[0], peer[0], "MB", [(f"<= {WORKER_MB:.0f} MB", ours[0] <= WORKER_MB)])
    _line("worker, PSS", ours[1], peer[1], "MB", [])
    _line("/healthz", servers.answer_ms(f"{us.origin}/healthz"), 0, "ms", [])


def _print_answers(views: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    for (site, coding), answers in views.items():
        print(f"\n{site}, {coding}: {len(answers)} answers")
        for answer in answers:
            print(f"{answer['bytes']:9,}  {answer['encoding']:5} {answer['path'][:100]}")


if __name__ == "__main__":
    main()
