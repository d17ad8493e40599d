"""What is wrong with the data package, what it lacks, and how well it is supported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from imap.cli import options


@click.command()
@options.data
def check(data: Path | None) -> None:
    """Check the data package: every problem in one line, none is silence but for the counts.

    \b
    imap check --data geodata
    """  # noqa: D301 - click reads the sign
    register = options.opened(data).register
    package = register.package
    counts = {name: len(register.rows(name)) for name in package.tables}
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    click.echo(f"{package.name} {package.version}: no problems; {said}")


@click.command()
@click.option(
    "--state", "states", multiple=True, help="States by code; may be repeated, or joined by commas."
)
@options.output("CSV or XLSX file to write instead of the table; - writes CSV to the terminal.")
@click.option("--lang", default="en", help="ar, en or fr.")
@options.data
def gaps(states: tuple[str, ...], output: Path | None, lang: str, data: Path | None) -> None:
    """Show how many statements are on file by state and dimension, and what is missing.

    \b
    imap gaps --state MAR,TUN
    imap gaps -o gaps.csv
    """  # noqa: D301 - click reads the sign
    from imap.exports.formats import COVERAGE  # noqa: PLC0415
    from imap.exports.reports import gaps_report  # noqa: PLC0415

    store = options.opened(data)
    query = options.asked(store, {"state": ",".join(states).upper(), "lang": lang})
    if output is None:
        click.echo(gaps_report(store.register, query))
    else:
        form = output.suffix.lstrip(".") or "csv"
        options.written(output, options.made(store, query, COVERAGE, form).content)


@click.command()
@click.option("--online", is_flag=True, help="Ask every address whether it answers.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Day on which age is counted. Default: today.",
)
@options.output("CSV file for the findings, each in a line; - for the terminal.")
@options.data
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

    register = options.opened(data).register
    found = findings(register, on.date() if on else options.today())
    if online:
        asked = {s["url"]: s["id"] for s in register.rows("sources") if s["url"]}
        dead = unanswered(asked)
        found += tuple(Finding("dead address", asked[url], f"{why}: {url}") for url, why in dead.items())
    if output is None:
        click.echo(sources_report(register, found))
    else:
        options.written(output, plain_csv(Finding._fields, found))
