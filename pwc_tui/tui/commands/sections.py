"""Going to a section: a capital letter, as underlined in the navigation bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.messages import OpenSection

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp


class SectionCommand(Command):
    """A command that shows a section from its beginning; `kind` None is About."""

    group = Group.GOING
    kind: ClassVar[Kind | None]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the user is on a screen of the history (not in a dialogue)."""
        return app.is_at_place

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go there."""
        app.post_message(OpenSection(cls.kind))


class GoPapers(SectionCommand):
    """Go to the list of all papers."""

    name, label, keys, kind = "Go to the papers", "Papers", ("P",), Kind.PAPER


class GoBoards(SectionCommand):
    """Go to the state of the art: notable leaderboards, by task, all."""

    name, label, keys, kind = "Go to the leaderboards", "SotA", ("S",), Kind.BOARD


class GoTasks(SectionCommand):
    """Go to the list of all tasks."""

    name, label, keys, kind = "Go to the tasks", "Tasks", ("T",), Kind.TASK


class GoDatasets(SectionCommand):
    """Go to the list of all datasets."""

    name, label, keys, kind = "Go to the datasets", "Datasets", ("D",), Kind.DATASET


class GoMethods(SectionCommand):
    """Go to the list of all methods."""

    name, label, keys, kind = "Go to the methods", "Methods", ("M",), Kind.METHOD


class GoAbout(SectionCommand):
    """See the version, the database, and the licence and origin of the data."""

    name, label, keys, kind = "About pwc-tui", "About", ("A",), None


SECTION_COMMANDS: tuple[type[SectionCommand], ...] = (
    GoPapers,
    GoBoards,
    GoTasks,
    GoDatasets,
    GoMethods,
    GoAbout,
)
"""In the order of the navigation bar."""
COMMANDS: tuple[type[Command], ...] = SECTION_COMMANDS
