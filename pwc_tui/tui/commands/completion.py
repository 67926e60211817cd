"""Taking what is offered while a field of a query is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.widgets.search.search_bar import SearchBar

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class CompletionCommand(Command):
    """A command for what is offered while a field of a query is typed."""

    group, in_palette = CommandGroup.SEARCHING, False

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether something is offered."""
        return isinstance(app.screen, SearchableScreen) and app.screen.is_completing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Do it in the search bar."""
        if isinstance(app.screen, SearchableScreen):
            cls.change(app.screen.bar)

    @classmethod
    def change(cls, bar: SearchBar) -> None:
        """Take or change what is offered."""
        raise NotImplementedError


class TakeCompletion(CompletionCommand):
    """Complete the word with the marked suggestion; Enter takes it, too."""

    name, label, keys, footer = "Complete", "complete", ("tab", "right"), 8

    @classmethod
    def change(cls, bar: SearchBar) -> None:
        """Take what is marked."""
        bar.take_offer()


class NextCompletion(CompletionCommand):
    """Mark the next suggestion."""

    name, label, keys, footer = "Next completion", "next", ("down", "ctrl+n"), 9

    @classmethod
    def change(cls, bar: SearchBar) -> None:
        """Mark the next one."""
        bar.next_offer(1)


class PreviousCompletion(CompletionCommand):
    """Mark the previous suggestion."""

    name, keys = "Previous completion", ("up", "ctrl+p")

    @classmethod
    def change(cls, bar: SearchBar) -> None:
        """Mark the previous one."""
        bar.next_offer(-1)


COMMANDS: tuple[type[Command], ...] = (TakeCompletion, NextCompletion, PreviousCompletion)
