"""Which commands can be run now: by what has the focus, what that is in, the screen or the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.widgets import Input

from pwc_tui.tui.commands import Command, CommandGroup
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.textual_compat import own_bindings
from pwc_tui.tui.widgets.chrome.key_bar import key_name

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_ARROWS = ("up", "down", "left", "right", "shift+up", "shift+down")
_SILENT = (*_ARROWS, "enter", "escape", "tab", "shift+tab")
"""Keys that widgets use, or of which nobody wonders that they do nothing."""
_PLACES = (CommandGroup.PAPER, CommandGroup.BOARD, CommandGroup.PAGE)
"""Groups that are called as what their commands are for."""


class AvailableCommands:
    """The commands of an app as they are now, with screen and focus as those are."""

    def __init__(self, app: Program, every: Callable[[], Sequence[Command]]) -> None:
        """`every` returns all there are, be they available or not."""
        self._app, self._every = app, every

    def every(self) -> Sequence[Command]:
        """Return all there are with the user's keys; the first time takes the import of screens."""
        own = self._app.own_commands.commands
        return [self._app.keys.of(each) for each in (*self._every(), *own)]

    def key_of(self, command_id: str) -> str:
        """Return how the key of a command is written for people, "" where it has none."""
        found = (each for each in self.every() if each.id == command_id)
        return next((key_name(key) for each in found for key in each.keys), "")

    def __iter__(self) -> Iterator[Command]:
        return (each for each, _ in self._runnable())

    def owner_of(self, command_id: str) -> DOMNode | None:
        """Return who runs a command; None where it cannot be run."""
        return next((node for each, node in self._runnable() if each.id == command_id), None)

    def is_off(self, command_id: str) -> bool:
        """Whether a command is not for who asks: in a browser those of the server's machine."""
        return self._app.is_web and any(
            each.is_local for each in self.every() if each.id == command_id
        )

    def in_bar(self) -> list[tuple[str, Command]]:
        """Return what the key bar shows: by a key that gets here, the most useful ones first."""
        screen, is_marked = self._app.place_screen, bool(self._app.marked)
        shown = [
            (place, key, each)
            for each in self
            if (place := _place_in_bar(each, is_marked=is_marked)) is not None
            and (screen is None or screen.is_hinted(each.id))
            and (key := self._reachable_key(each)) is not None
        ]
        return [(key, each) for _, key, each in sorted(shown, key=lambda part: part[0])]

    def awaited_by(self, key: str) -> str:
        """Return the group of the answer that a key has to wait for, "" for one that need not."""
        screen = self._app.screen
        if isinstance(screen, Dialog):
            return screen.awaited_by(key)
        if not isinstance(screen, PlaceScreen) or screen.is_typing or not screen.is_mounted:
            return ""
        first = next((each for each in self if key in each.keys), None)
        if first is not None:
            return screen.awaited_before(first)
        awaited = screen.awaited_for(screen.focused)
        return awaited if awaited and any(key in each.keys for each in self.every()) else ""

    def explain_others(self) -> None:
        """Have keys that do nothing here explained from now on."""
        for key in {key for each in self.every() for key in each.keys}.difference(_SILENT):
            self._app.bind(key, f"explain('{key}')", show=False)

    def explained(self, key: str) -> str:
        """Return what a key is for that does nothing here."""
        if self._app.is_web and any(each.is_local for each in self.every() if key in each.keys):
            return f"{key_name(key)} does nothing in a browser: it is for the server's machine."
        uses = [_use(each) for each in self.every() if key in each.keys]
        return f"{key_name(key)} does nothing here. {' '.join(dict.fromkeys(uses))}"

    def _runnable(self) -> Iterator[tuple[Command, DOMNode]]:
        found: set[str] = set()
        for node in (self._app.focused or self._app.screen).ancestors_with_self:
            for each in getattr(node, "commands", ()):
                if each.is_local and self._app.is_web:
                    continue
                if each.id not in found and node.check_action(each.id, ()):
                    found.add(each.id)  # a list within a page has the keys of that, too
                    yield self._app.keys.of(each), node

    def _reachable_key(self, command: Command) -> str | None:
        """Return the first key of a command that the focused widget does not take for itself."""
        field = self._app.focused
        if not isinstance(field, Input):
            return next(iter(command.keys), None)
        reachable = (key for key in command.keys if " " not in key and not _is_taken(field, key))
        return next(reachable, None)


def _place_in_bar(command: Command, *, is_marked: bool) -> int | None:
    is_moved = is_marked and command.footer_marked is not None
    return command.footer_marked if is_moved else command.footer


def _use(command: Command) -> str:
    """Return "On a paper: next related paper."."""
    name = command.name.removesuffix(" …")
    place = command.group.place.removesuffix(" …")
    where = f"On {place}" if command.group in _PLACES else "Elsewhere"
    return f"{where}: {name[0].lower()}{name[1:]}."


def _is_taken(field: Input, key: str) -> bool:
    """Whether a text field types or acts on a key; Enter it takes too, but passes on."""
    if key == "enter":
        return False
    if field.check_consume_key(key, key_to_character(key)):
        return True
    bindings = own_bindings(field, key)
    return any(field.check_action(binding.action, ()) for binding in bindings)
