"""What the user can do, declared where it is done; footer, palette, help and docs come from here.

A command is a method `action_…` of the screen, widget or app that acts, under `@command(…)`: its
name is the command's id, the first line of its docstring the help. Whether it can be run now is
what `check_action` of the same class says. Keys go to it as all keys of Textual do: what has the
focus first, then the screen, then the app.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from pwc_tui.tui.keys import UserKeys

Action = TypeVar("Action", bound=Callable[..., object])


class CommandGroup(StrEnum):
    """The headings of the help and of the table of keys."""

    SEARCHING = "Searching and sorting"
    MOVING = "Moving in a list"
    MARKING = "Marking"
    BOARD = "A leaderboard"
    PAPER = "A paper"
    PAGE = "A task, dataset, method …"
    LIBRARY = "The library"
    GOING = "Going places"
    PROGRAM = "The program"
    OWN = "Your own commands"

    @property
    def place(self) -> str:
        """The heading within a sentence: "a paper"."""
        return self.value[0].lower() + self.value[1:]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do."""

    id: str
    """The action: `open_pdf` is the method `action_open_pdf`."""
    name: str
    """What help and palette call it: "Open the PDF"."""
    keys: tuple[str, ...]
    """Textual's names of the keys ("slash", "ctrl+p", "G"), the one to show first."""
    help: str
    """What it does, as an order: "Open the paper's PDF in the browser."."""
    label: str = ""
    """The one or two words of the key bar; the name's own if empty."""
    also: str = ""
    """Other words by which people look for it in palette and help: "exit leave close"."""
    footer: int | None = None
    """The place in the key bar, the smallest leftmost and kept longest; None keeps it out."""
    footer_marked: int | None = None
    """The place while something is marked, where that is another one."""
    acts_on_row: bool = False
    """Whether it is for the highlighted row: pressed before that is there, it waits."""
    in_palette: bool = True
    """False for what makes sense only as a key (moving by a row)."""
    is_local: bool = False
    """Whether it acts on the machine of the program: not for a visitor in a browser."""
    group: CommandGroup = CommandGroup.MOVING
    """That of the class which declares it."""

    @property
    def bindings(self) -> Iterator[Binding]:
        """A binding for each key; a digit is what the action is called with."""
        for key in self.keys:
            action = f"{self.id}({key})" if key.isdigit() else self.id
            yield Binding(key, action, self.name, show=False)


def command(
    name: str,
    *keys: str,
    label: str = "",
    also: str = "",
    footer: int | None = None,
    footer_marked: int | None = None,
    acts_on_row: bool = False,
    in_palette: bool = True,
    is_local: bool = False,
) -> Callable[[Action], Action]:
    """Declare a method as a command; what is said of it is told at the fields of `Command`."""

    def declare(action: Action) -> Action:
        told = (action.__doc__ or "").partition("\n")[0]
        action.__dict__["command"] = Command(
            action.__name__.removeprefix("action_"),
            name,
            keys,
            told,
            label,
            also,
            footer,
            footer_marked,
            acts_on_row,
            in_palette,
            is_local,
        )
        return action

    return declare


class Commanding(UserKeys):
    """Mixed into a screen, a widget or the app whose methods are commands: binds their keys.

    A class that declares some says of which group: `class Board(Commanding, Screen, group=…)`.
    """

    own: ClassVar[tuple[Command, ...]] = ()
    """Those that the class itself declares."""
    commands: tuple[Command, ...] = ()
    """All, its own after those of its bases."""
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, group: CommandGroup | None = None, **how: bool) -> None:
        """Bind the keys; of one key, what a class adds comes before what its bases have."""
        found = (getattr(each, "__dict__", {}).get("command") for each in vars(cls).values())
        declared = (each for each in found if isinstance(each, Command))
        cls.own = tuple(replace(each, group=group) for each in declared) if group else ()
        owned = [vars(each).get("own", ()) for each in cls.__mro__]
        cls.commands = tuple(each for own in reversed(owned) for each in own)
        others = vars(cls).get("BINDINGS", ())
        cls.BINDINGS = [*bindings_of(each for own in owned for each in own), *others]
        super().__init_subclass__(**how)


def bindings_of(commands: Iterable[Command]) -> list[BindingType]:
    """Return what is to be the `BINDINGS` of a class with these commands."""
    return [binding for each in commands for binding in each.bindings]
