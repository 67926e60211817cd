"""A leaderboard as a table of text: the columns that CSV and the commands show."""

from dataclasses import dataclass

from pwc_tui.domain.boards.board import Board, Metric
from pwc_tui.domain.boards.ranking import RankedRow
from pwc_tui.domain.boards.view import ArrangedBoard

_BEFORE_METRICS = ("rank", "model")
_AFTER_METRICS = ("paper", "paper_id", "paper_url", "date", "code", "official_code", "extra_data")
FIXED_COLUMNS = (*_BEFORE_METRICS, *_AFTER_METRICS)
"""The columns that every leaderboard has, beside those of its metrics."""
METRICS_START = len(_BEFORE_METRICS)
"""The place of the first metric among the columns."""


@dataclass(frozen=True, slots=True)
class BoardTable:
    """A leaderboard's header and its rows, every cell as the archive's own text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def board_table(shown: ArrangedBoard) -> BoardTable:
    """Return the rows shown of a board as text, in their order."""
    board = shown.board
    return BoardTable(
        columns=(*_BEFORE_METRICS, *map(_column, board.metrics), *_AFTER_METRICS),
        rows=tuple(_cells(board, standing) for standing in shown.order),
    )


_YES_NO = {True: "yes", False: "no", None: ""}


def _column(metric: Metric) -> str:
    """Return the metric's name, told apart from our columns and from `Acc` where it is ` Acc`."""
    if metric.name in FIXED_COLUMNS:
        return f"{metric.name} (metric)"
    is_plain = metric.name and metric.name == metric.name.strip()
    return metric.name if is_plain else f"'{metric.name}'"


def _cells(board: Board, standing: RankedRow) -> tuple[str, ...]:
    row = board.rows[standing.row_index]
    return (
        "" if standing.rank is None else str(standing.rank),
        row.model,
        *("" if value is None else value.raw for value in row.values),
        row.paper.name if row.paper else row.paper_title,
        row.paper.slug if row.paper else "",
        row.paper_url,
        row.date.isoformat() if row.date else "",
        row.code[0].url if row.code else "",
        _YES_NO[row.has_official_code],
        _YES_NO[row.uses_extra_data],
    )
