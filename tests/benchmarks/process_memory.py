"""The memory of a program and all it starts, sampled while it runs (Linux)."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_SECONDS = 0.2
"""Between two samples, each of which takes 10 ms: what is there for less long is not seen."""


class TreeMemory:
    """Samples proportional set sizes (PSS) of a process and its descendants in a `with` block.

    Unlike the resident set, PSS counts pages that several of them share once.
    """

    def __init__(self, root: int) -> None:
        self.peak = 0.0
        """The largest sum seen, in MB."""
        self.step = ""
        """What the program is at, as far as whoever measures knows."""
        self.peaks: dict[str, float] = {}
        """The largest sum of each step."""
        self._root = root
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(_SECONDS):
            total = sum(map(_pss, _tree(self._root)))
            self.peak = max(self.peak, total)
            self.peaks[self.step] = max(self.peaks.get(self.step, 0.0), total)


def _tree(process: int) -> list[int]:
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:  # the thread has ended
            continue
        for child in children:
            found += _tree(int(child))
    return found


def _pss(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # the process has ended
        return 0.0
    line = next((line for line in text.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) / 1024
