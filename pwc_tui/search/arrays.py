"""The files of the index: named arrays behind a header, mapped into memory, shared, never written.

A file is the magic bytes, the length of the header, the header (JSON: format, build id, size of the
file, and type, place and length of each array), and the arrays, each beginning at a multiple of 64.
"""

import json
import mmap
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
"""Raised with every change of what the files hold; an index of another format is built anew."""

_MAGIC = b"pwc-tui index\r\n\n"
_ALIGNMENT = 64
"""A cache line, and more than any element type asks for."""

_DTYPES = ("uint8", "uint16", "int32", "uint32", "uint64", "float32", "bool")

_CAN_RELEASE = sys.platform == "linux"
"""Elsewhere the advice is not there, or means something else."""


class IndexMissing(Exception):  # noqa: N818 - a state that is repaired, no mistake
    """There is no usable index: none at all, of another format or import, or damaged.

    The cure is always the same: `search.build.build_index`.
    """


def write_arrays(path: Path, build_id: str, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write `arrays` to a new file at `path`; their types are those of the index only."""
    places: dict[str, list[object]] = {}
    offset = 0
    for name, values in arrays.items():
        if values.dtype.name not in _DTYPES or values.ndim != 1:
            raise ValueError(f"{name} is no array the index can hold: {values.dtype}")
        places[name] = [values.dtype.name, offset, len(values)]
        offset += values.nbytes + -values.nbytes % _ALIGNMENT
    header = _header(build_id, offset, places)
    with path.open("wb") as file:
        file.write(header)
        for values in arrays.values():
            file.write(np.ascontiguousarray(values).data)
            file.write(bytes(-values.nbytes % _ALIGNMENT))


class ArrayFile:
    """A file of arrays, opened: nothing is read before it is used.

    Raises IndexMissing when the file is absent, of another format, foreign or cut short.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise IndexMissing(f"There is no search index at {path}: {error}") from error
        try:
            self._places, self._start = self._read_header()
        except (ValueError, KeyError, TypeError) as error:
            raise IndexMissing(f"{path} is no usable search index: {error}") from error

    build_id: str
    """Which import the arrays were made from."""

    def get(self, name: str) -> NDArray[Any]:
        """Return the array called `name`, read-only; raises IndexMissing when there is none."""
        if name not in self._places:
            raise IndexMissing(f"The search index has no {name}")
        kind, offset, count = self._places[name]
        return np.frombuffer(self._map, np.dtype(kind), count, self._start + offset)

    def view(self, name: str) -> memoryview:
        """Return the bytes of the array called `name`; raises IndexMissing when there is none."""
        return self.get(name).data

    def release(self) -> None:
        """Give the pages that were read back to the system, which keeps them for the next use.

        Else they count as the program's memory: 28 MB after a few searches of 150,000 papers. Using
        them again costs under 1 ms; arrays stay valid. Does nothing where the system cannot.
        """
        if _CAN_RELEASE:
            self._map.madvise(mmap.MADV_DONTNEED)

    def _read_header(self) -> tuple[dict[str, tuple[str, int, int]], int]:
        if self._map[: len(_MAGIC)] != _MAGIC:
            raise ValueError("it does not begin like one")
        start = len(_MAGIC) + 8
        length = int.from_bytes(self._map[len(_MAGIC) : start], "little")
        header = json.loads(self._map[start : start + length])
        if header["format"] != FORMAT:
            raise ValueError(f"format {header['format']} instead of {FORMAT}")
        start += length
        if len(self._map) != start + header["size"]:
            raise ValueError("it is not whole")
        self.build_id = str(header["build_id"])
        places = {name: (kind, at, count) for name, (kind, at, count) in header["arrays"].items()}
        return places, start


def _header(build_id: str, size: int, places: Mapping[str, list[object]]) -> bytes:
    values = {"format": FORMAT, "build_id": build_id, "size": size, "arrays": places}
    text = json.dumps(values).encode()
    text += b" " * (-(len(_MAGIC) + 8 + len(text)) % _ALIGNMENT)
    return _MAGIC + len(text).to_bytes(8, "little") + text
