"""Opening a database for reading, with plain sqlite3: nothing here costs more than its import."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import singledispatch
from itertools import islice
from pathlib import Path
from typing import Any

from pwc_tui.config import Database, require_file
from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.pinned import connect_pinned
from pwc_tui.store.schema.version import SCHEMA_VERSION
from pwc_tui.system.regular_file import require_regular

_CACHE_KB = 512
"""Of the file, kept by each connection beside what the system keeps of it anyway. With SQLite's own
2 MB for each of seven connections nothing is faster, and the program 7 MB larger (measured)."""

_VALUES_AT_ONCE = 500
"""Values in one statement; SQLite before 3.32 takes no more than 999."""


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """Which import made a database. The search index beside it carries `build_id` in its name."""

    build_id: str
    is_demo: bool
    schema_version: int
    built_on: str
    """The day of the import as `2025-07-28`, in universal time."""

    @property
    def snapshot(self) -> str:
        """What exports call the data: `archive imported 2025-07-28`."""
        return "demo archive" if self.is_demo else f"archive imported {self.built_on}"


@singledispatch
def open_database(database: Database) -> sqlite3.Connection:
    """Return a connection for reading to an archive, in a file or on a server.

    What a server gives is used as a connection of sqlite3: `execute` in SQLite's dialect, and
    `close`. Raises UserError as `open_readonly` does, and when a server is away or has no archive.
    """
    return open_readonly(require_file(database))


def open_readonly(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, usable from any thread one at a time.

    Raises UserError when there is no such file, when it is not a database of pwc-tui, or when its
    tables are of another version than this program's.
    """
    require_regular(path, "name a database, or make one with `pwc-tui import PATH`")
    if not path.is_file():
        raise UserError(f"There is no database at {path}: make one with `pwc-tui import PATH`")
    try:
        connection = connect_pinned(path)
    except sqlite3.OperationalError as error:
        raise UserError(f"{path} cannot be opened ({error}): check its permissions") from error
    try:
        connection.execute("PRAGMA query_only=ON")
        check_version(read_build(connection, path), path)
    except UserError:
        connection.close()
        raise
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    return connection


def read_build(connection: sqlite3.Connection, database: Database) -> BuildInfo:
    """Return which import made the database; raises UserError when it is none of pwc-tui."""
    try:
        row = connection.execute(
            "SELECT build_id, is_demo, schema_version, built_at FROM build LIMIT 1"
        ).fetchone()
        if row is not None:
            build_id, is_demo, schema_version, built_at = row
            return BuildInfo(str(build_id), bool(is_demo), int(schema_version), str(built_at)[:10])
    except (sqlite3.Error, ValueError, TypeError) as error:  # a number or a text that is none
        raise UserError(f"{database} is not a database of pwc-tui ({error})") from error
    raise UserError(f"{database} is not a complete database of pwc-tui: import the archive again")


@singledispatch
def size_of(database: Database) -> int:
    """Return the bytes of a file, or of an archive's tables and indices on a server."""
    return require_file(database).stat().st_size


def damaged(database: Database, error: BaseException | None) -> UserError:
    """Return the error to raise when it turns out, while reading, that the tables are not whole."""
    return UserError(f"{database} is damaged ({error}): import the archive again")


def check_version(build: BuildInfo, database: Database) -> None:
    """Raise UserError when the tables of a database are of another version than this program's."""
    if build.schema_version != SCHEMA_VERSION:
        raise UserError(
            f"{database} was made by another version of pwc-tui (tables {build.schema_version}, "
            f"this program reads {SCHEMA_VERSION}): import the archive again"
        )


def rows_in(
    connection: sqlite3.Connection, select: str, values: Iterable[object], order: str = ""
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows whose column, with which `select` ends, has one of these values.

    Those of one value stand in the order of the columns `order`, if any.
    """
    end = f" ORDER BY {order}" if order else ""
    left = iter(values)
    while part := tuple(islice(left, _VALUES_AT_ONCE)):
        yield from connection.execute(f"{select} IN ({','.join('?' * len(part))}){end}", part)


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
