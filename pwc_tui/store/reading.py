"""One connection for reading, shared by threads, that says so when the file is damaged."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pwc_tui.store.opening import damaged, open_readonly


class Reader:
    """A database open for reading. One thread at a time reads, the others wait.

    Raises UserError when `path` is no database of pwc-tui or of another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_readonly(path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; raises UserError when the file turns out to be damaged."""
        try:
            with self._lock:
                yield self._connection
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after `close`
        except sqlite3.DatabaseError as error:
            raise damaged(self._path, error) from error

    def close(self) -> None:
        """Close the file; every later use raises sqlite3.ProgrammingError."""
        with self._lock:
            self._connection.close()
