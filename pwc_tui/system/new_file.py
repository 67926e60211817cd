"""Writing documents for the user: into new files, and over others only when that is asked for."""

import os
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import private_file, require_regular


def write_document(path: Path, text: str, *, replaces: bool) -> None:
    """Write a document as UTF-8; the file is there whole or as it was.

    Raises UserError where it cannot be written, or where something is there and `replaces` is not
    said.
    """
    part = path
    try:
        if replaces:
            require_regular(path, "name another file")
            part = private_file(path.resolve())
        else:
            path.open("x").close()
    except FileExistsError as error:
        raise UserError(
            f"{path} exists, so it was left as it is: name another file, or say --force"
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        if replaces:
            part.chmod(_mode_of(path))
        part.write_text(text, "utf-8")
        if replaces:
            part.replace(path.resolve())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(f"{path} cannot be written ({error.strerror or error}): name another file")


def _mode_of(path: Path) -> int:
    """Return the permissions of a file, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
