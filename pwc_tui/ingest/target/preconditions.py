"""Where an import may write: what it must not replace, and that it is alone there."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.store.connect.open import read_build
from pwc_tui.store.schema.version import APPLICATION_ID
from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.regular_file import require_regular


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
                raise UserError(f"{database} cannot be made: {folder} is not a folder")
            break
    if not database.exists():
        return
    require_regular(database, "name another file with --db")
    if any(database.samefile(file.path) for file in selection.files):
        raise UserError(f"{database} is one of the files to import: name another one with --db")
    if database.stat().st_size and not _is_ours(database):
        raise UserError(
            f"{database} exists and is not a database of pwc-tui, so it was left unchanged: "
            "name another file with --db, or move that one away"
        )


@contextmanager
def sole_import(database: Path) -> Iterator[None]:
    """Make the folder of `database` and keep other imports of it out until this one ends.

    Raises UserError when another import runs or nothing can be written there.
    """
    with ExitStack() as held:
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            has_it = held.enter_context(lock_file(database.with_name(f"{database.name}.lock")))
        except OSError as error:
            raise UserError(
                f"Nothing can be written to {database.parent} ({error.strerror or error}): "
                "name another place with --db"
            ) from error
        if not has_it:
            raise UserError(f"Another import of {database} is running: wait until it is done")
        yield


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
