"""Where a result of the user's own stands on its board, by each of its metrics."""

from dataclasses import dataclass

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import ranked_count, standings
from pwc_tui.domain.boards.view import Flips, with_flips
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.user_data import SubmittedResult


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """The rank of a value on its board; None where it has none."""

    metric: str
    raw: str
    rank: int | None
    of: int


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A result of the user's own as a list shows it."""

    result: SubmittedResult
    board: Ref
    """The leaderboard that it is on."""
    is_new: bool
    """Whether the archive has no such leaderboard."""
    standings: tuple[OwnStanding, ...]


def own_standings(board: Board, result_id: str, flips: Flips) -> tuple[OwnStanding, ...]:
    """Return where a result stands on a board that has it, with the user's directions."""
    told, _ = with_flips(board, flips)
    found = []
    for place, metric in enumerate(told.metrics):
        for standing in (order := standings(told, place)):
            row = told.rows[standing.row_index]
            value = row.values[place]
            if row.own_id == result_id and value is not None:
                copies = frozenset(at for at, each in enumerate(order) if each.is_duplicate)
                count = ranked_count([each.rank for each in order], copies)
                found.append(OwnStanding(metric.name, value.raw, standing.rank, count))
    return tuple(found)
