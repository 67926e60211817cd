"""A list with a cursor: what a page asks of it, and what it tells.

What a `VirtualTable` tells is used as `VirtualTable.Opened` and so on.
"""

from collections.abc import Iterable

from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from pwc_tui.tui.keys import UserKeys


class Panel(UserKeys, Widget, can_focus=True):
    """A widget with things in it that one goes to and opens.

    When the cursor is to leave it, it posts `EdgePassed`.
    """

    cursor: reactive[int] = reactive(0)
    """The place of the thing gone to, counted from 0."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return a style, reversed where the style sheet says so: Textual 8.2 forgets that."""
        style = super().get_visual_style(*component_classes, partial=partial)
        styles = map(self.get_component_styles, component_classes)
        is_reversed = any(each.text_style.reverse for each in styles)
        return style + Style(reverse=True) if is_reversed else style

    @property
    def length(self) -> int:
        """How many things there are to go to; 0 while there are none."""
        raise NotImplementedError

    @property
    def cursor_region(self) -> Region:
        """The cells of the thing gone to, within the widget, be they in sight or not."""
        raise NotImplementedError

    def offsets(self) -> Iterable[tuple[int, Offset]]:
        """Yield the places of the things painted, and where in the widget each begins."""
        raise NotImplementedError

    def action_cursor_down(self) -> None:
        """Go to the thing below."""
        raise NotImplementedError

    def action_cursor_up(self) -> None:
        """Go to the thing above."""
        raise NotImplementedError

    def go_to(self, place: int) -> None:
        """Put the cursor on a thing and do what it takes to see it within the widget."""
        self.cursor = place

    def enter(self, step: int) -> None:
        """Put the cursor on the first thing when coming from above, on the last from below."""
        self.go_to(0 if step > 0 else self.length - 1)


class EdgePassed(Message):
    """The cursor was to go beyond the first (step -1) or the last (step 1) item of a list."""

    def __init__(self, sender: Widget, step: int) -> None:
        super().__init__()
        self.sender = sender
        self.step = step


class TableMessage(Message, namespace="virtual_table"):
    """Something about a table."""

    def __init__(self, table: Panel) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> Panel:
        """The table, so that handlers can select on its id."""
        return self.table


class RowMessage(TableMessage, namespace="virtual_table"):
    """Something about one row of a table."""

    def __init__(self, table: Panel, index: int) -> None:
        super().__init__(table)
        self.index = index


class Highlighted(RowMessage, namespace="virtual_table"):
    """The cursor is on another row, or on a row of other data. Of a burst the last one arrives."""

    def can_replace(self, message: Message) -> bool:
        """Say that only the last of several waiting messages matters."""
        return isinstance(message, Highlighted) and message.table is self.table


class Opened(RowMessage, namespace="virtual_table"):
    """The user wants to go to a row: Enter, or a click on the row the cursor is on."""


class HeaderPressed(RowMessage, namespace="virtual_table"):
    """The user clicked on the heading of a column; `index` counts all columns."""


class RowsWanted(TableMessage, namespace="virtual_table"):
    """These rows are in sight, or a page away from it."""

    def __init__(self, table: Panel, first: int, count: int) -> None:
        super().__init__(table)
        self.first = first
        self.count = count

    def can_replace(self, message: Message) -> bool:
        """Say that only the last of several waiting messages matters."""
        return isinstance(message, RowsWanted) and message.table is self.table
