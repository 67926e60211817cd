"""The rows of the leaderboards: metrics with directions, results with papers, values with ranks."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import BestResult
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.ingest.clean.code_addresses import is_titled_official, with_official
from pwc_tui.ingest.clean.result_record import Result
from pwc_tui.ingest.tables.metric_directions import (
    Case,
    JudgedColumn,
    PaperFacts,
    best_row,
    first_score,
    years,
)
from pwc_tui.store.write.row_buffer import RowBuffer


class BoardHead(NamedTuple):
    """What is known of a leaderboard apart from its results; task and dataset by their numbers."""

    id: int
    slug: str
    task_id: int
    dataset_id: int
    description: str


class BoardRows:
    """Makes the rows of all leaderboards, numbering metrics and results from 1."""

    def __init__(self, rows: RowBuffer) -> None:
        self._rows = rows
        self._metric_ids = count(1)
        self._result_ids = count(1)

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
        head = (
            *board,
            len(results),
            _paper_count(results, papers),
            *_best(score, results, dates),
            _iso(min(known, default=None)),
            _iso(max(known, default=None)),
            twin_key(case.name),
        )
        self._rows.add("benchmark", head)
        self._rows.extend("benchmark_year", ((board.id, *year) for year in years(score, dates)))
        metrics = [
            (self._add_metric(board.id, position, column), column)
            for position, column in enumerate(columns)
        ]
        of_results = zip(results, models, papers, dates, strict=True)
        for place, of_result in enumerate(of_results):
            result = self._add_result((board.id, place + 1), *of_result)
            self._add_values(result, place, metrics)

    def _add_metric(self, board: int, position: int, column: JudgedColumn) -> int:
        id_ = next(self._metric_ids)
        judged = column.judgement
        row = (
            id_,
            board,
            position,
            column.name,
            judged.direction.value,
            column.ranked_count,
            judged.confidence,
            judged.role.value,
            "\n".join(judged.reasons),
        )
        self._rows.add("metric", row)
        return id_

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
        row = (
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
        self._rows.add("result", row)
        for kind, links in (("code", code), ("model", result.models)):
            for position, link in enumerate(links):
                self._rows.add("result_link", (id_, kind, position, link.title, link.url))
        return id_

    def _add_values(
        self, result: int, place: int, metrics: Iterable[tuple[int, JudgedColumn]]
    ) -> None:
        for metric, column in metrics:
            value = column.values[place]
            if value is not None:
                stated = value.raw, value.number, value.rank, value.uncertainty
                self._rows.add("value", (result, metric, *stated, value.unit, value.note))


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
