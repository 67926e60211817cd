"""What the columns of the leaderboards are, found for all boards at once, and who is first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pwc_tui.archive.boards import Board, PaperFacts, Result, days_of
from pwc_tui.domain.boards import Value
from pwc_tui.domain.direction import Judgement, infer
from pwc_tui.domain.duplicates import Entry, duplicates
from pwc_tui.domain.evidence import gather
from pwc_tui.domain.metrics import RANKING_ROLES, Direction
from pwc_tui.domain.ranking import on_one_scale, ranks_of
from pwc_tui.domain.signs import BoardColumns, Column
from pwc_tui.domain.trust import UNSURE_BELOW
from pwc_tui.domain.value_columns import parse_column
from pwc_tui.domain.values import ParsedValue


@dataclass(frozen=True, slots=True)
class JudgedColumn:
    """A metric that has a value at all, with one ranked value or None per result."""

    name: str
    judgement: Judgement
    values: tuple[Value | None, ...]


def judge(
    boards: Sequence[Board], names: Sequence[str], papers: Sequence[Sequence[PaperFacts | None]]
) -> Iterator[tuple[JudgedColumn, ...]]:
    """Yield the columns of every board in the file's order, when all boards have been looked at.

    `names` are what the boards are called (`Task on Dataset`), `papers` those of their results.
    """
    stated = [_stated(board) for board in boards]
    columns = [
        BoardColumns(name, [_column(*pair) for pair in of_board], days_of(board.results, facts))
        for board, name, of_board, facts in zip(boards, names, stated, papers, strict=True)
    ]
    evidence = gather(columns)
    for board, facts, of_board, raws, proof in zip(
        boards, papers, columns, stated, evidence, strict=True
    ):
        copies = _copies(board.results, facts)
        yield tuple(
            _judged(column, stated_raws, infer(column.name, reasons), copies)
            for column, (_, stated_raws), reasons in zip(of_board.columns, raws, proof, strict=True)
        )


def best_row(columns: Sequence[JudgedColumn]) -> int | None:
    """Return the place of the result that is first by the metric boards are ranked by at first.

    None where no score has a direction, or where it is not sure. The metric is that of
    `domain.ranking.default_metric`.
    """
    for column in columns:
        judged = column.judgement
        if judged.role in RANKING_ROLES and judged.direction is not Direction.UNKNOWN:
            if judged.confidence < UNSURE_BELOW:
                return None
            ranks = (value.rank if value else None for value in column.values)
            return next((place for place, rank in enumerate(ranks) if rank == 1), None)
    return None


_Stated = list[str | None]


def _stated(board: Board) -> list[tuple[str, _Stated]]:
    """Return the board's used metrics, each with one raw value or None per result."""
    by_metric: list[_Stated] = [[None] * len(board.results) for _ in board.metrics]
    for row, result in enumerate(board.results):
        for metric, raw in result.values:
            by_metric[metric][row] = raw
    pairs = zip(board.metric_names(), by_metric, strict=True)
    return [(name, stated) for name, stated in pairs if any(raw is not None for raw in stated)]


def _column(name: str, stated: _Stated) -> Column:
    parsed = iter(parse_column([raw for raw in stated if raw is not None]))
    values: list[ParsedValue | None] = [None if raw is None else next(parsed) for raw in stated]
    return Column(name, values)


def _judged(
    column: Column, stated: _Stated, judgement: Judgement, copies: frozenset[int]
) -> JudgedColumn:
    values = [
        None
        if raw is None or parsed is None
        else Value(raw, parsed.number, None, parsed.uncertainty, parsed.unit, parsed.note)
        for raw, parsed in zip(stated, column.values, strict=True)
    ]
    ranks = ranks_of(on_one_scale(values), judgement.direction, copies)
    pairs = zip(values, ranks, strict=True)
    ranked = tuple(value and replace(value, rank=rank) for value, rank in pairs)
    return JudgedColumn(column.name, judgement, ranked)


def _copies(results: Sequence[Result], papers: Sequence[PaperFacts | None]) -> frozenset[int]:
    pairs = zip(results, papers, strict=True)
    return duplicates([_entry(result, paper) for result, paper in pairs])


def _entry(result: Result, paper: PaperFacts | None) -> Entry:
    key = f"paper {paper.id}" if paper else result.url or result.title
    return Entry(result.model, key, dict(result.values))
