"""The state of the art at a glance: leaderboards and their activity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from pwc_tui.domain.boards.summaries import BoardEntry

_T = TypeVar("_T", int, str)

NOTABLE = 100
"""Leaderboards called notable: two or three screens, of the 11,700 of the whole archive."""

YEARS = 12
"""Years of an activity: deep learning's, and as many cells as a column of a table can spare."""


class BoardActivity(NamedTuple):
    """What makes a leaderboard notable or not; a tuple, because there are 11,700 of them."""

    board_id: int
    result_count: int
    paper_count: int
    last_day: str
    """ISO date of the newest result, "" where none is known."""


@dataclass(frozen=True, slots=True)
class ActiveBoard:
    """A leaderboard through the years of its `Activity`, oldest first.

    `trend` is the best number by the end of each year, None before the first; it is empty where it
    is not sure which way the metric improves. `depth` is more than 0 on a part of the dataset of
    a board before.
    """

    entry: BoardEntry
    per_year: tuple[int, ...]
    trend: tuple[float | None, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """Leaderboards with the years that their `per_year` count, both included."""

    boards: tuple[ActiveBoard, ...]
    first_year: int
    last_year: int


def notable(standings: Iterable[BoardActivity], until: date, limit: int = NOTABLE) -> list[int]:
    """Return the numbers of the boards with the smallest sum of three ranks, the best first.

    The ranks are by results, by papers and by the day of the newest result. Ranks, not counts: one
    board has 2,000 rows and half of all have fewer than ten, so that any sum of counts is a sum of
    the largest. A day after `until` is a mistake of the archive and counts as none.
    """
    boards, today = list(standings), until.isoformat()
    days = [board.last_day if board.last_day <= today else "" for board in boards]
    ranks = (
        _ranks([board.result_count for board in boards]),
        _ranks([board.paper_count for board in boards]),
        _ranks(days),
    )
    sums = [sum(of_board) for of_board in zip(*ranks, strict=True)]
    places = sorted(range(len(boards)), key=lambda place: (sums[place], place))
    return [boards[place].board_id for place in places[:limit]]


def _ranks(values: Sequence[_T]) -> list[int]:
    """Return the rank of each value from 1, the highest first, equal values with equal ranks."""
    first: dict[_T, int] = {}
    for rank, value in enumerate(sorted(values, reverse=True), start=1):
        first.setdefault(value, rank)
    return [first[value] for value in values]
