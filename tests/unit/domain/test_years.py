"""Leaderboards year by year."""

from pwc_tui.domain.boards.records_over_time import Year, per_year, trend, years_of
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import partial_date

HIGHER, LOWER, UNKNOWN = Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN
DAYS = [partial_date(day) for day in ("2015-01-01", "2015-06-01", "2017", "", "2018-01")]
NUMBERS = [5.0, 7.0, 6.0, 1.0, 9.0]


def test_each_year_keeps_the_record_by_its_end_whichever_way_is_better() -> None:
    assert years_of(DAYS, NUMBERS, HIGHER) == (
        Year(2015, 2, 7.0),
        Year(2017, 1, 7.0),
        Year(2018, 1, 9.0),
    )
    assert [year.best for year in years_of(DAYS, NUMBERS, LOWER)] == [5.0, 5.0, 5.0]


def test_without_a_direction_years_are_counted_and_nothing_is_best() -> None:
    years = years_of(DAYS, NUMBERS, UNKNOWN)
    assert [(year.result_count, year.best) for year in years] == [(2, None), (1, None), (1, None)]
    assert trend(years, 2014, 2018) == ()


def test_years_without_results_are_counted_as_none_and_keep_the_record() -> None:
    years = years_of(DAYS, NUMBERS, HIGHER)
    assert per_year(years, 2014, 2018) == (0, 2, 0, 1, 1)
    assert trend(years, 2014, 2018) == (None, 7.0, 7.0, 7.0, 9.0)


def test_records_of_before_the_first_year_stand_and_those_of_the_future_do_not() -> None:
    years = (Year(2010, 1, 3.0), Year(2012, 1, 4.0), Year(2222, 1, 99.0))
    assert trend(years, 2013, 2015) == (4.0, 4.0, 4.0)
    assert trend(years[2:], 2013, 2015) == ()
    assert per_year(years, 2012, 2013) == (1, 0)


def test_a_board_without_dates_has_no_years() -> None:
    assert years_of([None], [1.0], HIGHER) == ()
