"""Why a leaderboard is ordered as it is, and what speaks against it, its metric and a row."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from pwc_tui.domain.boards.quality_marks import QualityMark, TrustMark, metric_marks
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction
from pwc_tui.tui.screens.board.rows import SIGNS, BoardView
from pwc_tui.tui.screens.board.text import direction_said
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet, SheetLine
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.table.row_view import TICK

_QUIET = "$foreground-muted"
_HEADING = "bold $text-accent"


def why_sheet(rows: BoardView, place: int) -> Sheet:
    """Return a dialogue on the direction, and on the trust marks of board, metric and row."""
    parts = [*_of_metric(rows), *_of_row(rows, place), *_of_board(rows), *_legend()]
    return Sheet("Why this order", parts)


def _of_metric(rows: BoardView) -> Iterable[SheetLine]:
    metric = rows.arranged.chosen
    if metric is None or rows.metric is None:
        yield SheetLine(
            line("This leaderboard has no metric: its rows are in the order of the archive.")
        )
        return
    is_users = rows.metric in rows.arranged.flipped
    yield SheetLine(line(metric.name.strip() or "(no name)", _HEADING))
    yield SheetLine(line(direction_said(metric, is_users=is_users)))
    if metric.role in RANKING_ROLES and not is_users:
        likely = (
            "Certainty, too low to rank by"
            if metric.direction is Direction.UNKNOWN
            else "Certainty"
        )
        # Cut off, not rounded: nothing is certain to 100 %.
        yield SheetLine(line(f"{likely}: {int(metric.confidence * 100)}%", _QUIET))
    yield from (SheetLine(line(reason), Content("· ")) for reason in metric.reasons)
    yield from _explained(metric_marks(rows.board, rows.metric))
    yield SheetLine(
        line("Press d to set which way it improves; your choice is remembered.", _QUIET)
    )


def _of_row(rows: BoardView, place: int) -> Iterable[SheetLine]:
    row, rank = rows.row_at(place), rows.rank_at(place)
    if row is None:
        return
    yield SheetLine()
    where = f"#{rank} " if rank else ""
    yield SheetLine(line(f"{where}{row.model}", _HEADING))
    value = row.values[rows.metric] if rows.metric is not None else None
    if value is not None and value.note:
        yield SheetLine(line(f"“{value.raw}”: {value.note}"))
    marks = rows.marks_at(place)
    yield from _explained(marks)
    if not marks:
        yield SheetLine(line("No problems are known with this result.", _QUIET))


def _of_board(rows: BoardView) -> Iterable[SheetLine]:
    yield SheetLine()
    yield SheetLine(line("The leaderboard", _HEADING))
    yield from _explained(rows.board_marks)
    if not rows.board_marks:
        yield SheetLine(line("No problems are known with the leaderboard.", _QUIET))


def _legend() -> Iterable[SheetLine]:
    yield SheetLine()
    yield SheetLine(line("Signs", _HEADING))
    signs = [line(f"{sign} {kind}") for kind, sign in SIGNS.items()]
    yield SheetLine(joined([*signs, line(f"{TICK} marked with space")], "   "))
    best = Content.styled("best", "bold $text-success")
    second = Content.styled("second", "underline")
    yield SheetLine(joined([best, second, line("where the direction is known")]))


def _explained(marks: Iterable[QualityMark]) -> Iterable[SheetLine]:
    for mark in marks:
        sign = SIGNS.get(mark.kind, "")
        kind = line(f"{sign} {mark.kind}:".strip(), "$text-warning")
        yield SheetLine(joined([kind, line(mark.kind.explanation)]))
        if mark.detail and mark.kind is not TrustMark.DIRECTION_UNSURE:  # its reasons stand above
            yield SheetLine(line(mark.detail, _QUIET), Content("  "))
