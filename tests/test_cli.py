"""The command line asks the same questions as the address."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tiny_shapes import lay_geometry

from imap.cli import main, serving

if TYPE_CHECKING:
    from click.testing import Result


@pytest.fixture
def data(tiny_folder: Path) -> Path:
    lay_geometry(tiny_folder / "geometry")
    return tiny_folder


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def test_check_says_the_counts_in_one_line(data: Path) -> None:
    done = run("check", "--data", data)
    assert done.exit_code == 0, done.output
    assert "3 activities" in done.stdout
    assert done.stdout.count("\n") == 1


def test_check_names_every_problem_and_fails(data: Path) -> None:
    table = data / "places.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("35.78", "north").replace(",MLT,", ",XXX,"),
        encoding="utf-8",
    )
    done = run("check", "--data", data)
    assert done.exit_code == 1
    assert "places.csv" in done.stderr
    assert "'north'" in done.stderr
    assert "'XXX'" in done.stderr


def test_serve_refuses_broken_data_before_the_server_starts(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving.os, "execv", lambda *_: pytest.fail("started"))
    done = run("serve", "--data", tiny_folder)
    assert done.exit_code == 1
    assert "states.0.json" in done.stderr


def test_serve_starts_gunicorn_with_threads_and_the_data(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setenv("IMAP_DATA", "")
    monkeypatch.setattr(serving.os, "execv", lambda _, args: started.append(args))
    assert run("serve", "--data", data, "--port", 8123).exit_code == 0
    assert serving.os.environ["IMAP_DATA"] == str(data.resolve())
    said = " ".join(started[0])
    for part in ("127.0.0.1:8123", "gthread", "--preload", "app:create_server()"):
        assert part in said


def test_export_takes_the_names_of_the_address(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    done = run(
        "export",
        "activities",
        "--agency",
        "iom,icmpd",
        "--theme",
        "T03",
        "--lang",
        "fr",
        "--data",
        data,
        "-o",
        out,
    )
    assert done.exit_code == 0, done.output
    text = out.read_text(encoding="utf-8-sig")
    assert "agency=icmpd,iom" in text
    assert '"tiny-meeting"' in text
    assert '"tiny-study"' not in text


def test_export_of_the_view_and_the_map(data: Path, tmp_path: Path) -> None:
    assert run("export", "map", "--data", data, "-o", tmp_path / "m.png").exit_code == 0
    assert (tmp_path / "m.png").read_bytes().startswith(b"\x89PNG")
    assert run("export", "view", "--format", "zip", "--data", data, "-o", tmp_path / "v.zip").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "v.zip")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("activities", "--agency", "oim"), "iom"),
        (("activities", "--format", "docx"), "csv"),
        (("memberships", "--format", "geojson"), "csv, xlsx"),
        (("ledger",), "activities"),
    ],
)
def test_export_names_what_is_not_known_and_what_there_is(
    data: Path, args: tuple[str, ...], said: str
) -> None:
    done = run("export", *args, "--data", data, "-o", "-")
    assert done.exit_code != 0
    assert said in done.stderr


def test_profile_is_named_by_its_state_and_takes_its_form_from_the_file(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "mar.html"
    done = run("profile", "mar", "--lang", "ar", "--at", "2014-01-01", "--data", data, "-o", out)
    assert done.exit_code == 0, done.output
    assert 'dir="rtl"' in out.read_text(encoding="utf-8")
    pdf = tmp_path / "mlt.pdf"
    assert run("profile", "MLT", "--data", data, "-o", pdf).exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_profiles_of_several_states_go_into_a_folder(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "profiles"
    done = run("profile", "MAR", "MLT", "--format", "json", "--data", data, "-o", out)
    assert done.exit_code == 0, done.output
    assert sorted(p.name.split("-")[2] for p in out.iterdir()) == ["MAR", "MLT"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("XYZ",), "XYZ"),
        (("mtm",), "no state"),
        (("MAR", "--format", "docx"), "pdf, html, json"),
        (("MAR", "--agency", "oim"), "iom"),
        ((), "STATE"),
    ],
)
def test_profile_says_what_it_does_not_know(data: Path, args: tuple[str, ...], said: str) -> None:
    done = run("profile", *args, "--data", data, "-o", "-")
    assert done.exit_code != 0
    assert said in done.stderr


COMMANDS = [("serve",), ("check",), ("export",), ("profile",), ("import", "un-geodata"), ()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_shows_an_example(command: tuple[str, ...]) -> None:
    lines = [line.strip() for line in run(*command, "--help").output.splitlines()]
    assert any(line.startswith("imap ") for line in lines)
    assert not any("\\b" in line for line in lines)


def test_gaps_shows_a_line_for_each_state_and_names_one_it_does_not_know(data: Path) -> None:
    done = run("gaps", "--state", "mar,TUN", "--data", data)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines[1:3]] == [["MAR", "Morocco"], ["TUN", "Tunisia"]]
    assert "say nothing of a state" in lines[-1]
    wrong = run("gaps", "--state", "XYZ", "--data", data)
    assert wrong.exit_code != 0
    assert "XYZ" in wrong.stderr


def test_gaps_writes_a_file_and_refuses_a_form_it_has_not(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "gaps.csv"
    assert run("gaps", "--state", "MAR", "--data", data, "-o", target).exit_code == 0
    assert '"MAR"' in target.read_text(encoding="utf-8-sig")
    wrong = run("gaps", "--data", data, "-o", tmp_path / "gaps.pdf")
    assert wrong.exit_code != 0
    assert "csv, xlsx" in wrong.stderr


def test_sources_says_the_shares_and_what_wants_another_look(data: Path, tmp_path: Path) -> None:
    done = run("sources", "--data", data, "--on", "2029-01-01")
    assert done.exit_code == 0, done.output
    assert "confirmed by two independent sources (aim 50 %)" in done.stdout
    assert "due for review" in done.stdout
    assert run("sources", "--data", data, "--on", "2029-01-01", "-o", tmp_path / "f.csv").exit_code == 0
    rows = (tmp_path / "f.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "kind,item,detail"
    assert any(row.startswith("due for review,mar-entry-law,") for row in rows)


def test_sources_asks_the_addresses_only_when_told_to(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def none_answers(urls: dict[str, str]) -> dict[str, str]:
        asked.extend(urls)
        return dict.fromkeys(urls, "HTTP 410")

    monkeypatch.setattr("imap.importers.addresses.unanswered", none_answers)
    assert "dead address" not in run("sources", "--data", data).stdout
    assert asked == []
    assert "HTTP 410" in run("sources", "--data", data, "--online").stdout
    assert asked
