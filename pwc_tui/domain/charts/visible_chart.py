"""The chart of a board as it is looked at: what screen and exports draw, and say of it."""

from dataclasses import dataclass

from pwc_tui.domain.boards.board import Metric
from pwc_tui.domain.boards.quality_marks import direction_sign
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.charts.board_chart import BoardPlot, Ticks, time_plot, tradeoff_plot


@dataclass(frozen=True, slots=True)
class ShownPlot:
    """A chart of the rows shown; its line is that of the whole board, or of the day asked for.

    `name` says what is drawn (`WER ↓ over time`), `lacking` what a row needs beside its
    number, and `left_out` which rows shown are not.
    """

    plot: BoardPlot | None
    name: str
    lacking: str
    left_out: tuple[str, ...] = ()

    @property
    def absence(self) -> str:
        """Why there is no plot, for the place where it would be."""
        besides = f" and {self.lacking}" if self.lacking else ""
        return f"There is nothing to draw: no result has a number{besides}"


def plot_shown(shown: ArrangedBoard, against: str, ticks: Ticks) -> ShownPlot:
    """Return the metric of a board over time, or against its column called `against`.

    Over time, too, where it has no such column or that is the metric itself. No plot where no row
    has both numbers.
    """
    metric = shown.chosen
    if metric is None or shown.metric is None:
        return ShownPlot(None, "No metric", "")
    name, as_of = f"{_named(metric)} {direction_sign(metric)}".rstrip(), shown.filter.as_of
    other = _column(shown, against)
    if other is None:
        plot = time_plot(shown.board, shown.metric, as_of=as_of, ticks=ticks)
        return _of_rows(shown, plot, f"{name} over time", "a date")
    column = shown.board.metrics[other]
    plot = tradeoff_plot(shown.board, shown.metric, other, as_of=as_of, ticks=ticks)
    said = f"{name} against {_named(column)} ({column.role})"
    return _of_rows(shown, plot, said, _named(column))


def _of_rows(shown: ArrangedBoard, plot: BoardPlot | None, name: str, lacking: str) -> ShownPlot:
    if plot is None:
        return ShownPlot(None, name, lacking)
    drawn = plot.of_rows(shown.rows_shown)
    outside, unplaced = drawn.plot.left_out, len(drawn.unplaced)
    left_out = (
        f"{outside:,} far out" if outside else "",
        f"{unplaced:,} without {lacking}" if unplaced else "",
    )
    return ShownPlot(drawn, name, lacking, tuple(filter(None, left_out)))


def _column(shown: ArrangedBoard, name: str) -> int | None:
    named = (at for at, metric in enumerate(shown.board.metrics) if name and metric.name == name)
    return next((at for at in named if at != shown.metric), None)


def _named(metric: Metric) -> str:
    return metric.name.strip() or "(no name)"
