"""A paper's results by leaderboard: its best model speaks for it, the best ranks stand first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.domain.papers import PaperResult


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
