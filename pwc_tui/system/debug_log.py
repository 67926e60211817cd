"""What the program does, written down where that was asked for with `--debug`.

It is made to be shown to others: nothing of what is typed, of the archive's texts or of what is
the user's own. There are names of commands, of places and of work with its time, and of errors
their class and where in the program they came from, since their words may quote anything.
"""

import os
import sqlite3
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError

if TYPE_CHECKING:
    from logging import Logger

_LARGEST = 1_000_000
"""Bytes of a file before the next one is begun."""
_KEPT = 2
"""Files beside the newest one."""
_PACKAGE = Path(__file__).parents[1]

_log: "Logger | None" = None
"""None where nobody asked for one."""


def start_log(path: Path) -> None:
    """Write to a file from now on; raises UserError where that cannot be."""
    global _log  # noqa: PLW0603 - one process, one log
    from logging import DEBUG, Formatter, getLogger  # noqa: PLC0415 - 5 ms of every command
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - as above

    class PrivateFiles(RotatingFileHandler):
        """Makes files that nobody else can read, and says nothing on a full disk."""

        def _open(self):  # type: ignore[no-untyped-def]
            private = partial(os.open, mode=0o600)
            return open(self.baseFilename, self.mode, encoding="utf-8", opener=private)

        def handleError(self, record: object) -> None:  # noqa: N802 - as its base has it
            del record

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = PrivateFiles(path, maxBytes=_LARGEST, backupCount=_KEPT)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}") from error
    handler.setFormatter(Formatter("%(asctime)s %(process)d %(message)s"))
    _log = getLogger("pwc_tui")
    _log.propagate = False
    _log.setLevel(DEBUG)
    _log.addHandler(handler)


def log_event(event: str, **facts: str | float) -> None:
    """Write that something happened, with names and numbers of the program's own."""
    if _log is not None:
        _log.debug("%s", " ".join([event, *(f"{name}={_text(f)}" for name, f in facts.items())]))


def log_error(event: str, error: BaseException) -> None:
    """Write that something failed: what kind of error it was, and the way it came."""
    if _log is not None:
        frames = traceback.extract_tb(error.__traceback__)
        way = [f"  {_file(each.filename)}:{each.lineno} {each.name}" for each in frames]
        _log.error("%s", "\n".join([f"{event} {type(error).__name__}{_said(error)}", *way]))


def _text(fact: str | float) -> str:
    return f"{fact:.3f}" if isinstance(fact, float) else str(fact)


def _said(error: BaseException) -> str:
    """Return the words of errors that quote nothing: SQLite's and the system's."""
    if isinstance(error, OSError):
        return f": {error.strerror}"
    return f": {error}" if isinstance(error, sqlite3.Error) else ""


def _file(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(_PACKAGE)) if path.is_relative_to(_PACKAGE) else path.name
