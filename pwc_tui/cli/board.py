"""`pwc-tui board`: one leaderboard whole."""

import argparse
from collections.abc import Set

from pwc_tui.cli.arguments import as_text
from pwc_tui.cli.console import (
    Column,
    is_terminal,
    narrate,
    print_data,
    print_table,
    terminal_width,
)
from pwc_tui.cli.session import no_such_board, open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards import Board
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics import Direction
from pwc_tui.export.board_table import FIXED_COLUMNS, METRICS_START, board_table
from pwc_tui.export.csv_board import board_csv
from pwc_tui.export.json_boards import board_document
from pwc_tui.export.json_papers import attributed
from pwc_tui.export.json_text import to_text

_METRIC_WIDTH = 12
_FEWEST_METRICS, _MOST_METRICS = 2, 4
"""How many a narrow terminal shows, and a wide one."""
_REST_WIDTH = 60
"""Columns that the model with its paper needs, and rank, date and extra data."""
_WIDTH_WITH_CODE = 100
"""Columns of a terminal where the address of the code stands on one line."""
_FOR_PROGRAMS = ("paper_id", "paper_url", "official_code")


def run(options: argparse.Namespace) -> int:
    """Print the leaderboard that is meant; status 1 when there is none."""
    # 480 ms: SQLModel.
    from pwc_tui.store.library import Library  # noqa: PLC0415

    session = open_session(options.db)
    library = Library(session.database)
    reference = as_text(" ".join(options.board))
    slug = library.find_board(reference)
    if slug is None:
        narrate(no_such_board(session, reference))
        return 1
    found = library.board(slug)
    metric_index = _metric_index(found, options.metric)
    if options.json:
        print_data(to_text(attributed(session.snapshot, board_document(found, metric_index))))
    elif options.csv:
        print_data(board_csv(found, metric_index, session.snapshot).rstrip("\n"))
    else:
        _print(found, metric_index, session.snapshot)
    return 0


def _metric_index(board: Board, name: str | None) -> int | None:
    if name is None:
        return 0 if board.metrics else None
    try:
        return board.metric_index(as_text(name))
    except KeyError as error:
        known = ", ".join(metric.name for metric in board.metrics)
        raise UserError(f"{board.ref.slug} has no metric {name!r}; it has {known}") from error


def _print(board: Board, metric_index: int | None, snapshot: str) -> None:
    narrate(_what_it_is(board, metric_index))
    table = board_table(board, metric_index)
    left_out = _metrics_left_out(board, metric_index)
    columns = [_column(place, title, left_out) for place, title in enumerate(table.columns)]
    print_table(columns, table.rows, header=True)
    if left_out and is_terminal():
        narrate(f"{len(left_out)} more metrics: --csv or --json prints all")
    narrate(attribution(snapshot))


def _metrics_left_out(board: Board, metric_index: int | None) -> Set[int]:
    """Return the metrics a terminal has no room for: never the one sorted by, then the last."""
    room = (terminal_width() - _REST_WIDTH) // (_METRIC_WIDTH + 2)
    count = min(max(room, _FEWEST_METRICS), _MOST_METRICS)
    by_weight = sorted(range(len(board.metrics)), key=lambda index: index != metric_index)
    return set(by_weight[count:])


def _column(place: int, title: str, metrics_left_out: Set[int]) -> Column:
    if title in FIXED_COLUMNS:
        has_room = title != "code" or terminal_width() >= _WIDTH_WITH_CODE
        return Column(
            title,
            is_short=title in ("rank", "date"),
            beneath="model" if title in ("paper", "code") else None,
            max_width=len("extra") if title == "extra_data" else None,
            is_only_piped=title in _FOR_PROGRAMS or not has_room,
        )
    is_left_out = place - METRICS_START in metrics_left_out
    return Column(title, max_width=_METRIC_WIDTH, is_only_piped=is_left_out)


def _what_it_is(board: Board, metric_index: int | None) -> str:
    if metric_index is None:
        return f"{board.ref.name}: {len(board.rows)} results"
    metric = board.metrics[metric_index]
    order = {
        Direction.HIGHER: f"by {metric.name}, higher is better",
        Direction.LOWER: f"by {metric.name}, lower is better",
        Direction.UNKNOWN: f"in the archive's order; which way {metric.name} is better is unknown",
    }[metric.direction]
    return f"{board.ref.name}: {len(board.rows)} results, {order}"
