"""A leaderboard printed for people, and as tab-separated lines for the pipe."""

from collections.abc import Set

from pwc_tui.cli.console import OutputColumn, is_terminal, narrate, print_table, terminal_width
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.quality_marks import direction_sign, metric_marks
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.export.board_table import METRICS_START, board_table
from pwc_tui.export.caption import caption

_METRIC_WIDTH = 12
_FEWEST_METRICS, _MOST_METRICS = 2, 4
"""How many a narrow terminal shows, and a wide one."""
_REST_WIDTH = 60
"""Columns that the model with its paper needs, and rank, date and extra data."""
_WIDTH_WITH_CODE = 100
"""Columns of a terminal where the address of the code stands on one line."""
_FOR_PROGRAMS = ("paper_id", "paper_url", "official_code")
_MOST_NAMED = 5


def print_board(shown: ArrangedBoard, snapshot: str) -> None:
    """Print the rows shown; what they are, and whose data it is, is said apart from them."""
    narrate(f"{shown.board.ref.name}: {caption(shown)}")
    _narrate_doubts(shown)
    table = board_table(shown)
    left_out = _metrics_left_out(shown)
    columns = [_column(shown, place, title, left_out) for place, title in enumerate(table.columns)]
    print_table(columns, table.rows, header=True)
    if left_out and is_terminal():
        narrate(f"{len(left_out)} more metrics: --csv or --json prints all")
    _narrate_kin(shown.board)
    narrate(attribution(snapshot))


def _narrate_doubts(shown: ArrangedBoard) -> None:
    """Say why the order of the metric should not be trusted, where it should not."""
    if shown.metric is None:
        return
    for mark in metric_marks(shown.board, shown.metric):
        narrate(f"{mark.kind}: {mark.detail or mark.kind.explanation}")


def _narrate_kin(board: Board) -> None:
    """Say which leaderboards stand beside it, and how."""
    if board.parent is not None:
        narrate(
            f"part of: {board.whole.slug if board.whole else f'{board.parent.name}, a dataset'}"
        )
    for said, boards in (("parts", board.parts), ("also", board.others)):
        if boards:
            more = f" and {len(boards) - _MOST_NAMED} more" if len(boards) > _MOST_NAMED else ""
            narrate(f"{said}: {', '.join(each.slug for each in boards[:_MOST_NAMED])}{more}")


def _metrics_left_out(shown: ArrangedBoard) -> Set[int]:
    """Return the metrics a terminal has no room for: never the one sorted by, then the last."""
    room = (terminal_width() - _REST_WIDTH) // (_METRIC_WIDTH + 2)
    count = min(max(room, _FEWEST_METRICS), _MOST_METRICS)
    by_weight = sorted(range(len(shown.board.metrics)), key=lambda index: index != shown.metric)
    return set(by_weight[count:])


def _column(
    shown: ArrangedBoard, place: int, title: str, metrics_left_out: Set[int]
) -> OutputColumn:
    metric = place - METRICS_START
    if not 0 <= metric < len(shown.board.metrics):
        has_room = title != "code" or terminal_width() >= _WIDTH_WITH_CODE
        return OutputColumn(
            title,
            is_short=title in ("rank", "date"),
            beneath="model" if title in ("paper", "code") else None,
            max_width=len("extra") if title == "extra_data" else None,
            is_only_piped=title in _FOR_PROGRAMS or not has_room,
        )
    # Piped, a column is called what the archive calls the metric, and nothing else.
    sign = direction_sign(shown.board.metrics[metric]) if is_terminal() else ""
    named = " ".join(filter(None, (title, sign)))
    return OutputColumn(named, max_width=_METRIC_WIDTH, is_only_piped=metric in metrics_left_out)
