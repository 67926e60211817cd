"""Searching, sorting and filtering lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pwc_tui.domain.paper_list import Order
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.commands.board import board_of
from pwc_tui.tui.messages import SearchFor
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


_PREVIEW_STEP = 3
"""Lines: as many as a turn of the mouse wheel moves elsewhere."""


class Search(Command):
    """Search this list or leaderboard; elsewhere, search everything."""

    name, label, keys, group, footer = "Search", "search", ("slash",), CommandGroup.SEARCHING, 20
    also = "find look query"

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the search bar does not have the focus yet."""
        return app.is_at_place and not app.is_typing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Focus the search bar, or go to where there is one."""
        if isinstance(app.screen, SearchableScreen):
            app.screen.start_typing()
        elif board := board_of(app):
            board.start_typing()
        else:
            app.post_message(SearchFor(""))


class ToTheList(Command):
    """Go from the search bar to the results."""

    name, label, keys, footer = "To the list", "to the list", ("enter", "down"), 10
    group, in_palette = CommandGroup.SEARCHING, False

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the search bar has the focus, and no list of completions the keys."""
        screen = app.screen
        return isinstance(screen, SearchableScreen) and app.is_typing and not screen.is_completing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Focus the list."""
        if isinstance(app.screen, SearchableScreen):
            app.screen.leave_typing()


class ClearSearch(Command):
    """Clear the search, then the filters; leave the search bar; then clear the marks."""

    name, label, keys, footer = "Clear the search", "clear", ("escape",), 25
    group = CommandGroup.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is something to clear or to leave."""
        return isinstance(app.screen, SearchableScreen) and app.screen.can_clear

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Clear or leave."""
        if isinstance(app.screen, SearchableScreen):
            app.screen.clear()


class KindCommand(Command):
    """A command for the kinds of what a search found."""

    group = CommandGroup.SEARCHING
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there are kinds to go to."""
        screen = app.screen
        return isinstance(screen, PapersScreen) and screen.has_kinds and not screen.is_completing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show the hits of the other kind."""
        if isinstance(app.screen, PapersScreen):
            app.screen.next_kind(cls.step)


class NextKind(KindCommand):
    """Show the next kind of results."""

    name, label, keys, footer, step = "Next kind of results", "next kind", ("tab",), 12, 1


class PreviousKind(KindCommand):
    """Show the previous kind of results."""

    name, keys, step = "Previous kind of results", ("shift+tab",), -1


class PapersCommand(Command):
    """A command for lists of papers."""

    group = CommandGroup.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a list of papers is on screen."""
        return isinstance(app.screen, PapersScreen)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Change the list."""
        if isinstance(app.screen, PapersScreen):
            cls.change(app.screen)

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Change what the list shows."""
        raise NotImplementedError


class NextOrder(PapersCommand):
    """Change the order: relevance, newest, title, most results."""

    name, label, keys, footer = "Sort differently", "sort", ("s",), 30
    also = "order arrange by date newest title"

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Ask for the next order."""
        orders = list(Order)
        papers.ask(order=orders[(orders.index(papers.request.order) + 1) % len(orders)])


class OnlyWithCode(PapersCommand):
    """Show only papers with code, or all again."""

    name, label, keys, footer = "Only papers with code", "code only", ("f",), 40
    also = "filter"

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Turn the filter on or off."""
        now = papers.request.filter
        papers.ask(filter=replace(now, has_code=not now.has_code))


class OnlyWithResults(PapersCommand):
    """Show only papers with results on leaderboards, or all again."""

    name, label, keys, footer = "Only papers with results", "results only", ("r",), 41
    also = "filter leaderboards"

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Turn the filter on or off."""
        now = papers.request.filter
        papers.ask(filter=replace(now, has_results=not now.has_results))


class TogglePreview(PapersCommand):
    """Show or hide the preview of the highlighted paper."""

    name, label, keys, footer = "Preview on or off", "preview", ("v",), 60
    also = "abstract pane hide show"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Turn it on or off, here and on the lists to come."""
        app.toggle_preview()


class PreviewDown(PapersCommand):
    """Scroll the preview down."""

    name, keys, in_palette = "Preview down", ("shift+down",), False

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Move its text a few lines."""
        papers.scroll_preview(_PREVIEW_STEP)


class PreviewUp(PapersCommand):
    """Scroll the preview up."""

    name, keys, in_palette = "Preview up", ("shift+up",), False

    @classmethod
    def change(cls, papers: PapersScreen) -> None:
        """Move its text a few lines back."""
        papers.scroll_preview(-_PREVIEW_STEP)


COMMANDS: tuple[type[Command], ...] = (
    Search,
    ToTheList,
    ClearSearch,
    NextKind,
    PreviousKind,
    NextOrder,
    OnlyWithCode,
    OnlyWithResults,
    TogglePreview,
    PreviewDown,
    PreviewUp,
)
