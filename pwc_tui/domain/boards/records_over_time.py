"""A leaderboard over time: its records, year by year, and what one paper beat and was beaten by."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import (
    credible_numbers,
    default_metric,
    duplicate_rows,
    is_better,
    paper_key,
    standings,
)
from pwc_tui.domain.boards.view import can_have_best
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Record:
    """A step of the staircase: a row that beat all that were there before it or may have been.

    `number` is on the column's one scale.
    """

    row_index: int
    day: PartialDate
    number: float


@dataclass(frozen=True, slots=True)
class RunnableBest:
    """The best row with code: its rank among all rows, and how far it is from the first.

    `gap` is never negative, and 0 where the first can be run itself.
    """

    row_index: int
    rank: int
    gap: float


@dataclass(frozen=True, slots=True)
class Story:
    """What became of a paper's best row on a board. All rows are places in `Board.rows`.

    `beaten` are the rows of other papers that were there before its day and are worse, best first,
    so that the first is whom it overtook; `ahead` were there by its day and better, best first;
    `beaten_by` came later and are better, oldest first. Rows are there before or later only where
    that is sure, as exactly as their dates are known; `ahead` are those too that may have been
    there. Undated rows are in none of them.
    """

    row_index: int
    day: PartialDate
    rank_then: int
    was_record: bool
    beaten: tuple[int, ...]
    ahead: tuple[int, ...]
    beaten_by: tuple[int, ...]


def records(
    rows: Sequence[tuple[PartialDate | None, float | None]], direction: Direction
) -> tuple[Record, ...]:
    """Return the rows that beat every other one that may have been there by then, oldest first.

    Of one day only the best counts, and so of the days that two dates leave open: a row of May and
    a worse one of that year, nobody knows of when, make one step. Of equals that is the one that
    was there first for sure, then the first row. Undated rows and rows without a number are on no
    step. Empty without a known direction.
    """
    if direction is Direction.UNKNOWN:
        return ()
    better_first = -1 if direction is Direction.HIGHER else 1
    dated = sorted(
        (day, index, number)
        for index, (day, number) in enumerate(rows)
        if day is not None and number is not None
    )
    starts = [day.first for day, _, _ in dated]
    keys = [(better_first * number, day.last, index) for day, index, number in dated]
    best = list(accumulate(keys, min))
    steps = [
        Record(index, day, number)
        for key, (day, index, number) in zip(keys, dated, strict=True)
        if best[bisect_right(starts, day.last) - 1] == key
    ]
    return tuple(sorted(steps, key=lambda step: step.day.last))


def staircase(board: Board, metric_index: int) -> tuple[Record, ...]:
    """Return the records of one metric of a board; what it cannot have is no record."""
    numbers = credible_numbers(board, metric_index)
    dated = [(row.date, number) for row, number in zip(board.rows, numbers, strict=True)]
    return records(dated, board.metrics[metric_index].direction)


def best_with_code(
    board: Board, metric_index: int, *, is_official: bool = False
) -> RunnableBest | None:
    """Return the best row that has code, official code if that is asked for; None for none.

    What the metric cannot have is passed over.
    """
    numbers = credible_numbers(board, metric_index)
    first: float | None = None
    for standing in standings(board, metric_index):
        number = numbers[standing.row_index]
        if standing.rank is None or number is None:
            continue
        first = number if first is None else first
        row = board.rows[standing.row_index]
        if row.has_official_code or (row.code and not is_official):
            return RunnableBest(standing.row_index, standing.rank, abs(first - number))
    return None


def story_of(board: Board, metric_index: int, row_index: int) -> Story | None:
    """Return what the best row of a row's paper beat, and what beat it and when.

    A row without a paper stands for itself, and duplicate rows count once. None where the paper
    has no dated number on the board, or nobody knows which way the metric improves.
    """
    direction = board.metrics[metric_index].direction
    key = paper_key(board.rows[row_index]) or f"row {row_index}"
    dated = _dated(board, metric_index)
    own = [one for one in dated if one.paper == key]
    if not own or direction is Direction.UNKNOWN:
        return None
    sign = -1 if direction is Direction.HIGHER else 1
    best = min(own, key=lambda one: (sign * one.number, one.day))
    copies = _copies_among(board, [one.index for one in dated])
    others = [one for one in dated if one.paper != key and one.index not in copies]
    return _story(best, sorted(others, key=lambda one: sign * one.number), direction)


@dataclass(frozen=True, slots=True)
class _Dated:
    index: int
    day: PartialDate
    number: float
    paper: str


def _dated(board: Board, metric_index: int) -> list[_Dated]:
    numbers = credible_numbers(board, metric_index)
    return [
        _Dated(index, row.date, number, paper_key(row) or f"row {index}")
        for index, (row, number) in enumerate(zip(board.rows, numbers, strict=True))
        if row.date is not None and number is not None
    ]


def _copies_among(board: Board, rows: Sequence[int]) -> frozenset[int]:
    """Return which of some rows repeat an earlier one of them."""
    found = duplicate_rows(replace(board, rows=tuple(board.rows[index] for index in rows)))
    return frozenset(rows[place] for place in found)


def _story(best: _Dated, others: Sequence[_Dated], direction: Direction) -> Story:
    """Return the story of a row among the rows of other papers, which come best first."""
    there = [one for one in others if not best.day.is_before(one.day)]
    ahead = tuple(one.index for one in there if is_better(one.number, best.number, direction))
    earlier = [one for one in there if one.day.is_before(best.day)]
    later = [
        one
        for one in others
        if best.day.is_before(one.day) and is_better(one.number, best.number, direction)
    ]
    return Story(
        row_index=best.index,
        day=best.day,
        rank_then=1 + len(ahead),
        was_record=all(is_better(best.number, one.number, direction) for one in there),
        beaten=tuple(one.index for one in earlier if is_better(best.number, one.number, direction)),
        ahead=ahead,
        beaten_by=tuple(one.index for one in sorted(later, key=lambda one: one.day)),
    )


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
