"""What can be done on a leaderboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.history import BoardPlace
from pwc_tui.tui.messages import OpenLink

if TYPE_CHECKING:
    from pwc_tui.domain.boards import BoardRow
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


class ResultCommand(Command):
    """A command that opens an address of a result whose paper the archive does not hold."""

    group = Group.BOARD

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether such a result is highlighted and has such an address."""
        return bool(cls._url(app))

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open it."""
        app.post_message(OpenLink(cls._url(app)))

    @classmethod
    def url(cls, row: BoardRow) -> str:
        """Return the address, "" where the result has none."""
        raise NotImplementedError

    @classmethod
    def _url(cls, app: PwcApp) -> str:
        board = board_of(app)
        row = board.current_row if board else None
        return cls.url(row) if row is not None and row.paper is None else ""


class OpenResultLink(ResultCommand):
    """Open the link of a result whose paper the archive does not hold."""

    name, label, keys, footer = "Open the result's link", "link", ("o",), 50

    @classmethod
    def url(cls, row: BoardRow) -> str:
        """Return where the paper is said to be."""
        return row.paper_url


class OpenResultCode(ResultCommand):
    """Open the code of a result whose paper the archive does not hold."""

    name, label, keys, footer = "Open the result's code", "code", ("c",), 52

    @classmethod
    def url(cls, row: BoardRow) -> str:
        """Return the first repository."""
        return row.code[0].url if row.code else ""


def board_of(app: PwcApp) -> BoardScreen | None:
    """Return the leaderboard that is shown, while no dialogue is open above it.

    Told by its place, so that the screen's module is not imported before it is needed.
    """
    screen = app.place_screen
    if screen is None or not app.is_at_place or not screen.is_mounted:
        return None
    return cast("BoardScreen", screen) if isinstance(screen.arrived_at, BoardPlace) else None


COMMANDS: tuple[type[Command], ...] = (NextMetric, PreviousMetric, OpenResultLink, OpenResultCode)
