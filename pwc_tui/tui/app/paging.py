"""What a screen shows in the user's pager, which has the terminal meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from pwc_tui.domain.errors import UserError
from pwc_tui.system.pager import pager_command, show_in_pager
from pwc_tui.tui.screens.base.as_markdown import MOST_ROWS, as_markdown

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.screens.base.place_screen import PlaceScreen


def page_out(app: Program, screen: PlaceScreen) -> None:
    """Show a screen in the pager once the rows of its list are loaded, or say why not."""

    def show() -> None:
        text = as_markdown(screen.place().title, screen)
        try:
            command = pager_command()
            with app.suspend():
                show_in_pager(text, command)
        except SuspendNotSupported:
            app.notify("There is no terminal here for a pager.", severity="warning")
        except UserError as error:
            app.notify(str(error), severity="error")

    screen.with_rows(MOST_ROWS, show)
