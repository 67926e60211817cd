"""The leaderboard, gone through by keys and mouse, on the demo archive."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.ranking import standings
from pwc_tui.domain.boards.view import arrange
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.places.trail import BoardPlace, PaperPlace
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.screens.board.screen import BoardScreen
from tests.tui.board_archive import RACE
from tests.tui.board_driving import board_place, open_board
from tests.tui.driving import (
    SIZES,
    app_on,
    database,
    here,
    place_screen,
    press,
    rows_of,
    screen_text,
    settled,
    table,
)

MELD = "emotion-recognition-on-meld"


def find_board(pilot: Pilot[None], direction: Direction, metrics: int = 1) -> Board:
    """Return a board of the archive whose first metric has a direction."""
    backend = database(pilot)
    for row in rows_of(backend, Kind.BOARD):
        board = backend.leaderboards.board(row.ref.slug)
        if len(board.metrics) >= metrics and board.metrics[0].direction is direction:
            return board
    pytest.skip(f"the demo archive has no such board: {direction}")


@pytest.mark.parametrize("size", SIZES)
async def test_a_board_shows_its_models_by_rank(demo_db: Path, size: tuple[int, int]) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        board = await open_board(pilot, MELD)
        text = screen_text(pilot)
        assert board.ref.name in text
        assert f"{board.metrics[0].name} ↑ higher is better" in text
        lines = text.splitlines()
        at = [
            next(n for n, line in enumerate(lines) if f" {row.model} " in line)
            for row in (board.rows[s.row_index] for s in standings(board, 0))
        ][:3]
        assert at == sorted(at)


async def test_lower_is_better_where_it_is(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        board = find_board(pilot, Direction.LOWER)
        await open_board(pilot, board.ref.slug)
        numbers = [value.number for row in board.rows if (value := row.values[0]) and value.number]
        screen = place_screen(pilot)
        assert isinstance(screen, BoardScreen) and screen.current_row is not None
        first = screen.current_row.values[0]
        assert first is not None and first.number == min(numbers)
        assert "↓ lower is better" in screen_text(pilot)


async def test_another_metric_keeps_the_cursor_on_the_same_model(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        board = await open_board(pilot, MELD)
        await press(pilot, "j", "j")
        before = board_place(pilot)
        await press(pilot, "m")
        after = board_place(pilot)
        assert after.metric == board.metrics[1].name != before.metric
        assert after.cursor_result_id == before.cursor_result_id
        await press(pilot, "<")
        assert board_place(pilot).metric == before.metric
        await press(pilot, *[">"] * len(board.metrics))
        assert board_place(pilot).metric == before.metric


async def test_a_click_on_a_heading_ranks_by_that_metric(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        board = await open_board(pilot, MELD)
        header = table(pilot).render_line(0).text
        x = header.index(board.metrics[1].name) + 1
        await pilot.click("#results", offset=(x, 0))
        await settled(pilot)
        assert board_place(pilot).metric == board.metrics[1].name


async def test_the_row_one_came_from_is_marked_in_any_order(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        board = await open_board(pilot, MELD)
        row = board.rows[-1]
        await open_board(pilot, MELD, row.result_id)
        for _ in board.metrics:
            marked = [line for line in screen_text(pilot).splitlines() if "▸" in line]
            assert len(marked) == 1 and row.model[:12] in marked[0]
            await press(pilot, "m")


async def test_enter_opens_the_paper_and_back_restores_the_board(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await open_board(pilot, MELD)
        await press(pilot, "m", "j")
        left = board_place(pilot)
        await press(pilot, "enter")
        assert isinstance(here(pilot), PaperPlace)
        await press(pilot, "backspace")
        assert board_place(pilot) == left


async def test_the_highlighted_result_is_shown_in_full_below(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        board = await open_board(pilot, MELD)
        best = board.rows[standings(board, 0)[0].row_index]
        assert best.paper is not None
        lines = screen_text(pilot).splitlines()
        assert any(line.strip().startswith(best.paper.name[:60]) for line in lines)


async def test_an_unknown_board_is_an_error_that_one_can_go_back_from(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.post_message(OpenBoard("no-such-board"))
        await settled(pilot)
        assert "no leaderboard “no-such-board”" in screen_text(pilot)
        await press(pilot, "j", "m", "enter", "o", "backspace")
        assert not isinstance(here(pilot), BoardPlace)


async def test_a_small_terminal_shows_rank_model_and_value_first(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(40, 15)) as pilot:
        await open_board(pilot, "long-on-thousands")
        shown = place_screen(pilot)
        assert isinstance(shown, BoardScreen) and shown.current_row is not None
        value = shown.current_row.values[0]
        assert value is not None
        row = next(
            line for line in screen_text(pilot).splitlines() if shown.current_row.model in line
        )
        assert row.split()[0] == "1" and value.raw in row


async def test_the_preview_shows_the_whole_name_of_a_model(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(80, 24)) as pilot:
        await open_board(pilot, RACE)
        screen = place_screen(pilot)
        assert isinstance(screen, BoardScreen)
        model = "A model with a name that takes nearly all of the line there is (ensemble)"
        row = screen.shown.board.rows[4]._replace(model=model)
        board = screen.shown.board
        board = replace(board, rows=(*board.rows[:4], row, *board.rows[5:]))
        rows = BoardView(arrange(board, None, BoardFilter()), date(2025, 1, 1))
        first, second = rows.preview_at(4, 76).plain.split("\n")
        assert model in first and "Paper 3" in second and "code" in second
