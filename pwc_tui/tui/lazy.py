"""A service that is made at its first use, once, by whichever thread needs it first."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """Holds what `make` returns from the first `get` on. A failure is raised again by every try."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def get(self) -> T:
        """Return the service; may take long, so never call it on the user interface's thread."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    def peek(self) -> T | None:
        """Return the service if it is there already, without waiting."""
        return self._made[0] if self._made else None
