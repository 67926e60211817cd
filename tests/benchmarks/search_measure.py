"""What a search takes: time, memory, room on the disk, and how long it lets nobody else run."""

import gc
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards

_ROUNDS = 3
_TICK = 0.0005
_SWITCH = 0.0001
"""Seconds between two looks at the clock, and after which Python hands its lock to a waiting
thread: it is 5 ms by default, which would hide all that holds it for less."""

_BUILD = """
import resource, sys, time
from pathlib import Path

import numpy as np

from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards
from pwc_tui.search.build.builder import build_index
start = time.perf_counter()
build_index(Path(sys.argv[1]), Path(sys.argv[2]))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

Ask = Callable[[str], object]


def median_times(ask: Ask, texts: Sequence[str], rounds: int = _ROUNDS) -> list[float]:
    """Return the milliseconds that each text takes: the median of some rounds, after one more.

    A round asks all texts in their order, so that nothing of one is still at hand for its repeat.
    """
    times = [_round(ask, texts) for _ in range(rounds + 1)][1:]
    medians: list[float] = np.median(times, axis=0).tolist()
    return medians


def longest_hold(ask: Ask, texts: Sequence[str]) -> float:
    """Return for how many milliseconds at most a search lets no other thread run.

    A second thread looks at the clock every half millisecond while texts are asked; of each text
    the longest gap is taken, the median of some rounds, because the machine makes gaps of its own.
    """
    with _Watch() as watch:
        gaps = [[watch.longest_gap(ask, text) for text in texts] for _ in range(_ROUNDS)]
    return float(np.median(gaps, axis=0).max())


def build_in_process(database: Path, folder: Path) -> tuple[float, float]:
    """Build the index of `database` in `folder`; return the seconds and the peak memory in MB."""
    command = [sys.executable, "-c", _BUILD, str(database), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def memory_in_process(database: Path, folder: Path, texts: Sequence[str]) -> float:
    """Return the MB of anonymous memory that a program has more once it has asked all `texts`."""
    script = Path(__file__).with_name("search_memory.py")
    done = subprocess.run(
        [sys.executable, script, database, folder],
        input=json.dumps(texts),
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def ready_index(database: Path, folder: Path | None) -> Path:
    """Return `folder`, or the index beside the database, which is built if it is missing."""
    if folder is not None:
        return folder
    return ready_folder(database, Cards(database).build().build_id)


@contextmanager
def settled_heap() -> Iterator[None]:
    """Keep the collector from walking over what the benchmark itself has made."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _round(ask: Ask, texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        start = time.perf_counter()
        ask(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


class _Watch:
    """A thread that looks at the clock all the time."""

    def __enter__(self) -> "_Watch":
        self._longest, self._is_done = 0.0, False
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_done = True
        self._thread.join()
        sys.setswitchinterval(self._interval)

    def longest_gap(self, ask: Ask, text: str) -> float:
        """Return the longest time, in milliseconds, that the thread had to wait meanwhile."""
        time.sleep(4 * _TICK)
        self._longest = 0.0
        ask(text)
        time.sleep(4 * _TICK)
        return max(0.0, self._longest - _TICK) * 1000

    def _look(self) -> None:
        last = time.perf_counter()
        while not self._is_done:
            time.sleep(_TICK)
            now = time.perf_counter()
            self._longest = max(self._longest, now - last)
            last = now
