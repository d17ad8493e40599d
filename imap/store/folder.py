"""Where the data package is."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "geodata"
"""The data package of this checkout."""


def data_folder() -> Path:
    """Folder that ``IMAP_DATA`` names, else the data package of this checkout."""
    return Path(os.environ.get("IMAP_DATA") or PACKAGE)
