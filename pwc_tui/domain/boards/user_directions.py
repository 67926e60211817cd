"""Where the user's directions change what was counted once for all leaderboards."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.ranking import ranked_count
from pwc_tui.domain.boards.view import Flips, arrange, can_have_best
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import BestResult

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
