"""Which keys the commands have after the user's settings, and the binding of widgets to them.

Textual's own `set_keymap` takes a key from all bindings that have it where one of them is moved;
here the bindings of a widget or a screen are made anew when it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from pwc_tui.settings.key_presets import PRESETS
from pwc_tui.tui.textual_compat import (
    active_app,
    characters_of_keys,
    key_of_character,
    names_of_keys,
    rebind,
)

if TYPE_CHECKING:
    from pwc_tui.settings.declaration import KeySettings
    from pwc_tui.tui.commands import Command

_NONE = "(unbound)"
_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of the commands that have others than they are declared with."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a command's id, Textual's names; keys to be pressed in turn are divided by blanks."""
    wrong: tuple[tuple[str, str], ...] = ()
    """Commands of which something is written that is no key, and that."""

    def of(self, command: Command) -> Command:
        """Return a command with its keys."""
        keys = self.changed.get(command.id)
        return command if keys is None else replace(command, keys=keys)

    def first(self, command_id: str, usual: str) -> str:
        """Return the key to name in a sentence: the user's own for a command, else the `usual`."""
        keys = self.changed.get(command_id, (usual,))
        return keys[0] if keys else _NONE

    @property
    def sequences(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """All keys that are pressed in turn, and the id of the command they are for."""
        for command_id, keys in self.changed.items():
            for key in keys:
                if " " in key:
                    yield tuple(key.split()), command_id

    def rebound(self, bindings: BindingsMap, commands: Iterable[Command]) -> BindingsMap:
        """Return the bindings of a widget with the keys of its commands.

        `commands` are those it has, some of which are bound to nothing yet.
        """
        kept, moved = [], dict[str, Binding]()
        for _, binding in bindings:
            command_id = binding.action.partition("(")[0]
            if command_id in self.changed:
                moved.setdefault(command_id, binding)
            else:
                kept.append(binding)
        for command in commands:
            if command.id in self.changed and not command.keys:
                moved[command.id] = Binding("", command.id, command.name, show=False)
        new = (each for binding in moved.values() for each in self._bound(binding))
        return BindingsMap([*new, *kept])

    def _bound(self, binding: Binding) -> Iterator[Binding]:
        """Yield a binding with the new keys; an action with a number gets their places for it."""
        command_id, is_numbered, _ = binding.action.partition("(")
        for place, key in enumerate(self.changed[command_id], 1):
            if " " not in key:
                action = f"{command_id}({place})" if is_numbered else command_id
                yield replace(binding, key=key, action=action)


def key_table(
    settings: KeySettings, others: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> KeyTable:
    """Return the keys that the settings tell: those of the preset, then the user's own.

    `others` are those of commands that have none by themselves, as Textual names them.
    """
    changed = {command_id: keys for command_id, keys in others.items() if keys}
    wrong: list[tuple[str, str]] = []
    for command_id, written in {**PRESETS[settings.preset], **settings.commands}.items():
        keys = {key: textual_keys(key) for key in written}
        wrong += [(command_id, key) for key, named in keys.items() if named is None]
        named = tuple(each for each in keys.values() if each is not None)
        if named or not written:  # with nothing right in it, all is as before
            changed[command_id] = named
    return KeyTable(changed, tuple(wrong))


def textual_keys(written: str) -> str | None:
    """Return Textual's names of keys: "G", "slash" for "/", "g g"; None for what is no key."""
    named = [_named(key) for key in written.split()]
    return " ".join(key for key in named if key) if named and all(named) else None


def written_keys(command: Command) -> tuple[str, ...]:
    """Return the keys of a command as a file has them."""
    return tuple(" ".join(map(_written, key.split())) for key in command.keys)


def _written(key: str) -> str:
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, characters_of_keys().get(last, last)])


def _named(key: str) -> str | None:
    if len(key) == 1:
        return key_of_character(key)
    if key in names_of_keys():
        return key
    *modifiers, last = key.split("+") if not key.endswith("++") else [*key[:-2].split("+"), "+"]
    if not all(modifier in _MODIFIERS for modifier in modifiers) or not last:
        return None
    name = key_of_character(last) if len(last) == 1 else last
    return "+".join([*modifiers, name]) if len(last) == 1 or name in names_of_keys() else None


class UserKeys:
    """Mixed into a widget or screen with commands: it has the keys that the user wants."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        node = cast("DOMNode", self)
        bind_keys(node, getattr(active_app(), "keys", NO_CHANGES))


NO_CHANGES = KeyTable()
"""The keys that the commands are declared with."""


def bind_keys(node: DOMNode, keys: KeyTable) -> None:
    """Bind a widget, a screen or the app to the keys of its commands."""
    if keys.changed:
        rebind(node, lambda bindings: keys.rebound(bindings, getattr(node, "commands", ())))
