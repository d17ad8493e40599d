"""The browser that the browser tests use."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]


def browser(playwright: Playwright) -> Browser:
    """Start it, or stop with the line that installs one."""
    spec = importlib.util.spec_from_file_location("browser_tests", ROOT / "tests/browser/conftest.py")
    assert spec is not None
    assert spec.loader is not None
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    found = tests.launch(playwright)
    if found is None:
        sys.exit(tests.HELP)
    return found  # type: ignore[no-any-return]
