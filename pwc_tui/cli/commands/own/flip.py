"""`pwc-tui flip`: the user's word on which way a metric of a leaderboard improves."""

import argparse

from pwc_tui.api.leaderboard import metric_named
from pwc_tui.cli.arguments.boards import CLEAR
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.own.user_data import open_user_file
from pwc_tui.cli.console import print_line
from pwc_tui.cli.session import open_session
from pwc_tui.domain.metrics.metric_roles import Direction


def run(options: argparse.Namespace) -> int:
    """Keep the word in the user's file, or forget it."""
    archive = open_session(options.db)
    board = archive.boards.board(archive.board(as_text(options.board)).ref.slug)
    metric, slug = metric_named(board, as_text(options.metric)), board.ref.slug
    _keep(slug, metric.name, options.direction)
    said = options.direction
    if said == CLEAR:
        said = f"as judged: {metric.direction} ({metric.confidence:.2f})"
    print_line(f"{slug}: {metric.name}: {said}")
    return 0


def _keep(slug: str, metric: str, direction: str) -> None:
    user = open_user_file()
    if direction == CLEAR:
        user.unflip(slug, metric)
    else:
        user.flip(slug, metric, Direction(direction))
    user.close()
