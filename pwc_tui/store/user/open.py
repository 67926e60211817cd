"""Opening the user's own file with plain sqlite3: made, brought up to date or set aside first.

Whatever is there is either used or kept under another name, never overwritten.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.store.user.errors import failure, forbids_writing, is_damage
from pwc_tui.store.user.migrations import (
    APPLICATION_ID,
    STEPS,
    Step,
    backups_of,
    migrate,
    version_of,
)
from pwc_tui.system.regular_file import private_file, require_regular

_WAIT = 10.0
"""Seconds to wait for another copy of the program. A write takes milliseconds."""


def prepare(path: Path, steps: Sequence[Step] = STEPS) -> str | None:
    """Make sure that there is a whole file of this version, safe from other copies doing the same.

    A damaged file is set aside, and a sentence about it returned. Raises UserError when the file
    is of a newer version or of another program, or when nothing can be written there.
    """
    try:
        require_regular(path, "name a file with PWC_TUI_USER")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _is_ready(path, steps):
            with _alone(path):
                return _make_ready(path, steps)
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from error
    return None


def check(path: Path) -> None:
    """Raise UserError where the file is not whole or no use to this version; nothing is changed."""
    try:
        if not _is_blank(path):
            _checked_version(path, len(STEPS))
    except _DamagedError as error:
        raise UserError(
            f"{path} is damaged ({error}): when pwc-tui starts next it keeps it under another name "
            "and begins a new one"
        ) from error
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from error


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection in autocommit, usable from any thread one at a time.

    A write that was committed survives a crash of the machine. In a folder or on a disk where
    nothing can be written the file is only read.
    """
    connection = _open(path)
    connection.execute("PRAGMA foreign_keys=ON")
    # With WAL anything less may lose the last writes with the power (sqlite.org/pragma.html).
    connection.execute("PRAGMA synchronous=FULL")
    return connection


class _DamagedError(Exception):
    """The file is not whole, or no database at all."""


def _open(path: Path) -> sqlite3.Connection:
    """Return a connection, for reading only where no journal can be written beside the file."""
    connection = _opened(path, "mode=rw")  # never made here, where others would see it half-made
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        journal = _beside(path, "-wal")
        has_journal = journal.exists() and journal.stat().st_size > 0
        if not forbids_writing(error) or has_journal:
            raise
        # SQLite reads a file with this journal mode without one only if told that nobody writes.
        return _opened(path, "mode=ro&immutable=1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _opened(path: Path, how: str) -> sqlite3.Connection:
    # As an address, because a path may hold `?`, `#` or `%`, which mean something to SQLite.
    return sqlite3.connect(
        f"{path.as_uri()}?{how}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )


def _is_ready(path: Path, steps: Sequence[Step]) -> bool:
    try:
        return not _is_blank(path) and _checked_version(path, len(steps)) == len(steps)
    except _DamagedError:
        return False


def _is_blank(path: Path) -> bool:
    return not path.exists() or (path.stat().st_size == 0 and not _beside(path, "-wal").exists())


def _checked_version(path: Path, known: int) -> int:
    """Return the version of a whole file; raises _DamagedError, and UserError where it is no use.

    Reads all of it: 10 ms for 4 MB with 20,000 bookmarks and read marks.
    """
    try:
        with closing(_open(path)) as connection:
            version = version_of(connection)
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            (objects,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if owner != APPLICATION_ID and objects:
                raise UserError(
                    f"{path} is a database of another program, so it is left as it is: "
                    "name another file with PWC_TUI_USER, or move that one away"
                )
            if version > known:
                raise UserError(
                    f"{path} was written by a newer pwc-tui (version {version}, this program knows "
                    f"{known}), so it is left as it is: update the program"
                )
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise _DamagedError(str(error)) from error
        raise
    except UnicodeDecodeError as error:
        raise _DamagedError("its text is not valid") from error
    if verdict != "ok":
        raise _DamagedError(" ".join(verdict.split()))
    return version


def _make_ready(path: Path, steps: Sequence[Step]) -> str | None:
    """Do what is to be done, now that no other copy does; return what became of a damaged file."""
    notice = None
    if not _is_blank(path):
        try:
            if _checked_version(path, len(steps)) < len(steps):
                with closing(_open(path)) as connection:
                    migrate(connection, path, steps)
            return None
        except _DamagedError as error:
            notice = _set_aside(path, error)
    _begin(path, steps)
    return notice


def _set_aside(path: Path, damage: _DamagedError) -> str:
    aside = _move_away(path)
    backups = backups_of(path)
    rest = f"; {backups[-1].name} beside it is an older copy" if backups else ""
    return (
        f"{path} was damaged ({damage}): it is kept as {aside.name}, and a new one was begun{rest}"
    )


def _move_away(path: Path) -> Path:
    """Rename the file and its journal; the journal first, which must never meet a new file."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    for ending in ("-wal", ""):
        if _beside(path, ending).exists():
            _beside(path, ending).rename(_beside(aside, ending))
    _beside(path, "-shm").unlink(missing_ok=True)
    return aside


def _begin(path: Path, steps: Sequence[Step]) -> None:
    """Make a new file beside and put it in place whole."""
    _move_away(path)  # a journal without its file, or a file of no bytes
    part = private_file(path)  # notes are nobody else's business
    with closing(_open(part)) as connection:
        # Readers and a writer side by side. Some network drives cannot, and do without.
        connection.execute("PRAGMA journal_mode=WAL")
        migrate(connection, part, steps)
    part.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders, and keeps their names safe by itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other copies from making the file ready at the same time.

    The lock is SQLite's, on a file without content, and goes with the process however that ends.
    """
    lock = sqlite3.connect(_beside(path, ".lock"), timeout=_WAIT, isolation_level=None)
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")
