"""Which rows of a leaderboard are shown, and the best one that can be run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.commands.board import BoardCommand, board_of

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.board.screen import BoardScreen


class FilterCommand(BoardCommand):
    """A command that narrows the rows, or shows them all again."""

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Change the filter that was asked for last."""
        board.narrow(cls.changed(board.wanted.filter))

    @classmethod
    def changed(cls, now: BoardFilter) -> BoardFilter:
        """Return the filter after this command."""
        raise NotImplementedError


class OnlyRowsWithCode(FilterCommand):
    """Show only results with code, or all again; ranks stay those of the whole leaderboard."""

    name, label, keys, footer = "Only results with code", "+code", ("f",), 32
    also = "filter"

    @classmethod
    def changed(cls, now: BoardFilter) -> BoardFilter:
        """Turn it on or off."""
        return replace(now, code=_toggled(now.code, CodeWanted.SOME))


class OnlyOfficialCode(FilterCommand):
    """Show only results with official code, or all again."""

    name, keys = "Only results with official code", ("F",)

    @classmethod
    def changed(cls, now: BoardFilter) -> BoardFilter:
        """Turn it on or off."""
        return replace(now, code=_toggled(now.code, CodeWanted.OFFICIAL))


class WithoutExtraData(FilterCommand):
    """Show only results without extra training data, or all again."""

    name, keys, also = "Only results without extra data", ("x",), "filter"

    @classmethod
    def changed(cls, now: BoardFilter) -> BoardFilter:
        """Turn it on or off."""
        return replace(now, is_without_extra=not now.is_without_extra)


class FoldPapers(FilterCommand):
    """Show only the best result of every paper, or all again."""

    name, keys, also = "One result for each paper", ("z",), "filter fold group duplicates"

    @classmethod
    def changed(cls, now: BoardFilter) -> BoardFilter:
        """Turn it on or off."""
        return replace(now, is_folded=not now.is_folded)


class Years(BoardCommand):
    """Show only results of some years: type 2019, 2019-2021, 2019- or -2021."""

    name, keys, also = "Only results of some years …", ("Y",), "filter dates since"

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Let the user choose."""
        from pwc_tui.tui.screens.board.date_dialogs import years_menu  # noqa: PLC0415  not at the start

        board.pwc.show_menu(years_menu(board, board.shown))


class AsOf(BoardCommand):
    """Show the leaderboard as it stood on a date; the dates of records are offered."""

    name, label, keys, footer = "As of a date …", "as of", ("a",), 55
    also = "history date past"

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Let the user choose."""
        from pwc_tui.tui.screens.board.date_dialogs import days_menu  # noqa: PLC0415  not at the start

        board.pwc.show_menu(days_menu(board, board.shown))


class BestWithCode(BoardCommand):
    """Go to the best result with code and see how far it is behind the first."""

    name, label, keys, footer = "Best result with code", "best code", ("C",), 34

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether there is a metric."""
        return board.shown.metric is not None

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Highlight it, and say how good it is."""
        from pwc_tui.tui.screens.board.jumps import best_runnable  # noqa: PLC0415  not at the start

        best = best_runnable(board.shown)
        is_hidden = best.row is not None and not board.go_to_row(best.row)
        parts = best.said, "hidden by the filters" if is_hidden else "", best.of
        board.answer(" · ".join(part for part in parts if part))


class LeaveWords(Command):
    """Go from the search bar to the rows of the leaderboard."""

    name, label, keys, footer = "To the rows", "to the rows", ("enter", "down"), 10
    group, in_palette = CommandGroup.BOARD, False

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether such words are being typed."""
        board = board_of(app)
        return board is not None and board.is_typing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Go there."""
        if board := board_of(app):
            board.leave_typing()


class ShowAllRows(BoardCommand):
    """Clear the words, then the filters, then the marks, then the chart of the leaderboard."""

    name, label, keys, footer = "All rows again", "clear", ("escape",), 12

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether words are being typed, or something is set."""
        return board.is_typing or board.is_set

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Take away the words first, if they are being typed, else what was set, one by one."""
        board.clear()


def _toggled(now: CodeWanted, wanted: CodeWanted) -> CodeWanted:
    return CodeWanted.ANY if now is wanted else wanted


COMMANDS: tuple[type[Command], ...] = (
    OnlyRowsWithCode,
    OnlyOfficialCode,
    WithoutExtraData,
    FoldPapers,
    Years,
    AsOf,
    BestWithCode,
    LeaveWords,
    ShowAllRows,
)
