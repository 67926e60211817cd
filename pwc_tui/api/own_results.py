"""Results of the user's own beside an archive: what is odd about one, and where it stands."""

from dataclasses import dataclass
from datetime import date

from pwc_tui.api.archive import Archive
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.own.doubts import doubts
from pwc_tui.domain.own.rows import is_on, new_board, own_slug, with_own_rows
from pwc_tui.domain.own.standings import OwnStanding, own_standings
from pwc_tui.domain.refs import board_name
from pwc_tui.domain.user_data import SubmittedResult


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A result of the user's own where it stands."""

    result: SubmittedResult
    board: str
    """The public id of the leaderboard; that which a new one would have."""
    is_new: bool
    """Whether the archive has no such leaderboard."""
    standings: tuple[OwnStanding, ...]
    doubts: tuple[str, ...]


def place_of(archive: Archive, result: SubmittedResult) -> OwnPlace:
    """Return where a result stands, or would stand, and what is odd about it."""
    board = archives_board(archive, result)
    others = [each for each in archive.own_results if each.id != result.id]
    own = [*others, result]
    find = archive.paper_card
    if board is None:
        shown = new_board(board_name(result.task, result.dataset), own, find)
    else:
        shown = with_own_rows(board, own, find)
    return OwnPlace(
        result=result,
        board=own_slug(result) if board is None else board.ref.slug,
        is_new=board is None,
        standings=own_standings(shown, result.id, archive.directions) if shown else (),
        doubts=doubts(result, board, find, date.today()),
    )


def archives_board(archive: Archive, result: SubmittedResult) -> Board | None:
    """Return the leaderboard of the archive that a result belongs to."""
    slug = archive.boards.find(board_name(result.task, result.dataset))
    board = None if slug is None else archive.boards.board(slug)
    return board if board is not None and is_on(result, board) else None
