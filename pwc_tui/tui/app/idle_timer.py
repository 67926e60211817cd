"""Work that waits until nobody presses keys: what it takes is then missed by nobody."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import App
from textual.timer import Timer

_LOOK_SECONDS = 0.5
"""Between two looks at whether the program is idle."""


class IdleApp(App[None]):
    """An app that knows for how long nobody used it."""

    idle_after: ClassVar[float] = 4.0
    """Seconds without a key or the mouse; who reads a page or thinks about a word takes longer."""

    def __init__(self) -> None:
        super().__init__()
        self._used = time.monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether nobody used the program lately."""
        return time.monotonic() - self._used >= self.idle_after

    async def on_event(self, event: events.Event) -> None:
        """Note that a key was pressed or the mouse moved, and pass it on."""
        if isinstance(event, events.InputEvent):
            self._used = time.monotonic()
        await super().on_event(event)

    def when_idle(self, work: Callable[[], None]) -> None:
        """Call `work` once, as soon as the program is idle."""

        def look() -> None:
            if self.is_idle:
                looking.stop()
                work()

        looking = self.set_interval(_LOOK_SECONDS, look)

    def while_idle(self, seconds: float, work: Callable[[], None]) -> Timer:
        """Call `work` every so many seconds, unless the program is being used just then."""
        return self.set_interval(seconds, lambda: work() if self.is_idle else None)
