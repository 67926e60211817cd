"""The help: every command with its keys; type to filter, Enter runs the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pwc_tui.domain.text import fold
from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.registry import COMMANDS
from pwc_tui.tui.screens.picker import Entry, Menu
from pwc_tui.tui.text import line, marked
from pwc_tui.tui.widgets.key_bar import key_name, keys_text
from pwc_tui.tui.work import IsStale

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp


def help_menu(app: PwcApp) -> Menu:
    """Return the help as it is now: what cannot be run at the moment is dim."""
    available = {command for command in COMMANDS if command.available(app)}

    def find(words: str, is_stale: IsStale) -> Sequence[Entry]:
        del is_stale
        return [_entry(command, command in available, words) for command in matching(words)]

    return Menu(
        title="Help",
        entries=find("", lambda: False),
        find=find,
        placeholder="Type to filter the keys",
        key_width=12,
        group_width=21,
        detail_share=0,
    )


def matching(words: str) -> list[type[Command]]:
    """Return the commands whose key, name or help holds every word of `words`; then by group."""
    wanted = fold(words).split()
    told = [command for command in COMMANDS if _holds(command, wanted)]
    grouped = (command for command in COMMANDS if _holds(command, wanted, command.group))
    return [*told, *(command for command in grouped if command not in told)]


def _holds(command: type[Command], wanted: Sequence[str], group: str = "") -> bool:
    text = fold(f"{command.name} {command.help()} {group}")
    keys = [fold(key_name(key)) for key in command.keys]
    return all(word in text or word in keys for word in wanted)


def _entry(command: type[Command], is_available: bool, words: str) -> Entry:
    terms = [f"{word}*" for word in fold(words).split()]
    text = command.help().rstrip(".")
    return Entry(
        title=marked(text, terms) if is_available else line(text, "$foreground-disabled"),
        key=keys_text(command),
        run=command.run if is_available else None,
        group=command.group.value,
    )
