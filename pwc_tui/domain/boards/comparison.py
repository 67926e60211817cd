"""Papers or models side by side: what each of them states on the leaderboards they share."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import duplicate_rows, ranked_count, ranks_by_metric
from pwc_tui.domain.boards.view import can_have_best
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One metric of one board: a result for each of those compared, None where it has none.

    Whatever one of them states on a board is of one model: that of its best rank there.

    `best` are the places of those that no other one outranks; empty where ranks are not known.
    """

    board: Ref
    metric: str
    results: tuple[PaperResult | None, ...]
    best: frozenset[int]


def side_by_side(compared: Sequence[Sequence[PaperResult]]) -> tuple[ComparisonRow, ...]:
    """Return every metric that two or more of those compared have a result for.

    Of several models of one on a board the best counts, with all its values: the accuracy of one
    beside the size of another would be no model's. The boards that most of them share come first.
    """
    columns = [_of_best_models(results) for results in compared]
    keys = dict.fromkeys(key for column in columns for key in column)
    lines = []
    for key in keys:
        results = tuple(column.get(key) for column in columns)
        stated = [result for result in results if result is not None]
        if len(stated) > 1:
            lines.append(ComparisonRow(stated[0].board, key[1], results, _best_of(results)))
    shared = {line.board.id: _count_of_board(line.board.id, lines) for line in lines}
    return tuple(sorted(lines, key=lambda line: -shared[line.board.id]))


def results_on(board: Board, results: Set[int]) -> tuple[PaperResult, ...]:
    """Return what some results of a board state, by their `result_id`s, ranked among all its rows.

    Nobody is ranked where it is not sure which way a metric improves.
    """
    ranked = ranks_by_metric(board)
    copies = duplicate_rows(board)
    sure = [
        ranks if can_have_best(metric) else {}
        for metric, ranks in zip(board.metrics, ranked, strict=True)
    ]
    counts = [
        ranked_count([ranks.get(i) for i in range(len(board.rows))], copies) for ranks in sure
    ]
    return tuple(
        PaperResult(
            result_id=row.result_id,
            board=board.ref,
            task=board.task.name,
            dataset=board.dataset.name,
            metric=metric.name,
            value=value.raw,
            model=row.model,
            rank=ranks.get(index),
            of=of,
        )
        for index, row in enumerate(board.rows)
        if row.result_id in results
        for metric, value, ranks, of in zip(board.metrics, row.values, sure, counts, strict=True)
        if value is not None
    )


_Key = tuple[int, str]


def _of_best_models(results: Sequence[PaperResult]) -> dict[_Key, PaperResult]:
    best = {board.result_id for board in by_board(results)}
    found: dict[_Key, PaperResult] = {}
    for result in results:
        if result.result_id in best:
            found.setdefault((result.board.id, result.metric), result)
    return found


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


def _count_of_board(board_id: int, lines: Sequence[ComparisonRow]) -> int:
    return max(
        sum(result is not None for result in line.results)
        for line in lines
        if line.board.id == board_id
    )


@dataclass(frozen=True, slots=True)
class BoardResults:
    """What a paper states on one leaderboard.

    `best` is the value of its best model by the metric that ranks there, `others` are all other
    values: those of that model, then those of the models behind it.
    """

    best: PaperResult
    others: tuple[PaperResult, ...]

    @property
    def result_id(self) -> int:
        """The row of the best model."""
        return self.best.result_id


def by_board(results: Sequence[PaperResult]) -> tuple[BoardResults, ...]:
    """Return the results of each leaderboard, the best rank first, of equal ranks the largest.

    The metric that ranks is the first one in which any of them has a rank.
    """
    boards: defaultdict[int, list[PaperResult]] = defaultdict(list)
    for result in results:
        boards[result.board.id].append(result)
    return tuple(sorted(map(_of_board, boards.values()), key=_place))


def _of_board(results: Sequence[PaperResult]) -> BoardResults:
    ranking = next((one for one in results if one.rank is not None), results[0]).metric
    in_it = sorted((one for one in results if one.metric == ranking), key=rank_of)
    models = dict.fromkeys([one.result_id for one in in_it] + [one.result_id for one in results])
    ordered = [one for model in models for one in results if one.result_id == model]
    best = in_it[0]
    return BoardResults(best, tuple(one for one in ordered if one is not best))


def rank_of(result: PaperResult) -> float:
    """Return a rank to sort by: results without one come last."""
    return float("inf") if result.rank is None else result.rank


def _place(board: BoardResults) -> tuple[float, int]:
    return rank_of(board.best), -board.best.of
