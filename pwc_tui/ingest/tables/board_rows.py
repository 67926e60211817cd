"""The rows of the leaderboards: metrics with directions, results with papers, values with ranks."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import BestResult
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.ingest.clean.code_addresses import is_titled_official, with_official
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.clean.result_record import Result
from pwc_tui.ingest.tables.metric_directions import (
    Case,
    JudgedColumn,
    PaperFacts,
    best_row,
    first_score,
    years,
)
from pwc_tui.store.write.bulk_insert import Row, RowSpool

_VALUES_AT_ONCE = 4_000


class BoardHead(NamedTuple):
    """What is known of a leaderboard apart from its results; task and dataset by their numbers."""

    id: int
    slug: str
    task_id: int
    dataset_id: int
    description: str


class BoardRows:
    """Writes the rows of all leaderboards, numbering metrics and results from 1.

    Rows are collected until there are many, and written together.
    """

    def __init__(self, spool: RowSpool) -> None:
        self._spool = spool
        self._metric_ids = count(1)
        self._result_ids = count(1)
        self._benchmarks: list[Row] = []
        self._years: list[Row] = []
        self._metrics: list[Row] = []
        self._results: list[Row] = []
        self._result_links: list[Row] = []
        self._values: list[Row] = []

    def add(
        self,
        board: BoardHead,
        case: Case,
        models: Sequence[int | None],
        columns: Sequence[JudgedColumn],
    ) -> None:
        """Add a leaderboard; `models` are the numbers of its results', `columns` its metrics."""
        results, papers, dates = case.results, case.papers, case.dates
        score = first_score(columns)
        known = [day for day in dates if day is not None]
        self._benchmarks.append(
            (
                *board,
                len(results),
                _paper_count(results, papers),
                *_best(score, results, dates),
                _iso(min(known, default=None)),
                _iso(max(known, default=None)),
                twin_key(case.name),
            )
        )
        self._years.extend((board.id, *year) for year in years(score, dates))
        result_ids = [
            self._add_result((board.id, position), *of_result)
            for position, of_result in enumerate(
                zip(results, models, papers, dates, strict=True), 1
            )
        ]
        for position, column in enumerate(columns):
            self._add_column(board.id, position, column, result_ids)
        if len(self._values) > _VALUES_AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what is collected; to be called when all leaderboards are added."""
        insert = self._spool.insert
        insert("benchmark", self._benchmarks)
        insert("benchmark_year", self._years)
        insert("metric", self._metrics)
        insert("result", self._results)
        insert("result_link", self._result_links)
        insert("value", sorted(self._values, key=_first_two))
        for rows in (
            self._benchmarks,
            self._years,
            self._metrics,
            self._results,
            self._result_links,
            self._values,
        ):
            rows.clear()

    def _add_result(
        self,
        place: tuple[int, int],
        result: Result,
        model: int | None,
        paper: PaperFacts | None,
        day: PartialDate | None,
    ) -> int:
        id_ = next(self._result_ids)
        repository = paper.official_code if paper else ""
        code = with_official(result.code, repository)
        self._results.append(
            (
                id_,
                *place,
                result.model,
                model,
                paper.id if paper else None,
                result.title,
                result.url,
                _iso(day),
                result.uses_extra_data,
                bool(repository) or any(map(is_titled_official, code)),
            )
        )
        self._add_links(self._result_links, id_, "code", code)
        self._add_links(self._result_links, id_, "model", result.models)
        return id_

    def _add_column(
        self, board_id: int, position: int, column: JudgedColumn, result_ids: Sequence[int]
    ) -> None:
        id_ = next(self._metric_ids)
        judged = column.judgement
        self._metrics.append(
            (
                id_,
                board_id,
                position,
                column.name,
                judged.direction.value,
                column.ranked_count,
                judged.confidence,
                judged.role.value,
                "\n".join(judged.reasons),
            )
        )
        self._values.extend(
            (
                result_id,
                id_,
                value.raw,
                value.number,
                value.rank,
                value.uncertainty,
                value.unit,
                value.note,
            )
            for result_id, value in zip(result_ids, column.values, strict=True)
            if value is not None
        )

    @staticmethod
    def _add_links(rows: list[Row], owner: int, kind: str, links: Iterable[LinkText]) -> None:
        rows.extend(
            (owner, kind, position, link.title, link.url) for position, link in enumerate(links)
        )


def _paper_count(results: Sequence[Result], papers: Sequence[PaperFacts | None]) -> int:
    named = {
        paper.id if paper else result.url or result.title
        for result, paper in zip(results, papers, strict=True)
    }
    return len(named - {""})


def _best(
    score: JudgedColumn | None, results: Sequence[Result], days: Sequence[PartialDate | None]
) -> BestResult:
    """Return who is first by a metric, with the value and the year of the result.

    A model without a name is called as its paper is.
    """
    best = best_row(score)
    if score is None or best is None:
        return BestResult()
    day, value = days[best], score.values[best]
    raw = value.raw if value else ""
    model = results[best].model or results[best].title
    return BestResult(model, score.name, raw, day.year if day else None)


def _iso(day: PartialDate | None) -> str | None:
    return None if day is None else day.isoformat()


def _first_two(row: Row) -> tuple[object, ...]:
    return row[:2]
