"""What can be done on a leaderboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.history import BoardPlace
from pwc_tui.tui.messages import OpenLink

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp
    from pwc_tui.tui.screens.board import BoardScreen


class MetricCommand(Command):
    """A command that ranks the leaderboard by another of its metrics."""

    group = Group.BOARD
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a leaderboard with several metrics is shown."""
        board = board_of(app)
        return board is not None and board.metric_count > 1

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Rank by the metric that many places on."""
        if board := board_of(app):
            board.next_metric(cls.step)


class NextMetric(MetricCommand):
    """Rank the leaderboard by its next metric; clicking on a heading chooses one."""

    name, label, keys, step = "Next metric", "metric", ("m", "greater_than_sign"), 1
    footer = 30


class PreviousMetric(MetricCommand):
    """Rank the leaderboard by the metric before."""

    name, keys, step = "Previous metric", ("less_than_sign",), -1


class OpenResultLink(Command):
    """Open the link of a result whose paper the archive does not hold."""

    name, label, keys = "Open the result's link", "link", ("o",)
    group, footer = Group.BOARD, 50

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether such a result is highlighted."""
        board = board_of(app)
        row = board.current_row if board else None
        return row is not None and row.paper is None and bool(row.paper_url)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open it."""
        board = board_of(app)
        if board and board.current_row:
            app.post_message(OpenLink(board.current_row.paper_url))


class OpenResultCode(Command):
    """Open the code of a result whose paper the archive does not hold."""

    name, label, keys = "Open the result's code", "code", ("c",)
    group, footer = Group.BOARD, 52

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether such a result is highlighted."""
        board = board_of(app)
        row = board.current_row if board else None
        return row is not None and row.paper is None and bool(row.code)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open its first repository."""
        board = board_of(app)
        if board and board.current_row:
            app.post_message(OpenLink(board.current_row.code[0].url))


def board_of(app: PwcApp) -> BoardScreen | None:
    """Return the leaderboard that is shown, while no dialogue is open above it.

    Told by its place, so that the screen's module is not imported before it is needed.
    """
    screen = app.place_screen
    if screen is None or not app.is_at_place or not screen.is_mounted:
        return None
    return cast("BoardScreen", screen) if isinstance(screen.arrived_at, BoardPlace) else None


COMMANDS: tuple[type[Command], ...] = (NextMetric, PreviousMetric, OpenResultLink, OpenResultCode)
