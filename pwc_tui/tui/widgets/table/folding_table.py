"""A table whose rows have branches: left and right close and open them."""

from textual.message import Message

from pwc_tui.tui.widgets.table.virtual_table import VirtualTable


class FoldingTable(VirtualTable):
    """A table whose rows have branches."""

    class Folded(Message):
        """The user wants to open (step 1) or to close (-1) the line of the cursor."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def action_columns_left(self) -> None:
        """Ask to close."""
        self.post_message(self.Folded(-1))

    def action_columns_right(self) -> None:
        """Ask to open."""
        self.post_message(self.Folded(1))
