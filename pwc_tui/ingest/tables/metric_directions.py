"""What the columns of the leaderboards are, found for all boards at once, and who is first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pwc_tui.domain.boards.board import Value
from pwc_tui.domain.boards.duplicate_rows import ResultKey, duplicates
from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW
from pwc_tui.domain.boards.ranking import on_one_scale, ranked_count, ranks_of
from pwc_tui.domain.boards.records_over_time import Year, years_of
from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.direction import Judgement, infer
from pwc_tui.domain.metrics.direction_evidence import Survey
from pwc_tui.domain.metrics.direction_hints import BoardColumns, MetricValues
from pwc_tui.domain.metrics.metric_names import credible
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction
from pwc_tui.domain.metrics.values import ParsedValue
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.ingest.clean.result_record import Result


@dataclass(frozen=True, slots=True)
class JudgedColumn:
    """A metric that has a value at all, with one ranked value or None per result."""

    name: str
    judgement: Judgement
    values: tuple[Value | None, ...]
    ranked_count: int
    """Among how many the ranks are."""


class Jury:
    """Judges the columns of all boards, which it has to see twice: each is judged by all."""

    def __init__(self) -> None:
        self._survey = Survey()

    def look_at(self, case: "Case") -> None:
        """Take note of a board; all of them before any is judged."""
        self._survey.add(case.columns())

    def judge(self, case: "Case", number: int) -> tuple[JudgedColumn, ...]:
        """Return the columns of a board in the file's order; it was the one of this number."""
        columns = case.columns()
        evidence = self._survey.evidence(number, columns)
        copies = _copies(case.results, case.papers)
        return tuple(
            _judged(column, raws, infer(column.name, reasons), copies)
            for column, (_, raws), reasons in zip(
                columns.columns, case.stated, evidence, strict=True
            )
        )


class PaperFacts(NamedTuple):
    """What a result takes over from its paper."""

    id: int
    date: PartialDate | None
    official_code: str
    """The address of the repository, "" where there is none."""


class Case:
    """A board with its results and their papers; `metrics` are all names that the file has."""

    def __init__(
        self,
        name: str,
        metrics: Sequence[str],
        results: Sequence[Result],
        papers: Sequence[PaperFacts | None],
    ) -> None:
        self.name = name
        self.results = results
        self.papers = papers
        self.dates = _dates(results, papers)
        self.stated = _stated(metrics, results)
        """The board's used metrics, each with one raw value or None per result."""

    def columns(self) -> BoardColumns:
        """Return the board's columns with their numbers."""
        return BoardColumns(self.name, [_column(*pair) for pair in self.stated], self.dates)


def first_score(columns: Sequence[JudgedColumn]) -> JudgedColumn | None:
    """Return the metric that a board is ranked by at first, if it is sure which way it improves.

    None where no score has a direction, or where it is not sure. The metric is that of
    `domain.boards.ranking.default_metric`.
    """
    for column in columns:
        judged = column.judgement
        if judged.role in RANKING_ROLES and judged.direction is not Direction.UNKNOWN:
            return None if judged.confidence < UNSURE_BELOW else column
    return None


def best_row(score: JudgedColumn | None) -> int | None:
    """Return the place of the result that is first by a metric, None for none."""
    ranks = (value.rank if value else None for value in (score.values if score else ()))
    return next((place for place, rank in enumerate(ranks) if rank == 1), None)


def years(score: JudgedColumn | None, days: Sequence[PartialDate | None]) -> tuple[Year, ...]:
    """Return a board year by year, with the best by a metric, without any best for None."""
    if score is None:
        return years_of(days, [None] * len(days), Direction.UNKNOWN)
    numbers = credible(score.name, on_one_scale(score.values))
    return years_of(days, numbers, score.judgement.direction)


_Stated = list[str | None]


def _dates(
    results: Sequence[Result], papers: Sequence[PaperFacts | None]
) -> list[PartialDate | None]:
    """Return the dates of results: their own, else their papers'.

    A paper's goes before a result's that may be the same and is known less exactly.
    """
    dates = ((r.date, p.date if p else None) for r, p in zip(results, papers, strict=True))
    return [
        of_paper if own is None or (of_paper is not None and own.holds(of_paper)) else own
        for own, of_paper in dates
    ]


def _stated(metrics: Sequence[str], results: Sequence[Result]) -> list[tuple[str, _Stated]]:
    by_metric: list[_Stated] = [[None] * len(results) for _ in metrics]
    for row, result in enumerate(results):
        for metric, raw in result.values:
            by_metric[metric][row] = raw
    pairs = zip(_shown_names(metrics), by_metric, strict=True)
    return [(name, stated) for name, stated in pairs if any(raw is not None for raw in stated)]


def _shown_names(metrics: Sequence[str]) -> list[str]:
    """Return the names without white space around them unless two differ by it."""
    shared = Counter(name.strip() for name in metrics)
    return [name.strip() if shared[name.strip()] == 1 else name for name in metrics]


def _column(name: str, stated: _Stated) -> MetricValues:
    parsed = iter(parse_column([raw for raw in stated if raw is not None]))
    values: list[ParsedValue | None] = [None if raw is None else next(parsed) for raw in stated]
    return MetricValues(name, values)


def _judged(
    column: MetricValues, stated: _Stated, judgement: Judgement, copies: frozenset[int]
) -> JudgedColumn:
    values = [
        None
        if raw is None or parsed is None
        else Value(raw, parsed.number, None, parsed.uncertainty, parsed.unit, parsed.note)
        for raw, parsed in zip(stated, column.values, strict=True)
    ]
    numbers = credible(column.name, on_one_scale(values))
    ranks = ranks_of(numbers, judgement.direction, copies)
    pairs = zip(values, ranks, strict=True)
    ranked = tuple(value and value._replace(rank=rank) for value, rank in pairs)
    return JudgedColumn(column.name, judgement, ranked, ranked_count(ranks, copies))


def _copies(results: Sequence[Result], papers: Sequence[PaperFacts | None]) -> frozenset[int]:
    pairs = zip(results, papers, strict=True)
    return duplicates([_entry(result, paper) for result, paper in pairs])


def _entry(result: Result, paper: PaperFacts | None) -> ResultKey:
    key = f"paper {paper.id}" if paper else result.url or result.title
    return ResultKey(result.model, key, dict(result.values))
