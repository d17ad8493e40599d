"""Reading files of others."""

from __future__ import annotations

from pathlib import Path

import click

from imap.model.errors import ImapError


@click.group("import")
def import_() -> None:
    """Read files of others.

    \b
    imap import un-geodata plotly.js-4.1.1.tgz --to geodata/geometry
    """  # noqa: D301 - click reads the sign


@import_.command("un-geodata")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the geometry files.",
)
def un_geodata(file: Path, folder: Path) -> None:
    """Make the shapes of the map from UN Geodata as npm plotly.js ships it.

    \b
    npm pack plotly.js@4.1.1
    imap import un-geodata plotly.js-4.1.1.tgz --to geodata/geometry
    """  # noqa: D301 - click reads the sign
    from imap.importers.un_geodata import build  # noqa: PLC0415

    try:
        build(file, folder)
    except ImapError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder}: {', '.join(sorted(p.name for p in folder.iterdir()))}")
