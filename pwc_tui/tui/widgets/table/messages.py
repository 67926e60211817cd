"""What lists tell: those about a `VirtualTable` are used as `VirtualTable.Opened` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from pwc_tui.tui.widgets.table.virtual_table import VirtualTable


class EdgePassed(Message):
    """The cursor was to go beyond the first (step -1) or the last (step 1) item of a list."""

    def __init__(self, sender: Widget, step: int) -> None:
        super().__init__()
        self.sender = sender
        self.step = step


class TableMessage(Message, namespace="virtual_table"):
    """Something about a table."""

    def __init__(self, table: VirtualTable) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> VirtualTable:
        """The table, so that handlers can select on its id."""
        return self.table


class RowMessage(TableMessage, namespace="virtual_table"):
    """Something about one row of a table."""

    def __init__(self, table: VirtualTable, index: int) -> None:
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

    def __init__(self, table: VirtualTable, first: int, count: int) -> None:
        super().__init__(table)
        self.first = first
        self.count = count

    def can_replace(self, message: Message) -> bool:
        """Say that only the last of several waiting messages matters."""
        return isinstance(message, RowsWanted) and message.table is self.table
