"""The rooms keep to their floors, and their modules stay readable."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from imap.views.ids import Ids

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "imap").rglob("*.py"))
LINES_AT_MOST = 400


def test_modules_have_at_most_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in MODULES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES_AT_MOST
    }
    assert len(MODULES) > 50
    assert long == {}


def test_the_roof_has_at_most_60_lines() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_a_room_imports_lower_floors_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    assert lint.exists(), f"{lint} is missing: pip install -e '.[test]'"
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def named_ids(path: Path) -> set[str]:
    """Ids written as bare text where a component or a callback takes one."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [k.value for k in node.keywords if k.arg == "id"]
        if name in {"Input", "Output", "State"} and len(node.args) == 2:
            given.append(node.args[0])
        found |= {g.value for g in given if isinstance(g, ast.Constant) and isinstance(g.value, str)}
    return found


def test_ids_are_named_once() -> None:
    bare = set().union(*(named_ids(path) for path in MODULES))
    assert bare <= {"about", "page", "facts", "framework", "sources"}, "anchors of text alone"
    assert len({i.value for i in Ids}) == len(Ids)


def test_every_id_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODULES if path.name != "ids.py")
    assert [i.name for i in Ids if not re.search(rf"\bIds\.{i.name}\b", text)] == []


def test_callbacks_are_wired_to_ids_that_stand_on_a_page() -> None:
    from stores import real

    from imap.model.query import Query
    from imap.store.timeline import timeline
    from imap.views.shell import map_page, text_page
    from imap.views.timeline import graph
    from imap.web.build import build
    from imap.web.parts import graph_of

    app = build(real(), ROOT / "assets")
    query = Query(tab="chart")
    page = str(map_page(query, {}, {}, graph_of(real(), query), "x").to_plotly_json())
    page += str(text_page({}, graph(timeline(real().register, "MAR", "en"), "en")).to_plotly_json())
    shell = (ROOT / "imap/views/shell.py").read_text(encoding="utf-8")
    wired = set()
    for name, callback in app.callback_map.items():
        wired |= {part.rsplit(".", 1)[0] for part in re.findall(r"[\w-]+\.\w+", name)}
        wired |= {entry["id"] for entry in callback["inputs"]}
    known = {i.value for i in Ids}
    assert wired - known == set()
    assert {w for w in wired if f"'{w}'" not in page and f"Ids.{Ids(w).name}," not in shell} == set()


@pytest.mark.parametrize("room", ["model", "i18n"])
def test_the_ground_floors_open_no_files_of_the_data_package(room: str) -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in MODULES if p.parent.name == room)
    assert "geodata" not in text.replace("geodata``", "")
