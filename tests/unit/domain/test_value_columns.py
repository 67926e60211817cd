"""What the values of a column tell of one another."""

from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.values import parse_value


def numbers(*raws: str) -> list[float | None]:
    return [value.number for value in parse_column(raws)]


def test_an_open_comma_is_the_point_where_the_column_lies_there() -> None:
    assert numbers("12,345", "11.9", "13.2") == [12.345, 11.9, 13.2]
    assert "as the other values of the column" in parse_column(["12,345", "11.9"])[0].note


def test_an_open_comma_parts_thousands_among_large_numbers_and_alone() -> None:
    assert numbers("12,345", "9800", "15020.5") == [12345, 9800, 15020.5]
    assert numbers("12,345") == [12345]


def test_an_open_comma_parts_thousands_where_both_readings_are_possible() -> None:
    assert numbers("1,234", "1.5", "2000") == [1234, 1.5, 2000]


def test_m_is_millions_in_a_column_of_counts() -> None:
    assert numbers("220k", "3.0m", "15m") == [220e3, 3e6, 15e6]
    assert parse_column(["220k", "3.0m"])[1].note


def test_m_stays_a_length_without_counts() -> None:
    assert numbers("3.0m", "15 m") == [3, 15]
    assert parse_column(["3.0m"])[0].unit == "m"


@given(st.lists(st.text() | st.from_regex(r"\d{1,3}[.,]\d{1,3}[mk%]?", fullmatch=True)))
def test_a_column_has_a_number_where_its_values_have_one(raws: list[str]) -> None:
    alone = [parse_value(raw).number is None for raw in raws]
    assert [value.number is None for value in parse_column(raws)] == alone
