"""A leaderboard over time: its staircase of records, and what one paper beat and was beaten by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pwc_tui.domain.boards import Board
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.ranking import is_better, numbers_of, paper_key


@dataclass(frozen=True, slots=True)
class Record:
    """A step of the staircase: a row that beat all before it. `gain` is None for the first one.

    `number` is on the column's one scale, and `gain` is how far it is from the record before,
    always positive.
    """

    row_index: int
    day: date
    number: float
    gain: float | None


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

    `beaten` are the rows of other papers that were there by its day and are worse, best first, so
    that the first is whom it overtook; `ahead` were there and better, best first; `beaten_by` came
    later and are better, oldest first. Undated rows are in none of them.
    """

    row_index: int
    day: date
    rank_then: int
    was_record: bool
    beaten: tuple[int, ...]
    ahead: tuple[int, ...]
    beaten_by: tuple[int, ...]


def records(
    rows: Sequence[tuple[date | None, float | None]], direction: Direction
) -> tuple[Record, ...]:
    """Return the rows that beat every earlier one, oldest first.

    Undated rows and rows without a number are on no step, and an equal number is no record. Of one
    day only the best counts, the first of equals. Empty without a known direction.
    """
    dated = [
        (day, number, index)
        for index, (day, number) in enumerate(rows)
        if day is not None and number is not None
    ]
    if direction is Direction.UNKNOWN:
        return ()
    better_first = -1 if direction is Direction.HIGHER else 1
    dated.sort(key=lambda row: (row[0], better_first * row[1], row[2]))
    steps: list[Record] = []
    for _, of_day in groupby(dated, key=lambda row: row[0]):
        day, number, index = next(of_day)
        if not steps:
            steps.append(Record(index, day, number, None))
        elif is_better(number, steps[-1].number, direction):
            steps.append(Record(index, day, number, abs(number - steps[-1].number)))
    return tuple(steps)


def staircase(
    board: Board, metric_index: int, direction: Direction | None = None
) -> tuple[Record, ...]:
    """Return the records of one metric of a board, in the metric's direction or a user's own."""
    numbers = numbers_of(board, metric_index)
    dated = [(row.date, number) for row, number in zip(board.rows, numbers, strict=True)]
    return records(dated, direction or board.metrics[metric_index].direction)


def best_with_code(
    board: Board,
    metric_index: int,
    *,
    is_official: bool = False,
    direction: Direction | None = None,
) -> RunnableBest | None:
    """Return the best row that has code, official code if that is asked for; None for none."""
    direction = direction or board.metrics[metric_index].direction
    numbers = numbers_of(board, metric_index)
    known = [(number, index) for index, number in enumerate(numbers) if number is not None]
    if not known or direction is Direction.UNKNOWN:
        return None
    known.sort(key=lambda pair: -pair[0] if direction is Direction.HIGHER else pair[0])
    for number, index in known:
        row = board.rows[index]
        if row.has_official_code or (row.code and not is_official):
            rank = 1 + sum(is_better(other, number, direction) for other, _ in known)
            return RunnableBest(index, rank, abs(known[0][0] - number))
    return None


def story_of(
    board: Board, metric_index: int, row_index: int, direction: Direction | None = None
) -> Story | None:
    """Return what the best row of a row's paper beat, and what beat it and when.

    A row without a paper stands for itself. None where the paper has no dated number on the board,
    or nobody knows which way the metric improves.
    """
    direction = direction or board.metrics[metric_index].direction
    numbers = numbers_of(board, metric_index)
    dated = [
        _Dated(index, row.date, number, paper_key(row) or f"row {index}")
        for index, (row, number) in enumerate(zip(board.rows, numbers, strict=True))
        if row.date is not None and number is not None
    ]
    key = paper_key(board.rows[row_index]) or f"row {row_index}"
    own = [one for one in dated if one.paper == key]
    if not own or direction is Direction.UNKNOWN:
        return None
    sign = -1 if direction is Direction.HIGHER else 1
    best = min(own, key=lambda one: (sign * one.number, one.day))
    others = sorted((one for one in dated if one.paper != key), key=lambda one: sign * one.number)
    return _story(best, others, direction)


@dataclass(frozen=True, slots=True)
class _Dated:
    index: int
    day: date
    number: float
    paper: str


def _story(best: _Dated, others: Sequence[_Dated], direction: Direction) -> Story:
    """Return the story of a row among the rows of other papers, which come best first."""
    there = [one for one in others if one.day <= best.day]
    ahead = tuple(one.index for one in there if is_better(one.number, best.number, direction))
    later = [
        one
        for one in others
        if one.day > best.day and is_better(one.number, best.number, direction)
    ]
    return Story(
        row_index=best.index,
        day=best.day,
        rank_then=1 + len(ahead),
        was_record=all(is_better(best.number, one.number, direction) for one in there),
        beaten=tuple(one.index for one in there if is_better(best.number, one.number, direction)),
        ahead=ahead,
        beaten_by=tuple(one.index for one in sorted(later, key=lambda one: one.day)),
    )
