"""The command line, which asks the same questions as the address: serve, check, export, and so on."""

from __future__ import annotations

import click

from imap.cli.files import export, profile
from imap.cli.imports import import_
from imap.cli.reports import check, gaps, sources
from imap.cli.serving import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """i-Map: an interactive map on migration, each statement with its source.

    \b
    imap serve
    imap export activities --agency iom -o activities.csv
    """  # noqa: D301 - click reads the sign


for command in (serve, check, gaps, sources, export, profile, import_):
    main.add_command(command)
