"""What a chart of a leaderboard shows: marks, the line of the best ones, and the two axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from pwc_tui.domain.charts.axes import Axis

_FENCE = 1.5
"""Interquartile ranges beyond the quartiles from which a value lies far out (Tukey, "Exploratory
Data Analysis", 1977)."""

_FEWEST_FENCED = 8
"""Values below which nothing is called far out."""


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """A result as a point. `is_best` stands on the line: a record, or on the Pareto front."""

    x: float
    y: float
    is_best: bool = False


Corner = tuple[float, float]
"""A point the line goes through, x and y."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart ready to be drawn, at any size and by any means.

    `marks` are in the order of the caller's results; those outside the axes are not drawn.
    """

    marks: tuple[PlotPoint, ...]
    line: tuple[Corner, ...]
    x: Axis
    y: Axis

    @property
    def left_out(self) -> int:
        """How many marks lie outside the axes."""
        return sum(not self.holds(mark) for mark in self.marks)

    def holds(self, mark: PlotPoint) -> bool:
        """Return whether a mark lies within both axes."""
        return self.x.low <= mark.x <= self.x.high and self.y.low <= mark.y <= self.y.high


def staircase(records: Sequence[Corner], until: float) -> tuple[Corner, ...]:
    """Return the corners of a line that keeps each record's height until the next one.

    `records` are in the order of x; the last one is drawn out to `until`.
    """
    corners: list[Corner] = []
    for x, y in records:
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    if corners and until > corners[-1][0]:
        corners.append((until, corners[-1][1]))
    return tuple(corners)


def without_far_out(values: Sequence[float], kept: Sequence[float]) -> list[float]:
    """Return `values` without those far outside of the rest; what lies between `kept` stays.

    One typing error in the archive would press everything else into a line.
    """
    if len(values) < _FEWEST_FENCED:
        return list(values)
    first, _, third = quantiles(values, n=4)
    room = _FENCE * (third - first) or abs(third) or 1.0
    low, high = min([first - room, *kept]), max([third + room, *kept])
    return [value for value in values if low <= value <= high]
