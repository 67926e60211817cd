"""A leaderboard as it is looked at: by one metric, as of a day, only some of its rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from pwc_tui.domain.boards.board import Board, Metric
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW, QualityMark, row_marks
from pwc_tui.domain.boards.ranking import (
    RankedRow,
    credible_numbers,
    default_metric,
    duplicate_rows,
    folded,
    is_known_by,
    ranked_count,
    standings,
)
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction, MetricRole
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import BestResult

Flips = Mapping[tuple[str, str], Direction]
"""The directions the user gave, by board slug and metric."""


class LeftOut(NamedTuple):
    """How many rows a board as of a day leaves out: undated ones, and ones of its month or year."""

    undated: int
    unsure: int

    def said(self) -> tuple[str, ...]:
        """Return it in words, as chips are."""
        return tuple(
            f"{count} {what} left out"
            for count, what in ((self.undated, "undated"), (self.unsure, "without an exact date"))
            if count
        )


@dataclass(frozen=True, slots=True)
class ArrangedBoard:
    """A board as it is looked at. `metric` is None for a board without metrics.

    `order` are the rows shown, `places` the ranks (1 and 2 alone) of every metric by row where a
    best may be painted, `marks` the trust marks by row. `board` has the user's directions in the
    place of ours, at the metrics in `flipped`.
    """

    board: Board
    metric: int | None
    filter: BoardFilter
    order: tuple[RankedRow, ...]
    places: tuple[Mapping[int, int], ...]
    marks: tuple[tuple[QualityMark, ...], ...]
    flipped: frozenset[int]

    @property
    def rows_shown(self) -> frozenset[int]:
        """The places in `Board.rows` of the rows shown."""
        return frozenset(standing.row_index for standing in self.order)

    @property
    def as_of_left_out(self) -> LeftOut:
        """What is not shown as nothing says that it was there on the day asked for, or was not."""
        day, dates = self.filter.as_of, [row.date for row in self.board.rows]
        if day is None:
            return LeftOut(0, 0)
        unsure = sum(date is not None and date.first <= day < date.last for date in dates)
        return LeftOut(dates.count(None), unsure)

    @property
    def chosen(self) -> Metric | None:
        """The metric that orders the rows."""
        return None if self.metric is None else self.board.metrics[self.metric]


def arrange(
    board: Board, metric: str | None, wanted: BoardFilter, flips: Flips | None = None
) -> ArrangedBoard:
    """Return a board in the order of a metric, or of its default for None or an unknown name."""
    return narrowed(ranked(board, metric, wanted.as_of, flips), wanted)


def ranked(
    board: Board, metric: str | None, as_of: date | None, flips: Flips | None = None
) -> ArrangedBoard:
    """Return all rows of a board as of a day in their order: what `arrange` begins with.

    2,000 rows of 5 metrics take 30 ms, of 60 metrics 250: for a thread of its own, and to be kept.
    """
    told, flipped = with_flips(board, flips or {})
    index = _metric_index(told, metric)
    copies = duplicate_rows(told)
    return ArrangedBoard(
        board=told,
        metric=index,
        filter=BoardFilter(as_of=as_of),
        order=_in_order(told, index, as_of, copies),
        places=_places(told, as_of, copies),
        marks=((),) * len(told.rows) if index is None else row_marks(told, index, copies),
        flipped=flipped,
    )


def narrowed(whole: ArrangedBoard, wanted: BoardFilter) -> ArrangedBoard:
    """Return a board that is `ranked` as of the same day with only the rows that are wanted."""
    rows = whole.board.rows
    kept = tuple(standing for standing in whole.order if wanted.holds(rows[standing.row_index]))
    order = folded(whole.board, kept) if wanted.is_folded else kept
    return replace(whole, filter=wanted, order=order)


def with_flips(board: Board, flips: Flips) -> tuple[Board, frozenset[int]]:
    """Return a board with the user's directions in the place of ours, and for which metrics."""
    slug = board.ref.slug
    given = {
        place: flips[slug, metric.name]
        for place, metric in enumerate(board.metrics)
        if (slug, metric.name) in flips
    }
    if not given:
        return board, frozenset()
    metrics = tuple(
        _flipped(metric, given[place]) if place in given else metric
        for place, metric in enumerate(board.metrics)
    )
    return replace(board, metrics=metrics), frozenset(given)


def as_it_stood(board: Board, day: date | None) -> Board:
    """Return a board with only the rows that were there on `day`, all of them for None."""
    if day is None:
        return board
    return replace(board, rows=tuple(row for row in board.rows if is_known_by(row, day)))


def can_have_best(metric: Metric) -> bool:
    """Return whether a best may be painted: a score or speed, and sure which way it improves."""
    is_score = metric.role in RANKING_ROLES
    is_told = metric.direction is not Direction.UNKNOWN
    return is_score and is_told and metric.confidence >= UNSURE_BELOW


def _flipped(metric: Metric, direction: Direction) -> Metric:
    reasons = ("You set it.", *metric.reasons)
    role = MetricRole.SCORE if metric.role is MetricRole.FACT else metric.role
    return replace(metric, direction=direction, confidence=1.0, role=role, reasons=reasons)


def _metric_index(board: Board, name: str | None) -> int | None:
    if name is not None:
        with suppress(KeyError):
            return board.metric_index(name)
    return default_metric(board)


def _in_order(
    board: Board, metric: int | None, as_of: date | None, copies: frozenset[int]
) -> tuple[RankedRow, ...]:
    if metric is not None:
        return standings(board, metric, as_of=as_of, copies=copies)
    return tuple(
        RankedRow(index, None, index in copies)
        for index, row in enumerate(board.rows)
        if is_known_by(row, as_of)
    )


def _places(
    board: Board, as_of: date | None, copies: frozenset[int]
) -> tuple[Mapping[int, int], ...]:
    """Return for every metric the rows that are first and second in it, among those of the day."""
    shown = [index for index, row in enumerate(board.rows) if is_known_by(row, as_of)]
    return tuple(
        _first_two(shown, credible_numbers(board, place), metric.direction, copies)
        if can_have_best(metric)
        else {}
        for place, metric in enumerate(board.metrics)
    )


def _first_two(
    shown: Sequence[int],
    numbers: Sequence[float | None],
    direction: Direction,
    copies: frozenset[int],
) -> Mapping[int, int]:
    """Return the rows ranked 1 and 2, as `ranks_of` has them, without sorting all the others."""
    known = [
        number for index in shown if (number := numbers[index]) is not None and index not in copies
    ]
    known.extend({number for index in shown if (number := numbers[index]) is not None} - {*known})
    if not known:
        return {}
    better = max if direction is Direction.HIGHER else min
    first = better(known)
    rest = [number for number in known if number != first]
    second = better(rest) if rest and known.count(first) == 1 else None
    return {
        index: 1 if numbers[index] == first else 2
        for index in shown
        if numbers[index] is not None and numbers[index] in {first, second}
    }


BoardOf = Callable[[str], Board]
"""Reads a leaderboard by its slug."""


def best_result(board: Board, flips: Flips) -> BestResult:
    """Return who is first by the metric a leaderboard is ranked by at first, if that is sure.

    A model without a name is called as its paper is.
    """
    shown = arrange(board, None, BoardFilter(), flips)
    if shown.chosen is None or shown.metric is None or not can_have_best(shown.chosen):
        return BestResult()
    first = next((board.rows[one.row_index] for one in shown.order if one.rank == 1), None)
    value = None if first is None else first.values[shown.metric]
    if first is None or value is None:
        return BestResult()
    year = first.date.year if first.date else None
    model = first.model or first.paper_title
    return BestResult(model, shown.chosen.name, value.raw, year)


def results_as_told(
    results: Iterable[PaperResult], flips: Flips, board_of: BoardOf
) -> tuple[PaperResult, ...]:
    """Return a paper's results with the ranks they have in the user's directions."""
    return tuple(
        _ranked(result, board_of(result.board.slug), flips)
        if (result.board.slug, result.metric) in flips
        else result
        for result in results
    )


def _ranked(result: PaperResult, board: Board, flips: Flips) -> PaperResult:
    shown = arrange(board, result.metric, BoardFilter(), flips)
    ranks = {board.rows[one.row_index].result_id: one.rank for one in shown.order}
    order = shown.order
    copies = frozenset(place for place, one in enumerate(order) if one.is_duplicate)
    of = ranked_count([one.rank for one in order], copies)
    return replace(result, rank=ranks.get(result.result_id), of=of)
