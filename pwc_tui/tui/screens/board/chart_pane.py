"""The chart of a leaderboard: over time or against a cost, with the highlighted row marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.charts.board_chart import BoardPlot, Ticks
from pwc_tui.domain.charts.visible_chart import plot_shown
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.tui.places.trail import BoardChart
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.chart.chart import Chart

_QUIET = "$foreground-muted"
_CELLS_A_TICK = 12
_ROWS_A_TICK = 3


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that is ready to be shown: its heading, and what there is to draw, if anything."""

    heading: Content
    plot: BoardPlot | None
    names: Mapping[int, str] = field(default_factory=dict)
    """Who holds the records, or stands on the front, by mark."""


def ticks_for(width: int, height: int) -> Ticks:
    """Return how many values fit beside the axes of a chart on so many cells."""
    return Ticks(max(2, width // _CELLS_A_TICK), max(2, height // _ROWS_A_TICK))


def drawing_of(arranged: ArrangedBoard, chart: BoardChart, ticks: Ticks) -> Drawing:
    """Return the chart of a board by the metric it is ranked by. For a worker."""
    shown = plot_shown(arranged, chart.against, ticks)
    if shown.plot is None:
        said = [line(shown.name, "bold"), line(shown.absence, "$text-warning")]
        return Drawing(joined(said, "  "), None)
    note = f"not shown: {', '.join(shown.left_out)}" if shown.left_out else ""
    heading = joined([line(shown.name, "bold $text-accent"), line(note, _QUIET)], "  ")
    rows, drawn = arranged.board.rows, shown.plot
    names = {mark: clean_line(rows[drawn.rows[mark]].model) for mark in drawn.line}
    return Drawing(
        heading, drawn, {n: name for n, name in names.items() if cell_len(name) == len(name)}
    )


class ChartPane(Vertical):
    """Shows a `Drawing`. `Chart.Pointed` passes through to the screen."""

    DEFAULT_CSS = """
    ChartPane {
        & #chart-heading { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
        & Chart { margin: 0 2; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._plot: BoardPlot | None = None

    @property
    def plot(self) -> BoardPlot | None:
        """What is drawn."""
        return self._plot

    def compose(self) -> ComposeResult:
        """Put the heading above the chart."""
        yield Static(Content(), id="chart-heading", markup=False)
        yield Chart()

    def show(self, drawing: Drawing) -> None:
        """Draw another chart."""
        self._plot = drawing.plot
        self.query_one("#chart-heading", Static).update(drawing.heading, layout=False)
        chart = self.query_one(Chart)
        chart.cursor = None
        chart.show(None if drawing.plot is None else drawing.plot.plot, drawing.names)

    def point_at(self, row: int | None) -> None:
        """Mark a row of the board, where it is drawn."""
        plot = self._plot
        self.query_one(Chart).cursor = plot.mark_of(row) if plot and row is not None else None
