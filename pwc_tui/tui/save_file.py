"""Saving to files that were not there before."""

from pathlib import Path

from pwc_tui.domain.errors import UserError

_MOST_TRIES = 1000


def save_new(folder: Path, name: str, ending: str, content: str | bytes) -> Path:
    """Write text as UTF-8, or bytes, into a new file, `name.ending` or `name-2.ending`, and so on.

    What is there is never overwritten. Raises UserError when not all of it can be written, which
    leaves nothing.
    """
    for number in range(1, _MOST_TRIES):
        path = folder / (f"{name}.{ending}" if number == 1 else f"{name}-{number}.{ending}")
        try:
            file = path.open("xb")
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(f"{path} cannot be written: {error.strerror}") from error
        try:
            with file:
                file.write(content.encode("utf-8") if isinstance(content, str) else content)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise UserError(f"{path} cannot be written: {error.strerror}") from error
        return path
    raise UserError(f"{folder} already holds too many files called {name}")
