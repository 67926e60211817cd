"""What fetching needs beyond the program itself, and what it costs. Imports nothing heavy."""

import os
import sys
from importlib.util import find_spec

from pwc_tui.domain.errors import UserError

FILES_MB = 650
"""Size of the five datasets as parquet, July 2025."""
DATABASE_GB = 1.5
"""What 576,261 papers with all abstracts and their search index take."""
IMPORT_MINUTES = 3
"""Import and both stages of the index on two cores, the second while one browses already."""
PAPERS = 576_261
"""How many papers the archive holds."""

_LIBRARIES = ("huggingface_hub", "pyarrow")


def hub_address() -> str:
    """Return the hub that is asked when nobody names another, as its library finds it."""
    return os.environ.get("HF_ENDPOINT") or "https://huggingface.co"


def missing_libraries(*, is_read: bool = True) -> list[str]:
    """Return which libraries that fetching needs are not installed.

    The hub's library brings 14 packages and 30 MB, pyarrow 130 MB, and no other command needs them:
    so they are no part of the installation. `is_read` False asks only for the first.
    """
    needed = _LIBRARIES if is_read else _LIBRARIES[:1]
    return [name for name in needed if find_spec(name) is None]


def install_command() -> str:
    """Return the one command that adds what fetching needs to this very installation."""
    return f'{sys.executable} -m pip install "pwc-tui[archive]"'


def check_installed(*, is_read: bool = True) -> None:
    """Raise UserError with the command when a library is missing, as `missing_libraries` has it."""
    if missing := missing_libraries(is_read=is_read):
        raise UserError(
            f"Fetching needs {' and '.join(missing)}, which {_is(missing)} not installed: "
            f"{install_command()}"
        )


def _is(names: list[str]) -> str:
    return "are" if len(names) > 1 else "is"
