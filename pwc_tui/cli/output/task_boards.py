"""The leaderboards of a task as `pwc-tui task` prints them."""

from pwc_tui.cli.console import OutputColumn, print_table
from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.text.sparkline import stairs


def print_boards(activity: Activity) -> None:
    """Print leaderboards, one a row, each with how its record went over the years."""
    columns = (
        OutputColumn("dataset"),
        OutputColumn("best_model"),
        OutputColumn("score", is_short=True),
        OutputColumn("metric"),
        OutputColumn("year", is_short=True),
        OutputColumn("rows", is_short=True),
        OutputColumn("to", is_short=True),
        OutputColumn(f"best {activity.first_year}-{activity.last_year}", is_short=True),
        OutputColumn("board", is_only_piped=True),
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
