"""A dialogue that explains: paragraphs to read and to scroll, nothing to choose."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.screens.dialog import Dialog
from pwc_tui.tui.widgets.long_text import LongText


class Sheet(Dialog[None]):
    """Shows a text until a key closes it."""

    AUTO_FOCUS: ClassVar[str | None] = "LongText"
    DEFAULT_CSS = """
    Sheet {
        & > LongText { max-width: 100; padding: 1 2; }
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
