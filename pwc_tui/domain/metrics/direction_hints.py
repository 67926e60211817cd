"""Hints at the direction of single columns: how the rows are ordered, what a column moves with."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pwc_tui.domain.metrics.metric_names import read_name
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.metrics.values import ParsedValue
from pwc_tui.domain.partial_dates import PartialDate

Numbers = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class MetricValues:
    """A metric of a leaderboard with its values in the order of the file; None where none is."""

    name: str
    values: Sequence[ParsedValue | None]

    def numbers(self) -> list[float | None]:
        """Return the column's numbers, None where there is none."""
        return [None if value is None else value.number for value in self.values]


@dataclass(frozen=True, slots=True)
class BoardColumns:
    """A leaderboard's name (`Task on Dataset`) and its columns, the site's metric first.

    `days` are the dates of the rows, as far as they are known; empty where none is.
    """

    about: str
    columns: Sequence[MetricValues]
    days: Sequence[PartialDate | None] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """What hints at the direction of a column: 1 higher is better, -1 lower, 0 no hint.

    `known` is the direction of names that are terms of art. `order` tells of the order of the rows,
    for the first column that can rank them only. `company` tells of the known columns on the board
    that the column moves with.
    """

    known: int = 0
    order: int = 0
    company: int = 0


def signs_of(board: BoardColumns) -> tuple[Signs, ...]:
    """Return the hints at every column of a board."""
    known = [_known(column.name) for column in board.columns]
    numbers = [column.numbers() for column in board.columns]
    judges = [place for place, sign in enumerate(known) if sign][:_MOST_JUDGES]
    first = next((p for p, column in enumerate(board.columns) if _may_rank(column.name)), 0)
    return tuple(
        Signs(
            known=known[place],
            order=_order(numbers[place], board.days) if place == first else 0,
            company=_company(place, numbers, known, judges),
        )
        for place in range(len(numbers))
    )


_TERM_OF_ART = 0.95
"""Sureness of the lexicons from which a name judges others."""
_MOST_JUDGES = 3
"""Known columns that are compared with; more of them say the same and cost time."""
_STEADY = 0.8
"""Part of the changes that must go one way for rows to count as sorted: one in ten may not."""
_LEAST_CHANGES = 2
_LEAST_CORRELATION = 0.5
_LEAST_ROWS = 5
"""Rows with both values. Of five rows in random order one in four has a correlation of 0.5."""


def _known(name: str) -> int:
    reading = read_name(name)
    if reading.sureness < _TERM_OF_ART or reading.direction is Direction.UNKNOWN:
        return 0
    return 1 if reading.direction is Direction.HIGHER else -1


def _may_rank(name: str) -> bool:
    return read_name(name).role in {MetricRole.SCORE, MetricRole.SPEED}


def _order(numbers: Numbers, days: Sequence[PartialDate | None]) -> int:
    """Return which way rows are sorted; 0 for a chronicle, whose rows go from old to new.

    A field gets better with time, so a chronicle has the best row last.
    """
    steadiness, changes = fall(numbers)
    if changes < _LEAST_CHANGES or abs(steadiness) < _STEADY:
        return 0
    lateness, days_changes = fall([day.first.toordinal() if day else None for day in days])
    if days_changes >= _LEAST_CHANGES and lateness <= -_STEADY:
        return 0
    return 1 if steadiness > 0 else -1


def _company(
    place: int, numbers: Sequence[Numbers], known: Sequence[int], judges: Sequence[int]
) -> int:
    total = 0.0
    for judge in judges:
        if judge == place:
            continue
        correlation, rows = rank_correlation(numbers[place], numbers[judge])
        if rows >= _LEAST_ROWS and abs(correlation) >= _LEAST_CORRELATION:
            total += correlation * known[judge]
    return (total > 0) - (total < 0)


def fall(numbers: Numbers) -> tuple[float, int]:
    """Return how steadily numbers fall, 1 (always) to -1 (always rise), and how often they change.

    Missing numbers are passed over, equal neighbours are no change.
    """
    known = [number for number in numbers if number is not None]
    down = sum(a > b for a, b in pairwise(known))
    up = sum(a < b for a, b in pairwise(known))
    changes = down + up
    return ((down - up) / changes, changes) if changes else (0.0, 0)


def rank_correlation(first: Numbers, second: Numbers) -> tuple[float, int]:
    """Return Spearman's rank correlation of two columns, and the number of rows that have both.

    0 where there are fewer than three such rows or one column does not vary.
    """
    both = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if len(both) < 3:
        return 0.0, len(both)
    left = _ranks([a for a, _ in both])
    right = _ranks([b for _, b in both])
    middle = (len(both) - 1) / 2
    covariance = sum((a - middle) * (b - middle) for a, b in zip(left, right, strict=True))
    spread = sum((a - middle) ** 2 for a in left) * sum((b - middle) ** 2 for b in right)
    return (covariance / spread**0.5 if spread else 0.0), len(both)


def _ranks(numbers: list[float]) -> list[float]:
    """Return the places of numbers from 0, equal ones sharing their mean place."""
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    ranks = [0.0] * len(numbers)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and numbers[order[end + 1]] == numbers[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2
        start = end + 1
    return ranks
