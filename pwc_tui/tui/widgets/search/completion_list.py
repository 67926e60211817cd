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
    from pwc_tui.search.suggest.completion import Completion

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
        border-left: solid $primary; border-right: solid $primary;
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
        self._at: int | None = None
        self._is_current = False

    @property
    def current(self) -> Completion | None:
        """The completion that is marked, or else the first one."""
        return self._offers[self._at or 0] if self._offers and self._is_current else None

    @property
    def marked(self) -> Completion | None:
        """The completion that is marked."""
        return None if self._at is None else self.current

    def offer(self, completions: Sequence[Completion], x: int, y: int) -> None:
        """Show completions from cell `x` of line `y` on; none hides.

        The first one is marked where what is typed is no value yet.
        """
        self._offers, self._is_current = completions[:SHOWN_AT_MOST], True
        self._at = 0 if completions and completions[0].is_part else None
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
        """Mark the next completion, round and round, and return it."""
        if self.current is not None:
            before = self._at if self._at is not None else -max(step, 0)
            self._at = (before + step) % len(self._offers)
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
            row = Content.assemble(text, pad, detail.pad_left(right - detail.cell_length))
            rows.append(row.stylize_before("on $primary-muted") if at == self._at else row)
        self.update(Content("\n").join(rows))
