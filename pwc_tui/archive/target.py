"""Where an import may write: what it must not replace, and that it is alone there."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from pwc_tui.archive.files import Selection
from pwc_tui.domain.errors import UserError
from pwc_tui.store.opening import read_build
from pwc_tui.store.schema import APPLICATION_ID

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def check_target(database: Path, selection: Selection) -> None:
    """Raise UserError unless `database` may be written: a new file, or a database of pwc-tui.

    One that is damaged, or that another version made, may be replaced too if it says whose it is.
    """
    if database.is_dir():
        raise UserError(
            f"{database} is a folder, and the database is a file: name one in it, "
            f"such as {database / 'archive.db'}"
        )
    for folder in database.parents:
        if folder.exists():
            if not folder.is_dir():
                raise UserError(f"{database} cannot be made: {folder} is no folder")
            break
    if not database.exists():
        return
    if not database.is_file():
        raise UserError(f"{database} is no regular file: name another one with --db")
    if any(database.samefile(file.path) for file in selection.files):
        raise UserError(f"{database} is one of the files to import: name another one with --db")
    if database.stat().st_size and not _is_ours(database):
        raise UserError(
            f"{database} exists and is no database of pwc-tui, so it is left as it is: "
            "name another file with --db, or move that one away"
        )


@contextmanager
def sole_import(database: Path) -> Iterator[None]:
    """Make the folder of `database` and keep other imports of it out until this one ends.

    The lock is the operating system's: it goes with the process, however that ends. Raises
    UserError when another import runs or nothing can be written there.
    """
    path = database.with_name(f"{database.name}.lock")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _locked(path)
    except OSError as error:
        raise UserError(
            f"There is no way to write in {database.parent} ({error.strerror or error}): "
            "name another place with --db"
        ) from error
    if descriptor is None:
        raise UserError(f"Another import of {database} is running: wait until it is done")
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            path.unlink()
        os.close(descriptor)


_MAGIC = b"SQLite format 3\0"
_ID_PLACE = slice(68, 72)
"""Where SQLite keeps the application's id (https://sqlite.org/fileformat.html, section 1.3)."""


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_ID_PLACE.stop)
    if not head.startswith(_MAGIC):
        return False
    if head[_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big"):
        return True
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            read_build(opened, path)
    except (UserError, sqlite3.Error):
        return False
    return True


def _locked(path: Path) -> int | None:
    """Return the open file `path`, locked; None when another process has it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(descriptor):
            os.close(descriptor)
            return None
        # An import that has just ended may have removed the file between the two steps.
        with suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(descriptor)):
                return descriptor
        os.close(descriptor)


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
