"""How much of a leaderboard is taken out of the program: which rows, and which metrics."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pwc_tui.domain.boards.view import ArrangedBoard


@dataclass(frozen=True, slots=True)
class BoardExtent:
    """The rows that are taken of those shown, and the places of the metrics.

    `top` are so many from the first on, `results` only these; `metrics` None takes all. The metric
    that orders the rows is always taken.
    """

    top: int | None = None
    results: frozenset[int] = frozenset()
    metrics: frozenset[int] | None = None

    def of(self, shown: ArrangedBoard) -> ArrangedBoard:
        """Return only the rows and metrics that are taken; ranks and marks stay what they are."""
        return self._columns(self.rows(shown))

    def rows(self, shown: ArrangedBoard) -> ArrangedBoard:
        """Return only the rows that are taken, with all metrics."""
        rows = shown.board.rows
        order = shown.order
        if self.results:
            order = tuple(o for o in order if rows[o.row_index].result_id in self.results)
        return replace(shown, order=order[: self.top])

    def _columns(self, shown: ArrangedBoard) -> ArrangedBoard:
        if self.metrics is None:
            return shown
        board = shown.board
        kept = [p for p in range(len(board.metrics)) if p in self.metrics or p == shown.metric]
        now: Mapping[int, int] = {before: after for after, before in enumerate(kept)}
        rows = tuple(row._replace(values=tuple(row.values[p] for p in kept)) for row in board.rows)
        return replace(
            shown,
            board=replace(board, metrics=tuple(board.metrics[p] for p in kept), rows=rows),
            metric=None if shown.metric is None else now[shown.metric],
            places=tuple(shown.places[p] for p in kept),
            flipped=frozenset(now[p] for p in shown.flipped if p in now),
        )
