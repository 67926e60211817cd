"""The views of a section that has several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import Place

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


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


COMMANDS: tuple[type[Command], ...] = (NextView, PreviousView)
