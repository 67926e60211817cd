"""How fast a fetch is: what is there of all files, with the speed at which it grows."""

import time
from collections import deque
from collections.abc import Callable

from pwc_tui.system.progress import FetchStep, FileFetched, ProgressListener

_WINDOW = 10.0
"""Seconds over which the speed is measured: long enough to be calm, short enough to be true."""


class Meter:
    """Adds up what is there of all files, and tells a listener with what speed it grows."""

    def __init__(
        self,
        total: int,
        listener: ProgressListener,
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
        self._listener.update(FileFetched(file, size, was_there))

    def _speed(self) -> float:
        (first, before), (last, now) = self._samples[0], self._samples[-1]
        return (now - before) / (last - first) if last > first else 0.0


def megabytes(size: float) -> str:
    """Return a size for people: `651.2 MB`."""
    return f"{size / 1e6:,.1f} MB"


def pace(step: FetchStep) -> str:
    """Return speed and time left for people: `12.3 MB/s, 0:42 left`; empty while unknown."""
    if not step.speed or step.seconds_left is None:
        return ""
    minutes, seconds = divmod(round(step.seconds_left), 60)
    return f"{megabytes(step.speed)}/s, {minutes}:{seconds:02} left"
