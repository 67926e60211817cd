"""Numbers of all papers of which a few change when all are there, while the rest wait in a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.spill.array_builder import Gathered

T = TypeVar("T", bound=np.generic)


class Amended(Gathered[T]):
    """Numbers by place from 0. Those that were amended are read as such in `all` and `parts`."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        """Begin without any; `folder` takes the file."""
        super().__init__(folder, kind)
        self._changes: dict[int, int] = {}

    def amend(self, place: int, number: int) -> None:
        """Let another number stand at a place."""
        self._changes[place] = number

    def complete(self, place: int, copy: int) -> None:
        """Let the number at `copy` stand at a place too that has none but 0."""
        if not self._at(place):
            self.amend(place, self._at(copy))

    def all(self) -> NDArray[T]:
        """Return all of them, as an array of the caller's own."""
        numbers = super().all()
        for place, number in self._changes.items():
            numbers[place] = number
        return numbers

    def parts(self) -> Iterator[NDArray[T]]:
        """Yield all of them, some at a time."""
        changes = sorted(self._changes.items())
        places = np.array([place for place, _ in changes], np.int64)
        numbers = np.array([number for _, number in changes], np.int64)
        start = 0
        for part in super().parts():
            first, after = places.searchsorted([start, start + len(part)])
            part[places[first:after] - start] = numbers[first:after]
            yield part
            start += len(part)

    def _at(self, place: int) -> int:
        changed = self._changes.get(place)
        return int(self.between(place, place + 1)[0]) if changed is None else changed
