"""What is known of things beside their names: it waits in a file, where it takes no memory."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class Details(Generic[T]):
    """A value of each thing, by the thing's number from 1."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        """Begin in `folder`; the file goes when this does. Values nobody put are `kind()`."""
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __del__
        self._kind = kind
        self._starts = array("q")
        self._sizes = array("q")
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def put(self, number: int, value: T) -> None:
        """Keep the value of a thing in place of the one it had."""
        data = self._encoder.encode(value)
        missing = number - len(self._sizes)
        if missing > 0:
            self._starts.extend([0] * missing)
            self._sizes.extend([0] * missing)
        self._starts[number - 1] = self._file.seek(0, 2)
        self._sizes[number - 1] = len(data)
        self._file.write(data)

    def get(self, number: int) -> T:
        """Return the value of a thing, a new one at each call."""
        if number > len(self._sizes) or not self._sizes[number - 1]:
            return self._kind()
        self._file.seek(self._starts[number - 1])
        return self._decoder.decode(self._file.read(self._sizes[number - 1]))

    def first(self, count: int) -> Iterator[T]:
        """Yield the values of the things 1 … `count`."""
        return map(self.get, range(1, count + 1))
