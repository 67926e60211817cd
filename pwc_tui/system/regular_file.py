"""Files that the program replaces: regular ones only, and with private ones of its own."""

import os
from pathlib import Path

from pwc_tui.domain.errors import UserError


def require_regular(path: Path, advice: str) -> None:
    """Raise UserError when something is at `path` that is no regular file; links are followed.

    `advice` says what to do. Raises OSError when it cannot be told what is there.
    """
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "no regular file but a device or a pipe"
        raise UserError(f"{path} is {kind}, so it is left as it is: {advice}")


def private_file(path: Path) -> Path:
    """Make an empty file beside `path`, under a name that nothing has, for its owner alone.

    It is to take the place of `path` when it is whole. Raises OSError when it cannot be made.
    """
    import tempfile  # noqa: PLC0415 - 10 ms, and files are rarely made

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(name)
