"""A leaderboard as a chart: one metric over time, or a score against what it costs."""

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import is_known_by, numbers_of
from pwc_tui.domain.boards.records_over_time import records
from pwc_tui.domain.charts.axes import date_axis, number_axis, quantity_axis
from pwc_tui.domain.charts.plot import Plot, PlotPoint, staircase, without_far_out
from pwc_tui.domain.metrics.metric_names import out_of_range
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import PartialDate

_LARGEST = 1e300
"""Numbers beyond it cannot be subtracted from each other."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """How many values are written beside the two axes at most."""

    across: int = 8
    up: int = 6


@dataclass(frozen=True, slots=True)
class BoardPlot:
    """A chart of a board: `rows` is the place in `Board.rows` of every mark of the plot.

    `line` are the marks on the line in its order: records by day, or the front from the cheapest
    on. `unplaced` are the rows that have the number but not the date, or not the other number.
    """

    plot: Plot
    rows: tuple[int, ...]
    line: tuple[int, ...]
    unplaced: frozenset[int]

    def of_rows(self, shown: Set[int]) -> "BoardPlot":
        """Return the chart with the marks of some rows only; line and axes stay as they are."""
        kept = [mark for mark, row in enumerate(self.rows) if row in shown]
        places = {mark: place for place, mark in enumerate(kept)}
        return replace(
            self,
            plot=replace(self.plot, marks=tuple(self.plot.marks[mark] for mark in kept)),
            rows=tuple(self.rows[mark] for mark in kept),
            line=tuple(places[mark] for mark in self.line if mark in places),
            unplaced=self.unplaced & shown,
        )

    def mark_of(self, row: int) -> int | None:
        """Return the mark of a row of the board, None where it has none."""
        return self.rows.index(row) if row in self.rows else None


def time_plot(
    board: Board, metric_index: int, *, as_of: date | None = None, ticks: Ticks = Ticks()
) -> BoardPlot | None:
    """Return every dated row as a mark and the state of the art as a staircase.

    A row of which only the month or the year is known stands in the middle of it.

    What lies far out is left outside of the axes, but no record that the metric can have. Without a
    known direction there is no staircase. None where no row has both date and number.
    """
    metric = board.metrics[metric_index]
    numbers = _finite(numbers_of(board, metric_index))
    rows = [at for at, row in enumerate(board.rows) if numbers[at] is not None]
    undated = frozenset(at for at in rows if board.rows[at].date is None)
    odd = out_of_range(metric.name, numbers)
    dates: list[PartialDate] = []
    heights: list[float] = []
    placed: list[int] = []
    for at in rows:
        day, number = board.rows[at].date, numbers[at]
        if day is not None and number is not None and is_known_by(board.rows[at], as_of):
            dates.append(day)
            heights.append(number)
            placed.append(at)
    if not placed:
        return None
    usual = [None if at in odd else n for at, n in zip(placed, heights, strict=True)]
    steps = records(list(zip(dates, usual, strict=True)), metric.direction)
    best = [step.row_index for step in steps]
    days = [known.middle for known in dates]
    x = date_axis(days, ticks.across)
    kept = without_far_out(heights, [heights[mark] for mark in best])
    y = number_axis(kept, ticks.up)
    marks = _marks([float(day.toordinal()) for day in days], heights, best)
    line = staircase([(marks[mark].x, marks[mark].y) for mark in best], max(m.x for m in marks))
    return BoardPlot(Plot(marks, line, x, y), tuple(placed), tuple(best), undated)


def tradeoff_plot(
    board: Board,
    metric_index: int,
    other_index: int,
    *,
    as_of: date | None = None,
    ticks: Ticks = Ticks(),
) -> BoardPlot | None:
    """Return the score `metric_index` against the cost or speed `other_index`, with the front.

    Amounts that range far stand on an axis of powers. Without both directions there is no front.
    None where no row has both numbers.
    """
    metric, other = board.metrics[metric_index], board.metrics[other_index]
    scores = _finite(numbers_of(board, metric_index))
    amounts = _finite(_amounts(board, other_index))
    known = [
        (at, amount, score)
        for at, (amount, score) in enumerate(zip(amounts, scores, strict=True))
        if score is not None and amount is not None and is_known_by(board.rows[at], as_of)
    ]
    if not known:
        return None
    unplaced = frozenset(
        at
        for at, (amount, score) in enumerate(zip(amounts, scores, strict=True))
        if score is not None and amount is None
    )
    across = [amount for _, amount, _ in known]
    heights = [score for _, _, score in known]
    sideways = axis_direction(other.role, other.direction)
    is_told = Direction.UNKNOWN not in {sideways, metric.direction}
    odd = out_of_range(metric.name, scores)
    points = [(amount, None if at in odd else score) for at, amount, score in known]
    best = pareto(points, x=sideways, y=metric.direction) if is_told else ()
    x = quantity_axis(across, ticks.across)
    y = number_axis(without_far_out(heights, [heights[mark] for mark in best]), ticks.up)
    marks = _marks(across, heights, best)
    # Where more is better the front is gone through from right to left and ends at its last point.
    end = x.high if sideways is Direction.LOWER else -math.inf
    line = staircase([(marks[mark].x, marks[mark].y) for mark in best], end)
    return BoardPlot(
        Plot(marks, line, x, y), tuple(at for at, _, _ in known), tuple(best), unplaced
    )


def tradeoffs(board: Board, metric: int | None) -> tuple[int, ...]:
    """Return the columns a metric can be set against: other costs and speeds with a number."""
    return tuple(
        place
        for place, column in enumerate(board.metrics)
        if place != metric
        and column.role in {MetricRole.COST, MetricRole.SPEED}
        and any(number is not None for number in _finite(_amounts(board, place)))
    )


def _amounts(board: Board, metric_index: int) -> list[float | None]:
    """Return the amounts above 0 as they are: 0.5 and 50 million parameters are of one scale."""
    values = [row.values[metric_index] for row in board.rows]
    return [
        value.number if value is not None and value.number and value.number > 0 else None
        for value in values
    ]


def _finite(numbers: Sequence[float | None]) -> list[float | None]:
    return [number if number is not None and abs(number) < _LARGEST else None for number in numbers]


def _marks(
    across: Sequence[float], up: Sequence[float], best: Sequence[int]
) -> tuple[PlotPoint, ...]:
    on_line = frozenset(best)
    return tuple(
        PlotPoint(x, y, is_best=place in on_line)
        for place, (x, y) in enumerate(zip(across, up, strict=True))
    )


Point = tuple[float | None, float | None]


def pareto(points: Sequence[Point], *, x: Direction, y: Direction) -> tuple[int, ...]:
    """Return the places of the points on the front, from the best x to the best y.

    A point is on it when no other one is as good in both and better in one; equal points are on it
    together. Points that lack a number are not. Raises ValueError for an unknown direction.
    """
    if Direction.UNKNOWN in {x, y}:
        raise ValueError("a front needs to know which way both metrics improve")
    across = -1 if x is Direction.HIGHER else 1
    up = 1 if y is Direction.HIGHER else -1
    known = [
        (across * first, -up * second, index)
        for index, (first, second) in enumerate(points)
        if first is not None and second is not None
    ]
    front: list[tuple[float, float, int]] = []
    for point in sorted(known):
        if not front or point[1] < front[-1][1] or point[:2] == front[-1][:2]:
            front.append(point)
    return tuple(index for _, _, index in front)


def axis_direction(role: MetricRole, direction: Direction) -> Direction:
    """Return which way is better on an axis of a trade-off: of a cost, less, else as judged."""
    return Direction.LOWER if role is MetricRole.COST else direction
