"""The rows of the leaderboards: metrics with directions, results with papers, values with ranks."""

from collections.abc import Iterable, Sequence
from itertools import count

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import BestResult
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.ingest.clean.code_addresses import is_titled_official, with_official
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.clean.slugs import NAME_LENGTH, Wanted, own_slugs
from pwc_tui.ingest.registries.boards import BoardDraft, BoardHead, PaperFacts, Result, days_of
from pwc_tui.ingest.registries.models import Models
from pwc_tui.ingest.tables.metric_directions import Case, JudgedColumn, best_row, first_score, years
from pwc_tui.store.write.bulk_insert import Row, RowSpool

_VALUES_AT_ONCE = 4_000


class BoardRows:
    """Writes the rows of all leaderboards, numbering boards, metrics and results from 1.

    Rows are collected until there are many, and written together.
    """

    def __init__(self, spool: RowSpool, models: Models) -> None:
        self._spool = spool
        self._models = models
        self._boards = count(1)
        self._metric_ids = count(1)
        self._result_ids = count(1)
        self._benchmarks: list[Row] = []
        self._years: list[Row] = []
        self._benchmark_links: list[Row] = []
        self._metrics: list[Row] = []
        self._results: list[Row] = []
        self._result_links: list[Row] = []
        self._values: list[Row] = []

    def add(
        self,
        board: BoardDraft,
        slug: str,
        numbers: tuple[int, int],
        case: Case,
        columns: Sequence[JudgedColumn],
    ) -> None:
        """Add a leaderboard; `numbers` are those of its task and dataset, `columns` its metrics."""
        results, papers = case.results, case.papers
        id_ = next(self._boards)
        dates = days_of(results, papers)
        score = first_score(columns)
        known = [day for day in dates if day is not None]
        self._benchmarks.append(
            (
                id_,
                slug,
                *numbers,
                board.description,
                len(results),
                _paper_count(results, papers),
                *_best(score, results, dates),
                _iso(min(known, default=None)),
                _iso(max(known, default=None)),
                twin_key(case.name),
            )
        )
        self._years.extend((id_, *year) for year in years(score, dates))
        self._add_links(self._benchmark_links, id_, "link", board.links)
        self._add_links(self._benchmark_links, id_, "citation", board.citations)
        result_ids = [
            self._add_result(id_, position, result, paper, day)
            for position, (result, paper, day) in enumerate(
                zip(results, papers, dates, strict=True), 1
            )
        ]
        for position, column in enumerate(columns):
            self._add_column(id_, position, column, result_ids)
        if len(self._values) > _VALUES_AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what is collected; to be called when all leaderboards are added."""
        insert = self._spool.insert
        insert("benchmark", self._benchmarks)
        insert("benchmark_year", self._years)
        insert("benchmark_link", sorted(self._benchmark_links, key=_first_three))
        insert("metric", self._metrics)
        insert("result", self._results)
        insert("result_link", self._result_links)
        insert("value", sorted(self._values, key=_first_two))
        for rows in (
            self._benchmarks,
            self._years,
            self._benchmark_links,
            self._metrics,
            self._results,
            self._result_links,
            self._values,
        ):
            rows.clear()

    def _add_result(
        self,
        board: int,
        position: int,
        result: Result,
        paper: PaperFacts | None,
        day: PartialDate | None,
    ) -> int:
        id_ = next(self._result_ids)
        repository = paper.official_code if paper else ""
        code = with_official(result.code, repository)
        self._results.append(
            (
                id_,
                board,
                position,
                result.model,
                self._models.next_number(paper.id if paper else None),
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


def board_slugs(
    boards: Iterable[BoardHead], tasks: Sequence[str], datasets: Sequence[str]
) -> list[str]:
    """Return the slugs of all boards: the old address' one, else `task-on-dataset`.

    `tasks` and `datasets` are slugs by number from 1.
    """
    wanted = (
        Wanted(board.slug, f"{tasks[board.task_id - 1]}-on-{datasets[board.dataset_id - 1]}")
        for board in boards
    )
    return own_slugs(wanted, longest=_LONGEST)


_LONGEST = 2 * NAME_LENGTH


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


def _first_three(row: Row) -> tuple[object, ...]:
    return row[:3]
