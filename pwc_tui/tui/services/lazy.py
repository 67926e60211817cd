"""A service that is made at its first use, once, by whichever thread needs it first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from pwc_tui.system.progress import IsCancelled, never

T = TypeVar("T")

_LOOK_SECONDS = 0.05
"""Between two looks at whether anybody still waits."""


class Lazy(Generic[T]):
    """Holds what `make` returns from the first `get` on. A failure is raised again by every try."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def get(self, is_cancelled: IsCancelled = never) -> T:
        """Return the service; may take long, so never call it on the user interface's thread.

        While another thread makes it `is_cancelled` is asked: raises `Cancelled` as soon as
        nobody waits any more, so that what is typed meanwhile does not fill all threads.
        """
        while not self._lock.acquire(timeout=_LOOK_SECONDS):
            if is_cancelled():
                from pwc_tui.search.engine.scoring import Cancelled  # noqa: PLC0415  90 ms: NumPy

                raise Cancelled
        try:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]
        finally:
            self._lock.release()

    def reset(self) -> None:
        """Make the service anew at its next use; those who have it keep the old one."""
        with self._lock:
            self._made.clear()

    def peek(self) -> T | None:
        """Return the service if it is there already, without waiting."""
        return next(iter(self._made), None)
