"""Saving texts to files that were not there before."""

from pathlib import Path

from pwc_tui.domain.errors import UserError

_MOST_TRIES = 1000


def save_new(folder: Path, name: str, ending: str, text: str) -> Path:
    """Write a text into a new file of the folder, `name.ending` or `name-2.ending`, and so on.

    What is there is never overwritten. Raises UserError when nothing can be written.
    """
    for number in range(1, _MOST_TRIES):
        path = folder / (f"{name}.{ending}" if number == 1 else f"{name}-{number}.{ending}")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(f"{path} cannot be written: {error.strerror}") from error
        return path
    raise UserError(f"{folder} holds too many files called {name}")
