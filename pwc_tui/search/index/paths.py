"""Where the search index of a database lies."""

import hashlib
import os
from pathlib import Path

from pwc_tui.config import cache_dir

_SUFFIX = ".index"


def index_folder(database: Path, build_id: str) -> Path:
    """Return the folder of the index of `database`, beside the file and named for the import.

    An index of another import has another name, so that it is never taken for this one's.
    """
    place = followed(database)
    return place.with_name(f"{place.stem}.{build_id}{_SUFFIX}")


def followed(database: Path) -> Path:
    """Return the file itself where `database` is a link to it."""
    return database.resolve() if database.is_symlink() else database


def index_lock(folder: Path) -> Path:
    """Return the lock of those who build the index in `folder`."""
    return folder.with_name(f"{folder.name}.lock")


def spare_folder(database: Path, build_id: str) -> Path:
    """Return the folder that stands in where nothing can be written beside the database.

    It is in the user's cache directory, in a folder of its own for each place of a database.
    """
    place = hashlib.sha256(os.fsencode(database.resolve())).hexdigest()[:12]
    return index_folder(cache_dir() / f"index-{place}" / database.name, build_id)


def writable_folder(database: Path, build_id: str) -> Path:
    """Return where an index of `database` is to be built."""
    if os.access(followed(database).parent, os.W_OK):
        return index_folder(database, build_id)
    return spare_folder(database, build_id)


def names_import(folder: Path, build_id: str) -> bool:
    """Return whether `folder` is named for this import, or for none: then it may be of any."""
    return folder.suffix != _SUFFIX or folder.stem.endswith(f".{build_id}")
