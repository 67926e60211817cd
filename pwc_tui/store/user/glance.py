"""What the first screen needs of the user's own file, straight from sqlite3.

SQLModel would cost 480 ms before the first row; the tables and the columns here are held together
by a test.
"""

import json
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user import Marks, Setting, SubjectKey, T
from pwc_tui.store.user.failures import failure
from pwc_tui.store.user.opening import connect, prepare

STATEMENTS = {
    "bookmarked": "SELECT kind, slug FROM bookmark WHERE NOT is_removed",
    "read": "SELECT kind, slug FROM read_mark WHERE NOT is_removed",
    # Of several versions the last counts, and SQLite takes `text` from the row of the maximum.
    "noted": "SELECT kind, slug FROM "
    "(SELECT kind, slug, text, max(changed_at) FROM note GROUP BY kind, slug) WHERE text <> ''",
    "flips": "SELECT board_slug, metric, direction FROM flip WHERE NOT is_removed",
    "setting": "SELECT value FROM setting WHERE name = ?",
}
"""All that is asked of the file here."""

_KINDS = frozenset(Kind)


class Glance:
    """The user's file for the first paint: settings, marks and flips. Safe in several threads.

    `notice` is a sentence for the user when the file was found damaged and set aside, else None.
    Raises UserError when the file is of a newer version or cannot be used, and every method
    raises it when reading fails.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self.notice = prepare(self._path)
        self._lock = threading.Lock()
        try:
            self._connection = connect(self._path)
        except sqlite3.Error as error:
            raise failure(self._path, error) from error

    def setting(self, setting: Setting[T]) -> T:
        """Return what a setting was last set to, or its default where that is of another type."""
        for (text,) in self._rows("setting", setting.name):
            with suppress(ValueError):  # no JSON: as good as of another type
                value = json.loads(text)
                if type(value) is type(setting.default):
                    return value
        return setting.default

    def marks(self) -> Marks:
        """Return everything that bears a mark; 10,000 bookmarks and read marks each: 25 ms."""
        return Marks(self._keys("bookmarked"), self._keys("read"), self._keys("noted"))

    def flips(self) -> dict[tuple[str, str], Direction]:
        """Return the directions the user gave, by board slug and metric."""
        rows = self._rows("flips")
        return {(board, metric): Direction(direction) for board, metric, direction in rows}

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        with self._lock:
            self._connection.close()

    def _keys(self, name: str) -> frozenset[SubjectKey]:
        rows = self._rows(name)
        return frozenset((Kind(kind), slug) for kind, slug in rows if kind in _KINDS)

    def _rows(self, name: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(STATEMENTS[name], values).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after `close`
        except sqlite3.Error as error:
            raise failure(self._path, error) from error
