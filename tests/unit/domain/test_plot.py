"""What a chart shows: the staircase of records, and which values would hide all others."""

from pwc_tui.domain.charts.axes import number_axis
from pwc_tui.domain.charts.plot import Plot, PlotPoint, staircase, without_far_out


def test_a_record_stands_until_the_next_one() -> None:
    line = staircase([(1, 10), (4, 30), (6, 35)], until=9)
    assert line == ((1, 10), (4, 10), (4, 30), (6, 30), (6, 35), (9, 35))


def test_without_records_there_is_no_line() -> None:
    assert staircase([], until=5) == ()


def test_a_single_record_is_drawn_to_the_end() -> None:
    assert staircase([(2, 7)], until=8) == ((2, 7), (8, 7))


def test_a_value_far_from_all_others_is_left_out() -> None:
    near = [70.0, 71.5, 72.0, 74.0, 75.5, 76.0, 78.0, 80.0]
    assert without_far_out([*near, 9000.0], kept=[70.0, 80.0]) == near


def test_what_must_be_shown_is_never_far_out() -> None:
    near = [70.0, 71.5, 72.0, 74.0, 75.5, 76.0, 78.0, 80.0]
    assert without_far_out([*near, 120.0], kept=[120.0]) == [*near, 120.0]


def test_few_values_are_all_shown() -> None:
    assert without_far_out([1.0, 2.0, 900.0], kept=[]) == [1.0, 2.0, 900.0]


def test_equal_values_are_not_far_out() -> None:
    assert without_far_out([5.0] * 20, kept=[]) == [5.0] * 20


def test_marks_outside_the_axes_are_counted() -> None:
    axis = number_axis([0.0, 10.0], 5)
    plot = Plot((PlotPoint(1, 1), PlotPoint(2, 50), PlotPoint(3, 9)), (), axis, axis)
    assert plot.left_out == 1
