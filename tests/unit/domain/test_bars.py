"""Numbers as bars."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.text.sparkline import bars, stairs


def test_the_most_is_a_full_bar_and_nothing_is_a_gap() -> None:
    assert bars([0, 1, 4, 8]) == " ▁▄█"
    assert bars([]) == "" and bars([0, 0]) == "  "


def test_records_climb_whichever_way_the_numbers_go() -> None:
    assert stairs([None, 70.0, 70.0, 80.0, 90.0]) == " ▁▁▅█"
    assert stairs([None, 9.0, 9.0, 5.0, 1.0]) == " ▁▁▅█"
    assert stairs([5.0, 5.0]) == "▁▁"


def test_what_is_no_record_has_no_bar() -> None:
    assert stairs([]) == "" and stairs([None, None]) == ""
    assert stairs([math.inf, 1.0, 2.0]) == " ▁█"
    assert stairs([-1.7e308, 1.7e308]) == "▁▁"


@given(st.lists(st.one_of(st.none(), st.floats()), max_size=12))
def test_any_records_can_be_drawn(best: list[float | None]) -> None:
    assert len(stairs(best)) in {0, len(best)}
