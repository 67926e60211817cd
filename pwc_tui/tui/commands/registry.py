"""All commands of the program, once: keys, key bar, palette, help and README come from here."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from pwc_tui.tui.commands import (
    alike,
    board,
    board_charts,
    board_filters,
    entity,
    facets,
    paper,
    program,
    sections,
)
from pwc_tui.tui.commands import board_actions as board_more
from pwc_tui.tui.commands import compare as comparing
from pwc_tui.tui.commands import completion as completing
from pwc_tui.tui.commands import history as going
from pwc_tui.tui.commands import paper_links as links
from pwc_tui.tui.commands import search as searching
from pwc_tui.tui.commands import table_movement as moving
from pwc_tui.tui.commands.base import Command

COMMANDS: tuple[type[Command], ...] = (
    *searching.COMMANDS,
    *completing.COMMANDS,
    *facets.COMMANDS,
    *moving.MOVING,
    *links.COMMANDS,
    *paper.COMMANDS,
    *comparing.COMMANDS,
    *alike.COMMANDS,
    *board.COMMANDS,
    *board_filters.COMMANDS,
    *board_charts.COMMANDS,
    *board_more.COMMANDS,
    *entity.COMMANDS,
    *going.COMMANDS,
    *sections.COMMANDS,
    *program.COMMANDS,
)
"""In the order of the help, group by group."""

_ARROWS = ("up", "down", "left", "right", "shift+up", "shift+down")
_SILENT = (*_ARROWS, "enter", "escape", "tab", "shift+tab")
"""Keys that other widgets use, or of which nobody wonders that they do nothing."""

BY_ID = {command.id(): command for command in COMMANDS}


def app_bindings() -> list[BindingType]:
    """Return the bindings of the app: all but those that belong to the table.

    A key of which no command can be run says what it is for.
    """
    commands = [each for each in COMMANDS if not issubclass(each, moving.TableCommand)]
    keys = dict.fromkeys(key for command in commands for key in command.keys)
    return [
        *(binding for command in commands for binding in command.bindings()),
        *(Binding(key, f"app.explain('{key}')", show=False) for key in keys if key not in _SILENT),
    ]


def in_bar_order(commands: Iterable[type[Command]]) -> list[type[Command]]:
    """Return those that want a place in the key bar, in its order."""
    wanted = [command for command in commands if command.footer is not None]
    return sorted(wanted, key=lambda command: command.footer or 0)
