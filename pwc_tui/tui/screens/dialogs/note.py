"""Writing a note: in the user's editor, which has the terminal meanwhile, or else in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult, SuspendNotSupported
from textual.content import Content
from textual.widgets import TextArea

from pwc_tui.domain.errors import UserError
from pwc_tui.system.editor import edited, editor_command
from pwc_tui.tui.screens.dialogs.writing import WritingDialog
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


class NoteDialog(WritingDialog[str]):
    """A text area; gives back its text, None where it was left."""

    DEFAULT_CSS = """
    NoteDialog > TextArea, NoteDialog > TextArea:focus {
        height: 60%; min-height: 5; border: round $primary 60%;
    }
    """
    keys_told = "Markdown · ^s saves · esc leaves it as it was"

    def __init__(self, title: str, text: str) -> None:
        super().__init__(text)
        self._title = title

    def compose(self) -> ComposeResult:
        """Show the text in a box."""
        area = TextArea(self.text_before, soft_wrap=True)
        area.border_title = line(f"Note on {self._title}")
        area.border_subtitle = Content(self.keys_told)
        yield area

    def action_save(self) -> None:
        """Give back what is written."""
        self.dismiss(self.written)


def edit_note(app: Program, title: str, text: str, done: Callable[[str | None], None]) -> None:
    """Let the user change a text, and call `done` with it, or with None where it stays."""
    command = editor_command(app.settings.editor.command)
    if command is not None:
        try:
            with app.suspend():
                new = edited(text, command)
        except SuspendNotSupported:
            pass  # as under a test or in a browser
        except UserError as error:
            app.notify(str(error), severity="error", markup=False)
            return
        else:
            done(new)
            return
    app.navigator.open(NoteDialog(title, text), done)
