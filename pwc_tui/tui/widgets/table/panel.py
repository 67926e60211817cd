"""A list on a page: what a page asks of it, so that one goes through all as through one."""

from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget


class Panel(Widget, can_focus=True):
    """A widget with things in it that one goes to and opens.

    When the cursor is to leave it, it posts `table_messages.EdgePassed`.
    """

    cursor: reactive[int] = reactive(0)
    """The place of the thing gone to, counted from 0."""

    @property
    def length(self) -> int:
        """How many things there are to go to; 0 while there are none."""
        raise NotImplementedError

    @property
    def cursor_region(self) -> Region:
        """The cells of the thing gone to, within the widget, be they in sight or not."""
        raise NotImplementedError

    def go_to(self, place: int) -> None:
        """Put the cursor on a thing and do what it takes to see it within the widget."""
        self.cursor = place

    def enter(self, step: int) -> None:
        """Put the cursor on the first thing when coming from above, on the last from below."""
        self.go_to(0 if step > 0 else self.length - 1)
