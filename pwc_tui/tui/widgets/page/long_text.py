"""A box of text that is read and scrolled by the keys of a list."""

from typing import ClassVar

from textual.binding import BindingType

from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.widgets.page.page import Page
from pwc_tui.tui.widgets.table.moves import MOVES, moves


class LongText(Page, can_focus=True):
    """Scrolls what it holds by lines, pages and half pages, and to both ends."""

    DEFAULT_CSS = "LongText { scrollbar-gutter: auto; }"
    commands = MOVES[:8]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(moves("cursor_up", "cursor_down"))

    def action_cursor_up(self) -> None:
        """Read back by a line."""
        self.scroll_lines(-1)

    def action_cursor_down(self) -> None:
        """Read on by a line."""
        self.scroll_lines(1)

    def _scroll(self, lines: int) -> None:
        self.scroll_lines(lines)  # all keys are its own, also where there is nothing to scroll
