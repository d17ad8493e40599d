"""The command line, which asks the same questions as the address: serve, check, export, and so on."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imap.model.errors import DataError, ImapError
from imap.model.query import FIELDS, Query, Unknown, parse
from imap.store.folder import data_folder

if TYPE_CHECKING:
    from imap.store.store import Store

ROOT = Path(__file__).parents[1]
"""Folder in which ``app.py`` lies."""
ASKED = tuple(field for field in FIELDS if field.name not in {"select", "tab", "by"})
"""Names of the address that a file depends on."""
PROFILED = ("lang", "dialogue", "phase", "agency", "theme", "year", "q", "at", "known")
"""Names of the address that the profile of a state depends on."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """i-Map: an interactive map on migration, each statement with its source.

    \b
    imap serve
    imap export activities --agency iom -o activities.csv
    """  # noqa: D301 - click reads the sign


def _data(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--data", type=click.Path(path_type=Path, file_okay=False), default=None,
        show_default="IMAP_DATA, else geodata/", help="Folder of the data package.",
    )(command)  # fmt: skip


def _question(command: Callable[..., Any], names: Iterable[str] = ()) -> Callable[..., Any]:
    """Options of a question: all that a file depends on, or those named."""
    for field in reversed([f for f in ASKED if not names or f.name in names]):
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


@main.command()
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
@_data
def serve(host: str, port: int, workers: int, data: Path | None) -> None:
    """Serve the map.

    \b
    imap serve --port 8050
    """  # noqa: D301 - click reads the sign
    folder = (data or data_folder()).resolve()
    _open(folder)
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


@main.command()
@_data
def check(data: Path | None) -> None:
    """Check the data package: every problem in one line, none is silence but for the counts.

    \b
    imap check --data geodata
    """  # noqa: D301 - click reads the sign
    store = _open(data or data_folder())
    package = store.register.package
    counts = {name: len(store.register.rows(name)) for name in package.tables}
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    click.echo(f"{package.name} {package.version}: no problems; {said}")


@main.command()
@click.option(
    "--state", "states", multiple=True, help="States by code; may be repeated, or joined by commas."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=None,
    help="CSV or XLSX file to write instead of the table; - writes CSV to the terminal.",
)
@click.option("--lang", default="en", help="ar, en or fr.")
@_data
def gaps(states: tuple[str, ...], output: Path | None, lang: str, data: Path | None) -> None:
    """Show how many statements are on file by state and dimension, and what is missing.

    \b
    imap gaps --state MAR,TUN
    imap gaps -o gaps.csv
    """  # noqa: D301 - click reads the sign
    from imap.exports.colophon import Order  # noqa: PLC0415
    from imap.exports.formats import COVERAGE  # noqa: PLC0415
    from imap.exports.formats import export as file_of  # noqa: PLC0415
    from imap.exports.reports import gaps_report  # noqa: PLC0415

    store = _open(data or data_folder())
    query = _asked(store, {"state": ",".join(states).upper(), "lang": lang})
    if output is None:
        click.echo(gaps_report(store.register, query))
        return
    form = output.suffix.lstrip(".") or "csv"
    try:
        file = file_of(Order(store.select(query), store, dt.datetime.now(dt.UTC).date()), COVERAGE, form)
    except ImapError as error:
        raise click.ClickException(str(error)) from None
    _write(output, file.content)


@main.command()
@click.option("--online", is_flag=True, help="Ask every address whether it answers.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Day on which age is counted. Default: today.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=None,
    help="CSV file for the findings, each in a line; - for the terminal.",
)
@_data
def sources(online: bool, on: dt.datetime | None, output: Path | None, data: Path | None) -> None:
    """Say how well statements are supported, and which sources want another look.

    \b
    imap sources --online
    imap sources --on 2027-06-30 -o findings.csv
    """  # noqa: D301 - click reads the sign
    from imap.exports.csv_file import plain_csv  # noqa: PLC0415
    from imap.exports.reports import sources_report  # noqa: PLC0415
    from imap.importers.addresses import unanswered  # noqa: PLC0415
    from imap.store.audit import Finding, findings  # noqa: PLC0415

    register = _open(data or data_folder()).register
    found = findings(register, on.date() if on else dt.datetime.now(dt.UTC).date())
    if online:
        asked = {s["url"]: s["id"] for s in register.rows("sources") if s["url"]}
        dead = unanswered(asked)
        found += tuple(Finding("dead address", asked[url], f"{why}: {url}") for url, why in dead.items())
    if output is None:
        click.echo(sources_report(register, found))
    else:
        _write(output, plain_csv(Finding._fields, found))


@main.command()
@click.argument("thing", metavar="TABLE|map|view")
@click.option(
    "--format",
    "form",
    default=None,
    help="csv, xlsx, geojson, gpkg, parquet; svg, png for map; zip for view; as the file is named.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=None,
    help="File to write, - for the terminal. Default: the name of the file.",
)
@click.option("--url", default="", help="Address of the app, for addresses inside the file.")
@_question
@_data
def export(
    thing: str, form: str | None, output: Path | None, url: str, data: Path | None, **asked: Any
) -> None:
    """Write a file of a table, of the printed map or of the whole view.

    \b
    imap export activities --agency iom,unhcr --theme T06 --lang fr -o activities.xlsx
    imap export map --fill role:mtm --lang ar -o map.png
    imap export view --state MAR --format zip -o morocco.zip
    """  # noqa: D301 - click reads the sign
    from imap.exports.colophon import Order  # noqa: PLC0415
    from imap.exports.formats import export as file_of  # noqa: PLC0415

    store = _open(data or data_folder())
    query = _asked(store, asked)
    form = form or (
        output.suffix.lstrip(".")
        if output and output.suffix
        else {"map": "png", "view": "zip"}.get(thing, "csv")
    )
    try:
        file = file_of(
            Order(store.select(query), store, dt.datetime.now(dt.UTC).date(), url.rstrip("/")),
            thing,
            form,
        )
    except ImapError as error:
        raise click.ClickException(str(error)) from None
    _write(output or Path(file.name), file.content)


def _profiled(command: Callable[..., Any]) -> Callable[..., Any]:
    return _question(command, PROFILED)


@main.command()
@click.argument("states", metavar="STATE...", nargs=-1, required=True)
@click.option("--format", "form", default=None, help="pdf, html, json; as the file is named, else pdf.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=None,
    help="File to write, - for the terminal; of several states a folder. Default: the name of the file.",
)
@click.option("--url", default="", help="Address of the app, for addresses inside the file.")
@_profiled
@_data
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
    from imap.exports.colophon import Order  # noqa: PLC0415
    from imap.exports.formats import PROFILE  # noqa: PLC0415
    from imap.exports.formats import export as file_of  # noqa: PLC0415

    store, today = _open(data or data_folder()), dt.datetime.now(dt.UTC).date()
    folder = output if len(states) > 1 or (output and output.is_dir()) else None
    form = form or (output.suffix.lstrip(".") if output and not folder and output.suffix else "pdf")
    for state in dict.fromkeys(states):
        query = _asked(store, asked).changed(select=state.upper())
        try:
            file = file_of(Order(store.select(query), store, today, url.rstrip("/")), PROFILE, form)
        except ImapError as error:
            raise click.ClickException(str(error)) from None
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        _write(folder / file.name if folder else output or Path(file.name), file.content)


@main.group("import")
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


def _write(target: Path, content: bytes) -> None:
    with click.open_file(str(target), "wb") as out:
        out.write(content)
    if str(target) != "-":
        click.echo(f"{target}: {len(content):,} bytes", err=True)


def _open(folder: Path) -> Store:
    from imap.store.store import open_store  # noqa: PLC0415

    try:
        return open_store(folder)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        raise click.ClickException(
            f"{len(error.problems)} problem{'s' * (len(error.problems) > 1)} in {folder}"
        ) from None


def _asked(store: Store, asked: dict[str, Any]) -> Query:
    """Question of the options, read as an address is; what is not known is an error here."""
    from urllib.parse import urlencode  # noqa: PLC0415

    pairs = [(k, ",".join(v) if isinstance(v, tuple) else v) for k, v in asked.items() if v]
    query, unknown = parse(urlencode(pairs), store.register.vocabulary)
    if unknown:
        raise click.UsageError("; ".join(_unknown(u) for u in unknown))
    return query


def _unknown(unknown: Unknown) -> str:
    nearest = f"; the nearest is {unknown.nearest!r}" if unknown.nearest else ""
    return f"--{unknown.field} {unknown.value!r} is not known{nearest}"
