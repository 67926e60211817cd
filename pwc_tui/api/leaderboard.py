"""A leaderboard as an archive returns it: in order, with ranks, as rows or as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.api.frames import frame_of
from pwc_tui.domain.boards.board import Board, Metric
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.view import ArrangedBoard, Flips, arrange
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import Ref

if TYPE_CHECKING:
    import pandas as pd

    from pwc_tui.export.json.encode import JsonObject

_SUGGESTIONS = 3
_METRICS_NAMED = 8
_LIKENESS = 0.5
"""Part of the letters that a name shares with one it may have been meant for."""


@dataclass(frozen=True, slots=True)
class LeaderboardRow:
    """One result. `rank` is None where the metric ranks nobody or the value is no number."""

    rank: int | None
    model: str
    values: Mapping[str, float | None]
    """The numbers by the name of the metric."""
    raw: Mapping[str, str]
    """The same as the archive states them."""
    paper: Ref | None
    paper_title: str
    date: PartialDate | None
    code: tuple[str, ...]
    """Addresses of repositories."""


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """A leaderboard in the order of a metric. `view` is all that is known of it."""

    view: ArrangedBoard
    snapshot: str
    """Which import it is from, for people."""

    @property
    def ref(self) -> Ref:
        """Its public id and its name."""
        return self.view.board.ref

    @property
    def metric(self) -> Metric | None:
        """What the rows are in the order of; None for a board without metrics."""
        return self.view.chosen

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """All its metrics, with the direction of each and how sure that is."""
        return self.view.board.metrics

    def __len__(self) -> int:
        """Return how many rows are shown."""
        return len(self.view.order)

    def __iter__(self) -> Iterator[LeaderboardRow]:
        """Return the rows, best first."""
        names = [metric.name for metric in self.metrics]
        for standing in self.view.order:
            row = self.view.board.rows[standing.row_index]
            stated = dict(zip(names, row.values, strict=True))
            yield LeaderboardRow(
                rank=standing.rank,
                model=row.model,
                values={name: value and value.number for name, value in stated.items()},
                raw={name: value.raw if value else "" for name, value in stated.items()},
                paper=row.paper,
                paper_title=row.paper.name if row.paper else row.paper_title,
                date=row.date,
                code=tuple(link.url for link in row.code),
            )

    def to_pandas(self) -> "pd.DataFrame":
        """Return the columns of `pwc-tui board --csv`, ranks and values as numbers."""
        from pwc_tui.export.board_table import METRICS_START, board_table  # noqa: PLC0415 - 5 ms

        table, board = board_table(self.view), self.view.board
        metrics = table.columns[METRICS_START : METRICS_START + len(board.metrics)]
        rows = []
        for standing, cells in zip(self.view.order, table.rows, strict=True):
            values = board.rows[standing.row_index].values
            numbers = [None if value is None else value.number for value in values]
            entry: JsonObject = dict(zip(table.columns, cells, strict=True))
            entry |= {"rank": standing.rank, **dict(zip(metrics, numbers, strict=True))}
            rows.append(entry)
        return frame_of(rows, table.columns)


def read_leaderboard(
    board: Board, metric: str | None, rows: BoardFilter | None, flips: Flips, snapshot: str
) -> Leaderboard:
    """Return a board in the order of a metric; raises UserError where it has none of that name."""
    name = None if metric is None else metric_named(board, metric).name
    return Leaderboard(arrange(board, name, rows or BoardFilter(), flips), snapshot)


def metric_named(board: Board, name: str) -> Metric:
    """Return the metric of a leaderboard that is meant; raises UserError where it has none."""
    try:
        return board.metrics[board.metric_index(name)]
    except KeyError as error:
        names = [metric.name for metric in board.metrics]
        raise UserError(
            f"{board.ref.slug} has no metric {name!r}; {_nearest(name, names)}"
        ) from error


def _nearest(name: str, names: Sequence[str]) -> str:
    """Return which metrics there are: all where they are few, else those spelled most like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is an error

    if len(names) <= _METRICS_NAMED:
        return f"it has {', '.join(names)}" if names else "it has none"
    spelled = {known.casefold(): known for known in names}
    near = get_close_matches(name.casefold(), spelled, _SUGGESTIONS, cutoff=_LIKENESS)
    if near:
        return f"perhaps {', '.join(spelled[known] for known in near)}"
    return f"of its {len(names)} the first are {', '.join(names[:_METRICS_NAMED])}"
