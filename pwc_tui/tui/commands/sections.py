"""Going to a section by its capital letter, and from one of its views to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import OpenSection, ShowInstead
from pwc_tui.tui.places.page_places import HomePlace
from pwc_tui.tui.places.section_places import NotablePlace
from pwc_tui.tui.places.trail import AboutPlace, BrowsePlace, PapersPlace, Place

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class SectionCommand(Command):
    """A command that shows a section from its beginning."""

    group = CommandGroup.GOING
    place: ClassVar[Place]
    """Where the section begins."""

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the user is on a screen of the history (not in a dialogue)."""
        return app.is_at_place

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go there."""
        app.post_message(OpenSection(cls.place))


class GoHome(SectionCommand):
    """See the archive at a glance: its size, what is new, and where you left off."""

    name, label, keys, place = "Go home", "Home", ("H",), HomePlace()
    also = "start overview statistics recent history"


class GoPapers(SectionCommand):
    """Go to the list of all papers."""

    name, label, keys, place = "Go to the papers", "Papers", ("P",), PapersPlace()


class GoBoards(SectionCommand):
    """Go to the leaderboards: notable ones, by task, all."""

    name, label, keys, place = "Go to the leaderboards", "SotA", ("S",), NotablePlace()
    also = "state of the art benchmarks boards"


class GoTasks(SectionCommand):
    """Go to the list of all tasks."""

    name, label, keys, place = "Go to the tasks", "Tasks", ("T",), BrowsePlace(Kind.TASK)


class GoDatasets(SectionCommand):
    """Go to the list of all datasets."""

    name, label, keys, place = "Go to the datasets", "Datasets", ("D",), BrowsePlace(Kind.DATASET)


class GoMethods(SectionCommand):
    """Go to the list of all methods."""

    name, label, keys, place = "Go to the methods", "Methods", ("M",), BrowsePlace(Kind.METHOD)


class GoVenues(SectionCommand):
    """Go to the list of all conferences and journals, by year."""

    name, label, keys, place = "Go to the venues", "Venues", ("V",), BrowsePlace(Kind.VENUE)


class GoAbout(SectionCommand):
    """See the version, the database, and the licence and origin of the data."""

    name, label, keys, place = "About pwc-tui", "About", ("A",), AboutPlace()
    also = "version licence license info database credits"


SECTION_COMMANDS: tuple[type[SectionCommand], ...] = (
    GoHome,
    GoPapers,
    GoBoards,
    GoTasks,
    GoDatasets,
    GoMethods,
    GoAbout,
)
"""In the order of the navigation bar."""


class ViewCommand(Command):
    """A command that shows another view of the section."""

    group = CommandGroup.GOING
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a section with several views is on screen."""
        return app.is_at_place and _beside(app.navigator.trail.current, cls.step) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show the view beside this one."""
        screen = app.place_screen
        place = _beside(screen.left_at(), cls.step) if screen is not None else None
        if place is not None:
            app.post_message(ShowInstead(place))


class NextView(ViewCommand):
    """Show the next view of a section: notable leaderboards, by task, all; the others by area."""

    name, label, keys, footer, step = "Next view", "next view", ("tab",), 12, 1


class PreviousView(ViewCommand):
    """Show the previous view of a section."""

    name, keys, step = "Previous view", ("shift+tab",), -1


def _beside(place: Place, step: int) -> Place | None:
    from pwc_tui.tui.widgets.chrome.section_tabs import beside  # noqa: PLC0415  widgets import commands

    return beside(place, step)


COMMANDS: tuple[type[Command], ...] = (*SECTION_COMMANDS, GoVenues, NextView, PreviousView)
