"""Staying with one database file while an import may put another one in its place.

A file that was replaced can be read by who has it open, and opened by nobody. So connections are
made in advance, as long as the file is there.
"""

import sqlite3
import threading
from pathlib import Path

from pwc_tui.domain.errors import UserError

_SPARE = 8
"""Connections made in advance: as many parts of the program open the database for themselves. Each
takes 0.05 ms and one open file."""


class PinnedFile:
    """A database file that stays the one it is, whatever takes its place."""

    def __init__(self, path: Path) -> None:
        self.identity = _identity(path)
        self._path = path
        self._lock = threading.Lock()
        self._spare: list[sqlite3.Connection] = []
        self._fill()

    def take(self) -> sqlite3.Connection:
        """Return a connection to the file that was there at first."""
        with self._lock:
            self._fill()
            if self._spare:
                return self._spare.pop()
        raise UserError(f"{self._path} was replaced by another import: restart pwc-tui")

    def close(self) -> None:
        """Close the spare connections; those that were taken stay open."""
        with self._lock:
            while self._spare:
                self._spare.pop().close()

    def _fill(self) -> None:
        while len(self._spare) < _SPARE:
            connection = connect(self._path)
            # Looked at afterwards: what was opened is this file, or one that came still later.
            if _identity(self._path) != self.identity:
                connection.close()
                return
            self._spare.append(connection)


_held: dict[Path, PinnedFile] = {}


def pin(path: Path) -> None:
    """Let `connect_pinned` open the file that is there now, whatever takes its place."""
    place = path.resolve()
    if place in _held and _held[place].identity == _identity(place):
        return
    unpin(place)
    _held[place] = PinnedFile(place)


def unpin(path: Path) -> None:
    """Let `connect_pinned` open what is at `path` when it is called, as it does without `pin`."""
    if held := _held.pop(path.resolve(), None):
        held.close()


def pinned(path: Path) -> PinnedFile | None:
    """Return the file that `connect_pinned` opens for `path`, None where that may change."""
    return _held.get(path.resolve()) if _held else None


def is_replaced(path: Path) -> bool:
    """Return whether a file that is held is there no more, or another one in its place."""
    held = pinned(path)
    return held is not None and held.identity != _identity(path)


def connect_pinned(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, to the file that is held or else to the one there.

    Raises UserError when the held one was replaced and no spare connection is left, and
    sqlite3.OperationalError when it cannot be opened.
    """
    held = pinned(path)
    return held.take() if held else connect(path)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to what is at `path` that cannot write, usable from any thread."""
    # As an address, because a path may hold `?`, `#` or `%`, which mean something to SQLite.
    address = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
