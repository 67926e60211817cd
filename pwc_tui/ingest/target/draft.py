"""The files of an import: moving them into place when whole, and removing what is left of others.

An import makes everything in a working folder beside the database. Its search index has the id of
the import in its name: `archive.0123456789ab.index` belongs to `archive.db`.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.index.paths import index_folder, index_lock
from pwc_tui.store.connect.open import read_build
from pwc_tui.system.file_lock import remove_lock
from pwc_tui.system.regular_file import sync
from pwc_tui.system.working_folder import abandoned_folders, remove_working

_BUILD_ID = re.compile("[0-9a-f]{12}")


class Draft:
    """What an import makes in its working folder, while it is not the database yet."""

    def __init__(self, folder: Path) -> None:
        self.part = folder / "archive.db"
        self.stage = folder / "stage"
        self.scratch = folder / "scratch"
        self.index = folder / "index"


class Swap:
    """The change of a database from one import to the next.

    Which ones is noted in the working folder, while there is room: what ends halfway, the next
    import puts in order.
    """

    def __init__(self, database: Path, folder: Path, build_id: str) -> None:
        self._database, self._index = database, index_folder(database, build_id)
        self._old_build = _build_of(database)
        noted = (build_id, self._old_build or "")
        _builds_file(folder).write_text("\n".join(noted), encoding="ascii")

    def swap_in(self, draft: Draft) -> None:
        """Put the draft, which is checked and on the disk, in the place of the old database.

        The search index of the old one goes.
        """
        try:
            draft.index.replace(self._index)
            draft.part.replace(self._database)
        except BaseException:
            if draft.part.exists():
                _remove(self._index)
            raise
        with suppress(OSError):  # the database is in place, whether or not its folder can be told
            sync(self._database.parent)
        if self._old_build is not None:
            _remove(index_folder(self._database, self._old_build))


def remove_leftovers(database: Path) -> None:
    """Remove what imports of this database left behind that were killed. None may be running.

    Only what says that it is theirs is: the working folders, and the indices that are noted there.
    """
    for folder in list(abandoned_folders(database)):
        in_use = _build_of(database)
        for build_id in _noted_builds(folder):
            if build_id != in_use:
                _remove(index_folder(database, build_id))
        remove_working(folder)


def _builds_file(folder: Path) -> Path:
    """Return where a working folder notes which imports' indices are in the swap."""
    return folder / "builds"


def _noted_builds(folder: Path) -> Iterator[str]:
    with suppress(OSError, UnicodeError):
        for line in _builds_file(folder).read_text(encoding="ascii").splitlines():
            if _BUILD_ID.fullmatch(line):
                yield line


def _build_of(database: Path) -> str | None:
    """Return the id of the import that made the database; None where there is none of ours."""
    if not database.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            return read_build(opened, database).build_id
    except (UserError, sqlite3.Error):
        return None


def _remove(index: Path) -> None:
    """Remove a search index, with lock and work of a program that was killed completing it."""
    remove_lock(index_lock(index))
    for folder in list(abandoned_folders(index)):
        remove_working(folder)
    shutil.rmtree(index, ignore_errors=True)
