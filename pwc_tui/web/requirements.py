"""What serving needs beyond the program itself. Imports nothing heavy."""

import sys
from importlib.util import find_spec

from pwc_tui.domain.errors import UserError

_LIBRARIES = ("textual_serve", "aiohttp")


def check_serving_installed() -> None:
    """Raise UserError with the command that installs what is missing."""
    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        raise UserError(
            f"Serving needs {' and '.join(missing)}, not installed here: "
            f'{sys.executable} -m pip install "pwc-tui[web]"'
        )
