"""The base of all commands: a command is a class, and everything that mentions it is derived.

A command's docstring is its help, its `keys` are its bindings, `footer` its place in the key bar,
`available` the single truth of whether it can be run now. Commands are grouped in one module per
subject (`commands/paper.py`, …) and listed once, in `commands/registry.py`. All bindings are made
at the app, so the same key may belong to several commands: the first available one runs.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from enum import StrEnum
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class CommandGroup(StrEnum):
    """The headings of the help and of the README's table of keys."""

    SEARCHING = "Searching and sorting"
    MOVING = "Moving in a list"
    PAPER = "A paper"
    BOARD = "A leaderboard"
    PAGE = "A task, dataset, method …"
    GOING = "Going places"
    PROGRAM = "The program"

    @property
    def place(self) -> str:
        """The heading within a sentence: "a paper"."""
        return self.value[0].lower() + self.value[1:]


class Command(ABC):
    """One thing the user can do.

    The class docstring's first line is the help text; write it as an order ("Open the PDF.").
    """

    name: ClassVar[str]
    """What help and palette call it: "Open the PDF"."""
    label: ClassVar[str] = ""
    """The one or two words of the key bar; the name's own if empty."""
    keys: ClassVar[tuple[str, ...]]
    """Textual's names of the keys ("slash", "ctrl+p", "G"), the one to show first."""
    also: ClassVar[str] = ""
    """Other words by which people look for it in palette and help: "exit leave close"."""
    group: ClassVar[CommandGroup]
    footer: ClassVar[int | None] = None
    """The place in the key bar, the smallest leftmost and kept longest; None keeps it out."""
    acts_on_row: ClassVar[bool] = False
    """Whether it is for the highlighted row: pressed before that is there, it waits."""
    in_palette: ClassVar[bool] = True
    """False for what makes sense only as a key (moving by a row)."""

    @classmethod
    def id(cls) -> str:
        """Return the name for bindings and tests: `open-pdf` for `OpenPdf`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """Return the first line of the docstring."""
        return cleandoc(cls.__doc__ or "").partition("\n")[0]

    @classmethod
    def bindings(cls) -> list[Binding]:
        """Return a binding for each key, all leading to `PwcApp.action_command`."""
        action = f"app.command('{cls.id()}')"
        return [Binding(key, action, cls.name, show=False) for key in cls.keys]

    @classmethod
    @abstractmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the command can be run now, with screen and focus as they are. Must be cheap."""

    @classmethod
    def is_hinted(cls, app: PwcApp) -> bool:
        """Whether the key bar names it where it is available: not if it could but say why not."""
        del app
        return True

    @classmethod
    def awaits(cls, app: PwcApp) -> str:
        """Return the group of the answer that it has to wait for, "" for none."""
        screen = app.place_screen
        return screen.awaited_for(app.focused) if screen and cls.acts_on_row else ""

    @classmethod
    @abstractmethod
    def run(cls, app: PwcApp) -> None:
        """Do it. Called on the user interface's thread: anything slow goes to a worker."""
