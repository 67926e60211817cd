"""A number that is typed before a key of movement: `5 j` goes five rows down, `12 G` to row 12.

Where a digit has a use of its own, as on a page with related papers, it begins no number; within
one it belongs to it everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from pwc_tui.tui.widgets.chrome.key_bar import KeyBar
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_MOST_DIGITS = 6
"""The rows of the whole archive."""
_MOST_TIMES = 200
"""How often a movement is done at most that is no step from row to row."""

_STEPS = {"cursor_down": 1, "cursor_up": -1}
_TO_A_ROW = ("first", "last")
_REPEATED = (
    *("page_down", "page_up", "half_page_down", "half_page_up", "columns_left", "columns_right"),
    *("next_record", "previous_record", "preview_down", "preview_up", "back", "forward"),
    *("next_related", "previous_related", "next_match", "previous_match"),
)
"""Commands that are done as often as the number says."""


class KeyCount:
    """Takes the digits of a number, and the key that it is for."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._typed = ""

    async def take(self, event: events.Event) -> bool:
        """Whether an event is a digit of a number, or a key that was acted on with one."""
        if not isinstance(event, events.Key):
            return False
        typed = self._typed
        if not self._app.is_at_place or self._app.is_typing:
            self._show("")
            return False
        if event.key.isdecimal() and len(typed) < _MOST_DIGITS and self._is_free(event.key):
            self._show(typed + event.key)
            return True
        self._show("")
        if not typed:
            return False
        return event.key == "escape" or await self._act(int(typed), event.key)

    async def run(self, command_id: str) -> None:
        """Run a command as often as the number says that was typed, once where there is none."""
        typed = self._typed
        self._show("")
        if not typed or not await self._do(int(typed), command_id):
            await self._app.action_command(command_id)

    def _is_free(self, digit: str) -> bool:
        """Whether a digit begins a number here, or goes on with it."""
        if self._typed:
            return True
        return digit != "0" and not any(digit in each.keys for each in self._app.available)

    async def _act(self, count: int, key: str) -> bool:
        command = next((each for each in self._app.available if key in each.keys), None)
        return command is not None and await self._do(count, command.id)

    async def _do(self, count: int, command_id: str) -> bool:
        owner = self._app.available.owner_of(command_id)
        if owner is None:
            return False
        if isinstance(owner, Panel) and self._goes_to_a_row(owner, command_id, count):
            return True
        if command_id not in (*_STEPS, *_TO_A_ROW, *_REPEATED):
            return False
        for _ in range(min(count, _MOST_TIMES)):
            await self._app.run_action(command_id, owner)
        return True

    @staticmethod
    def _goes_to_a_row(owner: Panel, command_id: str, count: int) -> bool:
        """Go to a row of a list at once, where a movement with this number leads to one of it."""
        if command_id in _TO_A_ROW:
            owner.go_to(min(count, owner.length) - 1)
            return owner.length > 0
        if command_id in _STEPS and isinstance(owner, VirtualTable):
            owner.cursor += _STEPS[command_id] * count
            return True
        return False

    def _show(self, typed: str) -> None:
        if typed != self._typed:
            self._typed = typed
            for bar in self._app.screen.query(KeyBar):
                bar.show_count(typed)
