"""A dialogue that explains: paragraphs to read and to scroll, nothing to choose."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Sheet(ModalScreen[None]):
    """Shows a text until a key closes it."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    DEFAULT_CSS = """
    Sheet {
        align: center top; background: $background 60%;
        & > VerticalScroll {
            width: 92%; max-width: 100; height: auto; max-height: 84%; margin-top: 1;
            background: $surface; border: round $primary 60%;
            border-title-color: $text-accent;
            border-subtitle-color: $foreground-muted; padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        & Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,backspace", "dismiss(None)", "Close", show=False),
        Binding("j", "scroll_text(1)", "Down", show=False),
        Binding("k", "scroll_text(-1)", "Up", show=False),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Show the text in a box."""
        with VerticalScroll() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc close")
            yield Static(self._text, markup=False)

    def on_click(self, event: events.Click) -> None:
        """Close when the click is outside of the dialogue."""
        if event.widget is self:
            self.dismiss(None)

    def action_scroll_text(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
