"""Values that wait in a file until they are read again, from its beginning or piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

_AT_ONCE = 1_000
"""Values of a frame: few enough to cost no memory, enough to cost no time."""


class Frame(NamedTuple):
    """Where in the file some values stand."""

    offset: int
    size: int


class Frames(Generic[T]):
    """Values of one kind in a new file at `path`, in MessagePack, many in each frame."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self.path = path
        self._kind = kind
        self._file = path.open("w+b")
        self._offset = 0
        self._waiting: list[T] = []
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]

    def add(self, value: T) -> None:
        """Add a value behind all others."""
        self._waiting.append(value)
        if len(self._waiting) >= _AT_ONCE:
            self.add_frame(self._waiting)
            self._waiting = []

    def add_frame(self, values: list[T]) -> Frame:
        """Add some values and return where to find them."""
        data = self._encoder.encode(values)
        frame = Frame(self._offset, len(data))
        self._file.write(len(data).to_bytes(_LENGTH, "little") + data)
        self._offset += _LENGTH + len(data)
        return frame

    def read(self, frame: Frame) -> list[T]:
        """Return the values of a frame."""
        self._file.seek(frame.offset + _LENGTH)
        return self._decoder.decode(self._file.read(frame.size))

    def complete(self) -> "Kept[T]":
        """Return all values, to which none can be added from here on."""
        self.close()
        return Kept(self.path, self._kind)

    def close(self) -> None:
        """Write what waits; nothing can be added or read from here on, but by `read_frames`."""
        if self._waiting:
            self.add_frame(self._waiting)
            self._waiting = []
        self._file.close()


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Values of one kind in a file, which are read anew each time one goes through them."""

    path: Path
    kind: type[T]

    def __iter__(self) -> Iterator[T]:
        for values in read_frames(self.path, self.kind):
            yield from values


_LENGTH = 8


def read_frames(path: Path, kind: type[T]) -> Iterator[list[T]]:
    """Yield all values of a file that `Frames` closed, in order, many at a time."""
    decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
    with path.open("rb") as file:
        while length := file.read(_LENGTH):
            yield decoder.decode(file.read(int.from_bytes(length, "little")))
