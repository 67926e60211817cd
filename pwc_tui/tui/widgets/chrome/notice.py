"""What stands where a list would be, when there is none: loading, nothing found, or an error."""

from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.text import line, plain

_BAR_WIDTH = 40
"""Cells of a progress bar."""


class Notice(Static):
    """A calm sentence in the middle of an empty area, and below it what one can do."""

    DEFAULT_CSS = """
    Notice { height: 1fr; width: 1fr; padding: 1 2; content-align: center middle;
        text-align: center; display: none; }
    Notice.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)

    def say(self, sentence: str, hint: str = "", done: float | None = None) -> None:
        """Show a sentence and a hint below it; between them how much is done (0 to 1), if known."""
        parts = [line(sentence, "$foreground")]
        if done is not None:
            parts += [progress_bar(done, min(_BAR_WIDTH, max(1, self.app.size.width - 20)))]
        if hint:
            parts += [plain(hint, "$foreground-muted")]
        self.update(Content("\n\n").join(parts))
        self.add_class("-shown")

    def hide(self) -> None:
        """Give way to the list."""
        self.remove_class("-shown")


def progress_bar(done: float, width: int) -> Content:
    """Return a bar of `width` cells with the percentage behind it."""
    share = max(0.0, min(1.0, done))
    filled = round(share * width)
    return Content.assemble(
        ("━" * filled, "$text-accent"),
        ("━" * (width - filled), "$foreground 20%"),
        (f" {share:4.0%}", "$foreground-muted"),
    )
