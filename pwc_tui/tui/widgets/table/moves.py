"""Moving in a list: the commands of `VirtualTable`, and of what else one moves in by its keys."""

from pwc_tui.tui.commands import Command


def _move(action: str, name: str, keys: str, told: str, label: str = "") -> Command:
    footer = 10 if label else None
    return Command(
        action,
        name,
        tuple(keys.split()),
        told,
        label,
        footer=footer,
        acts_on_row=True,
        in_palette=False,
    )


MOVES = (
    _move("cursor_down", "Down", "down j", "Go one row down."),
    _move("cursor_up", "Up", "up k", "Go one row up."),
    _move("page_down", "Page down", "pagedown ctrl+f", "Go a page down."),
    _move("page_up", "Page up", "pageup", "Go a page up."),
    _move("half_page_down", "Half a page down", "ctrl+d", "Go half a page down."),
    _move("half_page_up", "Half a page up", "ctrl+u", "Go half a page up."),
    _move("first", "First row", "g home", "Go to the first row."),
    _move("last", "Last row", "G end", "Go to the last row."),
    _move("center_row", "Row to the middle", "", "Scroll the highlighted row to the middle."),
    _move(
        "columns_left",
        "Columns to the left",
        "left h",
        "Show the columns to the left in a wide table, or close a branch of a tree.",
    ),
    _move(
        "columns_right",
        "Columns to the right",
        "right l",
        "Show the columns to the right in a wide table, or open a branch of a tree.",
    ),
    _move("open", "Open", "enter", "Open the highlighted row.", "open"),
)
"""All of them, in the order of the help."""


def moves(*actions: str) -> tuple[Command, ...]:
    """Return some of them, for lists that know only these."""
    return tuple(each for each in MOVES if each.id in actions)
