"""Opening a database for reading, with plain sqlite3: nothing here costs more than its import."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.store.schema import SCHEMA_VERSION


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


def open_readonly(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, usable from any thread one at a time.

    Raises UserError when there is no such file, when it is no database of pwc-tui, or when its
    tables are of another version than this program's.
    """
    if not path.is_file():
        raise UserError(f"There is no database at {path}: make one with `pwc-tui import PATH`")
    # As an address, because a path may hold `?`, `#` or `%`, which mean something to SQLite.
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise UserError(f"{path} cannot be opened ({error}): check its permissions") from error
    try:
        connection.execute("PRAGMA query_only=ON")
        _check_version(read_build(connection, path), path)
    except UserError:
        connection.close()
        raise
    return connection


def read_build(connection: sqlite3.Connection, path: Path) -> BuildInfo:
    """Return which import made the database; raises UserError when it is none of pwc-tui."""
    try:
        row = connection.execute(
            "SELECT build_id, is_demo, schema_version, built_at FROM build LIMIT 1"
        ).fetchone()
    except sqlite3.Error as error:
        raise UserError(f"{path} is no database of pwc-tui ({error})") from error
    if row is None:
        raise UserError(f"{path} is no whole database of pwc-tui: import the archive again")
    build_id, is_demo, schema_version, built_at = row
    return BuildInfo(str(build_id), bool(is_demo), int(schema_version), str(built_at)[:10])


def damaged(path: Path, error: BaseException | None) -> UserError:
    """Return the error to raise when SQLite finds, while reading, that the file is not whole."""
    return UserError(f"{path} is damaged ({error}): import the archive again")


def _check_version(build: BuildInfo, path: Path) -> None:
    if build.schema_version != SCHEMA_VERSION:
        raise UserError(
            f"{path} was made by another version of pwc-tui (tables {build.schema_version}, "
            f"this program reads {SCHEMA_VERSION}): import the archive again"
        )
