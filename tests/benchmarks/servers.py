"""The two servers, both gunicorn with the same options, and what they cost."""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imap.cli.serving import gunicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SERVE = "from imap.cli import main; main()"
CREATE = "import time; t = time.perf_counter(); import app; app.create_app(); print(time.perf_counter() - t)"


@dataclass(frozen=True)
class Served:
    """A server that answers, and the seconds until it did."""

    origin: str
    started: float
    pid: int

    def memory(self) -> tuple[float, float]:
        """RSS and PSS of the largest worker, in MB; zero where the system does not tell."""
        found = [_memory(pid) for pid in _children(self.pid)]
        return max(found, default=(0.0, 0.0))


@contextlib.contextmanager
def ours(data: Path) -> Iterator[Served]:
    """Our server, started as users start it."""
    port = _free()
    command = [sys.executable, "-c", SERVE, "serve", "--port", str(port), "--data", str(data)]
    with _run(command, ROOT, dict(os.environ), port, "/healthz") as served:
        yield served


@contextlib.contextmanager
def peer(folder: Path) -> Iterator[Served]:
    """The peer's server."""
    port = _free()
    command = gunicorn("127.0.0.1", port, 1)
    command[command.index("--chdir") + 1] = str(HERE)
    command[-1] = "peer:create_server()"
    with _run(command, HERE, os.environ | {"BENCH_PEER": str(folder)}, port, "/_dash-layout") as served:
        yield served


@contextlib.contextmanager
def _run(
    command: list[str], folder: Path, environment: dict[str, str], port: int, path: str
) -> Iterator[Served]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        origin = f"http://127.0.0.1:{port}"
        while not _answers(origin + path):
            if process.poll() is not None or time.perf_counter() - start > 60:
                sys.exit(f"does not serve: {' '.join(command)}")
            time.sleep(0.02)
        yield Served(origin, time.perf_counter() - start, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def create_seconds(data: Path, times: int = 3) -> float:
    """Seconds of ``import app; create_app()`` in a process of its own."""
    environment = os.environ | {"IMAP_DATA": str(data)}
    found = [
        float(
            subprocess.run(
                [sys.executable, "-c", CREATE],
                cwd=ROOT,
                env=environment,
                check=True,
                capture_output=True,
                text=True,
            ).stdout.split()[-1]
        )
        for _ in range(times)
    ]
    return statistics.median(found)


def answer_ms(address: str, times: int = 30) -> float:
    """Milliseconds of one small answer, a connection each."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        with urllib.request.urlopen(address, timeout=10) as answer:
            answer.read()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> tuple[float, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return kilobytes["Rss"] * 1.024 / 1000, kilobytes["Pss"] * 1.024 / 1000
