"""Dates of which the day, the month or only the year is known."""

from datetime import date

import pytest

from pwc_tui.domain.partial_dates import PartialDate, partial_date


def known(text: str) -> PartialDate:
    named = partial_date(text)
    assert named is not None
    return named


@pytest.mark.parametrize("text", ["2019", "2019-02", "2020-02", "2019-12-31", "2019-01-01"])
def test_a_date_says_no_more_than_is_known_of_it(text: str) -> None:
    assert str(known(text)) == known(text).isoformat() == text


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-00", "2019-02-30", "0000", "2019-5-"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert partial_date(text) is None


def test_dates_are_before_each_other_only_where_that_is_sure() -> None:
    assert known("2018").is_before(known("2019-01-01"))
    assert known("2019-05-03").is_before(known("2019-06"))
    for one, other in (("2019", "2019-05-03"), ("2019", "2019"), ("2019-05", "2019-05-31")):
        assert not known(one).is_before(known(other))
        assert not known(other).is_before(known(one))


def test_a_date_holds_those_that_say_the_same_more_exactly() -> None:
    assert known("2019").holds(known("2019-05")) and known("2019-05").holds(known("2019-05-31"))
    assert not known("2019-05").holds(known("2019"))


def test_numbers_of_dates_are_in_their_order() -> None:
    texts = ["2018-12-31", "2019", "2019-01", "2019-01-01", "2019-02", "2019-02-01"]
    numbers = [known(text).number for text in texts]
    assert numbers == sorted(numbers)


def test_a_year_stands_in_its_middle_on_a_chart() -> None:
    assert known("2019").middle == date(2019, 7, 2)
    assert known("2019-05-03").middle == date(2019, 5, 3)
