"""A dialogue that explains: paragraphs to read and to scroll, nothing to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.text import hanging
from pwc_tui.tui.widgets.page.long_text import LongText

_WIDEST, _FRAME = 100, 7
"""Cells of the box at most; those of its border, its padding and a scroll bar."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a text; where it is too long it goes on below its text, not below its head."""

    text: Content = Content()  # noqa: RUF009  Content is immutable
    head: Content = Content()  # noqa: RUF009  as above


class Sheet(Dialog[None]):
    """Shows a text until a key closes it."""

    AUTO_FOCUS: ClassVar[str | None] = "LongText"
    DEFAULT_CSS = """
    Sheet {
        & > LongText { height: auto; padding: 1 2; }
        & Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,backspace", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[SheetLine]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """Show the text in a box."""
        with LongText() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc close")
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Make the box as wide as its longest line, as far as that can be read and there is room.

        A line of the box itself, its padding and the scroll bar take the rest.
        """
        longest = max(each.head.cell_length + each.text.cell_length for each in self._lines)
        width = min(_WIDEST, self.app.size.width * 92 // 100, longest + _FRAME)
        self.query_one(LongText).styles.width = width
        told = [hanging(each.head, each.text, width - _FRAME) for each in self._lines]
        self.query_one(Static).update(Content("\n").join(told))
