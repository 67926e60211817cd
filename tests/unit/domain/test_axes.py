"""The axes of charts: ranges, and the values written beside them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.charts.axes import (
    date_axis,
    number_axis,
    number_on_cells,
    on_cells,
    quantity_axis,
)

FINITE = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@given(st.lists(FINITE, min_size=1, max_size=30), st.integers(1, 12))
def test_every_value_and_every_tick_lies_on_the_axis(values: list[float], most: int) -> None:
    axis = number_axis(values, most)
    assert all(0 <= axis.share(value) <= 1 for value in values)
    assert all(-1e-6 <= axis.share(tick.value) <= 1 + 1e-6 for tick in axis.ticks)
    assert len(axis.ticks) <= most + 1


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([61.0, 91.0], ["60", "70", "80", "90"]),
        ([0.12, 0.48], ["0.2", "0.3", "0.4"]),
        ([1.0, 1.9], ["1.00", "1.25", "1.50", "1.75"]),
        ([0, 40_000], ["0", "20k", "40k"]),
    ],
)
def test_ticks_are_the_numbers_people_count_in(values: list[float], labels: list[str]) -> None:
    assert [tick.label for tick in number_axis(values, 4).ticks] == labels


def test_a_single_value_stands_in_the_middle() -> None:
    axis = number_axis([76.3], 5)
    assert axis.share(76.3) == pytest.approx(0.5)


def test_amounts_that_range_far_are_shown_in_powers_of_ten() -> None:
    axis = quantity_axis([4e6, 2e11], 7)
    assert axis.is_logarithmic
    assert [tick.label for tick in axis.ticks] == ["1M", "10M", "100M", "1B", "10B", "100B", "1T"]
    assert axis.share(1e6) == 0


def test_amounts_that_are_near_each_other_or_not_above_zero_are_evenly_divided() -> None:
    assert not quantity_axis([20.0, 80.0], 5).is_logarithmic
    assert not quantity_axis([0.0, 8e9], 5).is_logarithmic


def test_years_and_months_are_written_where_they_begin() -> None:
    years = date_axis([date(2014, 3, 1), date(2023, 6, 1)], 6)
    assert [tick.label for tick in years.ticks] == ["2014", "2016", "2018", "2020", "2022"]
    assert years.ticks[0].value == date(2014, 1, 1).toordinal()
    months = date_axis([date(2021, 2, 10), date(2021, 5, 20)], 6)
    assert [tick.label for tick in months.ticks] == ["2021-03", "2021-04", "2021-05"]


@given(st.lists(st.dates(), min_size=1, max_size=20), st.integers(1, 10))
def test_any_days_have_an_axis(days: list[date], most: int) -> None:
    axis = date_axis(days, most)
    assert all(0 <= axis.share(day.toordinal()) <= 1 for day in days)
    assert all(axis.low <= tick.value <= axis.high for tick in axis.ticks)


@given(st.lists(FINITE, min_size=1, max_size=30), st.integers(4, 40))
def test_ticks_on_cells_are_equally_far_apart_and_hold_every_value(
    values: list[float], cells: int
) -> None:
    for on in (
        number_on_cells(number_axis(values, 6), cells),
        on_cells(number_axis(values, cells // 4), cells),
    ):
        steps = {b - a for a, b in pairwise(on.places)}
        assert len(steps) <= 1
        assert all(-1e-6 <= on.axis.share(value) <= 1 + 1e-6 for value in values)


@given(st.lists(st.dates(), min_size=1, max_size=20), st.integers(30, 200))
def test_dates_on_cells_are_equally_far_apart(days: list[date], cells: int) -> None:
    on = on_cells(date_axis(days, cells // 12), cells)
    assert len({b - a for a, b in pairwise(on.places)}) <= 1


def test_numbers_of_an_axis_are_written_alike() -> None:
    labels = [tick.label for tick in number_axis([520.0, 2_480.0], 5).ticks]
    assert labels == ["0.5k", "1.0k", "1.5k", "2.0k", "2.5k"]
    assert [tick.label for tick in number_axis([0, 1.2e6], 3).ticks] == ["0", "0.5M", "1.0M"]
    assert quantity_axis([4e6, 2e11], 3).ticks[-1].value == quantity_axis([4e6, 2e11], 3).high
