"""Leaderboards as charts: which rows are marks, which stand on the line, what is left out."""

from datetime import date

import pytest

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.view import arrange
from pwc_tui.domain.charts.board_chart import BoardPlot, Ticks, time_plot, tradeoff_plot, tradeoffs
from pwc_tui.domain.charts.visible_chart import plot_shown
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import Kind, Ref


def ref(kind: Kind) -> Ref:
    return Ref(kind, 1, "a", "A")


def board(
    rows: list[tuple[str | None, float | None, float | None]],
    direction: Direction = Direction.HIGHER,
    speed: Direction | None = None,
) -> Board:
    """Return a board of rows of a day, a score, and a size (or a speed of that direction)."""
    role = MetricRole.COST if speed is None else MetricRole.SPEED
    metrics = (
        Metric(1, "Skill", direction),
        Metric(2, "Amount", speed or Direction.UNKNOWN, role=role),
    )
    found = tuple(
        BoardRow(
            result_id=place,
            position=place + 1,
            model=f"m{place}",
            values=tuple(None if n is None else Value(f"{n}", n, None) for n in numbers),
            paper=None,
            paper_title="",
            paper_url="",
            date=(day and partial_date(day)) or None,
            code=(),
            has_official_code=False,
            uses_extra_data=None,
        )
        for place, (day, *numbers) in enumerate(rows)
    )
    return Board(ref(Kind.BOARD), ref(Kind.TASK), ref(Kind.DATASET), "", metrics, found)


RACE: list[tuple[str | None, float | None, float | None]] = [
    ("2020-01-01", 70, 10),
    ("2021-01-01", 60, 5),
    ("2022-01-01", 80, 1000),
    (None, 90, 20),
    ("2023-01-01", None, 1),
    ("2023-01-01", 75, None),
]


def on_line(plot: BoardPlot | None) -> list[int]:
    assert plot is not None
    return [plot.rows[mark] for mark in plot.line]


def test_dated_rows_are_marks_and_records_a_staircase() -> None:
    plot = time_plot(board(RACE), 0)
    assert plot is not None
    assert plot.rows == (0, 1, 2, 5)
    assert on_line(plot) == [0, 2]
    assert len(plot.unplaced) == 1
    assert plot.mark_of(5) == 3 and plot.mark_of(3) is None
    assert [mark.is_best for mark in plot.plot.marks] == [True, False, True, False]


def test_lower_may_be_better() -> None:
    assert on_line(time_plot(board(RACE, Direction.LOWER), 0)) == [0, 1]


def test_nobody_knows_a_record_without_a_direction() -> None:
    plot = time_plot(board(RACE, Direction.UNKNOWN), 0)
    assert plot is not None and not plot.line and not plot.plot.line and len(plot.rows) == 4


def test_the_chart_of_a_day_knows_nothing_later() -> None:
    plot = time_plot(board(RACE), 0, as_of=date(2021, 6, 1))
    assert plot is not None and plot.rows == (0, 1)


def test_what_lies_far_out_is_left_out_but_no_record() -> None:
    rows = [(f"20{10 + n}-01-01", 70.0 + n, None) for n in range(10)]
    plot = time_plot(board([*rows, ("2020-06-01", -5_000, None), ("2021-01-01", 150, None)]), 0)
    assert plot is not None and plot.plot.left_out == 1
    assert on_line(plot)[-1] == 11


@pytest.mark.parametrize("rows", [[], [(None, 5, 5)], [("2020-01-01", None, 5)]])
def test_without_a_dated_number_there_is_no_chart(
    rows: list[tuple[str | None, float | None, float | None]],
) -> None:
    assert time_plot(board(rows), 0) is None


def test_numbers_beyond_all_bounds_are_not_drawn() -> None:
    plot = time_plot(board([("2020-01-01", float("inf"), 1), ("2020-01-01", 1, 1)]), 0)
    assert plot is not None and plot.rows == (1,)


def test_a_cost_has_its_front_from_the_cheapest_on_powers() -> None:
    plot = tradeoff_plot(board(RACE), 0, 1)
    assert plot is not None
    assert plot.plot.x.is_logarithmic
    assert on_line(plot) == [1, 0, 3]
    assert len(plot.unplaced) == 1


def test_more_speed_is_better() -> None:
    plot = tradeoff_plot(board(RACE, speed=Direction.HIGHER), 0, 1)
    assert on_line(plot) == [2, 3]


def test_without_a_direction_there_is_no_front() -> None:
    plot = tradeoff_plot(board(RACE, Direction.UNKNOWN), 0, 1)
    assert plot is not None and not plot.line and len(plot.rows) == 4


def test_no_amount_at_all_is_no_amount() -> None:
    plot = tradeoff_plot(board([("2020-01-01", 5, 0), ("2020-01-01", 4, 1)]), 0, 1)
    assert plot is not None and plot.rows == (1,)


def test_costs_and_speeds_with_numbers_are_trade_offs() -> None:
    assert tradeoffs(board(RACE), 0) == (1,)
    assert tradeoffs(board([("2020-01-01", 5, None)]), 0) == ()


def test_nothing_is_set_against_itself() -> None:
    race = board(RACE)
    assert tradeoffs(race, 1) == ()
    size = race.metrics[1].name
    drawn = plot_shown(arrange(race, size, BoardFilter()), size, Ticks())
    assert drawn.name.endswith("over time")


def test_a_filter_hides_marks_but_leaves_the_line() -> None:
    whole = time_plot(board(RACE), 0)
    assert whole is not None
    hidden = whole.rows[whole.line[0]]
    part = whole.of_rows(frozenset(whole.rows) - {hidden})
    assert hidden not in part.rows and len(part.plot.marks) == len(part.rows)
    assert part.plot.line == whole.plot.line
    assert [part.rows[mark] for mark in part.line] == [whole.rows[mark] for mark in whole.line[1:]]
