"""fzf and ripgrep over a file of lines, each query a whole process: what a shell user waits for."""

import re
import subprocess
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from search_rivals import FIRST, Document

from pwc_tui.domain.text.clean import title_key


def write_lines(folder: Path, documents: Iterable[Document]) -> Path:
    """Write a line per paper, the most important one first: number, title and people."""
    path = folder / "lines.txt"
    with path.open("w", encoding="utf-8") as lines:
        for each in documents:
            line = f"{each.number}\t{each.title} {each.people}".replace("\n", " ")
            lines.write(f"{line}\n")
    return path


class Fzf:
    """fzf's filter, ranked as fzf ranks."""

    is_slow = True

    def __init__(self, lines: Path) -> None:
        self._lines = lines
        self.name = f"fzf {_version('fzf')} (whole process)"

    def search(self, text: str) -> Sequence[int]:
        """Return the first lines for the folded words."""
        return self._filter(title_key(text))

    def loading_seconds(self) -> float:
        """Return what reading the lines takes: a query of a letter that no line has."""
        start = time.perf_counter()
        self._filter("\x01")
        return time.perf_counter() - start

    def _filter(self, query: str) -> Sequence[int]:
        command = ["fzf", "--delimiter=\t", "--nth=2", f"--filter={query}"]
        with self._lines.open("rb") as lines:
            return _first_numbers(command, lines.fileno())


class Ripgrep:
    """ripgrep for the words in their order, the most important papers first."""

    is_slow = True

    def __init__(self, lines: Path) -> None:
        self._lines = lines
        self.name = f"ripgrep {_version('rg')} (whole process)"

    def search(self, text: str) -> Sequence[int]:
        """Return the first lines that have the folded words one after the other."""
        pattern = ".*".join(map(re.escape, title_key(text).split()))
        command = ["rg", "-i", "-N", f"-m{FIRST}", "--", pattern, str(self._lines)]
        return _first_numbers(command, subprocess.DEVNULL)


def _first_numbers(command: Sequence[str], lines: int) -> list[int]:
    with subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        found = [int(line.split(b"\t")[0]) for line in islice(process.stdout, FIRST)]
        process.kill()
    return found


def _version(program: str) -> str:
    """Return the first number that the program says of itself."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+(?:\.\d+)+", said.stdout)
    return found.group() if found else "?"
