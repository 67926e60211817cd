"""The scrolling page of a text with lists in it, and the headed sections it is made of."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.keys import UserKeys
from pwc_tui.tui.widgets.table.moves import moves


class Page(UserKeys, VerticalScroll, can_focus=False):
    """Scrolls by the keys that the list within it which has the focus does not use."""

    DEFAULT_CSS = """
    Page { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    commands = moves("page_up", "page_down")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(
        (*commands, *moves("half_page_up", "half_page_down", "first", "last"))
    )

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self._scroll(-self.size.height)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self._scroll(self.size.height)

    def action_half_page_up(self) -> None:
        """Scroll half a page up."""
        self._scroll(-(self.size.height // 2))

    def action_half_page_down(self) -> None:
        """Scroll half a page down."""
        self._scroll(self.size.height // 2)

    def action_first(self) -> None:
        """Scroll to the top."""
        self._scroll(-self.virtual_size.height)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._scroll(self.virtual_size.height)

    def can_scroll(self, step: int) -> bool:
        """Whether there is more above (step -1) or below (1)."""
        return self.scroll_y > 0 if step < 0 else self.scroll_y < self.max_scroll_y

    def scroll_lines(self, lines: int) -> None:
        """Scroll by some lines at once."""
        self.scroll_to(y=self.scroll_y + lines, animate=False, force=True)

    def _scroll(self, lines: int) -> None:
        if self.max_scroll_y <= 0:
            raise SkipAction
        self.scroll_lines(lines)


class PageSection(Vertical):
    """A part of a page under a line with its heading, which lights up while the focus is in it."""

    DEFAULT_CSS = """
    PageSection {
        height: auto;
        margin-top: 1;
        border-top: solid $foreground 20%;
        border-title-color: $foreground;
        border-title-style: bold;
        &:focus-within { border-top: solid $primary; border-title-color: $text-accent; }
    }
    """

    def __init__(
        self,
        heading: str,
        *parts: Widget,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(*parts, id=id)
        self._heading = heading
        self.count(0)

    def count(self, number: int, of_what: str = "") -> None:
        """Say in the heading how many there are, and more about the number: "12 of 300"."""
        told = f"{number:,} {of_what}".strip() if number else of_what
        heading = " · ".join(filter(None, (self._heading, told)))
        self.border_title = Content(f" {heading} ")
