"""The front of a trade-off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.ranking import numbers_of
from pwc_tui.domain.charts.board_chart import axis_direction, pareto
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from tests.unit.domain.real_boards import real_boards

LOWER, HIGHER = Direction.LOWER, Direction.HIGHER


def test_small_and_good_models_are_on_the_front() -> None:
    points = [(10.0, 70.0), (20.0, 80.0), (25.0, 75.0), (90.0, 81.0), (95.0, 81.0)]
    assert pareto(points, x=LOWER, y=HIGHER) == (0, 1, 3)


def test_equal_points_are_on_it_together_and_incomplete_ones_are_not() -> None:
    points = [(10.0, 70.0), (10.0, 70.0), (None, 99.0), (5.0, None), (10.0, 69.0)]
    assert pareto(points, x=LOWER, y=HIGHER) == (0, 1)


def test_both_may_be_better_when_lower() -> None:
    assert pareto([(1.0, 9.0), (2.0, 5.0), (3.0, 6.0)], x=LOWER, y=LOWER) == (0, 1)


def test_an_unknown_direction_has_no_front() -> None:
    with pytest.raises(ValueError, match="which way"):
        pareto([(1.0, 1.0)], x=Direction.UNKNOWN, y=HIGHER)


def test_less_of_a_cost_is_better_though_nobody_is_best_in_it() -> None:
    assert axis_direction(MetricRole.COST, Direction.UNKNOWN) is LOWER
    assert axis_direction(MetricRole.SPEED, HIGHER) is HIGHER


def test_the_front_of_imagenet_rises_with_the_size() -> None:
    board = real_boards()["Image Classification", "ImageNet"]
    size = numbers_of(board, board.metric_index("Number of params"))
    score = numbers_of(board, board.metric_index("Top 1 Accuracy"))
    front = pareto(list(zip(size, score, strict=True)), x=LOWER, y=HIGHER)
    shown = [(size[place] or 0, score[place] or 0) for place in front]
    assert len(front) > 10
    assert shown == sorted(shown)
    assert max(number for number in score if number is not None) == shown[-1][1] == 90.056


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9))))
def test_nobody_beats_a_point_on_the_front_and_somebody_every_other(
    points: list[tuple[float, float]],
) -> None:
    front = set(pareto(points, x=LOWER, y=HIGHER))
    for place, (x, y) in enumerate(points):
        is_beaten = any(a <= x and b >= y and (a, b) != (x, y) for a, b in points)
        assert (place in front) is not is_beaten
