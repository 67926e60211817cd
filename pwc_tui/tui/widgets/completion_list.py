"""The small list under a search bar: how the word at the cursor may go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.search.completion import Completion

SHOWN_AT_MOST = 6
_WIDEST = 60
"""Cells; longer names are cut."""
_GAP = 2


class CompletionList(Static):
    """Lies over what is below the bar, so that nothing moves when it appears."""

    DEFAULT_CSS = """
    CompletionList {
        overlay: screen; constrain: inside none; display: none; width: auto; height: auto;
        background: $panel; color: $foreground;
    }
    CompletionList.-shown { display: block; }
    """

    class Picked(Message):
        """The user clicked on a completion."""

        def __init__(self, completion: Completion) -> None:
            super().__init__()
            self.completion = completion

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self._offers: Sequence[Completion] = ()
        self._at = 0
        self._is_current = False
        self.is_chosen = False
        """Whether the user went to one of them by key."""

    @property
    def current(self) -> Completion | None:
        """The completion that would be taken."""
        return self._offers[self._at] if self._offers and self._is_current else None

    def offer(self, completions: Sequence[Completion], x: int, y: int) -> None:
        """Show completions from cell `x` of line `y` on, the first one to be taken; none hides."""
        self._offers, self._at = completions[:SHOWN_AT_MOST], 0
        self._is_current, self.is_chosen = True, False
        self.set_class(bool(self._offers), "-shown")
        if self._offers:
            self.styles.offset = (x, y)
            self._paint()

    def expire(self) -> None:
        """Let nothing be taken until there is an offer for what is typed now.

        What is shown stays: a list that goes and comes with every key would flicker.
        """
        self._is_current = False

    def move(self, step: int) -> Completion | None:
        """Go to the next completion, round and round, and return it."""
        if self.current is not None:
            self._at, self.is_chosen = (self._at + step) % len(self._offers), True
            self._paint()
        return self.current

    def on_click(self, event: events.Click) -> None:
        """Take the completion that was clicked."""
        event.stop()
        at = event.get_content_offset_capture(self).y
        if 0 <= at < len(self._offers):
            self.post_message(self.Picked(self._offers[at]))

    def _paint(self) -> None:
        texts = [line(offer.text, width=_WIDEST) for offer in self._offers]
        details = [line(offer.detail, "$foreground-muted", _WIDEST // 2) for offer in self._offers]
        left = max(text.cell_length for text in texts) + _GAP
        right = max(detail.cell_length for detail in details)
        rows = []
        for at, (text, detail) in enumerate(zip(texts, details, strict=True)):
            pad = " " * (left - text.cell_length)
            row = Content.assemble(" ", text, pad, detail.pad_left(right - detail.cell_length), " ")
            rows.append(row.stylize_before("on $primary-muted") if at == self._at else row)
        self.update(Content("\n").join(rows))
