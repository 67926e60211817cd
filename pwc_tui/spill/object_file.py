"""Values that are changed now and then while a file is read: most of them rest in a file."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")

_AWAKE = 64
"""Values in memory: what a file tells of one thing stands close together."""


class Resting(Generic[T]):
    """Values of one kind, by their numbers from 0; those that were asked for last are in memory.

    A value may be changed until others are asked for: changes that come later are lost. What rests
    is written again only when it was changed.
    """

    def __init__(self, path: Path, kind: type[T]) -> None:
        """Begin without any; `path` is the new file in which they rest."""
        self._path = path
        self._file = path.open("w+b")
        self._offsets = array("q")
        self._sizes = array("i")
        self._end = 0
        self._awake: dict[int, tuple[T, int | None]] = {}
        """Values with the checksums of what stands of them in the file; the last used ones last."""
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def __len__(self) -> int:
        return len(self._offsets)

    def add(self, value: T) -> int:
        """Add a value and return its number."""
        number = len(self._offsets)
        self._offsets.append(0)
        self._sizes.append(0)
        self._wake(number, value, None)
        return number

    def get(self, number: int) -> T:
        """Return the value of a number."""
        known = self._awake.pop(number, None)
        if known is None:
            data = self._read(number)
            known = self._decoder.decode(data), hash(data)
        self._wake(number, *known)
        return known[0]

    def all(self) -> Iterator[T]:
        """Yield all values in the order of their numbers, when none is changed any more."""
        for number in list(self._awake):
            self._lay_down(number)
        for number in range(len(self)):
            yield self._decoder.decode(self._read(number))

    def drop(self) -> None:
        """Let go of everything, the file too."""
        self._file.close()
        self._path.unlink(missing_ok=True)
        self._offsets, self._sizes = array("q"), array("i")

    def _wake(self, number: int, value: T, checksum: int | None) -> None:
        self._awake[number] = value, checksum
        if len(self._awake) > _AWAKE:
            self._lay_down(next(iter(self._awake)))

    def _lay_down(self, number: int) -> None:
        value, checksum = self._awake.pop(number)
        data = self._encoder.encode(value)
        if hash(data) != checksum:
            self._file.seek(self._end)
            self._file.write(data)
            self._offsets[number], self._sizes[number] = self._end, len(data)
            self._end += len(data)

    def _read(self, number: int) -> bytes:
        self._file.seek(self._offsets[number])
        return self._file.read(self._sizes[number])
