"""A box of text that is read and scrolled by the keys of a list."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.widgets.table.moves import MOVES


class LongText(VerticalScroll):
    """Scrolls what it holds by lines, pages and half pages, and to both ends."""

    commands = MOVES[:8]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(commands)

    def action_cursor_up(self) -> None:
        """Read back by a line."""
        self._move(-1)

    def action_cursor_down(self) -> None:
        """Read on by a line."""
        self._move(1)

    def action_page_up(self) -> None:
        """Read back by what is in sight."""
        self._move(-self._in_sight)

    def action_page_down(self) -> None:
        """Read on by what is in sight."""
        self._move(self._in_sight)

    def action_half_page_up(self) -> None:
        """Read back by half of what is in sight."""
        self._move(-self._in_sight // 2)

    def action_half_page_down(self) -> None:
        """Read on by half of what is in sight."""
        self._move(self._in_sight // 2)

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_end(animate=False)

    @property
    def _in_sight(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _move(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False)
