"""`pwc-tui` without a command: the screen."""

import argparse
import os
import sys

from pwc_tui.cli.session import open_settings
from pwc_tui.config import database_from_environment
from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.open import open_database

_NO_SCREEN = ("", "dumb", "unknown")
"""What TERM is where nobody says that the terminal understands more than lines of text."""
_DRIVER_VARIABLE = "TEXTUAL_DRIVER"
"""By which a server tells Textual how the screen gets to it, see `pwc_tui.web.visitor`."""


def run(options: argparse.Namespace) -> int:
    """Run the screen until it is left; raises UserError where there is no terminal for it."""
    require_terminal()
    named = options.db or database_from_environment()
    if named is not None:
        open_database(named).close()  # what is wrong with it is said here, not on the screen
    # 230 ms: Textual.
    from pwc_tui.tui.app.run import run_app  # noqa: PLC0415

    settings = open_settings(options.config, narrates=False)
    return run_app(options.db, settings=settings, continues=options.continues)


def require_terminal() -> None:
    """Raise UserError where there is no terminal for the screen, nor a server of a web page."""
    if os.environ.get(_DRIVER_VARIABLE):
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UserError("the screen needs a terminal; `pwc-tui --help` lists what runs without one")
    kind = os.environ.get("TERM", "")
    if os.name != "nt" and kind in _NO_SCREEN:
        said = f"TERM={kind}" if kind else "TERM is not set"
        raise UserError(
            f"the screen needs a terminal whose cursor can be moved ({said}); "
            "`pwc-tui --help` lists what runs without one"
        )
