"""What can be done on a leaderboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import OpenLink
from pwc_tui.tui.places.trail import BoardPlace

if TYPE_CHECKING:
    from pwc_tui.domain.boards.board import BoardRow
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.board.screen import BoardScreen


class BoardCommand(Command):
    """A command for the leaderboard that is shown."""

    group = CommandGroup.BOARD

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a leaderboard is shown for which this can be done."""
        board = board_of(app)
        return board is not None and board.rows is not None and cls.fits(board)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Do it to the leaderboard."""
        board = board_of(app)
        if board is not None and board.rows is not None:
            cls.act(board)

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether it can be done to this leaderboard, as it is now."""
        del board
        return True

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Do it to this leaderboard."""
        raise NotImplementedError


class MetricCommand(BoardCommand):
    """A command that ranks the leaderboard by another of its metrics."""

    step: ClassVar[int]

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether there are several metrics."""
        return len(board.shown.board.metrics) > 1

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Rank by the metric that many places on from the one that was asked for last."""
        names = [metric.name for metric in board.shown.board.metrics]
        asked = board.wanted.metric
        at = names.index(asked) if asked in names else 0
        board.rank_by((at + cls.step) % len(names))


class NextMetric(MetricCommand):
    """Rank the leaderboard by its next metric; clicking on a heading chooses one."""

    name, label, keys, step = "Next metric", "metric", ("m", "greater_than_sign"), 1
    also = "sort rank order column"
    footer = 30


class PreviousMetric(MetricCommand):
    """Rank the leaderboard by its previous metric."""

    name, keys, step = "Previous metric", ("less_than_sign",), -1


class SetDirection(BoardCommand):
    """Set which way the metric improves; your choice is remembered."""

    name, label, keys, footer = "Which way is better …", "direction", ("d",), 56
    also = "flip reverse order higher lower sort"

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether there is a metric."""
        return board.shown.metric is not None

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Let the user choose."""
        from pwc_tui.tui.screens.board.dialogs import direction_menu  # noqa: PLC0415  not at the start

        board.pwc.show_menu(direction_menu(board, board.shown))


class Why(BoardCommand):
    """Explain the order of the rows and the marks beside them."""

    name, label, keys, footer = "Why this order, and what the marks mean", "why", ("w",), 38
    acts_on_row = True

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Show it in a dialogue."""
        from pwc_tui.tui.screens.board.why_dialog import why_sheet  # noqa: PLC0415  not at the start

        board.pwc.navigator.open(why_sheet(board.shown, board.current_place))


class ShowStory(BoardCommand):
    """See which results the highlighted one beat, and which beat it later."""

    name, label, keys, footer = "What it beat and what beat it", "story", ("i",), 57
    acts_on_row = True

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether a result is highlighted, and there is a metric."""
        return board.shown.metric is not None and board.current_row is not None

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Show it in a dialogue, or say why there is nothing to show."""
        from pwc_tui.tui.screens.board.dialogs import story_menu  # noqa: PLC0415  not at the start

        menu = story_menu(board.shown, board.current_place)
        if menu is None:
            board.notify(
                "This needs a result with a date and a number, and a metric of known direction."
            )
        else:
            board.pwc.show_menu(menu)


class ResultCommand(Command):
    """A command that opens an address of a result whose paper the archive does not hold."""

    group, acts_on_row = CommandGroup.BOARD, True

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

    name, label, keys, footer = "Open the result's code", "code", ("c",), 36

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


COMMANDS: tuple[type[Command], ...] = (
    NextMetric,
    PreviousMetric,
    SetDirection,
    Why,
    ShowStory,
    OpenResultLink,
    OpenResultCode,
)
