"""Papers or models side by side: what each of them states on the leaderboards they share."""

from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.domain.board_view import can_have_best
from pwc_tui.domain.boards import Board
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.ranking import numbers_of, ranks_of
from pwc_tui.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class Line:
    """One metric of one board: a result for each of those compared, None where it has none.

    `best` are the places of those that no other one outranks; empty where ranks are not known.
    """

    board: Ref
    metric: str
    results: tuple[PaperResult | None, ...]
    best: frozenset[int]


def side_by_side(compared: Sequence[Sequence[PaperResult]]) -> tuple[Line, ...]:
    """Return every metric that two or more of those compared have a result for.

    Of several results of one for a metric the best ranked counts. The boards that most of them
    share come first.
    """
    columns = [_best_by_metric(results) for results in compared]
    keys = dict.fromkeys(key for column in columns for key in column)
    lines = []
    for key in keys:
        results = tuple(column.get(key) for column in columns)
        stated = [result for result in results if result is not None]
        if len(stated) > 1:
            lines.append(Line(stated[0].board, key[1], results, _best_of(results)))
    shared = {line.board.id: _count_of_board(line.board.id, lines) for line in lines}
    return tuple(sorted(lines, key=lambda line: -shared[line.board.id]))


def results_of_row(board: Board, row_index: int) -> tuple[PaperResult, ...]:
    """Return what one row of a board states, ranked among the rows of that board."""
    row = board.rows[row_index]
    found = []
    for place, (metric, value) in enumerate(zip(board.metrics, row.values, strict=True)):
        if value is None:
            continue
        ranks: list[int | None] = [None] * len(board.rows)
        if can_have_best(metric):
            ranks = ranks_of(numbers_of(board, place), metric.direction)
        found.append(
            PaperResult(
                result_id=row.result_id,
                board=board.ref,
                task=board.task.name,
                dataset=board.dataset.name,
                metric=metric.name,
                value=value.raw,
                model=row.model,
                rank=ranks[row_index],
                of=sum(rank is not None for rank in ranks),
            )
        )
    return tuple(found)


_Key = tuple[int, str]


def _best_by_metric(results: Sequence[PaperResult]) -> dict[_Key, PaperResult]:
    best: dict[_Key, PaperResult] = {}
    for result in results:
        key = result.board.id, result.metric
        known = best.get(key)
        if known is None or _rank(result) < _rank(known):
            best[key] = result
    return best


def _rank(result: PaperResult) -> float:
    return float("inf") if result.rank is None else result.rank


def _best_of(results: Sequence[PaperResult | None]) -> frozenset[int]:
    ranks = {
        place: result.rank
        for place, result in enumerate(results)
        if result is not None and result.rank is not None
    }
    stated = sum(result is not None for result in results)
    if len(ranks) < stated:
        return frozenset()
    first = min(ranks.values())
    return frozenset(place for place, rank in ranks.items() if rank == first)


def _count_of_board(board_id: int, lines: Sequence[Line]) -> int:
    return max(
        sum(result is not None for result in line.results)
        for line in lines
        if line.board.id == board_id
    )
