"""What stands above a leaderboard: how much there is, what it is ranked by, what narrows it."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.boards.board import Board, BoardRow, Metric
from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW, QualityMark
from pwc_tui.domain.boards.ranking import is_only_sorted
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.domain.text.markdown import without_markdown
from pwc_tui.tui.screens.board.rows import ARROWS
from pwc_tui.tui.text import joined, line

_SAYINGS = {
    Direction.HIGHER: "higher is better",
    Direction.LOWER: "lower is better",
    Direction.UNKNOWN: "direction unknown: in the archive's order, without ranks",
}
_DESCRIPTION_SHOWN = 600
"""Characters; one line of them is seen."""
_BOARDS_NAMED = 2
_TITLE_SHOWN = 60
"""Characters of a paper's title in a toast."""
_QUIET = "$foreground-muted"
SEPARATOR = " · "
"""Stands between facts, which otherwise read as one sentence."""


def counts(board: Board, marks: Sequence[QualityMark]) -> Content:
    """Return how many results and metrics there are, from when to when, and what is against it."""
    days = sorted(row.date for row in board.rows if row.date)
    span = " to ".join(dict.fromkeys(day.isoformat()[:7] for day in (*days[:1], *days[-1:])))
    said = (counted(len(board.rows), "result"), counted(len(board.metrics), "metric"), span)
    parts = [
        line(" · ".join(part for part in said if part), "$text-secondary"),
        line(" · ".join(mark.kind for mark in marks), "$text-warning"),
        line(f"part of {board.parent.name}" if board.parent else "", "$text-accent"),
        _named("parts", board.parts),
        _named("also", board.others),
        line(without_markdown(board.description[:_DESCRIPTION_SHOWN]), _QUIET),
    ]
    return joined(parts, SEPARATOR)


def ranked_by(arranged: ArrangedBoard) -> Content:
    """Return which metric orders the rows, which way it is better, and what narrows the board."""
    chosen, count_of = arranged.chosen, len(arranged.board.metrics)
    if chosen is None:
        nothing = Content.styled("No metric: in the archive's order", _QUIET)
        return joined([nothing, *_chips(arranged)], SEPARATOR)
    which = f"metric {(arranged.metric or 0) + 1} of {count_of}" if count_of > 1 else ""
    how = "By" if is_only_sorted(chosen) else "Ranked by"
    name = line(chosen.name.strip() or "(no name)", "bold $text-accent")
    order = joined([line(how, _QUIET), name, _direction(chosen, arranged)])
    return joined([order, *_chips(arranged), line(which, _QUIET)], SEPARATOR)


def direction_said(metric: Metric, *, is_users: bool) -> str:
    """Return `↑ higher is better, 83 % sure`."""
    said = f"{ARROWS[metric.direction]} {_SAYINGS[metric.direction]}"
    if is_only_sorted(metric):
        return "smallest first: sorted, not ranked"
    if metric.role not in RANKING_ROLES:
        return said
    if is_users:
        return f"{said}, set by you"
    if metric.direction is not Direction.UNKNOWN and metric.confidence < UNSURE_BELOW:
        return f"{said}, {metric.confidence:.0%} sure"
    return said


def nothing_left(arranged: ArrangedBoard) -> Content:
    """Return what stands in the place of a row where none is left."""
    words = arranged.filter.text.strip()
    said = f"No row matches “{words}”" if words else "No row passes the filters"
    others = len(arranged.filter.chips()) > 1
    beside = " and the other filters" if words and others else ""
    return line(f"{said}{beside}. Escape shows all rows again.", "$text-warning")


def absence(row: BoardRow) -> str:
    """Return what a toast says of a result whose paper the archive does not hold."""
    title = line(row.paper_title, width=_TITLE_SHOWN).plain
    if not title:
        return "This result is not linked to a paper."
    offer = " Press o to open its link." if row.paper_url else ""
    return f"“{title}” is not in this archive.{offer}"


def _named(heading: str, boards: Sequence[Ref]) -> Content:
    names = ", ".join(board.name for board in boards[:_BOARDS_NAMED])
    more = f" and {len(boards) - _BOARDS_NAMED} more" if boards[_BOARDS_NAMED:] else ""
    return line(f"{heading}: {names}{more}" if names else "", "$text-accent")


def _chips(arranged: ArrangedBoard) -> list[Content]:
    chips = [line(chip, "$text-accent") for chip in arranged.filter.chips()]
    if chips:
        shown, rows = len(arranged.order), len(arranged.board.rows)
        told = (f"{shown:,} of {rows:,} rows", *arranged.as_of_left_out.said())
        chips += [Content.styled(each, _QUIET) for each in told]
    return chips


def _direction(metric: Metric, arranged: ArrangedBoard) -> Content:
    """Return which way the metric is better; the arrow alone where chips need the room."""
    is_users = arranged.metric in arranged.flipped
    is_told = metric.direction is not Direction.UNKNOWN
    is_sure = is_told and metric.confidence >= UNSURE_BELOW
    if is_sure and not is_users and arranged.filter.chips():
        return Content.styled(ARROWS[metric.direction], _QUIET)
    return line(direction_said(metric, is_users=is_users), _QUIET if is_sure else "$text-warning")
