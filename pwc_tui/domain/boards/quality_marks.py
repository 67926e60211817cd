"""What makes a leaderboard, a column or a row less worth trusting, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pwc_tui.domain.boards.board import Board, Metric
from pwc_tui.domain.boards.ranking import duplicate_rows, numbers_of, scale_of_metric
from pwc_tui.domain.metrics.metric_names import out_of_range
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction


class TrustMark(StrEnum):
    """A reason to look twice."""

    DIRECTION_UNSURE = "direction unsure"
    SCALE_MIXED = "scale mixed"
    SINGLE_ROW = "single row"
    STALE = "no recent result"
    DUPLICATE_ROW = "duplicate row"
    PAPER_MISSING = "paper not in the archive"
    OUT_OF_RANGE = "value out of range"
    SWAPPED = "values swapped"
    OWN = "your own result"

    @property
    def explanation(self) -> str:
        """What the mark means, in a sentence or two."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    TrustMark.DIRECTION_UNSURE: (
        "It is not known whether higher or lower is better: neither the name of the metric nor the"
        " order of the rows shows it. Press d if you know; your choice is remembered."
    ),
    TrustMark.SCALE_MIXED: (
        "Some values are fractions of 1 and others percentages. They are ranked on one scale and"
        " shown as the archive has them."
    ),
    TrustMark.SINGLE_ROW: "There is only one result, so being first means little.",
    TrustMark.STALE: "The latest result is old: better ones may exist that were never entered.",
    TrustMark.DUPLICATE_ROW: (
        "An earlier row has the same model, paper and values. It shares that row's rank, and"
        " the ranks below do not change."
    ),
    TrustMark.PAPER_MISSING: (
        "The paper of this result is unknown or not in the archive, so the result can only be"
        " checked at the address it gives."
    ),
    TrustMark.OUT_OF_RANGE: (
        "The metric cannot have this value: it is probably a typing error, or belongs to another"
        " column. It is shown as the archive has it, and has no rank."
    ),
    TrustMark.SWAPPED: (
        "This value and another one of the row seem to stand in each other's columns. Both are"
        " shown as the archive has them."
    ),
    TrustMark.OWN: (
        "You added this result, the archive does not have it. It never counts as the best of the"
        " archive in lists; the command board leaves it out with --without-own."
    ),
}


@dataclass(frozen=True, slots=True)
class QualityMark:
    """A mark with what is special in this case: reasons, counts, dates; "" for nothing."""

    kind: TrustMark
    detail: str = ""


UNSURE_BELOW = 0.9
"""Confidence below which a direction that is told is marked as unsure."""
STALE_AFTER = 3
"""Years. A judgement: results of a living field come every year, and a board that is only slow
to be filled has had one within three."""


def is_unsure(metric: Metric) -> bool:
    """Return whether it is open which way a score or a speed improves."""
    if metric.role not in RANKING_ROLES:
        return False
    return metric.direction is Direction.UNKNOWN or metric.confidence < UNSURE_BELOW


def direction_sign(metric: Metric) -> str:
    """Return how exports say which way a metric improves: ↑, ↓ or "", with ? where unsure."""
    return _SIGNS[metric.direction] + ("?" if is_unsure(metric) else "")


def metric_marks(board: Board, metric_index: int) -> tuple[QualityMark, ...]:
    """Return the marks of one column. Raises IndexError when there is no such metric."""
    metric = board.metrics[metric_index]
    marks = []
    if is_unsure(metric):
        marks.append(QualityMark(TrustMark.DIRECTION_UNSURE, " ".join(metric.reasons)))
    scale = scale_of_metric(board, metric_index)
    if scale.is_mixed:
        marks.append(QualityMark(TrustMark.SCALE_MIXED, scale.note))
    return tuple(marks)


def board_marks(
    board: Board, today: date, stale_after: int = STALE_AFTER
) -> tuple[QualityMark, ...]:
    """Return the marks of the board as a whole; `stale_after` is in years before `today`.

    An archive is judged on the day of its snapshot, not on the reader's; later days are mistakes.
    Without any date a board is not stale: nothing says so.
    """
    marks = []
    if len(board.rows) == 1:
        marks.append(QualityMark(TrustMark.SINGLE_ROW))
    dates = (row.date for row in board.rows if row.date and row.date.first <= today)
    last = max(dates, key=lambda date: date.last, default=None)
    years = (today - last.last).days / _DAYS_A_YEAR if last else 0
    if years > stale_after:
        since = f"{int(years)} years before the archive was made"
        marks.append(QualityMark(TrustMark.STALE, f"The last result is of {last}, {since}."))
    return tuple(marks)


def row_marks(
    board: Board, metric_index: int, copies: frozenset[int] | None = None
) -> tuple[tuple[QualityMark, ...], ...]:
    """Return the marks of every row, its value judged by one metric.

    `copies` saves looking for the duplicate rows, where they are known.
    """
    copies = duplicate_rows(board) if copies is None else copies
    numbers = numbers_of(board, metric_index)
    odd = out_of_range(board.metrics[metric_index].name, numbers)
    swapped = swapped_with(board, metric_index)
    marks: list[tuple[QualityMark, ...]] = []
    for index, row in enumerate(board.rows):
        of_row = [QualityMark(TrustMark.OWN)] if row.own_id else []
        if index in copies:
            of_row.append(QualityMark(TrustMark.DUPLICATE_ROW))
        if row.paper is None and not row.own_id:
            of_row.append(QualityMark(TrustMark.PAPER_MISSING, row.paper_url or row.paper_title))
        if index in odd:
            of_row.append(QualityMark(TrustMark.OUT_OF_RANGE, odd[index]))
        if index in swapped:
            of_row.append(
                QualityMark(TrustMark.SWAPPED, _swap(board, index, metric_index, swapped))
            )
        marks.append(tuple(of_row))
    return tuple(marks)


def _swap(board: Board, row: int, metric_index: int, swapped: Mapping[int, int]) -> str:
    """Return how the two values stand, in the order of the columns."""
    stated = [
        f"{board.metrics[place].name.strip()} {value.raw}"
        for place in sorted((metric_index, swapped[row]))
        if (value := board.rows[row].values[place])
    ]
    return f"{' beside '.join(stated)}."


_SIGNS = {Direction.HIGHER: "↑", Direction.LOWER: "↓", Direction.UNKNOWN: ""}
_DAYS_A_YEAR = 365.25


_FEWEST = 3
"""Other values of a column that tell what is usual in it."""


def swapped_with(board: Board, metric_index: int) -> dict[int, int]:
    """Return for rows whose value of a metric stands in another's column which metric that is.

    One of the two metrics cannot have its value, and each value lies among the other column's.
    """
    impossible = [
        frozenset(out_of_range(metric.name, numbers_of(board, place)))
        for place, metric in enumerate(board.metrics)
    ]
    found: dict[int, int] = {}
    for other, of_other in enumerate(impossible):
        suspects = impossible[metric_index] | of_other if other != metric_index else frozenset()
        columns = [
            [None if row in suspects else number for row, number in enumerate(_numbers(board, at))]
            for at in (metric_index, other)
            if suspects
        ]
        for row in suspects:
            own, its = (_numbers(board, at)[row] for at in (metric_index, other))
            fit_where_they_are = _fits(own, columns[0]) or _fits(its, columns[1])
            if not fit_where_they_are and _fits(own, columns[1]) and _fits(its, columns[0]):
                found.setdefault(row, other)
    return found


def _numbers(board: Board, metric_index: int) -> list[float | None]:
    values = (row.values[metric_index] for row in board.rows)
    return [None if value is None else value.number for value in values]


def _fits(number: float | None, others: Sequence[float | None]) -> bool:
    known = [other for other in others if other is not None]
    return number is not None and len(known) >= _FEWEST and min(known) <= number <= max(known)
