"""Arrays too large to be kept in memory while they are made: they grow in files without a name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 16
"""Values that are read in one go: half a megabyte at most, which the processor's memory holds."""

T = TypeVar("T", bound=np.generic)


class Spool(Generic[T]):
    """An array that is written from its beginning to its end, then read part by part."""

    ndim = 1

    def __init__(self, folder: Path, kind: type[T]) -> None:
        """Begin in `folder`, where there must be room for it; the file goes when this does."""
        from tempfile import TemporaryFile  # noqa: PLC0415 - 3 ms of every search, which has none

        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __del__
        self.dtype = np.dtype(kind)
        self._size = 0

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def __len__(self) -> int:
        return self._size

    def append(self, values: NDArray[T]) -> None:
        """Write `values` behind what is there."""
        self._file.write(np.ascontiguousarray(values, self.dtype).data)
        self._size += len(values)

    def whole(self) -> NDArray[T]:
        """Return all values, for what is small enough."""
        return self.between(0, self._size)

    def between(self, start: int, after: int) -> NDArray[T]:
        """Return the values from one place to another."""
        values: NDArray[T] = np.empty(after - start, self.dtype)
        if len(values):
            self._file.seek(start * self.dtype.itemsize)
            self._file.readinto(values.data.cast("B"))
            self._file.seek(0, 2)
        return values

    def parts(self, at_once: int | None = None) -> Iterator[NDArray[T]]:
        """Yield the values from the beginning, as many at a time from every spool."""
        step = at_once or _AT_ONCE
        for start in range(0, self._size, step):
            yield self.between(start, min(start + step, self._size))
