"""The bottom line: the keys that do something right now, the most useful ones first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.keys import format_key
from textual.screen import Screen
from textual.widgets import Static

from pwc_tui.tui.commands import Command
from pwc_tui.tui.text import click

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_GAP = 2
_PADDING = 1
"""Cells left and right of the line, which has no size yet when it is painted first."""
_KEYS_LISTED = 4
_NAMES = {"enter": "↵", "backspace": "⌫", "escape": "esc"}


def key_name(key: str) -> str:
    """Return how a key is written for people: `^p`, `alt+←`, `G`; `gg` for two in turn."""
    if " " in key:
        return "".join(map(key_name, key.split()))
    *modifiers, last = key.split("+")
    shown = _NAMES.get(last) or format_key(last)
    if modifiers == ["ctrl"]:
        return f"^{shown}"
    return "+".join([*modifiers, shown])


def keys_text(command: Command) -> str:
    """Return all keys of a command: `↓ j`, and `1 … 8` where there are many."""
    names = [key_name(key) for key in command.keys]
    return " ".join(names if len(names) <= _KEYS_LISTED else [names[0], "…", names[-1]])


def keys_line(commands: Sequence[tuple[str, Command]], width: int) -> Content:
    """Return as many commands as fit into `width` cells, the first ones first.

    The last one is kept in any case and stands at the right end: it leads to all the others.
    """
    if not commands:
        return Content()
    last = _part(*commands[-1])
    parts: list[Content] = []
    used = last.cell_length
    for key, command in commands[:-1]:
        part = _part(key, command)
        if used + part.cell_length + _GAP > width:
            break
        used += part.cell_length + _GAP
        parts.append(part)
    left = Content(" " * _GAP).join(parts)
    return Content.assemble(left, " " * (width - left.cell_length - last.cell_length), last)


def _part(key: str, command: Command) -> Content:
    label = command.label or command.name
    gap = "" if label.startswith("…") else " "
    name = (label, "$foreground-muted")
    part = Content.assemble((key_name(key), "bold $text-accent"), gap, name)
    return part.stylize(click(f"command('{command.id}')"))


class KeyBar(Static):
    """Shows the commands that can be run now and want a place in the bar."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False
        self._shown: list[tuple[str, Command]] | None = None
        self._count = ""
        self._is_asked = False

    def on_mount(self) -> None:
        """Follow whatever changes what is available."""
        self.screen.bindings_updated_signal.subscribe(self, self._on_bindings)

    def on_resize(self) -> None:
        """Fit the commands into the new width, also below a dialogue."""
        self._paint()
        self.show_available()

    def show_available(self) -> None:
        """Paint the commands that are available now, if they are others than before.

        Below a dialogue the bar stays as it is.
        """
        if self.app.screen is not self.screen:
            return
        commands = cast("Program", self.app).available.in_bar()
        if commands != self._shown:
            self._shown = commands
            self._paint()

    def show_count(self, count: str) -> None:
        """Show the number that is typed for the next key, none where that is empty."""
        self._count = count
        self._paint()

    def _paint(self) -> None:
        width = self.size.width or self.app.size.width - 2 * _PADDING
        count = Content.styled(f"{self._count} … ", "bold") if self._count else Content()
        self.update(count + keys_line(self._shown or (), width - count.cell_length), layout=False)

    def _on_bindings(self, _screen: Screen[object]) -> None:
        """Look once for all that changes together, and when that is painted: it takes 1 ms."""
        if self.is_attached and not self._is_asked:
            self._is_asked = True
            self.call_after_refresh(self._show_asked)

    def _show_asked(self) -> None:
        self._is_asked = False
        if self.is_attached:
            self.show_available()
