"""Making sure that a new database is on the disk and whole, while its search index is built."""

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.integrity import DatabaseCheck
from pwc_tui.system.regular_file import sync


@contextmanager
def checked_beside(database: Path) -> Iterator[None]:
    """Check a database, which nobody writes any more, in a thread beside the block.

    Raises UserError at the end of the block when it is not whole, and OSError or sqlite3.Error when
    it cannot be read or be made safe on the disk.
    """
    check = _Check(database)
    check.start()
    try:
        yield
    except BaseException:
        check.stop()
        raise
    check.finish()


_LESS_URGENT = 5
"""The niceness of the check: the search index takes longer, and is what is waited for."""


class _Check(threading.Thread):
    """SQLite and the operating system do the work and let other threads of Python run."""

    def __init__(self, database: Path) -> None:
        super().__init__(name="check", daemon=True)
        self._database = database
        self._check = DatabaseCheck(database)
        self._flaw: str | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        if sys.platform == "linux":  # where a thread may be less urgent than the others
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LESS_URGENT)
        try:
            sync(self._database)
            self._flaw = self._check.run()
        except (OSError, sqlite3.Error) as error:  # raised again in `finish`
            self._error = error

    def stop(self) -> None:
        """End the check, whatever it would have found."""
        self._check.stop()
        self.join()

    def finish(self) -> None:
        """Wait for the end of the check; raises what was wrong."""
        self.join()
        if self._error is not None:
            raise self._error
        if self._flaw is not None:
            raise UserError(
                f"What was read back from {self._database.parent} differs from what was written "
                f"({self._flaw}), so it was discarded: is the disk failing? Please report it "
                "if it happens again"
            )
