"""What several commands share: options, the data they open, the question they ask, the file they write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import click

from imap.model.errors import DataError, ImapError
from imap.model.query import FIELDS, Query, Unknown, parse
from imap.store.folder import data_folder

if TYPE_CHECKING:
    from imap.exports.formats import File
    from imap.store.store import Store

ASKED = tuple(field for field in FIELDS if field.name not in {"select", "tab", "by"})
"""Names of the address that a file depends on."""

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

data = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    show_default="IMAP_DATA, else geodata/",
    help="Folder of the data package.",
)
url = click.option("--url", default="", help="Address of the app, for addresses inside the file.")


def output(says: str, *, folder: bool = False) -> Option:
    """Option of the file to write, or of the folder where several may be written."""
    path = click.Path(path_type=Path, dir_okay=folder, allow_dash=True)
    return click.option("-o", "--output", type=path, default=None, help=says)


def question(names: Iterable[str] = ()) -> Option:
    """Options of a question: all that a file depends on, or those named."""
    fields = [field for field in ASKED if not names or field.name in names]

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for field in reversed(fields):
            many = field.kind == "many"
            says = "Filter" if field.filters else "How it is shown"
            more = "; may be repeated, or a list joined by commas" if many else ""
            command = click.option(
                f"--{field.name}",
                field.name,
                multiple=many,
                help=f"{says}: as {field.name}= in the address{more}.",
            )(command)
        return command

    return add


def opened(folder: Path | None) -> Store:
    """Store over the data package; every problem in a line of its own where there are any."""
    from imap.store.store import open_store  # noqa: PLC0415 - help needs no data

    folder = folder or data_folder()
    try:
        return open_store(folder)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        raise click.ClickException(
            f"{len(error.problems)} problem{'s' * (len(error.problems) > 1)} in {folder}"
        ) from None


def asked(store: Store, options: dict[str, Any]) -> Query:
    """Question of the options, read as an address is; what is not known is an error here."""
    pairs = [(k, ",".join(v) if isinstance(v, tuple) else v) for k, v in options.items() if v]
    query, unknown = parse(urlencode(pairs), store.register.vocabulary)
    if unknown:
        raise click.UsageError("; ".join(_unknown(u) for u in unknown))
    return query


def _unknown(unknown: Unknown) -> str:
    nearest = f"; the nearest is {unknown.nearest!r}" if unknown.nearest else ""
    return f"--{unknown.field} {unknown.value!r} is not known{nearest}"


def made(store: Store, query: Query, thing: str, form: str, base_url: str = "") -> File:
    """File of a thing in a form, made today."""
    from imap.exports.colophon import Order  # noqa: PLC0415 - help needs no writer of files
    from imap.exports.formats import export  # noqa: PLC0415

    try:
        return export(Order(store.select(query), store, today(), base_url.rstrip("/")), thing, form)
    except ImapError as error:
        raise click.ClickException(str(error)) from None


def written(target: Path, content: bytes) -> None:
    """Write a file, or to the terminal, and say how large it is."""
    with click.open_file(str(target), "wb") as out:
        out.write(content)
    if str(target) != "-":
        click.echo(f"{target}: {len(content):,} bytes", err=True)


def today() -> dt.date:
    """Day of the clock in UTC."""
    return dt.datetime.now(dt.UTC).date()
