"""What a newcomer to the program is told: three hints, each until it is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from pwc_tui.tui.text import click
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.table.moves import MOVES

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

FIRST_HINTS = {
    "search": "searches everything",
    "open": "opens the row",
    "help": "shows all keys",
}
"""What is to be said of commands, by their ids."""


class FirstHints(Static):
    """One line above the keys, with what is left of the hints; nothing once none is."""

    DEFAULT_CSS = """
    FirstHints {
        height: 1; padding: 0 1; background: $accent 15%;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False

    def on_mount(self) -> None:
        """Show what is left."""
        self.show_left()

    def show_left(self) -> None:
        """Show the hints that nobody followed yet."""
        app = cast("Program", self.app)
        keys = {
            each.id: app.keys.of(each).keys
            for each in (*getattr(self.screen, "commands", ()), *MOVES, *app.commands)
            if each.id in app.first_hints
        }
        hints = [_hint(name, keys[name][0]) for name in app.first_hints if keys.get(name)]
        self.display = bool(hints)
        self.update(Content.assemble(("New here?  ", "bold"), Content("  ").join(hints)))


def _hint(name: str, key: str) -> Content:
    told = Content.assemble((key_name(key), "bold $text-accent"), " ", FIRST_HINTS[name])
    return told.stylize(click(f"command('{name}')"))
