"""Leaderboards as one would rather not have them, and a very long one: all keys, no error."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.tui.app.app import PwcApp
from tests.tui.board_archive import ODD
from tests.tui.board_driving import board_screen, open_board
from tests.tui.driving import app_on, press, screen_text

KEYS = (
    *("j", "m", "t", "right_square_bracket", "left_square_bracket", "s", "w", "escape"),
    *("i", "escape", "C", "f", "F", "x", "z", "escape", "a", "escape", "Y", "escape"),
    *("space", "space", "equals_sign", "escape", "e", "m", "n", "escape"),
    *("slash", "q", "escape", "G", "l", "h"),
)


async def press_all(pilot: Pilot[None]) -> None:
    """Press all keys; Escape only where it closes or clears something."""
    for key in KEYS:
        app = pilot.app
        assert isinstance(app, PwcApp)
        has_use = not app.is_at_place or app.is_typing or board_screen(pilot).is_set
        if key != "escape" or has_use:
            await press(pilot, key)


@pytest.mark.parametrize("slugs", [ODD[::2], ODD[1::2]])
async def test_odd_boards_bear_all_keys(boards_db: Path, slugs: tuple[str, ...]) -> None:
    async with app_on(boards_db).run_test(size=(80, 24)) as pilot:
        for slug in slugs:
            board = await open_board(pilot, slug)
            await press_all(pilot)
            assert board.ref.name[:20] in screen_text(pilot)
            if board.metrics:
                await press(pilot, "d", "enter", "t", "C", "w", "escape")
            assert len(board_screen(pilot).shown) == len(board.rows)


async def test_a_board_of_2000_rows_bears_all_keys(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(80, 24)) as pilot:
        await open_board(pilot, "long-on-thousands")
        await press_all(pilot)
        assert len(board_screen(pilot).shown) == 2_000
