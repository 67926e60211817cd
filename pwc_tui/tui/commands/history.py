"""Going back the way one came, and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.domain.refs import Ref
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import GoBack, GoForward, OpenBoardsOf
from pwc_tui.tui.screens.base.place_screen import PlaceScreen

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class Back(Command):
    """Go back to where you came from, exactly as it was."""

    name, label, keys = "Back", "back", ("backspace", "alt+left")
    also = "return previous"
    group, footer = CommandGroup.GOING, 15

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a way back."""
        return app.is_at_place and app.navigator.trail.can_go_back

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go back."""
        app.post_message(GoBack())


class Leave(Command):
    """Go back, where nothing is left that the key could clear or leave first."""

    name, keys, group = "Back from anywhere", ("escape",), CommandGroup.GOING
    in_palette = False

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a way back: the commands that clear have the key before this one."""
        return Back.available(app) and not app.is_typing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go back."""
        app.post_message(GoBack())


class Forward(Command):
    """Go forward again after going back."""

    name, label, keys, group = "Forward", "forward", ("alt+right",), CommandGroup.GOING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the user went back before."""
        return app.is_at_place and app.navigator.trail.can_go_forward

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go forward."""
        app.post_message(GoForward())


class GoToBoards(Command):
    """Go to the leaderboards of the highlighted or listed task or dataset."""

    name, label, keys = "Its leaderboards", "boards", ("B",)
    group, footer, acts_on_row = CommandGroup.GOING, 35, True

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is such a task or dataset."""
        return cls._scope(app) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go there."""
        scope = cls._scope(app)
        if scope is not None:
            app.post_message(OpenBoardsOf(scope))

    @staticmethod
    def _scope(app: PwcApp) -> Ref | None:
        screen = app.screen
        if isinstance(screen, PlaceScreen) and screen.is_mounted:
            return screen.boards_scope
        return None


COMMANDS: tuple[type[Command], ...] = (Back, Leave, Forward, GoToBoards)
