"""Papers marked in lists and on their pages, and side by side."""

from pathlib import Path

from pwc_tui.domain.marked import ResultRef
from pwc_tui.tui.places.trail import PapersPlace
from tests.tui.board_archive import RACE
from tests.tui.board_driving import open_board, toast
from tests.tui.driving import app_on, here, press, screen_text, search, settled

WIDE = (120, 36)


async def test_papers_marked_in_a_list_are_compared_over_the_boards_they_share(
    boards_db: Path,
) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert "1 paper marked" in screen_text(pilot)
        assert screen_text(pilot).count("✓ ") >= 1
        while len(app.marked) < 4:
            await press(pilot, "space")
        assert "4 papers marked, = compares on" in screen_text(pilot)
        await press(pilot, "equals_sign")
        text = screen_text(pilot)
        assert "Side by side: 4 papers" in text
        assert "Accuracy" in text
        head = next(row for row in text.splitlines() if "model" in row and "Delta" in row)
        assert "Racing on Track" in head and "Delta small" not in text
        await press(pilot, "enter")
        assert "Ranked by" in screen_text(pilot)


async def test_models_that_a_search_finds_are_compared_and_stand_in_a_table(
    boards_db: Path,
) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        for model in ("delta", "alpha"):
            await search(pilot, model)
            await press(pilot, "enter", "g")
            line = next(each for each in screen_text(pilot).splitlines() if " model " in each)
            assert model in line.casefold()
            await press(pilot, "space")
        assert "2 models marked, = compares on 1 leaderboard" in screen_text(pilot)
        await press(pilot, "equals_sign")
        text = screen_text(pilot)
        assert "Side by side: 2 models" in text and "#2 90.0" in text and "80.0" in text
        await press(pilot, "escape", "E")
        text = screen_text(pilot)
        assert "Results of 2 papers" in text and "90.0" in text and "80.0" in text
        assert "Delta small" not in text
        await press(pilot, "escape", "b")
        assert "Put" in toast(pilot) and "2 things" in toast(pilot)


async def test_a_mark_is_taken_away_and_a_single_paper_is_not_compared(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "space", "equals_sign")
        assert len(app.marked) == 1
        assert "Side by side" not in screen_text(pilot)
        await press(pilot, "space")
        assert not app.marked


async def test_on_a_leaderboard_the_rows_are_marked_and_not_the_papers(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "space")
        assert [type(thing) for thing in app.marked] == [ResultRef]
        assert "✓" in screen_text(pilot) and "1 result marked" in screen_text(pilot)


async def test_escape_in_a_list_clears_the_marks_before_it_goes_back(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "H", "P", "space", "space")
        assert len(app.marked) == 2 and "✓" in screen_text(pilot)
        await press(pilot, "escape")
        assert not app.marked and "✓" not in screen_text(pilot)
        assert isinstance(here(pilot), PapersPlace)
        await press(pilot, "escape")
        assert not isinstance(here(pilot), PapersPlace)


async def test_values_are_seen_whole_on_a_narrow_screen(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(40, 15)) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "j", "space", "j", "space", "equals_sign")
        shown = screen_text(pilot)
        assert "#2 90.0" in shown
        assert any("Racing" in row and "Delta" in row for row in shown.splitlines())
