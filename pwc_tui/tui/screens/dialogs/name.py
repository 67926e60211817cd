"""Asking for a name, in one line."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.search.text_field import TextField


class NameDialog(Dialog[str]):
    """A text field; gives back the name that is typed, None where it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "Input"
    DEFAULT_CSS = """
    NameDialog {
        & > Vertical { height: auto; max-width: 72; }
        & Input { background: transparent; padding: 0; }
        & Static { height: auto; color: $foreground-muted; }
        & .refused { color: $text-error; display: none; }
    }
    """

    def __init__(
        self,
        title: str,
        name: str = "",
        *,
        action: str = "save",
        about: str = "",
        taken: Collection[str] = (),
    ) -> None:
        """Ask with `name` in the field, all of it selected; `about` says what the name is for.

        Of the names that are `taken` none is given back.
        """
        super().__init__()
        self._title, self._value, self._action, self._about = title, name, action, about
        self._taken = taken

    def compose(self) -> ComposeResult:
        """Show the field in a box."""
        with Vertical() as box:
            box.border_title = line(self._title)
            box.border_subtitle = Content(f"↵ {self._action}   esc close")
            yield TextField(self._value, placeholder="Name", compact=True)
            if self._about:
                yield Static(line(self._about), markup=False)
            yield Static("This name is taken: choose another one", classes="refused")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say whether the name is taken."""
        event.stop()
        self.query_one(".refused").display = event.value.strip() in self._taken

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the name, unless there is none or it is taken."""
        event.stop()
        name = event.value.strip()
        if name and name not in self._taken:
            self.dismiss(name)
