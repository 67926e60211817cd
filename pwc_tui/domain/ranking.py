"""The order and the ranks of a leaderboard by one of its metrics."""

from dataclasses import dataclass

from pwc_tui.domain.boards import Board, BoardRow
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
    if direction is Direction.UNKNOWN:
        return tuple(Standing(index, None) for index in _by_presence(board.rows, metric_index))
    numbers = {
        index: value.number
        for index, row in enumerate(board.rows)
        if (value := row.values[metric_index]) is not None and value.number is not None
    }
    # By the number times a sign, not reversed afterwards: ties keep the archive's order.
    sign = -1 if direction is Direction.HIGHER else 1
    ordered = sorted(numbers, key=lambda index: sign * numbers[index])
    ranked = _ranked(ordered, numbers)
    rest = (index for index in _by_presence(board.rows, metric_index) if index not in numbers)
    return (*ranked, *(Standing(index, None) for index in rest))


def _ranked(ordered: list[int], numbers: dict[int, float]) -> list[Standing]:
    ranked: list[Standing] = []
    for place, index in enumerate(ordered, 1):
        is_tie = bool(ranked) and numbers[ranked[-1].row_index] == numbers[index]
        ranked.append(Standing(index, ranked[-1].rank if is_tie else place))
    return ranked


def _by_presence(rows: tuple[BoardRow, ...], metric_index: int) -> list[int]:
    return sorted(range(len(rows)), key=lambda index: rows[index].values[metric_index] is None)
