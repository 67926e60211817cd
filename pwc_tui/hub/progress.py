"""Telling how far a fetch is: one bar over all files with speed and time left, or quiet lines."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

_WINDOW = 10.0
"""Seconds over which the speed is measured: long enough to be calm, short enough to be true."""


@dataclass(frozen=True, slots=True)
class FetchStep:
    """How far a fetch is over all its files, in bytes; what was there before is done.

    `speed` is bytes a second lately, `seconds_left` None while nobody can know.
    """

    file: str
    done: int
    total: int
    speed: float
    seconds_left: float | None


class FetchListener(Protocol):
    """Is told of a fetch, from the thread that does it."""

    def update(self, step: FetchStep) -> None:
        """Take note of where the fetch stands."""

    def finished(self, file: str, size: int, *, was_there: bool) -> None:
        """Take note that a file is whole, checked, and whether it was there before."""

    def waiting(self, why: str, seconds: float) -> None:
        """Take note that the fetch waits before it tries again."""


class Unheard:
    """Listens to nothing."""

    def update(self, step: FetchStep) -> None:
        """Take no note."""

    def finished(self, file: str, size: int, *, was_there: bool) -> None:
        """Take no note."""

    def waiting(self, why: str, seconds: float) -> None:
        """Take no note."""


class Meter:
    """Adds up what is there of all files, and tells a listener with what speed it grows."""

    def __init__(
        self,
        total: int,
        listener: FetchListener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = total
        self._listener, self._clock = listener, clock
        self._whole = 0
        self._samples: deque[tuple[float, int]] = deque()

    @property
    def done(self) -> int:
        """Bytes that were told last."""
        return self._samples[-1][1] if self._samples else self._whole

    def at(self, file: str, have: int, *, is_new: bool = True) -> None:
        """Tell that `have` bytes are there of the current file; without `is_new` for long."""
        now, done = self._clock(), self._whole + have
        if not is_new or (self._samples and done < self._samples[-1][1]):
            self._samples.clear()
        self._samples.append((now, done))
        while len(self._samples) > 2 and now - self._samples[0][0] > _WINDOW:
            self._samples.popleft()
        speed = self._speed()
        left = (self.total - done) / speed if speed else None
        self._listener.update(FetchStep(file, done, self.total, speed, left))

    def whole(self, file: str, size: int, *, was_there: bool) -> None:
        """Tell that the current file is whole."""
        self.at(file, size, is_new=not was_there)
        self._whole += size
        self._listener.finished(file, size, was_there=was_there)

    def _speed(self) -> float:
        (first, before), (last, now) = self._samples[0], self._samples[-1]
        return (now - before) / (last - first) if last > first else 0.0


@contextmanager
def fetch_shown_on(stream: TextIO) -> Iterator[FetchListener]:
    """Yield a listener that shows a fetch on `stream`: a bar on a terminal, lines elsewhere."""
    if not stream.isatty():
        yield _FetchLines(stream)
        return
    # Rich costs 50 ms, which a fetch without a terminal need not pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
    )
    with Progress(*columns, console=Console(file=stream)) as progress:
        yield _Bar(progress)


def megabytes(size: float) -> str:
    """Return a size for people: `651.2 MB`."""
    return f"{size / 1e6:,.1f} MB"


def pace(step: FetchStep) -> str:
    """Return speed and time left for people: `12.3 MB/s, 0:42 left`; empty while unknown."""
    if not step.speed or step.seconds_left is None:
        return ""
    minutes, seconds = divmod(round(step.seconds_left), 60)
    return f"{megabytes(step.speed)}/s, {minutes}:{seconds:02} left"


class _Bar:
    """Shows one bar over all files."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._bar = progress.add_task("fetching", total=None, pace="")

    def update(self, step: FetchStep) -> None:
        name = step.file.partition("/")[0]
        self._progress.update(
            self._bar, description=name, completed=step.done, total=step.total, pace=pace(step)
        )

    def finished(self, file: str, size: int, *, was_there: bool) -> None:
        """Nothing: the bar tells it."""

    def waiting(self, why: str, seconds: float) -> None:
        self._progress.console.print(_wait_line(why, seconds), markup=False, highlight=False)


class _FetchLines:
    """Writes one line when a file is whole, and one before each wait."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def update(self, step: FetchStep) -> None:
        """Nothing: that would be many lines."""

    def finished(self, file: str, size: int, *, was_there: bool) -> None:
        told = "was there" if was_there else "fetched"
        print(f"{file}: {megabytes(size)}, {told}", file=self._stream, flush=True)

    def waiting(self, why: str, seconds: float) -> None:
        print(_wait_line(why, seconds), file=self._stream, flush=True)


def _wait_line(why: str, seconds: float) -> str:
    return f"{why}: going on in {seconds:.0f} s"
