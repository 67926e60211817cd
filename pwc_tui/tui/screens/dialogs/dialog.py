"""The frame of all dialogues: a box above the screen, closed by a key or a click beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """A dialogue; its one child is the box. It gives back None when it is closed."""

    DEFAULT_CSS = """
    Dialog {
        align: center top; background: $background 60%;
        & > * {
            width: 92%; max-width: 112; height: auto; max-height: 84%; margin-top: 1;
            background: $surface; border: round $primary 60%; padding: 0 1;
            border-title-color: $text-accent; border-subtitle-color: $foreground-muted;
            scrollbar-size-vertical: 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("ctrl+z", "app.suspend_process", "Suspend", show=False),
        Binding("ctrl+c", "app.help_quit", "Quit?", show=False),
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
    ]

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Ask to be closed with an answer, once all that was asked for before is done."""
        screens = cast("Program", self.app).navigator.screens
        screens.close(self, result)
        return AwaitComplete(screens.rest())

    def awaited_by(self, key: str) -> str:
        """Return the group of the answer that a key has to wait for, "" for one that need not."""
        del key
        return ""

    def action_leave(self) -> None:
        """Leave the program, as from everywhere else."""
        cast("Program", self.app).leave()

    def on_click(self, event: events.Click) -> None:
        """Close when the click is outside of the box."""
        if event.widget is self:
            self.dismiss(None)
