"""Rows of a leaderboard that are gone to by one key: the best with code, and the records."""

from __future__ import annotations

from dataclasses import dataclass

from pwc_tui.domain.boards.filter import CodeWanted
from pwc_tui.domain.boards.quality_marks import is_unsure
from pwc_tui.domain.boards.ranking import is_only_sorted, standings
from pwc_tui.domain.boards.records_over_time import best_with_code, staircase
from pwc_tui.domain.boards.view import as_it_stood
from pwc_tui.domain.charts.board_chart import BoardPlot
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.tui.screens.board.rows import BoardView


@dataclass(frozen=True, slots=True)
class Best:
    """The row of `Board.rows` to go to, None for none, and what is said of it."""

    row: int | None
    said: str
    of: str = ""
    """Its value and its model."""


def best_runnable(rows: BoardView) -> Best:
    """Return the best row with code (official, if only that is shown), its rank and its gap."""
    board, metric, wanted = rows.board, rows.metric, rows.arranged.filter
    is_official = wanted.code is CodeWanted.OFFICIAL
    kind = "official code" if is_official else "code"
    if metric is not None and is_only_sorted(board.metrics[metric]):
        return Best(None, "The rows are sorted by this metric, not ranked: m chooses another one.")
    if metric is None or board.metrics[metric].direction is Direction.UNKNOWN:
        return Best(
            None, "It is not known which way this metric improves, so no result is the best."
        )
    then = as_it_stood(board, wanted.as_of)
    best = best_with_code(then, metric, is_official=is_official)
    if best is None:
        return Best(None, f"No result on this leaderboard has {kind}.")
    row = then.rows[best.row_index]
    value = row.values[metric]
    raw = clean_line(value.raw) if value else ""
    ranked = standings(then, metric)
    of = sum(one.rank is not None and not one.is_duplicate for one in ranked)
    gap = f", {best.gap:.4g} behind the first" if best.gap else ""
    model = clean_line(row.model)[:60]
    unsure = (
        f" if {board.metrics[metric].direction} is better"
        if is_unsure(board.metrics[metric])
        else ""
    )
    said = f"Best with {kind}{unsure}: rank {best.rank} of {of:,}{gap}"
    return Best(board.rows.index(row), said, f"{raw} · {model}")


def record_beside(rows: BoardView, place: int, plot: BoardPlot | None, step: int) -> int | None:
    """Return the row of `Board.rows` that is the next record (step 1), or the one before (-1).

    With a plot, its line is gone along: records by day, or the front from one end to the other.
    """
    current = rows.index_at(place)
    steps = _steps(rows, plot)
    order = [row for _, row in steps]
    if current in order:
        at = order.index(current) + step
        return order[at] if 0 <= at < len(order) else None
    here = None if current is None else _position(rows, current, plot)
    if here is None:
        return next(iter(order if step > 0 else reversed(order)), None)
    if step > 0:
        return next((row for x, row in steps if x > here), None)
    return next((row for x, row in reversed(steps) if x <= here), None)


def _steps(rows: BoardView, plot: BoardPlot | None) -> list[tuple[float, int]]:
    """Return the records that are shown by where they are, from left to right."""
    if plot is not None:
        found = [(plot.plot.marks[mark].x, plot.rows[mark]) for mark in plot.line]
    else:
        records = staircase(rows.board, rows.metric or 0)
        found = [(float(record.day.middle.toordinal()), record.row_index) for record in records]
    return sorted(pair for pair in found if rows.place_of_index(pair[1]) is not None)


def _position(rows: BoardView, row: int, plot: BoardPlot | None) -> float | None:
    if plot is not None:
        mark = plot.mark_of(row)
        return None if mark is None else plot.plot.marks[mark].x
    day = rows.board.rows[row].date
    return None if day is None else float(day.middle.toordinal())
