"""Moving in a list: the keys of `VirtualTable`, arrows and their vim twins."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from pwc_tui.tui.commands.base import Command, CommandGroup

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class TableCommand(Command):
    """A command that is an action of the focused table, and bound there, not at the app."""

    group, acts_on_row = CommandGroup.MOVING, True
    in_palette = False
    action: ClassVar[str]
    """The table's action: `cursor_down` is its method `action_cursor_down`."""

    @classmethod
    def bindings(cls) -> list[Binding]:
        """Return the bindings of `VirtualTable` for this command."""
        return [Binding(key, cls.action, cls.name, show=False) for key in cls.keys]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the focused widget is a list that knows the action."""
        return hasattr(app.focused, f"action_{cls.action}")

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Do it on the focused list."""
        app.call_later(app.run_action, cls.action, app.focused)


class LineDown(TableCommand):
    """Go one row down."""

    name, keys, action = "Down", ("down", "j"), "cursor_down"


class LineUp(TableCommand):
    """Go one row up."""

    name, keys, action = "Up", ("up", "k"), "cursor_up"


class PageDown(TableCommand):
    """Go a page down."""

    name, keys, action = "Page down", ("pagedown", "ctrl+f"), "page_down"


class PageUp(TableCommand):
    """Go a page up."""

    name, keys, action = "Page up", ("pageup",), "page_up"


class HalfPageDown(TableCommand):
    """Go half a page down."""

    name, keys, action = "Half a page down", ("ctrl+d",), "half_page_down"


class HalfPageUp(TableCommand):
    """Go half a page up."""

    name, keys, action = "Half a page up", ("ctrl+u",), "half_page_up"


class First(TableCommand):
    """Go to the first row."""

    name, keys, action = "First row", ("g", "home"), "first"


class Last(TableCommand):
    """Go to the last row."""

    name, keys, action = "Last row", ("G", "end"), "last"


class ColumnsLeft(TableCommand):
    """Show the columns to the left in a wide table, or close a branch of a tree."""

    name, keys, action = "Columns to the left", ("left", "h"), "columns_left"


class ColumnsRight(TableCommand):
    """Show the columns to the right in a wide table, or open a branch of a tree."""

    name, keys, action = "Columns to the right", ("right", "l"), "columns_right"


class OpenRow(TableCommand):
    """Open the highlighted row."""

    name, label, keys, action = "Open", "open", ("enter",), "open"
    footer = 10


MOVING: tuple[type[TableCommand], ...] = (
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    First,
    Last,
    ColumnsLeft,
    ColumnsRight,
    OpenRow,
)
"""All of them, in the order of the help."""


def table_bindings() -> list[Binding]:
    """Return what `VirtualTable.BINDINGS` is."""
    return [binding for command in MOVING for binding in command.bindings()]


def bindings_of(*actions: str) -> list[Binding]:
    """Return the bindings of some of the actions, for lists that know only these."""
    return [
        binding for command in MOVING if command.action in actions for binding in command.bindings()
    ]
