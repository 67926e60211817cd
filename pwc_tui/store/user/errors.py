"""What went wrong with the user's own file, in a sentence with the way out."""

import sqlite3
from pathlib import Path

from pwc_tui.domain.errors import UserError

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_LOCKS = {
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and do it again",
    sqlite3.SQLITE_IOERR: "the disk is full or fails; make room and do it again",
    sqlite3.SQLITE_BUSY: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_READONLY: "it may not be written; check its permissions, or set PWC_TUI_USER",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check its permissions, or set PWC_TUI_USER",
}
"""By the primary code (https://sqlite.org/rescode.html). A limit of size met is an IOERR."""


def is_damage(error: BaseException) -> bool:
    """Return whether SQLite says that the file itself is not whole."""
    return _code(error) in _DAMAGE


def forbids_writing(error: sqlite3.Error) -> bool:
    """Return whether it failed because nothing can be written there; reading may go on."""
    return _code(error) in _UNWRITABLE


def failure(path: Path, error: BaseException) -> UserError:
    """Return the error to raise where the file could not be used; what was saved before stays."""
    if is_damage(error):
        return UserError(
            f"{path} is damaged ({error}): start pwc-tui again, which keeps it under another name "
            "and begins a new one"
        )
    if getattr(error, "sqlite_errorcode", 0) in _NO_LOCKS:
        return UserError(
            f"The file system of {path} has no locks, which keep what two programs write apart: "
            "name a file on another one with PWC_TUI_USER"
        )
    reason = _REASONS.get(_code(error), f"move it away, or set PWC_TUI_USER ({error})")
    return UserError(f"Your bookmarks and notes in {path} cannot be used now: {reason}")


def _code(error: BaseException) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
