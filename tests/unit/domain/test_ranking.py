"""The order and the ranks of a leaderboard."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.ranking import (
    default_metric,
    folded,
    is_better,
    numbers_of,
    ranked_count,
    ranks_of,
    standings,
)
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only
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


def test_what_the_metric_cannot_be_follows_the_ranked_rows_and_ranks_nobody_down() -> None:
    board = board_of(Direction.HIGHER, ["30.98", "0.92", None, "0.89", "words", "0.85"])
    metric = Metric(1, "SSIM", Direction.HIGHER)
    found = standings(replace(board, metrics=(metric,)), 0)
    assert [(one.row_index, one.rank) for one in found] == [
        (1, 1),
        (3, 2),
        (5, 3),
        (0, None),
        (4, None),
        (2, None),
    ]


def dated(board: Board, *years: int | None) -> Board:
    days = [year and day_only(date(year, 6, 1)) for year in years]
    rows = zip(board.rows, days, strict=True)
    return replace(board, rows=tuple(row._replace(date=day or None) for row, day in rows))


def named(board: Board, models: str) -> Board:
    rows = zip(board.rows, models.split(), strict=True)
    return replace(board, rows=tuple(row._replace(model=model) for row, model in rows))


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


def test_values_of_two_scales_are_ranked_on_one() -> None:
    board = board_of(Direction.HIGHER, ["91.5", "0.942", "90.1"])
    assert ranks(board) == [(1, 1), (0, 2), (2, 3)]
    assert numbers_of(board, 0) == [91.5, 94.2, 90.1]


def test_a_board_as_of_a_day_has_only_the_rows_dated_by_then() -> None:
    board = dated(board_of(Direction.HIGHER, ["1", "2", "3", "4"]), 2018, 2020, None, 2019)
    found = standings(board, 0, as_of=date(2019, 6, 1))
    assert [(one.row_index, one.rank) for one in found] == [(3, 1), (0, 2)]
    assert len(standings(board, 0)) == 4


def test_a_duplicate_counts_when_the_row_it_repeats_was_not_there_yet() -> None:
    board = named(dated(board_of(Direction.HIGHER, ["9", "9", "5"]), None, 2018, 2018), "A A B")
    now, then = standings(board, 0), standings(board, 0, as_of=date(2019, 1, 1))
    assert [(one.row_index, one.rank, one.is_duplicate) for one in now] == [
        (0, 1, False),
        (1, 1, True),
        (2, 2, False),
    ]
    assert [(one.row_index, one.rank) for one in then] == [(1, 1), (2, 2)]


def test_duplicates_share_a_rank_and_push_nobody_down() -> None:
    assert ranks_of([9, 9, 8, None], Direction.HIGHER, frozenset({1})) == [1, 1, 2, None]
    assert ranks_of([None, 9, 8], Direction.HIGHER, frozenset({1})) == [None, 1, 2]


def test_the_last_rank_is_among_as_many_as_there_are_without_duplicates() -> None:
    numbers, copies = [9, 9, 8, None, 7, 7], frozenset({1, 4, 5})
    ranks = ranks_of(numbers, Direction.HIGHER, copies)
    assert ranks == [1, 1, 2, None, 3, 3]
    assert ranked_count(ranks, copies) == 3
    assert ranked_count([None, None]) == 0


def test_a_board_starts_with_its_first_score_not_with_a_size() -> None:
    board = board_of(Direction.HIGHER, ["1"])
    size = Metric(2, "Params", Direction.UNKNOWN, role=MetricRole.COST)
    odd, score = Metric(3, "?", Direction.UNKNOWN), board.metrics[0]
    assert default_metric(replace(board, metrics=(size, odd, score))) == 2
    assert default_metric(replace(board, metrics=(size, odd))) == 1
    assert default_metric(replace(board, metrics=(size,))) == 0
    assert default_metric(replace(board, metrics=())) is None


def test_folded_rows_are_the_best_of_every_paper() -> None:
    board = board_of(Direction.HIGHER, ["3", "2", "1", "0"])
    urls = ("x", "y", "x", "")
    rows = tuple(r._replace(paper_url=url) for r, url in zip(board.rows, urls, strict=True))
    board = replace(board, rows=rows)
    assert [one.row_index for one in folded(board, standings(board, 0))] == [0, 1, 3]


@given(st.lists(st.none() | st.integers(0, 5)), st.sampled_from(["higher", "lower"]))
def test_a_rank_is_one_more_than_the_number_of_better_ones(
    numbers: list[int | None], way: str
) -> None:
    direction = Direction(way)
    known = [number for number in numbers if number is not None]
    for number, rank in zip(numbers, ranks_of(numbers, direction), strict=True):
        if number is None:
            assert rank is None
        else:
            assert rank == 1 + sum(is_better(other, number, direction) for other in known)


def test_a_metric_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        standings(board_of(Direction.HIGHER, ["1"]), 1)
