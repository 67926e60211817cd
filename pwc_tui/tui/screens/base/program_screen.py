"""What commands of all screens need: the program, and the paper that is shown or highlighted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.widget import Widget
from textual.widgets import Input

from pwc_tui.domain.papers import Paper
from pwc_tui.tui.commands import Command, Commanding
from pwc_tui.tui.textual_compat import StackedScreen
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


class ProgramScreen(Commanding, StackedScreen):
    """A screen of the program with what can be done on it."""

    @property
    def pwc(self) -> Program:
        """The application, by its own type."""
        return cast("Program", self.app)

    @property
    def is_typing(self) -> bool:
        """Whether a text field has the focus."""
        return isinstance(self.focused, Input)

    @property
    def is_completing(self) -> bool:
        """Whether a search bar offers completions."""
        return False

    def subject(self) -> int | None:
        """Return the number of the paper that `o`, `O`, `c` and `y` act on, if there is one now."""
        return None

    @property
    def paper_here(self) -> int | None:
        """The same as soon as the screen is there."""
        return self.subject() if self.is_mounted else None

    def with_paper(self, act: Callable[[Paper], None]) -> None:
        """Call `act` with the paper that is shown or highlighted, read in a worker."""
        if (paper_id := self.paper_here) is not None:
            backend = self.pwc.backend
            load(self, lambda _: backend.paper(paper_id), act, group="subject")

    def is_hinted(self, action: str) -> bool:
        """Whether the key bar names what can be done: not if all it would do is say why not."""
        del action
        return True

    def awaited_for(self, focused: Widget | None) -> str:
        """Return the group of the answer, on its way, that fills what has the focus; "" for none.

        Keys for that wait until it is there. On a screen that shows nothing yet it fills all.
        """
        del focused
        return ""

    def awaited_before(self, command: Command) -> str:
        """Return the group of the answer that a command has to wait for, "" for none."""
        return self.awaited_for(self.focused) if command.acts_on_row else ""
