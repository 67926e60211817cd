"""Whole commands, timed as processes: what a shell sees, Python's start included."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from figures import Figure

PROGRAM = (sys.executable, "-m", "pwc_tui")
_RUNS = 15


def time_commands(database: Path) -> list[Figure]:
    """Time the commands with a budget on `database`."""
    search = ("search", "atention is al you ned", "--json", "--db", str(database))
    return [
        Figure("pwc-tui --version", time_many(("--version",)), "ms", 80),
        Figure("pwc-tui search --json", time_many(search), "ms", 250),
    ]


def import_archive(archive: Path, database: Path) -> list[Figure]:
    """Import `archive` into `database` once; measure seconds and the peak of resident memory."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [*PROGRAM, "import", str(archive), "--db", str(database), "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the import of {archive} failed")
    seconds = time.perf_counter() - started
    return [
        Figure("import", (seconds,), "s", 40),
        Figure("import: peak memory", (usage.ru_maxrss / 1024,), "MB", 400),
    ]


def time_many(arguments: Sequence[str], runs: int = _RUNS) -> tuple[float, ...]:
    """Run a command so many times; return milliseconds."""
    return tuple(_once(arguments) for _ in range(runs))


def _once(arguments: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run([*PROGRAM, *arguments], capture_output=True, check=True)
    return (time.perf_counter() - started) * 1000
