"""Keys that are pressed in turn (`g g`), and the letter that a command asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


class KeySequences:
    """Takes the keys that begin a sequence of the user's, until it is whole or broken off.

    A key that goes on with no sequence breaks it off, and does what it does by itself.
    """

    def __init__(self, app: Program) -> None:
        self._app = app
        self._pressed: tuple[str, ...] = ()
        self._asked: Callable[[str], None] | None = None

    def ask_letter(self, what: str, then: Callable[[str], None]) -> None:
        """Call `then` with the next letter or digit that is typed; `what` says what it is for."""
        self._asked = then
        self._app.notify(f"{what}: type a letter, or Esc")

    async def take(self, event: events.Event) -> bool:
        """Whether an event is a key of a sequence, which is then acted on."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            return False
        if self._asked is not None:
            self._answer(event)
            return True
        begun, self._pressed = self._pressed, ()
        if not self._app.is_at_place or self._app.is_typing:
            return False
        pressed = (*begun, event.key)
        for keys, command_id in self._app.keys.sequences:
            if keys == pressed and self._app.available.owner_of(command_id) is not None:
                await self._app.count.run(command_id)
                return True
        if any(keys[: len(pressed)] == pressed for keys, _ in self._app.keys.sequences):
            self._pressed = pressed
            return True
        return bool(begun) and event.key == "escape"

    def _answer(self, event: events.Key) -> None:
        asked, self._asked = self._asked, None
        self._app.clear_notifications()
        if asked is not None and event.character is not None and event.character.isalnum():
            asked(event.character)
