"""The order and the ranks of a leaderboard."""

import pytest

from pwc_tui.domain.boards import Board, BoardRow, Metric, Value
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.ranking import standings
from pwc_tui.domain.refs import Kind, Ref


def board_of(direction: Direction, values: list[str | None]) -> Board:
    ref = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")
    rows = tuple(
        BoardRow(n, n, f"model {n}", (value_of(raw),), None, "", "", None, (), False, None)
        for n, raw in enumerate(values, 1)
    )
    return Board(ref, ref, ref, "", (Metric(1, "Score", direction),), rows)


def value_of(raw: str | None) -> Value | None:
    if raw is None:
        return None
    number = float(raw) if raw.replace(".", "").isdigit() else None
    return Value(raw, number, None)


def ranks(board: Board) -> list[tuple[int, int | None]]:
    return [(standing.row_index, standing.rank) for standing in standings(board, 0)]


def test_higher_is_better_puts_the_largest_first() -> None:
    assert ranks(board_of(Direction.HIGHER, ["1", "3", "2"])) == [(1, 1), (2, 2), (0, 3)]


def test_lower_is_better_puts_the_smallest_first() -> None:
    assert ranks(board_of(Direction.LOWER, ["2", "3", "1.5"])) == [(2, 1), (0, 2), (1, 3)]


@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
def test_ties_share_a_rank_and_keep_the_order_of_the_archive(direction: Direction) -> None:
    board = board_of(direction, ["5", "5.0", "5"])
    assert ranks(board) == [(0, 1), (1, 1), (2, 1)]


def test_the_rank_after_a_tie_counts_everybody_before_it() -> None:
    assert ranks(board_of(Direction.HIGHER, ["9", "7", "7", "1"])) == [
        (0, 1),
        (1, 2),
        (2, 2),
        (3, 4),
    ]


def test_what_is_no_number_follows_and_what_is_missing_comes_last() -> None:
    board = board_of(Direction.HIGHER, [None, "Yes", "1", None, "2"])
    assert ranks(board) == [(4, 1), (2, 2), (1, None), (0, None), (3, None)]


def test_without_a_direction_nobody_is_ranked() -> None:
    board = board_of(Direction.UNKNOWN, ["1", None, "3"])
    assert ranks(board) == [(0, None), (2, None), (1, None)]


def test_an_empty_board_has_no_standings() -> None:
    assert standings(board_of(Direction.HIGHER, []), 0) == ()


def test_a_metric_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        standings(board_of(Direction.HIGHER, ["1"]), 1)
