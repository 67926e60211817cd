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
_CPU_RUNS = 3

_OF_ONE_THING = (
    "info --json",
    "paper 1706.03762 --json",
    "board image-classification-on-imagenet --json",
    "task image-classification --json",
    "dataset imagenet --json",
    "method relu --json",
    "author ashish-vaswani --json",
    "repository tensorflow/tensor2tensor --json",
    "open 1706.03762 --json",
    "home --json",
    "related 1706.03762 --json",
    "search atention --json",
    "paper no-such-paper-here",
)
"""Commands that answer with one thing or a few."""

_OF_ALL = ("boards --json", "metrics --json", "tasks --json", "venues --json", "methods --json")
"""Commands that answer with everything of a kind: 11,693 leaderboards are 6.6 MB."""


def time_commands(database: Path) -> list[Figure]:
    """Time the commands with a budget on `database`."""
    search = ("search", "atention is al you ned", "--json", "--db", str(database))
    return [
        Figure("pwc-tui --version", time_many(("--version",)), "ms", 80),
        Figure("pwc-tui search --json", time_many(search), "ms", 250),
        *(_processor_time(line, database, 250) for line in _OF_ONE_THING),
        *(_processor_time(line, database, 500) for line in _OF_ALL),
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


def _processor_time(line: str, database: Path, goal: float) -> Figure:
    """Return what a command takes of the processor, which a busy machine changes little."""
    milliseconds = []
    for _ in range(_CPU_RUNS):
        process = subprocess.Popen(
            [*PROGRAM, "--db", str(database), *line.split()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(process.pid, 0)
        milliseconds.append((usage.ru_utime + usage.ru_stime) * 1000)
    return Figure(f"{line}: processor", tuple(milliseconds), "ms", goal)


if __name__ == "__main__":
    for figure in time_commands(Path(sys.argv[1])):
        print(figure.line())
