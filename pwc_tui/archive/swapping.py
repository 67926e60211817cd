"""The files of an import: moving them into place when whole, and removing what is left of others.

An import makes `<database>.<id>.part`, a staging file and a scratch folder beside it and
the index folder of its id.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from pwc_tui.archive.checking import sync
from pwc_tui.domain.errors import UserError
from pwc_tui.search.location import index_folder
from pwc_tui.store.opening import read_build

_STAGE_SUFFIX = ".stage"
_SCRATCH_SUFFIX = ".scratch"


class Draft:
    """What an import makes, while it is not the database yet."""

    def __init__(self, database: Path, build_id: str) -> None:
        self.part = database.with_name(f"{database.name}.{build_id}.part")
        self.stage = self.part.with_suffix(_STAGE_SUFFIX)
        self.scratch = self.part.with_suffix(_SCRATCH_SUFFIX)
        self.index = index_folder(database, build_id)
        self._database = database

    def swap_in(self) -> None:
        """Put the new database, which is checked and on the disk, in the place of the old one.

        The search index of the old one goes.
        """
        old_index = _index_of(self._database)
        self.part.replace(self._database)
        with suppress(OSError):  # the database is in place, whether or not its folder can be told
            sync(self._database.parent)
        if old_index is not None:
            _remove(old_index)

    def drop(self) -> None:
        """Remove everything, unless the database is in place already: then all of it is in use."""
        made = [self.part, self.index] if self.part.exists() else []
        _remove(self.stage, self.scratch, *made)


def remove_leftovers(database: Path) -> None:
    """Remove what imports of this database left behind that were killed. None may be running."""
    name, stem = re.escape(database.name), re.escape(database.stem)
    ours = re.compile(rf"{name}\.[0-9a-f]{{12}}\.\w+|{stem}\.[0-9a-f]{{12}}\.index(\..*)?")
    in_use = set(_indices_in_use(database))
    for path in database.parent.iterdir():
        if ours.fullmatch(path.name) and not any(path.name.startswith(used) for used in in_use):
            _remove(path)


def _indices_in_use(database: Path) -> Iterator[str]:
    """Yield the names of the index folders of this database and of others of the same stem."""
    part = re.compile(rf"{re.escape(database.stem)}\.[^.]+\.([0-9a-f]{{12}})\.part")
    for path in database.parent.iterdir():
        if path.stem == database.stem and (index := _index_of(path)) is not None:
            yield index.name
        elif not path.name.startswith(f"{database.name}.") and (found := part.fullmatch(path.name)):
            yield index_folder(database, found[1]).name


def _index_of(database: Path) -> Path | None:
    if not database.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            return index_folder(database, read_build(opened, database).build_id)
    except (UserError, sqlite3.Error):
        return None


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # it may never have been made, and no other error helps anyone
                path.unlink()
