"""A dialogue in which one writes: what was written is not given up by a single key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from pwc_tui.tui.screens.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

T = TypeVar("T")

_SURE = "not saved: ^s saves · {} once more gives it up"


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
        self._asked = ""
        """The key that gives it up if it is pressed once more."""

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
        self._when_sure("esc", lambda: self.dismiss(None))

    def action_leave(self) -> None:
        """Leave the program, as easily."""
        self._when_sure("^q", super().action_leave)

    def _when_sure(self, key: str, give_up: Callable[[], object]) -> None:
        never = cast("Program", self.app).settings.screen.confirmations == "never"
        if never or self._asked == key or self.written == self.text_before:
            give_up()
            return
        self._asked = key
        self.box.border_subtitle = Content.styled(_SURE.format(key), "$text-warning")

    def on_text_area_changed(self) -> None:
        """Ask again: something else is written by now."""
        if self._asked:
            self._asked = ""
            self.box.border_subtitle = Content(self.keys_told)

    def on_click(self, event: events.Click) -> None:
        """Close when the click is outside of the box, as with the key."""
        if event.widget is self:
            event.prevent_default()
            self.action_give_up()
