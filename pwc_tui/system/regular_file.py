"""Files that the program replaces: regular ones only, private ones of its own, safe on the disk."""

import os
from pathlib import Path

from pwc_tui.domain.errors import UserError


def require_regular(path: Path, advice: str) -> None:
    """Raise UserError when something is at `path` that is no regular file; links are followed.

    `advice` says what to do. Raises OSError when it cannot be told what is there.
    """
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "a device or a pipe, not a regular file"
        raise UserError(f"{path} is {kind}, so it is left as it is: {advice}")


def private_file(path: Path) -> Path:
    """Make an empty file beside `path`, under a name that nothing has, for its owner alone.

    It is to take the place of `path` when it is whole. Raises OSError when it cannot be made.
    """
    import tempfile  # noqa: PLC0415 - 10 ms, and files are rarely made

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(name)


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, survive a loss of power."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and keeps their names safe by itself
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
