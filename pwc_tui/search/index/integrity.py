"""Whether the files of an index are what was written: read whole once, then told by their stamps.

Reading the 270 MB of the whole archive's index takes 60 ms, which no search can spend. So a file
that was read whole and found as written is remembered by its stamp (size, times and inode), in the
folder itself: as long as the stamp is the same, nobody wrote to the file. What is copied, restored
or written to has another one and is read whole when it is opened the next time, or, where it is
open already, before the next question. What changes below the file system, with no program writing,
is found by `background_build.mend`, which reads everything while nobody waits.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar
from weakref import WeakSet, finalize

from isal import isal_zlib

from pwc_tui.domain.errors import UserError

T = TypeVar("T")

LEDGER = "whole.json"
"""The file in an index folder that keeps the stamps."""

_READ_AT_ONCE = 1 << 20
"""Bytes; enough that reading and checking them, both without the interpreter's lock, pays."""


class IndexMissing(Exception):  # noqa: N818 - a state that is repaired, no mistake
    """There is no usable index: none at all, of another format or import, or damaged.

    The cure is always the same: `search.build.builder.build_index`.
    """


class Stamp(NamedTuple):
    """What changes when a program writes to a file; moving it or removing a name of it, too."""

    size: int
    modified: int
    changed: int
    inode: int


class WatchedFile:
    """An open file that is read whole again once somebody wrote to it.

    `is_as_written` reads all of it from the beginning and tells. A file that was removed or
    replaced is whole still, as long as it is open.
    """

    def __init__(self, path: Path, is_as_written: Callable[[int], bool]) -> None:
        """Open it; raises OSError."""
        self._path = path
        self._is_as_written = is_as_written
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._stamp = _stamp(os.fstat(self._descriptor))
        self._lock = threading.Lock()
        # Closed only when no other thread can reach it by `_OPEN` any more, as it could in __del__.
        finalize(self, os.close, self._descriptor).atexit = False

    def watch(self) -> None:
        """Look after it from now on: before and after every question."""
        with _LOCK:
            _OPEN.add(self)

    @property
    def descriptor(self) -> int:
        """The open file."""
        return self._descriptor

    def check(self) -> None:
        """Raise IndexMissing when somebody wrote to the file and it is not whole any more.

        Then it is to be opened anew, and is watched no more. 1 µs where nobody wrote. Never reads
        what is mapped into memory: a file that was cut would end the program.
        """
        with self._lock:
            now = _stamp(os.fstat(self._descriptor))
            if now == self._stamp:
                return
            if not self._is_as_written(self._descriptor):
                with _LOCK:
                    _OPEN.discard(self)
                raise IndexMissing(f"{self._path} was written to while it was in use")
            self._stamp = now


_OPEN: "WeakSet[WatchedFile]" = WeakSet()
_LOCK = threading.Lock()


def asked(
    ask: Callable[[], T],
    mend: Callable[[], bool],
    reopen: Callable[[], None],
    meant: tuple[type[Exception], ...] = (UserError,),
) -> T:
    """Return what `ask` answers from files that are whole before and after it.

    Where they are not, or where it fails (bits that are gone may raise anything), `mend` is called,
    which returns whether anything was damaged, then `reopen`, then `ask` once more. An error that
    no damage explains is raised, and one that is `meant` at once: `mend` reads all of the index.
    """
    watched = _open_files()
    try:
        _check(watched)
        answer = ask()
        _check(watched | _open_files())
    except meant:
        raise
    except Exception as error:
        # Another program may have built it anew already: then what lies there by now is whole.
        if not mend() and not isinstance(error, IndexMissing):
            raise
        reopen()
        return ask()
    return answer


def are_known(folder: Path, names: Iterable[str]) -> bool:
    """Return whether nobody wrote to these files since they were found to be as written."""
    known = _ledger(folder)
    try:
        return all(known.get(name) == _stamp((folder / name).stat()) for name in names)
    except OSError:
        return False


def remember(folder: Path, names: Iterable[str]) -> None:
    """Keep the stamps of files that are as written.

    Where that cannot be written they are read whole again the next time. Stamps that two programs
    keep at once can get lost, which costs the same.
    """
    new = folder / f"{LEDGER}.{os.getpid()}"
    with suppress(OSError):
        known = {name: stamp for name, stamp in _ledger(folder).items() if (folder / name).exists()}
        known |= {name: _stamp((folder / name).stat()) for name in names}
        new.write_text(json.dumps(known), "utf-8")
        new.replace(folder / LEDGER)


def forget(folder: Path) -> None:
    """Have every file of the index read whole when it is opened the next time."""
    with suppress(OSError):
        (folder / LEDGER).unlink()


def checksum(file: Path | int, start: int = 0) -> int:
    """Return the CRC-32 of a file (one that is open: by its descriptor) from `start` on.

    16 ms for 100 MB that the system has in memory. Holds the interpreter's lock for under 1 ms at a
    time. Raises OSError.
    """
    value = 0
    with open(file, "rb", buffering=0, closefd=isinstance(file, Path)) as opened:
        opened.seek(start)
        piece = bytearray(_READ_AT_ONCE)
        while count := opened.readinto(piece):
            value = isal_zlib.crc32(memoryview(piece)[:count], value)
    return value


def _open_files() -> set[WatchedFile]:
    with _LOCK:
        return set(_OPEN)


def _check(files: Iterable[WatchedFile]) -> None:
    for file in files:
        file.check()


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _ledger(folder: Path) -> dict[str, Stamp]:
    try:
        stored = json.loads((folder / LEDGER).read_text("utf-8"))
        return {str(name): Stamp(*map(int, stamp)) for name, stamp in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
