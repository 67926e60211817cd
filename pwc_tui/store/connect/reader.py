"""One connection for reading, shared by threads, that says so when the file is damaged."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pwc_tui.config import Database
from pwc_tui.store.connect.open import damaged, open_database


class Reader:
    """A database open for reading. One thread at a time reads, the others wait.

    Raises UserError when `database` is none of pwc-tui or of another version, or is on a server
    that cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._connection = open_database(database)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; raises UserError when the database turns out to be damaged."""
        try:
            with self._lock:
                yield self._connection
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after `close`
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # SQLite may quote the damage
            raise damaged(self._database, error) from error

    def close(self) -> None:
        """Close the file; every later use raises sqlite3.ProgrammingError."""
        with self._lock:
            self._connection.close()
