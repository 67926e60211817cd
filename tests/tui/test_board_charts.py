"""The charts of a leaderboard, the way along its records, and who beat whom."""

from pathlib import Path

import pytest

from pwc_tui.tui.places.trail import BoardChart, PaperPlace
from pwc_tui.tui.widgets.chart.chart import Chart
from tests.tui.board_archive import RACE
from tests.tui.board_driving import board_place, board_screen, current, open_board, toast
from tests.tui.driving import SIZES, app_on, here, press, screen_text, settled

WIDE = (120, 36)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_the_chart_over_time_and_hides_it(
    boards_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(boards_db).run_test(size=size) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "t", "j")
        text = screen_text(pilot)
        assert "Accuracy ↑ over time" in text and "1 without a date" in text
        assert "◆" in text and any("⠀" < char <= "⣿" for char in text)
        assert " Delta " in text
        await press(pilot, "t")
        assert "over time" not in screen_text(pilot)


@pytest.mark.parametrize("size", [(1, 1), (16, 5), (40, 10), (80, 14), (400, 100)])
async def test_charts_bear_any_size(boards_db: Path, size: tuple[int, int]) -> None:
    async with app_on(boards_db).run_test(size=size) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "t", "j", "right_square_bracket", "s", "j", "w", "escape", "i", "escape")
        for other in ((80, 24), (16, 5), (200, 50)):
            await pilot.resize_terminal(*other)
            await settled(pilot)
        assert current(pilot)


async def test_keys_go_along_the_records_and_enter_opens_the_paper(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        way = []
        for key in ("right_square_bracket",) * 4:
            await press(pilot, key)
            way.append(current(pilot))
        assert way == ["Alpha", "Beta", "Delta", "Delta"]
        await press(pilot, "t", "left_square_bracket")
        assert current(pilot) == "Beta"
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace) and place.title == "Paper 2"


async def test_a_record_after_a_row_that_is_none_is_the_next_by_day(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, *"jjjj")
        assert current(pilot) == "Gamma"
        await press(pilot, "right_square_bracket")
        assert current(pilot) == "Delta"


async def test_a_click_in_the_chart_highlights_the_result(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "t")
        chart = pilot.app.screen.query_one(Chart)
        await pilot.click(Chart, offset=(chart.size.width - 3, 0))
        await settled(pilot)
        assert current(pilot) == "Delta"


async def test_one_key_goes_through_the_trade_offs(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "s")
        assert board_place(pilot).chart == BoardChart("Number of params")
        assert "Accuracy ↑ against Number of params (cost)" in screen_text(pilot)
        drawn = board_screen(pilot).drawn
        assert drawn is not None and drawn.plot is not None
        rows = board_screen(pilot).shown.board.rows
        front = [rows[drawn.plot.rows[mark]].model for mark in drawn.plot.line]
        assert front == ["Gamma", "Delta small", "Delta", "Omega"]
        await press(pilot, "right_square_bracket")
        assert current(pilot) == "Omega"
        await press(pilot, "left_square_bracket")
        assert current(pilot) == "Delta"
        await press(pilot, "s")
        assert board_place(pilot).chart is None


async def test_the_story_says_whom_it_beat_and_who_beat_it(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(80, 24)) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, *"jjj", "i")
        text = screen_text(pilot)
        assert "It beat 1 result and was beaten by 2 later ones" in text
        (own,) = [row for row in text.splitlines() if "a record" in row]
        assert "Beta" in own and "85.0  2019-03-02" in own
        await press(pilot, "j", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace) and place.title == "Paper 1"


async def test_no_story_is_told_of_what_has_no_day(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "i")
        assert "a metric of known direction" in toast(pilot)
