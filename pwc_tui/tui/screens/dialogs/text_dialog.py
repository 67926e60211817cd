"""A dialogue that explains: paragraphs to read and to scroll, nothing to choose."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.widgets.page.long_text import LongText

_WIDEST, _FRAME = 100, 7
"""Cells of the box at most; those of its border, its padding and a scroll bar."""


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

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Show the text in a box."""
        with LongText() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc close")
            yield Static(self._text, markup=False)

    def on_resize(self) -> None:
        """Make the box as wide as its longest line, as far as that can be read and there is room.

        A line of the box itself, its padding and the scroll bar take the rest.
        """
        longest = max(part.cell_length for part in self._text.split("\n"))
        most = min(_WIDEST, self.app.size.width * 92 // 100)
        self.query_one(LongText).styles.width = min(most, longest + _FRAME)
