"""Driving the screen of a leaderboard."""

from textual.pilot import Pilot

from pwc_tui.domain.boards.board import Board
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.places.trail import BoardPlace
from pwc_tui.tui.screens.board.screen import BoardScreen
from tests.tui.driving import database, here, place_screen, settled


async def open_board(pilot: Pilot[None], slug: str, result_id: int | None = None) -> Board:
    """Go to a leaderboard, and return it."""
    await settled(pilot)
    pilot.app.post_message(OpenBoard(slug, result_id))
    await settled(pilot)
    board = database(pilot).leaderboards.board(slug)
    assert board is not None
    return board


def board_place(pilot: Pilot[None]) -> BoardPlace:
    """Return the leaderboard one is at, as it is looked at now."""
    place = here(pilot)
    assert isinstance(place, BoardPlace)
    return place


def board_screen(pilot: Pilot[None]) -> BoardScreen:
    """Return the leaderboard's screen."""
    screen = place_screen(pilot)
    assert isinstance(screen, BoardScreen)
    return screen


def models(pilot: Pilot[None]) -> list[str]:
    """Return the models of the rows that are shown, in their order."""
    rows = board_screen(pilot).shown
    return [row.model for place in range(len(rows)) if (row := rows.row_at(place)) is not None]


def ranks(pilot: Pilot[None]) -> list[int | None]:
    """Return the ranks of the rows that are shown."""
    rows = board_screen(pilot).shown
    return [rows.rank_at(place) for place in range(len(rows))]


def current(pilot: Pilot[None]) -> str:
    """Return the model of the highlighted row."""
    row = board_screen(pilot).current_row
    assert row is not None
    return row.model


def toast(pilot: Pilot[None]) -> str:
    """Return what the last message at the edge of the screen said."""
    return [notification.message for notification in pilot.app._notifications][-1]
