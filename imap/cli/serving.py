"""Serving the map with gunicorn."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from imap.cli import options
from imap.store.folder import data_folder

ROOT = Path(__file__).parents[2]
"""Folder in which ``app.py`` lies."""


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for every network."
)
@click.option(
    "--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes; each has eight threads.",
)
@options.data
def serve(host: str, port: int, workers: int, data: Path | None) -> None:
    """Serve the map.

    \b
    imap serve --port 8050
    """  # noqa: D301 - click reads the sign
    folder = (data or data_folder()).resolve()
    options.opened(folder)
    if not (ROOT / "app.py").is_file():
        raise click.ClickException(f"{ROOT} has no app.py: run imap from a checkout (pip install -e .)")
    os.environ["IMAP_DATA"] = str(folder)
    click.echo(f"i-Map on http://{host}:{port}/")
    os.execv(sys.executable, gunicorn(host, port, workers))  # noqa: S606 - our own interpreter, no shell


def gunicorn(host: str, port: int, workers: int) -> list[str]:
    """Command that serves the app."""
    return [
        sys.executable, "-m", "gunicorn", "--chdir", str(ROOT), "--bind", f"{host}:{port}",
        "--workers", str(workers), "--worker-class", "gthread", "--threads", "8",
        "--timeout", "60", "--preload", "app:create_server()",
    ]  # fmt: skip
