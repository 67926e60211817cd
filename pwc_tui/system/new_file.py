"""Writing documents for the user: into new files, and over others only when that is asked for."""

import os
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import private_file, require_regular

_MOST_TRIES = 1000


def write_document(
    path: Path, content: str | bytes, *, replaces: bool, advice: str = "name another file"
) -> None:
    """Write text as UTF-8, or bytes; the file is there whole or as it was.

    Raises UserError where it cannot be written, or where something is there and `replaces` is not
    said: with `advice` on what to do then.
    """
    part = path
    try:
        if replaces:
            require_regular(path, "name another file")
            part = private_file(path.resolve())
        else:
            path.open("x").close()
    except FileExistsError as error:
        raise UserError(f"{path} exists, so it was left as it is: {advice}") from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        if replaces:
            part.chmod(_mode_of(path))
        part.write_bytes(_encoded(content))
        if replaces:
            part.replace(path.resolve())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def write_new(folder: Path, name: str, ending: str, content: str | bytes) -> Path:
    """Write text as UTF-8, or bytes, into a new file: `name` and `ending`, or with -2, -3, ….

    What is there is never overwritten. Raises UserError when not all of it can be written, which
    leaves nothing.
    """
    for number in range(1, _MOST_TRIES):
        path = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
        try:
            file = path.open("xb")
        except FileExistsError:
            continue
        except OSError as error:
            raise _unwritable(path, error) from error
        try:
            with file:
                file.write(_encoded(content))
        except OSError as error:
            path.unlink(missing_ok=True)
            raise _unwritable(path, error) from error
        return path
    raise UserError(f"{folder} already holds too many files called {name}: name another one")


def _encoded(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(f"{path} cannot be written ({error.strerror or error}): name another file")


def _mode_of(path: Path) -> int:
    """Return the permissions of a file, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
