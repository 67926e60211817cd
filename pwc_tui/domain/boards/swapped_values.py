"""Values of one row that stand in each other's columns: PSNR 0.80 beside SSIM 30.98."""

from collections.abc import Sequence

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import numbers_of
from pwc_tui.domain.metrics.valid_ranges import out_of_range

_FEWEST = 3
"""Other values of a column that tell what is usual in it."""


def swapped_with(board: Board, metric_index: int) -> dict[int, int]:
    """Return for rows whose value of a metric stands in another's column which metric that is.

    One of the two metrics cannot have its value, and each value lies among the other column's.
    """
    impossible = [
        frozenset(out_of_range(metric.name, numbers_of(board, place)))
        for place, metric in enumerate(board.metrics)
    ]
    found: dict[int, int] = {}
    for other, of_other in enumerate(impossible):
        suspects = impossible[metric_index] | of_other if other != metric_index else frozenset()
        columns = [
            [None if row in suspects else number for row, number in enumerate(_numbers(board, at))]
            for at in (metric_index, other)
            if suspects
        ]
        for row in suspects:
            own, its = (_numbers(board, at)[row] for at in (metric_index, other))
            fit_where_they_are = _fits(own, columns[0]) or _fits(its, columns[1])
            if not fit_where_they_are and _fits(own, columns[1]) and _fits(its, columns[0]):
                found.setdefault(row, other)
    return found


def _numbers(board: Board, metric_index: int) -> list[float | None]:
    values = (row.values[metric_index] for row in board.rows)
    return [None if value is None else value.number for value in values]


def _fits(number: float | None, others: Sequence[float | None]) -> bool:
    known = [other for other in others if other is not None]
    return number is not None and len(known) >= _FEWEST and min(known) <= number <= max(known)
