"""`pwc-tui flip`: the user's word on which way a metric of a leaderboard improves."""

import argparse

from pwc_tui.cli.arguments.boards import CLEAR
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import narrate, print_line
from pwc_tui.cli.session import no_such_board, open_session, the_metric
from pwc_tui.config import user_file
from pwc_tui.domain.metrics.metric_names import Direction
from pwc_tui.store.queries.boards import Boards


def run(options: argparse.Namespace) -> int:
    """Keep the word in the user's file, or forget it; status 1 when there is no such board."""
    session = open_session(options.db)
    boards = Boards(session.database)
    reference = as_text(options.board)
    slug = boards.find(reference)
    if slug is None:
        narrate(no_such_board(session, reference))
        return 1
    board = boards.board(slug)
    metric = the_metric(board, as_text(options.metric))
    _keep(slug, metric.name, options.direction)
    said = options.direction
    if said == CLEAR:
        said = f"as judged: {metric.direction} ({metric.confidence:.2f})"
    print_line(f"{slug}: {metric.name}: {said}")
    return 0


def _keep(slug: str, metric: str, direction: str) -> None:
    # 480 ms: SQLModel.
    from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415

    user = UserFile(user_file())
    if user.notice:
        narrate(user.notice)
    if direction == CLEAR:
        user.unflip(slug, metric)
    else:
        user.flip(slug, metric, Direction(direction))
    user.close()
