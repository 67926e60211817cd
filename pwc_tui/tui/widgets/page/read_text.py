"""A text of a page, which can be shown anew in another form of LaTeX."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.text import ShowsLatex


class ReadText(Static, ShowsLatex):
    """What `say` returns."""

    def __init__(self, say: Callable[[], Content], *, id: str | None = None) -> None:  # noqa: A002  as in Textual
        super().__init__(say(), id=id)
        self._say = say

    def say_again(self) -> None:
        """Show the text in the form of LaTeX that is chosen by now."""
        self.update(self._say())
