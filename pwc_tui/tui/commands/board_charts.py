"""The charts of a leaderboard: over time and against a cost, and going from record to record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.board import BoardCommand
from pwc_tui.tui.places.trail import BoardChart

if TYPE_CHECKING:
    from pwc_tui.tui.screens.board.screen import BoardScreen


class TimeChart(BoardCommand):
    """Show or hide a chart of the metric over time, with the line of records."""

    name, label, keys, footer = "Chart over time", "chart", ("t",), 33
    also = "plot graph figure history"

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Show it, unless it is there."""
        chart = BoardChart()
        board.draw(None if board.wanted.chart == chart else chart)


class TradeoffChart(BoardCommand):
    """Show the metric against parameters, FLOPs or speed in turn, then hide the chart."""

    name, label, keys, footer = "Chart against a cost", "trade-off", ("s",), 58
    also = "plot graph figure parameters flops speed scatter"

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether the board has such a column."""
        return bool(board.shown.tradeoffs)

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Show the next one, none after the last."""
        names = [board.shown.board.metrics[place].name for place in board.shown.tradeoffs]
        chart = board.wanted.chart
        at = names.index(chart.against) if chart and chart.against in names else -1
        board.draw(BoardChart(names[at + 1]) if at + 1 < len(names) else None)


class RecordCommand(BoardCommand):
    """A command that goes along the records, or along the front of the trade-off that is shown."""

    step: ClassVar[int]

    @classmethod
    def fits(cls, board: BoardScreen) -> bool:
        """Whether there is a metric."""
        return board.shown.metric is not None

    @classmethod
    def act(cls, board: BoardScreen) -> None:
        """Highlight the one before or after the highlighted row."""
        from pwc_tui.tui.screens.board.jumps import record_beside  # noqa: PLC0415  not at the start

        plot = board.drawn.plot if board.drawn else None
        row = record_beside(board.shown, board.current_place, plot, cls.step)
        if row is not None:
            board.go_to_row(row)


class NextRecord(RecordCommand):
    """Go to the next record after the highlighted result."""

    name, label, keys, footer, step = "Next record", "next record", ("right_square_bracket",), 59, 1


class PreviousRecord(RecordCommand):
    """Go to the record before the highlighted result."""

    name, keys, step = "Previous record", ("left_square_bracket",), -1


COMMANDS: tuple[type[Command], ...] = (TimeChart, TradeoffChart, NextRecord, PreviousRecord)
