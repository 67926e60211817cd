"""Leaderboards as rows: who is first, how many results, and how many each year brought."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.sota import ActiveBoard, Activity
from pwc_tui.tui.text import line, marked
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.sparkline import sparkline


def board_columns(activity: Activity, name: str) -> tuple[Column, ...]:
    """Return the columns, the first called `name`; the last says which years it counts."""
    years = f"{activity.first_year}-{activity.last_year}"
    span = activity.last_year - activity.first_year + 1
    return (
        Column("name", name, width=24, fraction=3),
        Column("best", "Best model", width=14, fraction=2, hide_below=76),
        Column("results", "Results", width=7, justify="right", hide_below=40),
        Column("papers", "Papers", width=6, justify="right", hide_below=96),
        Column("newest", "Newest", width=10, hide_below=90),
        Column("trend", years, width=max(span, len(years))),
    )


def board_cells(board: ActiveBoard, name: str, terms: Sequence[str] = ()) -> Sequence[Content]:
    """Return the cells of a leaderboard under `board_columns`, called `name`."""
    entry = board.entry
    return (
        marked(name or "(no name)", terms),
        line(
            entry.best_model or "-", "$foreground" if entry.best_model else "$foreground-disabled"
        ),
        line(f"{entry.result_count:,}", "$text-warning"),
        line(f"{entry.paper_count:,}", "$foreground-muted"),
        line(entry.last_date.isoformat() if entry.last_date else "", "$foreground-muted"),
        sparkline(board.per_year),
    )
