"""Numbers of a leaderboard under each other."""

from pathlib import Path

import pytest

from pwc_tui.tui.screens.board.decimal_points import point_place
from tests.tui.board_driving import open_board
from tests.tui.driving import app_on, screen_text

MELD = "emotion-recognition-on-meld"


def _column(values: list[str], most: int = 12) -> list[str]:
    place = point_place(values, most)
    return [(each + " " * place.missing(each)).rjust(place.width) for each in values]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        (["87.3", "87.25", "9"], ["87.3 ", "87.25", " 9   "]),
        (["87.3%", "7.25%", "100%"], [" 87.3% ", "  7.25%", "100%   "]),
        (["-0.5", ".25", "1,234.5"], ["   -0.5 ", "     .25", "1,234.5 "]),
        (["1.5 ± 0.2", "10 ± 1"], [" 1.5 ± 0.2", "10 ± 1    "]),
        (["1", "20"], [" 1", "20"]),
        ([], []),
    ],
)
def test_points_stand_under_each_other(values: list[str], column: list[str]) -> None:
    assert _column(values) == column


def test_one_long_value_moves_no_other() -> None:
    usual = ["87.3", "88.1", "90.25"]
    assert point_place([*usual, "87.3 ± 0.2"], 12).tail == point_place(usual, 12).tail


def test_values_too_long_for_the_column_keep_to_its_edge() -> None:
    assert point_place(["123456.5", "1.23456789"], 12).tail == 0


async def test_a_leaderboard_shows_its_points_under_each_other(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        board = await open_board(pilot, MELD)
        shown = screen_text(pilot).splitlines()
        raws = [value.raw for row in board.rows if (value := row.values[0]) and "." in value.raw]
        lines = [(line, raw) for raw in raws for line in shown if f" {raw} " in line]
        assert lines
        assert len({line.index(f" {raw} ") + raw.index(".") for line, raw in lines}) == 1
