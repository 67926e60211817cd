"""The one owner of what is on the screen: a place, and at most one dialogue above it.

Nothing else touches Textual's stack of screens. What is to be shown is asked for in steps, done one
after the other: a step finds the screens as the one before left them, all of them mounted. A step
that was asked for at a place which is left by then is dropped, and so is a second answer of a
dialogue. A dialogue belongs to its place and goes with it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen
from textual.worker import Worker

from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.dialog import Dialog

T = TypeVar("T")

Step = Callable[[], Awaitable[None]]


class ScreenStack:
    """Shows places and dialogues in the order in which they were asked for."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._steps: deque[tuple[PlaceScreen | None, Step]] = deque()
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        self._answered: Callable[[Any], object] | None = None

    @property
    def place(self) -> PlaceScreen | None:
        """The screen of the current place, also while a dialogue is open above it."""
        stack = self._app.screen_stack
        return next((screen for screen in stack if isinstance(screen, PlaceScreen)), None)

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way to the screen."""
        return not self._at_rest.is_set()

    async def rest(self) -> None:
        """Wait until all that was asked for is on the screen."""
        await self._at_rest.wait()

    def then(self, step: Step, *, asked_at: PlaceScreen | None = None) -> None:
        """Do `step` after all others; None is who may ask from anywhere."""
        self._steps.append((asked_at, step))
        if not self.is_busy:
            self._at_rest.clear()
            _: Worker[None] = self._app.run_worker(self._go_on, group="navigation")

    async def leave_dialog(self) -> None:
        """Close what is open above the place without an answer, within a step."""
        while not isinstance(self._app.screen, PlaceScreen):
            await self._app.pop_screen()

    async def show(self, screen: PlaceScreen) -> None:
        """Show another place, at once and within a step; no dialogue must be open."""
        await self._app.switch_screen(screen)

    def open(self, dialog: Dialog[T], answered: Callable[[T | None], object] | None) -> None:
        """Open a dialogue at this place, and call `answered` once it is closed by an answer.

        Where another one was opened meanwhile nobody waits for it any more.
        """

        async def step() -> None:
            if isinstance(self._app.screen, PlaceScreen):
                self._answered = answered
                await self._app.push_screen(dialog)

        self.then(step, asked_at=self.place)

    def close(self, dialog: Screen[Any], answer: object) -> None:
        """Close a dialogue with its answer; nothing where it is closed already."""

        async def step() -> None:
            if self._app.screen is dialog:
                await self._app.pop_screen()
                if self._answered is not None:
                    self._answered(answer)

        self.then(step)

    async def _go_on(self) -> None:
        try:
            while self._steps:
                asked_at, step = self._steps.popleft()
                if asked_at is None or asked_at is self.place:
                    await step()
        finally:
            self._at_rest.set()
