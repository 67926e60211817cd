"""Where the search index of a database lies."""

from pathlib import Path

_SUFFIX = ".index"


def index_folder(database: Path, build_id: str) -> Path:
    """Return the folder of the index of `database`, beside it and named for the import.

    An index of another import has another name, so that it is never taken for this one's.
    """
    return database.with_name(f"{database.stem}.{build_id}{_SUFFIX}")


def names_import(folder: Path, build_id: str) -> bool:
    """Return whether `folder` is named for this import, or for none: then it may be of any."""
    return folder.suffix != _SUFFIX or folder.stem.endswith(f".{build_id}")
