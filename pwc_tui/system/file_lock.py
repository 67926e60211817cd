"""Locks between programs: the operating system's, which go with the process, however that ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pwc_tui.domain.errors import UserError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_TRIES = 100
"""How often the file may be gone again before it counts as another program's: once, in practice."""


@contextmanager
def lock_file(path: Path) -> Iterator[bool]:
    """Yield whether this program has the lock `path` from now on to the end of the block.

    The file is made for that and removed afterwards. Raises OSError when it cannot be made, and
    UserError where the file system has no locks.
    """
    descriptor = _locked(path)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            remove_lock(path)
            os.close(descriptor)


def remove_lock(path: Path) -> None:
    """Remove the file of a lock; one that holds something is not one that was made here."""
    with suppress(OSError):  # Windows removes no file that is open
        if not path.stat().st_size:
            path.unlink()


def _locked(path: Path) -> int | None:
    """Return the open file `path`, locked; None when another program has it."""
    for _ in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            has_it = _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise UserError(
                f"The file system of {path.parent} has no locks ({error.strerror or error}), which "
                "keep two programs apart that write there: name a place on another one"
            ) from error
        if not has_it:
            os.close(descriptor)
            return None
        # One that has just ended may have removed the file between the two steps.
        with suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(descriptor)):
                return descriptor
        os.close(descriptor)
    return None


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
