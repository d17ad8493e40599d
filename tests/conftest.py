"""The tiny package: four states, one dialogue, one route, legible at a glance."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from imap.store.read import read

if TYPE_CHECKING:
    from imap.model.nouns import Package

# No test fails by the clock: a busy machine is not a fault of the code.
settings.register_profile("no-clock", deadline=None)
settings.load_profile("no-clock")

TINY = Path(__file__).parent / "geodata"
DESCRIPTOR = Path(__file__).parents[1] / "geodata" / "datapackage.json"


def build_tiny(folder: Path) -> Path:
    """Lay the tiny tables beside the real descriptor, so that the two cannot drift apart."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    shutil.copy(DESCRIPTOR, folder / DESCRIPTOR.name)
    for resource in json.loads(DESCRIPTOR.read_text(encoding="utf-8"))["resources"]:
        if not (folder / resource["path"]).exists():
            with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerow(
                    f["name"] for f in resource["schema"]["fields"]
                )
    return folder


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """Copy of the tiny package that a test may break."""
    return build_tiny(tmp_path / "geodata")


@pytest.fixture(scope="session")
def tiny_package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The tiny package as read; it has no problems."""
    package, problems = read(build_tiny(tmp_path_factory.mktemp("tiny") / "geodata"))
    assert problems == ()
    return package
