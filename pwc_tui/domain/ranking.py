"""The order and the ranks of a leaderboard by one of its metrics."""

from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.domain.boards import Board
from pwc_tui.domain.metrics import Direction


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one row of a board stands: its place in `Board.rows`, and its rank if it has one."""

    row_index: int
    rank: int | None


def standings(board: Board, metric_index: int) -> tuple[Standing, ...]:
    """Return the rows of `board` in the order of one metric, best first.

    Ranks are competition ranks (1, 2, 2, 4); ties keep the archive's order.
    Without a known direction nobody is ranked and the archive's order stands. Rows whose value is
    no number follow the ranked ones, rows without any value come last. Raises IndexError when the
    board has no such metric.
    """
    direction = board.metrics[metric_index].direction
    values = [row.values[metric_index] for row in board.rows]
    ranks = ranks_of([value.number if value else None for value in values], direction)
    order = sorted(
        range(len(values)),
        key=lambda index: (ranks[index] is None, ranks[index] or 0, values[index] is None),
    )
    return tuple(Standing(index, ranks[index]) for index in order)


def ranks_of(numbers: Sequence[float | None], direction: Direction) -> list[int | None]:
    """Return competition ranks (1, 2, 2, 4); None without number and without known direction."""
    if direction is Direction.UNKNOWN:
        return [None] * len(numbers)
    ordered = sorted(
        (number for number in numbers if number is not None),
        reverse=direction is Direction.HIGHER,
    )
    ranks: dict[float, int] = {}
    for place, number in enumerate(ordered, 1):
        ranks.setdefault(number, place)
    return [None if number is None else ranks[number] for number in numbers]
