"""Work that waits until nobody presses keys: what it takes is then missed by nobody."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import App

_LOOK_SECONDS = 0.5
"""Between two looks at whether the program is idle."""


class IdleTimer:
    """Knows for how long nobody used an app."""

    idle_after: ClassVar[float] = 4.0
    """Seconds without a key or the mouse; who reads a page or thinks about a word takes longer."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._used = time.monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether nobody used the program lately."""
        return time.monotonic() - self._used >= self.idle_after

    def note(self, event: events.Event) -> None:
        """Note when a key was pressed or the mouse moved."""
        if isinstance(event, events.InputEvent):
            self._used = time.monotonic()

    def once(self, work: Callable[[], None]) -> None:
        """Call `work` once, as soon as the program is idle."""

        def look() -> None:
            if self.is_idle:
                looking.stop()
                work()

        looking = self._app.set_interval(_LOOK_SECONDS, look)

    def every(self, seconds: float, work: Callable[[], None]) -> None:
        """Call `work` every so many seconds, unless the program is being used just then."""
        self._app.set_interval(seconds, lambda: work() if self.is_idle else None)
