"""Writing files: of a table, of the printed map, of the whole view, of the profile of a state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from imap.cli import options

PROFILED = ("lang", "dialogue", "phase", "agency", "theme", "year", "q", "at", "known")
"""Names of the address that the profile of a state depends on."""


@click.command()
@click.argument("thing", metavar="TABLE|map|view")
@click.option(
    "--format",
    "form",
    default=None,
    help="csv, xlsx, geojson, gpkg, parquet; svg, png for map; zip for view; as the file is named.",
)
@options.output("File to write, - for the terminal. Default: the name of the file.")
@options.url
@options.question()
@options.data
def export(
    thing: str, form: str | None, output: Path | None, url: str, data: Path | None, **asked: Any
) -> None:
    """Write a file of a table, of the printed map or of the whole view.

    \b
    imap export activities --agency iom,unhcr --theme T06 --lang fr -o activities.xlsx
    imap export map --fill role:mtm --lang ar -o map.png
    imap export view --state MAR --format zip -o morocco.zip
    """  # noqa: D301 - click reads the sign
    store = options.opened(data)
    named = output.suffix.lstrip(".") if output else ""
    form = form or named or {"map": "png", "view": "zip"}.get(thing, "csv")
    file = options.made(store, options.asked(store, asked), thing, form, url)
    options.written(output or Path(file.name), file.content)


@click.command()
@click.argument("states", metavar="STATE...", nargs=-1, required=True)
@click.option("--format", "form", default=None, help="pdf, html, json; as the file is named, else pdf.")
@options.output(
    "File to write, - for the terminal; of several states a folder. Default: the name of the file.",
    folder=True,
)
@options.url
@options.question(PROFILED)
@options.data
def profile(
    states: tuple[str, ...],
    form: str | None,
    output: Path | None,
    url: str,
    data: Path | None,
    **asked: Any,
) -> None:
    """Write the full profile of a state, or of several, each by its code of three letters.

    \b
    imap profile MAR --lang ar -o mar.pdf
    imap profile NER TUR --at 2012-06-30 --format html
    """  # noqa: D301 - click reads the sign
    from imap.exports.formats import PROFILE  # noqa: PLC0415

    store = options.opened(data)
    folder = output if len(states) > 1 or (output and output.is_dir()) else None
    form = form or (output.suffix.lstrip(".") if output and not folder and output.suffix else "pdf")
    for state in dict.fromkeys(states):
        query = options.asked(store, asked).changed(select=state.upper())
        file = options.made(store, query, PROFILE, form, url)
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        options.written(folder / file.name if folder else output or Path(file.name), file.content)
