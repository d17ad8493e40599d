"""PDF by typst, each in a process of its own: typst keeps what it has set, some 180 MB.

::

    python -m imap.exports.typeset FOLDER > FILE.pdf

sets ``FOLDER/main.typ``. The folder holds ``data.json``, which the template reads, and every
other file that it names; ``paper.typ`` is always there: page, inks, fonts, words in their
own direction.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAPER = Path(__file__).with_name("paper.typ")
FONTS = ROOT / "assets" / "fonts" / "ttf"
SECONDS = 60
"""Longest time that a file may take."""


def typeset(template: Path, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """PDF of a template: tagged, PDF/UA-1, fonts within; the same input gives the same bytes.

    Parameters
    ----------
    template
        Typst file; it reads ``json("data.json")`` and may import ``paper.typ``.
    data
        What it sets, as JSON takes it: texts are data there, nothing needs escaping.
    files
        Pictures and other files by the name under which the template reads them.

    Raises
    ------
    RuntimeError
        Where typst refuses; the message is its own.
    """
    with tempfile.TemporaryDirectory(prefix="imap-") as name:
        lay(Path(name), template, data, files)
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", "imap.exports.typeset", name],
            cwd=ROOT, capture_output=True, check=False, timeout=SECONDS,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def lay(folder: Path, template: Path, data: Mapping[str, Any], files: Mapping[str, bytes]) -> Path:
    """Lay a template, its data and its files into a folder; gives the file that typst sets."""
    for name, content in (*files.items(), (PAPER.name, PAPER.read_bytes())):
        (folder / name).write_bytes(content)
    (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    main_file = folder / "main.typ"
    main_file.write_bytes(template.read_bytes())
    return main_file


def main(folder: Path) -> None:
    """Set ``main.typ`` of a folder and write the PDF to the standard output."""
    import typst  # noqa: PLC0415 - only the child process loads it

    try:
        pdf = typst.compile(
            folder / "main.typ",
            root=folder,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise SystemExit(error.diagnostic or error.message) from None
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
