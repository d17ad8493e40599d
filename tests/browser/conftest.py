"""A real Chromium, the app on its real data, and nothing else: whatever leaves the origin fails the test."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Error, Page, Playwright, Route, sync_playwright
from werkzeug.serving import make_server

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
AXE_RUN = """axe.run({
    resultTypes: ['violations'],
    rules: {'color-contrast': {enabled: document.documentElement.lang === 'en'}},
})"""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")
APT = ("apt-get", "install", "-y", "chromium")
HELP = (
    "no browser here, and neither Playwright's download nor Debian's package could be had; install one:\n"
    f"    {' '.join(PLAYWRIGHT)}\n"
    "or, on Debian as root,\n"
    f"    apt-get update && {' '.join(APT)}"
)


class Opener(Protocol):
    """Makes pages in contexts of their own."""

    def __call__(self, width: int = 1280, height: int = 900, **context: Any) -> Page:
        """Page of a size; more options as ``Browser.new_context`` takes them."""
        ...


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep the processes that share the tests from installing a browser at the same time."""
    with lock.open("w") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that is there, else Playwright's download, else Debian's package, else a failure."""
    with sync_playwright() as playwright:
        with alone(tmp_path_factory.getbasetemp().parent / "browser.lock"):
            found = launch(playwright)
        if found is None:
            pytest.fail(HELP, pytrace=False)
        yield found
        found.close()


def launch(playwright: Playwright) -> Browser | None:
    """First browser that starts; each way is tried only where those before it failed."""
    ways: tuple[Callable[[], Browser | None], ...] = (
        lambda: _on_path(playwright),
        lambda: _start(playwright),
        lambda: _start(playwright) if _run(PLAYWRIGHT) else None,
        lambda: _on_path(playwright) if _apt() else None,
    )
    return next((found for way in ways if (found := way())), None)


def _on_path(playwright: Playwright) -> Browser | None:
    named = os.environ.get("IMAP_BROWSER")
    paths = (named,) if named else tuple(path for name in NAMES if (path := shutil.which(name)))
    return next((found for path in paths if (found := _start(playwright, path))), None)


def _start(playwright: Playwright, path: str | None = None) -> Browser | None:
    try:
        return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    except Error:
        return None


def _apt() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None and _run(("apt-get", "update")) and _run(APT)


def _run(command: tuple[str, ...]) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Origin of the app on the project's own data, without a slash at the end."""
    server = make_server("127.0.0.1", 0, _create_app().server, threaded=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


def _create_app() -> Any:
    spec = importlib.util.spec_from_file_location("imap_roof", ROOT / "app.py")
    assert spec is not None
    assert spec.loader is not None
    roof = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(roof)
    return roof.create_app(Path(os.environ.get("IMAP_DATA", ROOT / "geodata")))


@pytest.fixture
def new_page(browser: Browser, served: str) -> Iterator[Opener]:
    """Opener of pages; at the end none may have left the origin or thrown an error."""
    outside: list[str] = []
    errors: list[str] = []
    contexts = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(f"{served}/"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("websocket", lambda socket: outside.append(socket.url))

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(
            viewport=size, service_workers="block", base_url=served, accept_downloads=True, **options
        )
        contexts.append(context)
        context.route("**/*", guard)
        context.on("page", listen)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert outside == [], "requests that left the origin"
    assert errors == [], "errors that no code caught, or that the console shows"


@pytest.fixture
def page(new_page: Opener) -> Page:
    """A page of 1280 x 900 pixels; ``page.goto("/?lang=ar")`` opens the map."""
    return new_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Runner of axe-core; a list of what it finds, each with its rule and the elements.

    Colours do not depend on the language: whether they stand out, by far the slowest rule, is
    asked of English pages alone.
    """

    def run(page: Page) -> list[str]:
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(AXE_RUN)["violations"]
        return [f"{v['id']}: {[node['html'][:160] for node in v['nodes'][:4]]}" for v in found]

    return run
