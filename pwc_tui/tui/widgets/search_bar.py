"""The line in which one types: what to look for, and within what."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from pwc_tui.tui.text import line


class SearchBar(Widget):
    """A prompt, the scope of the search as a chip, and the text field.

    It posts `Changed` with every key and `Left` when the user wants to go on to the list.
    """

    DEFAULT_CSS = """
    SearchBar {
        height: 1; layout: horizontal; background: $surface; padding: 0 1;
        & > #prompt { width: 2; color: $foreground-muted; }
        & > #scope { width: auto; max-width: 50%; margin-right: 1; display: none; }
        & > #scope.-shown { display: block; }
        & > Input {
            width: 1fr; background: transparent; padding: 0;
            & > .input--placeholder { color: $foreground-disabled; }
            &:focus { background-tint: transparent; }
        }
        &:focus-within { background: $primary 22%; }
        &:focus-within > #prompt { color: $text-accent; text-style: bold; }
    }
    """

    class Changed(Message):
        """Other words are in the field."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The user is done typing and wants to go to the list."""

    def __init__(self, words: str, placeholder: str, scope: str = "") -> None:
        super().__init__()
        self._words, self._placeholder, self._scope = words, placeholder, scope

    def compose(self) -> ComposeResult:
        """Show prompt, scope and field."""
        yield Static(Content("/"), id="prompt", markup=False)
        scope = Static(chip(self._scope), id="scope", markup=False)
        scope.set_class(bool(self._scope), "-shown")
        yield scope
        yield Input(self._words, placeholder=self._placeholder, compact=True)

    @property
    def words(self) -> str:
        """What is in the field."""
        return self.query_one(Input).value if self.is_mounted else self._words

    @property
    def is_typing(self) -> bool:
        """Whether the field has the focus."""
        return self.is_mounted and self.query_one(Input).has_focus

    def start_typing(self, *, select: bool) -> None:
        """Put the focus into the field, with all of it selected or the cursor at its end."""
        field = self.query_one(Input)
        field.select_on_focus = False
        field.focus()
        if select:
            field.select_all()
        else:
            field.cursor_position = len(field.value)

    def clear(self) -> None:
        """Empty the field."""
        self.query_one(Input).clear()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on the words."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the list."""
        event.stop()
        self.post_message(self.Left())


def chip(text: str) -> Content:
    """Return a text of the archive as a small label with a background."""
    return line(f" {text} ", "$text-accent on $accent-muted") if text else Content()
