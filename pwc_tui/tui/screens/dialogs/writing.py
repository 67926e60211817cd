"""A dialogue in which one writes: what was written is not given up by a single key."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from pwc_tui.tui.screens.dialogs.dialog import Dialog

T = TypeVar("T")

_SURE = "not saved: ^s saves · esc once more gives it up"


class WritingDialog(Dialog[T]):
    """Has one text area, and a box whose lower edge says by which keys it is saved and left."""

    AUTO_FOCUS: ClassVar[str | None] = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("escape", "give_up", "Close", show=False, priority=True),
    ]
    keys_told = "^s saves · esc leaves it as it was"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text_before = text
        """What the text area begins with."""
        self._is_asked = False

    @property
    def box(self) -> Widget:
        """The box, whose edge has the keys."""
        return self.query_one(TextArea)

    @property
    def written(self) -> str:
        """What is in the text area."""
        return self.query_one(TextArea).text

    def action_give_up(self) -> None:
        """Close the dialogue; where something was written only when that is asked for twice."""
        if self._is_asked or self.written == self.text_before:
            self.dismiss(None)
            return
        self._is_asked = True
        self.box.border_subtitle = Content.styled(_SURE, "$text-warning")

    def on_text_area_changed(self) -> None:
        """Ask again: something else is written by now."""
        if self._is_asked:
            self._is_asked = False
            self.box.border_subtitle = Content(self.keys_told)

    def on_click(self, event: events.Click) -> None:
        """Close when the click is outside of the box, as with the key."""
        if event.widget is self:
            event.prevent_default()
            self.action_give_up()
