"""The files of the index: named arrays behind a header, mapped into memory, shared, never written.

A file is the magic bytes, length and CRC-32 of the header, the header (JSON: format, name of the
file, build id, size and CRC-32 of what follows, and type, place and length of each array), and the
arrays, each beginning at a multiple of 64.
"""

import json
import mmap
import os
import struct
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.cache_release import register_cache
from pwc_tui.search.index.integrity import IndexMissing, WatchedFile, checksum
from pwc_tui.spill.array_file import Spool

FORMAT = 7
"""Raised with every change of what the files hold; an index of another format is built anew."""

_MAGIC = b"pwc-tui index\r\n\n"
_LENGTHS = struct.Struct("<QQ")
"""Length and CRC-32 of the header."""

_ALIGNMENT = 64
"""A cache line, and more than any element type asks for."""

_DTYPES = ("int8", "uint8", "uint16", "int32", "uint32", "uint64", "float32", "bool")

_CAN_RELEASE = sys.platform == "linux"
"""Elsewhere the advice is not there, or means something else."""

_RELEASE_SECONDS = 3.0
"""Typing goes on for about as long, and pays once."""


def write_arrays(
    path: Path, build_id: str, arrays: Mapping[str, NDArray[Any] | Spool[Any]]
) -> None:
    """Write `arrays` to a new file at `path`, and to the disk; their types are the index' only."""
    places: dict[str, list[object]] = {}
    offset = crc = 0
    for name, values in arrays.items():
        if values.dtype.name not in _DTYPES or values.ndim != 1:
            raise ValueError(f"{name} is no array the index can hold: {values.dtype}")
        places[name] = [values.dtype.name, offset, len(values)]
        for part in _pieces(values):
            offset += part.nbytes
            crc = zlib.crc32(part, crc)
    header = {"format": FORMAT, "name": path.name, "build_id": build_id, "size": offset}
    with path.open("wb") as file:
        file.write(_encode(header | {"checksum": crc, "arrays": places}))
        for values in arrays.values():
            for part in _pieces(values):
                file.write(part)
        file.flush()
        os.fsync(file.fileno())


class Arrays(Protocol):
    """Arrays by name, as the index is read."""

    def get(self, name: str) -> NDArray[Any]:
        """Return the array called `name`, read-only."""

    def view(self, name: str) -> memoryview:
        """Return the bytes of the array called `name`."""

    def release(self) -> None:
        """Give memory back; what `get` returned stays valid."""


class ArrayFile:
    """A file of arrays, opened: nothing is read before it is used.

    Raises IndexMissing when the file is absent, of another format or name, foreign or cut short, or
    when the header is damaged. Damage to the arrays is found by `verify`, which reads them all;
    `search.index.integrity.asked` does it for what somebody wrote to.
    """

    def __init__(self, path: Path) -> None:
        self._released = time.monotonic()
        try:
            self._file = WatchedFile(path, self._is_as_written)
            self._map = mmap.mmap(self._file.descriptor, 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise IndexMissing(f"There is no search index at {path}: {error}") from error
        try:
            self._read_header(path.name)
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
            raise IndexMissing(f"{path} is no usable search index: {error}") from error
        self._file.watch()
        register_cache(self)

    build_id: str
    """Which import the arrays were made from."""

    def get(self, name: str) -> NDArray[Any]:
        """Return the array called `name`, read-only; raises IndexMissing when there is none."""
        if name not in self._places:
            raise IndexMissing(f"The search index has no {name}")
        kind, offset, count = self._places[name]
        return np.frombuffer(self._map, np.dtype(kind), count, self._start + offset)

    def names(self) -> list[str]:
        """Return the names of all arrays."""
        return list(self._places)

    def verify(self) -> None:
        """Raise IndexMissing when the file is not what was written.

        Reads the whole file, and not what is mapped of it: that would end the program if the file
        was cut. 16 ms for 100 MB, in which other threads run.
        """
        if not self._is_as_written(self._file.descriptor):
            raise IndexMissing(f"The search index {self._name} is damaged")

    def view(self, name: str) -> memoryview:
        """Return the bytes of the array called `name`; raises IndexMissing when there is none."""
        return self.get(name).data

    def release(self) -> None:
        """Give the pages that were read back to the system, which keeps them for the next use.

        Else they count as the program's memory: 80 MB after many searches of 576,261 papers. Using
        them again costs 2 ms, so it is done every few seconds at most; arrays stay valid. Does
        nothing where the system cannot.
        """
        if time.monotonic() - self._released > _RELEASE_SECONDS:
            self.rest()

    def rest(self) -> None:
        """Do what `release` does, however short ago it was done."""
        self._released = time.monotonic()
        if _CAN_RELEASE:
            self._map.madvise(mmap.MADV_DONTNEED)

    def _read_header(self, name: str) -> None:
        """Read and check the header of the file that is called `name`."""
        with open(self._file.descriptor, "rb", closefd=False) as file:
            self._header = _raw_header(file)
        header, self._start = _decode(self._header), len(self._header)
        if header["format"] != FORMAT:
            raise ValueError(f"format {header['format']} instead of {FORMAT}")
        if header["name"] != name:
            raise ValueError(f"it is {header['name']}")
        size = len(self._map) - self._start
        if size != header["size"]:
            raise ValueError("it is not whole")
        self.build_id = str(header["build_id"])
        self._name, self._checksum = name, int(header["checksum"])
        self._places = {
            array: _checked_place(kind, at, count, size)
            for array, (kind, at, count) in dict(header["arrays"]).items()
        }

    def _is_as_written(self, descriptor: int) -> bool:
        """Return whether the file still holds its header, and what that says."""
        try:
            with open(descriptor, "rb", buffering=0, closefd=False) as file:
                file.seek(0)
                is_same = file.read(self._start) == self._header
            is_whole = os.fstat(descriptor).st_size == len(self._map)
            return is_same and is_whole and checksum(descriptor, self._start) == self._checksum
        except OSError:
            return False


def has_other_format(path: Path) -> bool:
    """Return whether the file is one of these, written by another version of the program."""
    try:
        with path.open("rb") as file:
            return bool(_decode(_raw_header(file))["format"] != FORMAT)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def _pieces(values: NDArray[Any] | Spool[Any]) -> Iterator[memoryview]:
    """Yield the bytes of an array, then those that fill up to the place of the next one."""
    for part in values.parts() if isinstance(values, Spool) else (values,):
        yield np.ascontiguousarray(part).data.cast("B")
    yield memoryview(bytes(-len(values) * values.dtype.itemsize % _ALIGNMENT))


def _encode(header: Mapping[str, object]) -> bytes:
    text = json.dumps(header).encode()
    text += b" " * (-(len(_MAGIC) + _LENGTHS.size + len(text)) % _ALIGNMENT)
    return _MAGIC + _LENGTHS.pack(len(text), zlib.crc32(text)) + text


def _raw_header(file: BinaryIO) -> bytes:
    """Return the bytes before the arrays; raises ValueError."""
    file.seek(0)
    start = file.read(len(_MAGIC) + _LENGTHS.size)
    if not start.startswith(_MAGIC) or len(start) < len(_MAGIC) + _LENGTHS.size:
        raise ValueError("it does not begin like one")
    length, crc = _LENGTHS.unpack_from(start, len(_MAGIC))
    text = file.read(length) if length <= os.fstat(file.fileno()).st_size else b""
    if len(text) != length or zlib.crc32(text) != crc:
        raise ValueError("its header is damaged")
    return start + text


def _decode(raw: bytes) -> dict[str, Any]:
    """Return the header of a file."""
    header = json.loads(raw[len(_MAGIC) + _LENGTHS.size :])
    if not isinstance(header, dict):
        raise TypeError("its header is none")
    return header


def _checked_place(kind: str, offset: int, count: int, size: int) -> tuple[str, int, int]:
    """Return what was given, if such an array lies within `size` bytes; raises ValueError."""
    if kind not in _DTYPES or not (isinstance(offset, int) and isinstance(count, int)):
        raise ValueError("it holds what is no array")
    if offset < 0 or count < 0 or offset + count * np.dtype(kind).itemsize > size:
        raise ValueError("it holds an array that is not within it")
    return kind, offset, count
