"""Numbers of Python, of which there are millions: they come a few at a time, and wait in a file."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.spill.array_file import Spool

_COLLECTED_AT_ONCE = 1 << 16
"""Numbers that are collected before they are written: half a megabyte at most."""

T = TypeVar("T", bound=np.generic)


class Gathered(Generic[T]):
    """Numbers that come one after the other, and are looked at when all are there."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        """Begin without any; `folder` takes the file."""
        self._spool = Spool(folder, kind)
        self._last = array(self._spool.dtype.char)

    def __len__(self) -> int:
        return len(self._spool) + len(self._last)

    def add(self, number: int) -> None:
        """Add one."""
        self._last.append(number)
        if len(self._last) >= _COLLECTED_AT_ONCE:
            self.spool()

    def extend(self, numbers: list[int]) -> None:
        """Add some."""
        self._last.fromlist(numbers)  # twice as fast as `extend`
        if len(self._last) >= _COLLECTED_AT_ONCE:
            self.spool()

    def spool(self) -> Spool[T]:
        """Return all of them, in their file."""
        self._spool.append(np.array(self._last, self._spool.dtype))
        del self._last[:]
        return self._spool

    def all(self) -> NDArray[T]:
        """Return all of them, as an array of the caller's own."""
        return self.spool().whole()

    def parts(self) -> Iterator[NDArray[T]]:
        """Yield all of them, some at a time."""
        return self.spool().parts()

    def between(self, start: int, after: int) -> NDArray[T]:
        """Return those from one place to another."""
        return self.spool().between(start, after)

    def at(self, places: NDArray[np.integer[Any]]) -> NDArray[T]:
        """Return those at some places, which are sorted."""
        found = np.empty(len(places), self._spool.dtype)
        start = done = 0
        for part in self.parts() if len(places) else ():
            after = int(places.searchsorted(start + len(part)))
            found[done:after] = part[places[done:after] - start]
            start, done = start + len(part), after
        return found
