"""The views of the section about the state of the art."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.messages import ShowInstead

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp
    from pwc_tui.tui.widgets.sota_tabs import SotaView


class ViewCommand(Command):
    """A command that shows another view of the section."""

    group = Group.GOING
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the section is on screen."""
        return app.is_at_place and _view(app) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show the view beside this one."""
        from pwc_tui.tui.widgets.sota_tabs import SotaView, shown_as  # noqa: PLC0415  as below

        here, screen = _view(app), app.place_screen
        if here is not None and screen is not None:
            views = list(SotaView)
            view = views[(views.index(here) + cls.step) % len(views)]
            app.post_message(ShowInstead(shown_as(screen.left_at(), view)))


class NextView(ViewCommand):
    """Show the next view of the leaderboards: the notable ones, by task, all."""

    name, label, keys, footer, step = "Next view", "next view", ("tab",), 12, 1


class PreviousView(ViewCommand):
    """Show the previous view of the leaderboards."""

    name, keys, step = "Previous view", ("shift+tab",), -1


def _view(app: PwcApp) -> SotaView | None:
    from pwc_tui.tui.widgets.sota_tabs import view_of  # noqa: PLC0415  widgets import commands

    return view_of(app.trail.current)


COMMANDS: tuple[type[Command], ...] = (NextView, PreviousView)
