"""What stands where a list would be, when there is none: loading, nothing found, or an error."""

from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.text import line, plain


class Notice(Static):
    """A calm sentence in the middle of an empty area, and below it what one can do."""

    DEFAULT_CSS = """
    Notice { height: 1fr; width: 1fr; padding: 1 2; content-align: center middle;
        text-align: center; display: none; }
    Notice.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)

    def say(self, sentence: str, hint: str = "") -> None:
        """Show a sentence and a hint below it."""
        parts = [line(sentence, "$foreground")]
        if hint:
            parts += [plain(hint, "$foreground-muted")]
        self.update(Content("\n\n").join(parts))
        self.add_class("-shown")

    def hide(self) -> None:
        """Give way to the list."""
        self.remove_class("-shown")
