"""What leads from a leaderboard on: exports, and results side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.board import BoardCommand
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.domain.boards.comparison import ComparisonRow
    from pwc_tui.tui.screens.board.screen import BoardScreen


class Export(BoardCommand):
    """Copy or save the rows and columns you want: Markdown, LaTeX, CSV, JSON, BibTeX, a chart."""

    name, label, keys, footer = "Copy or save the leaderboard …", "export", ("e",), 37
    also = "export download write csv latex tex bibtex markdown json svg png table"

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Let the user choose how."""
        from pwc_tui.domain.boards.extent import BoardExtent  # noqa: PLC0415
        from pwc_tui.tui.screens.board.export_dialog import export_menu  # noqa: PLC0415  not at the start

        board.pwc.show_menu(export_menu(board.shown, board.wanted.chart, BoardExtent()))


class MarkRow(BoardCommand):
    """Mark the highlighted result to compare it with others, or take the mark away."""

    name, label, keys, footer = "Mark to compare", "mark", ("space",), 31
    acts_on_row = True
    also = "select choose tick"

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether a result is highlighted."""
        return board.current_row is not None

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Mark it, and go on to the next one."""
        row = board.current_row
        if row is not None:
            board.choose(board.wanted.chosen ^ {row.result_id})
            board.table.action_cursor_down()


class Compare(BoardCommand):
    """Compare the marked results side by side, on all leaderboards their papers share."""

    name, label, keys, footer = "Compare the marked results", "compare", ("equals_sign",), 11
    also = "side by side versus difference"

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether there are at least two."""
        return len(board.wanted.chosen) > 1

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Read their papers, and show a dialogue."""
        from pwc_tui.tui.screens.board.compare import CompareScreen, compared  # noqa: PLC0415  not at the start

        whole, chosen, backend = board.shown.board, board.wanted.chosen, board.pwc.backend
        rows = [place for place, row in enumerate(whole.rows) if row.result_id in chosen]

        def show(lines: tuple[ComparisonRow, ...]) -> None:
            if not lines:
                board.pwc.notify("The marked results have no values to compare.")
                return
            models = [whole.rows[row].model for row in rows]
            board.pwc.navigator.open(CompareScreen(models, lines))

        load(board, lambda _: compared(backend, whole, rows), show, group="compare")


class Kin(BoardCommand):
    """Go to its task or dataset, or to a related leaderboard: whole, part or duplicate."""

    name, label, keys, footer = "Task, dataset and related leaderboards …", "belongs to", ("n",), 35
    also = "parent subset related leaderboards"

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Let the user choose one."""
        from pwc_tui.tui.screens.board.dialogs import kin_menu  # noqa: PLC0415  not at the start

        board.pwc.show_menu(kin_menu(board.shown))


COMMANDS: tuple[type[Command], ...] = (Export, MarkRow, Compare, Kin)
