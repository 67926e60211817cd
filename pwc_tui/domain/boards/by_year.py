"""A leaderboard year by year: how many results each brought, and the best there was by its end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import credible_numbers, default_metric
from pwc_tui.domain.boards.records_over_time import records
from pwc_tui.domain.boards.view import can_have_best
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import PartialDate


class Year(NamedTuple):
    """A year with results. `best` is the record by its end, None while there is none."""

    year: int
    result_count: int
    best: float | None


def years_of(
    days: Sequence[PartialDate | None], numbers: Sequence[float | None], direction: Direction
) -> tuple[Year, ...]:
    """Return the years of dated results, oldest first.

    `numbers` are on one scale, None for those that count as no record; there is no record at all
    for a direction that is unknown.
    """
    counts = Counter(day.year for day in days if day is not None)
    steps = records(list(zip(days, numbers, strict=True)), direction)
    best = {step.day.year: step.number for step in steps}
    years, last = [], None
    for year in sorted(counts):
        last = best.get(year, last)
        years.append(Year(year, counts[year], last))
    return tuple(years)


def years_of_board(board: Board) -> tuple[Year, ...]:
    """Return the years of a leaderboard by the metric it is ranked by at first."""
    place = default_metric(board)
    direction = Direction.UNKNOWN
    numbers: list[float | None] = [None] * len(board.rows)
    if place is not None and can_have_best(board.metrics[place]):
        direction, numbers = board.metrics[place].direction, credible_numbers(board, place)
    return years_of([row.date for row in board.rows], numbers, direction)


def per_year(years: Iterable[Year], first: int, last: int) -> tuple[int, ...]:
    """Return how many results each year from `first` to `last` brought."""
    counts = {year.year: year.result_count for year in years}
    return tuple(counts.get(year, 0) for year in range(first, last + 1))


def trend(years: Iterable[Year], first: int, last: int) -> tuple[float | None, ...]:
    """Return the best number by the end of each year from `first` to `last`; empty without any.

    Records of before `first` stand; those of after `last` are mistakes of the archive.
    """
    known = {year.year: year.best for year in years if year.best is not None and year.year <= last}
    if not known:
        return ()
    best = [number for year, number in known.items() if year < first][-1:]
    found: list[float | None] = []
    for year in range(first, last + 1):
        best = [known[year]] if year in known else best
        found.append(best[0] if best else None)
    return tuple(found)
