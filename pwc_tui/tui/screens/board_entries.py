"""Leaderboards as rows: who is first, how many results, and how the years went."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.board_lists import BoardEntry
from pwc_tui.domain.sota import ActiveBoard, Activity
from pwc_tui.tui.text import line, marked
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.sparkline import sparkline, staircase

_QUIET = "$foreground-muted"


def entry_columns(name: str, *, best_from: int = 76) -> tuple[Column, ...]:
    """Return the columns of leaderboards without their years, the first called `name`.

    The best model is shown in tables of `best_from` cells and more.
    """
    return (
        Column("name", name, width=24, fraction=3),
        Column("best", "Best model", width=14, fraction=2, hide_below=best_from),
        Column("results", "Results", width=7, justify="right", hide_below=40),
        Column("papers", "Papers", width=6, justify="right", hide_below=96),
        Column("newest", "Newest", width=10, hide_below=90),
    )


def entry_cells(entry: BoardEntry, name: str) -> Sequence[Content]:
    """Return the cells of a leaderboard under `entry_columns`, called `name`."""
    return _cells(entry, line(name or "(no name)"))


def active_columns(activity: Activity, name: str) -> tuple[Column, ...]:
    """Return the columns, the first called `name`; the last says which years it counts.

    Names of a task and a dataset are long, and stand before the best model where room is short.
    """
    return (*entry_columns(name, best_from=90), _years(activity, ""))


def active_cells(board: ActiveBoard, name: str, terms: Sequence[str] = ()) -> Sequence[Content]:
    """Return the cells of a leaderboard under `active_columns`, called `name`."""
    return (*_cells(board.entry, marked(name or "(no name)", terms)), sparkline(board.per_year))


def trend_columns(activity: Activity, name: str) -> tuple[Column, ...]:
    """Return the same columns, the last for the state of the art over the years."""
    return (*entry_columns(name), _years(activity, "best "))


def trend_cells(board: ActiveBoard) -> Sequence[Content]:
    """Return the cells of a leaderboard under `trend_columns`, called as its dataset is.

    Boards on a part of another one's dataset stand below that one, a step to the right.
    """
    name = line(board.entry.dataset_name or "(no name)")
    return (*_cells(board.entry, part_sign(board.depth) + name), staircase(board.trend))


def part_sign(depth: int) -> Content:
    """Return what stands before the name of a board on a part of a dataset; nothing for depth 0."""
    return Content.styled(f"{'  ' * (depth - 1)}└ " if depth else "", _QUIET)


def _years(activity: Activity, of_what: str) -> Column:
    years = f"{of_what}{activity.first_year}-{activity.last_year}"
    span = activity.last_year - activity.first_year + 1
    return Column("trend", years, width=max(span, len(years)))


def _cells(entry: BoardEntry, name: Content) -> Sequence[Content]:
    known = "$foreground" if entry.best_model else "$foreground-disabled"
    return (
        name,
        line(entry.best_model or "-", known),
        line(f"{entry.result_count:,}", "$text-warning"),
        line(f"{entry.paper_count:,}", _QUIET),
        line(entry.last_day or "", _QUIET),
    )
