"""What is wrong with the keys of the settings: no command, no key, one key for two commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.screen import Screen

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.nearest import perhaps
from pwc_tui.settings.declaration import CommandSettings
from pwc_tui.settings.kinds import shown
from pwc_tui.settings.reading import SettingProblem
from pwc_tui.tui.app.commands.all_commands import COMMANDS, OWNERS
from pwc_tui.tui.app.commands.own_commands import as_commands
from pwc_tui.tui.app.program_commands import ProgramCommands
from pwc_tui.tui.commands import Command
from pwc_tui.tui.keys import KeyTable, textual_keys
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.moves import MOVES

_SECTION = "keys"


def key_problems(keys: KeyTable, settings: CommandSettings) -> list[SettingProblem]:
    """Return all that is wrong with the keys that were changed, and those of the user's own."""
    own = as_commands(settings)
    paths = {each.id: ("commands", name) for each, name in zip(own, settings.by_name, strict=True)}
    known = [command.id for command in (*COMMANDS, *own)]
    problems = [
        _problem(name, f"there is no command {shown(name)}{perhaps(name, known)}")
        for name in keys.changed
        if name not in known
    ]
    problems += [
        _problem(name, f"{name} has {shown(key)}, which is no key") for name, key in keys.wrong
    ]
    problems += [
        SettingProblem(
            f"[commands] {clean_line(name)} has {shown(key)}, which is no key",
            ("commands", name, "key"),
        )
        for name, command in settings.by_name.items()
        for key in command.key
        if textual_keys(key) is None
    ]
    told = set[str]()
    for first, second, key in _conflicts(keys, own):
        changed = second if second.id in keys.changed else first
        is_whole = key in first.keys and key in second.keys
        said = (
            f"{key_name(key)} is the key of “{first.name}” ({first.id}) and of “{second.name}” "
            f"({second.id}), {second.group.place}: where there are both, "
            + ("it does the first" if is_whole else "it only begins the longer one")
        )
        if said not in told:
            told.add(said)
            at = paths.get(changed.id, (_SECTION, changed.id))
            problems.append(SettingProblem(f"[{at[0]}] {said}", at))
    return problems


def _problem(name: str, said: str) -> SettingProblem:
    return SettingProblem(f"[{_SECTION}] {said}", (_SECTION, name))


def _conflicts(keys: KeyTable, own: Sequence[Command]) -> Iterator[tuple[Command, Command, str]]:
    """Yield what has one key at one place though it is not made for that, what comes first first.

    Commands that are declared with the same key can never be run at the same time.
    """
    for scope in _scopes(own):
        mine = [(each, keys.of(each)) for each in scope]
        for place, (declared, first) in enumerate(mine):
            for other, second in mine[place + 1 :]:
                if declared.id not in keys.changed and other.id not in keys.changed:
                    continue
                if set(declared.keys).isdisjoint(other.keys):
                    yield from ((first, second, key) for key in _shared(first, second))


def _shared(first: Command, second: Command) -> Iterator[str]:
    """Yield the keys of both, and those with which a sequence of the other one begins."""
    for one in first.keys:
        for other in second.keys:
            shorter, longer = sorted((one.split(), other.split()), key=len)
            if longer[: len(shorter)] == shorter:
                yield " ".join(shorter)


def _scopes(own: Sequence[Command]) -> Iterator[Sequence[Command]]:
    """Yield the commands that can be run at one place, those first that get a key first."""
    yield SearchBar.commands
    for owner in OWNERS:
        if issubclass(owner, Screen):
            yield _once((*MOVES, *_own_first(owner), *ProgramCommands.commands, *own))


def _own_first(owner: type[object]) -> list[Command]:
    return [each for base in owner.__mro__ for each in vars(base).get("own", ())]


def _once(commands: Sequence[Command]) -> list[Command]:
    return list({each.id: each for each in commands}.values())
