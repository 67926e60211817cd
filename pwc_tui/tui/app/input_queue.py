"""Keys faster than screens: each is acted on only when all that the one before led to is there.

Textual hands a key to what has the focus at the moment it is read. Keys that are read together
would all go to the same widget, though the first of them opens a search bar or another page. Here
a key, a paste and a button of the mouse wait for their turn.

A key for what is still being read waits for that: it is kept, with all that follow it for the same
list, until the answer is there. A key that can be acted on at once takes the place of those kept,
as does leaving the screen.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from pwc_tui.tui.app.screen_stack import ScreenStack
from pwc_tui.tui.workers import when_answered

_ROUNDS = 50
"""Looks at whether all is done: who sends messages without end holds nobody's keys back."""
_LOOK_SECONDS = 0.1
"""Between two looks at whether who is waited for is still there."""

_IDLE_LOOK_SECONDS = 0.5
"""Between two looks at whether the program is idle."""


class InputQueue:
    """The keys that wait for their turn; where none does, a key is acted on at once."""

    def __init__(
        self, app: App[None], screens: ScreenStack, awaited_by: Callable[[str], str]
    ) -> None:
        """`awaited_by` tells for which answer a key has to wait now, "" for none."""
        self._app, self._screens, self._awaited_by = app, screens, awaited_by
        self._waiting: deque[events.Event] = deque()
        self._kept: list[events.Key] = []
        self._kept_at: Screen[object] | None = None
        self._next: events.Event | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether what was pressed is still being acted on."""
        return self._task is not None

    def has_to_wait(self, event: events.Event) -> bool:
        """Whether an event that has just come is not to be acted on yet; it comes again."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        if event is self._next:
            self._next = None
            return self._is_early(event)
        if self._task is not None:
            self._waiting.append(event)
            return True
        if isinstance(event, events.MouseMove):
            return False
        has_to_wait = self._screens.is_busy
        if has_to_wait:
            self._waiting.append(event)
        elif self._is_early(event):
            return True
        self._task = asyncio.create_task(self._serve())
        return has_to_wait

    def _is_early(self, event: events.Event) -> bool:
        """Keep a key for what is still being read; what is acted on drops those kept."""
        screen = self._app.screen
        group = self._awaited_by(event.key) if isinstance(event, events.Key) else ""
        if self._kept_at is not screen or not (group or isinstance(event, events.MouseMove)):
            self._kept.clear()
        if not isinstance(event, events.Key) or not group:
            return False
        if not self._kept:
            self._kept_at = screen
            when_answered(screen, group, lambda: self._release(screen))
        self._kept.append(event)
        return True

    def _release(self, screen: Screen[object]) -> None:
        """Let what was kept on a screen have its turn, before what came later."""
        if self._kept_at is screen and screen.is_current:
            self._waiting.extendleft(reversed(self._kept))
            self._kept.clear()
            if self._task is None:
                self._task = asyncio.create_task(self._serve())

    async def _serve(self) -> None:
        """Wait for what the first one leads to, then hand over the others."""
        try:
            await self._settle()
            while self._waiting:
                self._next = event = self._waiting.popleft()
                if not self._app.post_message(event):
                    return
                await self._settle()
        finally:
            self._task = None

    async def _settle(self) -> None:
        """Wait until no message is on its way from one widget to the next, and no place."""
        for _ in range(_ROUNDS):
            await self._screens.rest()
            await self._pass(self._at_work())
            if not self._screens.is_busy and not any(_is_pending(at) for at in self._nodes()):
                return

    async def _pass(self, pumps: set[MessagePump]) -> None:
        """Wait until all that has been sent to `pumps` so far is dealt with."""
        passed = asyncio.Event()

        def pass_by(pump: MessagePump) -> None:
            waiting.discard(pump)
            if not waiting:
                passed.set()

        waiting = {pump for pump in pumps if pump.call_later(pass_by, pump)}
        while waiting:
            with suppress(TimeoutError):
                await asyncio.wait_for(passed.wait(), _LOOK_SECONDS)
            # Who is removed meanwhile will never answer.
            waiting = {pump for pump in waiting if pump.is_running}

    def _at_work(self) -> set[MessagePump]:
        """Return who may have something to do: who has the focus, what it is in, and the busy."""
        screens = self._app.screen_stack
        focused = screens[-1].focused if screens else None
        within = focused.ancestors_with_self if focused is not None else ()
        return {self._app, *screens, *within, *filter(_is_pending, self._nodes())}

    def _nodes(self) -> Iterable[MessagePump]:
        yield self._app
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)


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

        looking = self._app.set_interval(_IDLE_LOOK_SECONDS, look)

    def every(self, seconds: float, work: Callable[[], None]) -> None:
        """Call `work` every so many seconds, unless the program is being used just then."""
        self._app.set_interval(seconds, lambda: work() if self.is_idle else None)


def _is_pending(pump: MessagePump) -> bool:
    return pump.message_queue_size > 0
