"""The leaderboards of a task as `pwc-tui task` prints them."""

from pwc_tui.cli.console import Column, print_table
from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.text.sparkline import stairs


def print_boards(activity: Activity) -> None:
    """Print leaderboards, one a row, each with how its record went over the years."""
    columns = (
        Column("dataset"),
        Column("best_model"),
        Column("score", is_short=True),
        Column("metric"),
        Column("year", is_short=True),
        Column("rows", is_short=True),
        Column("to", is_short=True),
        Column(f"best {activity.first_year}-{activity.last_year}", is_short=True),
        Column("board", is_only_piped=True),
    )
    print_table(columns, map(_cells, activity.boards), header=True)


def _cells(board: ActiveBoard) -> tuple[str, ...]:
    entry = board.entry
    sign = f"{'  ' * (board.depth - 1)}└ " if board.depth else ""
    return (
        f"{sign}{entry.dataset_name or '(no name)'}",
        entry.best_model,
        entry.best_value,
        entry.best_metric,
        str(entry.best_year or ""),
        str(entry.result_count),
        entry.last_day or "",
        stairs(board.trend).replace(" ", "·"),
        entry.slug,
    )
