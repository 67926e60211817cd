"""Help, palette, themes, the whole archive and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.commands.base import Command, CommandGroup

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class ProgramCommand(Command):
    """A command that is there wherever no dialogue is open."""

    group = CommandGroup.PROGRAM

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether no dialogue is open."""
        return app.is_at_place


class Help(ProgramCommand):
    """Show the keys, the marks and the query language; type to filter, Enter runs a command."""

    name, label, keys, footer = "Help", "help", ("question_mark", "f1"), 99
    also = "shortcuts keyboard bindings manual legend marks ?"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the help."""
        app.show_help()


class Palette(ProgramCommand):
    """Find a command, a paper or a leaderboard by typing part of its name."""

    name, label, keys, footer = "Go to anything", "go to", ("ctrl+p",), 45
    in_palette = False

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether no dialogue is open, and its key does not move among completions."""
        return super().available(app) and not app.is_completing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the palette."""
        app.show_palette()


class UseNewArchive(ProgramCommand):
    """Switch to the archive that was imported meanwhile, without leaving this place."""

    name, label, keys, footer = "Use the new archive", "new archive", ("U",), 5
    also = "reload refresh update switch"

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is another archive by now."""
        return super().available(app) and app.archive.has_new

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Switch to it."""
        app.archive.switch()


class SwitchTheme(ProgramCommand):
    """Switch between the dark and the light theme; the choice is remembered."""

    name, keys, also = "Dark or light", ("f2",), "theme colours colors mode appearance"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Switch to the other one."""
        app.switch_theme()


class Suspend(ProgramCommand):
    """Suspend the program; the shell's `fg` brings it back."""

    name, keys, also = "Suspend", ("ctrl+z",), "background pause shell"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Give the terminal back to the shell, where there are such signals."""
        app.action_suspend_process()


class Quit(ProgramCommand):
    """Leave the program."""

    name, label, keys, footer = "Quit", "quit", ("q", "ctrl+q"), 90
    also = "exit close end bye"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Leave."""
        app.leave()


class GetArchive(ProgramCommand):
    """Download the whole archive in the background, follow the progress, or stop."""

    name, label, keys, footer = "Get the whole archive", "get all", ("W",), None
    also = "fetch download update import real full data"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the dialogue about it."""
        app.fetch.offer()


COMMANDS: tuple[type[Command], ...] = (
    Help,
    Palette,
    UseNewArchive,
    SwitchTheme,
    Suspend,
    Quit,
    GetArchive,
)
