"""How long it takes to infer role and direction of every metric of a database."""

import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.direction import infer
from pwc_tui.domain.metrics.direction_evidence import Survey
from pwc_tui.domain.metrics.direction_hints import BoardColumns, MetricValues
from pwc_tui.domain.metrics.values import ParsedValue
from pwc_tui.store.queries.boards import Boards


def time_judging(database: Path) -> list[Figure]:
    """Parse all values of all leaderboards and judge their columns, as the import does."""
    boards = Boards(database)
    everything = [boards.board(entry.slug) for entry in boards.entries()]
    started = time.perf_counter()
    survey = Survey()
    for board in everything:
        survey.add(_columns(board))
    judged = 0
    for number, board in enumerate(everything):
        columns = _columns(board)
        evidence = survey.evidence(number, columns)
        pairs = zip(columns.columns, evidence, strict=True)
        judged += len([infer(column.name, of_column) for column, of_column in pairs])
    seconds = time.perf_counter() - started
    name = f"{judged:,} metrics of {len(everything):,} boards judged"
    return [Figure(name, (seconds,), "s", 10)]


def _columns(board: Board) -> BoardColumns:
    places = range(len(board.metrics))
    columns = [
        MetricValues(board.metrics[place].name, list(_parsed(board, place))) for place in places
    ]
    return BoardColumns(board.ref.name, columns, [row.date for row in board.rows])


def _parsed(board: Board, place: int) -> Iterator[ParsedValue | None]:
    values = [row.values[place] for row in board.rows]
    parsed = iter(parse_column([value.raw for value in values if value]))
    return (next(parsed) if value else None for value in values)
