"""Which leaderboards are notable."""

from datetime import date

from pwc_tui.domain.boards.notable import BoardActivity, notable

UNTIL = date(2025, 7, 1)


def test_ranks_are_added_up() -> None:
    many = BoardActivity(1, 2000, 2, "2015-01-01")
    steady = BoardActivity(2, 90, 80, "2025-06-01")
    small = BoardActivity(3, 1, 1, "2014-01-01")
    assert notable([small, many, steady], UNTIL) == [2, 1, 3]
    assert notable([small, many, steady], UNTIL, limit=1) == [2]


def test_a_day_in_the_future_counts_as_none() -> None:
    future = BoardActivity(1, 5, 5, "2222-12-22")
    past = BoardActivity(2, 5, 5, "2019-01-01")
    undated = BoardActivity(3, 5, 5, "")
    assert notable([future, undated, past], UNTIL)[0] == 2


def test_no_boards_are_no_mistake() -> None:
    assert notable([], UNTIL) == []
