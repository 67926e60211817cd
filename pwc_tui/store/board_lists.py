"""Lists of leaderboards and of their metrics, straight from sqlite3."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from pwc_tui.domain.board_lists import BoardSummary, MetricColumn
from pwc_tui.domain.boards import board_name
from pwc_tui.domain.metrics import Direction, MetricRole
from pwc_tui.domain.refs import Kind, Ref

_SUMMARIES = (
    "SELECT benchmark.id, benchmark.slug, best_model, result_count, benchmark.paper_count,"
    " first_date, last_date, task.id, task.slug, task.name, dataset.id, dataset.slug, dataset.name"
    " FROM benchmark JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " ORDER BY benchmark.paper_count DESC, result_count DESC, benchmark.id"
)
_METRIC_NAMES = "SELECT benchmark_id, name FROM metric ORDER BY benchmark_id, position"
_COLUMNS = (
    "SELECT benchmark.slug, metric.name,"
    " (SELECT count(*) FROM value WHERE value.metric_id = metric.id),"
    " direction, confidence, role, reasons"
    " FROM metric JOIN benchmark ON benchmark.id = benchmark_id ORDER BY metric.id"
)
_LAST_DAY = "SELECT max(last_date) FROM benchmark WHERE last_date <= ?"


def board_summaries(connection: sqlite3.Connection) -> Iterator[BoardSummary]:
    """Yield all leaderboards, most used first."""
    metrics = _metric_names(connection)
    for row in connection.execute(_SUMMARIES):
        number, slug, best, rows, papers, first, last, *refs = row
        task, dataset = Ref(Kind.TASK, *refs[:3]), Ref(Kind.DATASET, *refs[3:])
        yield BoardSummary(
            ref=Ref(Kind.BOARD, number, slug, board_name(task.name, dataset.name)),
            task=task,
            dataset=dataset,
            best_model=best,
            row_count=rows,
            paper_count=papers,
            metrics=tuple(metrics.get(number, ())),
            first_date=date.fromisoformat(first) if first else None,
            last_date=date.fromisoformat(last) if last else None,
        )


def metric_columns(connection: sqlite3.Connection) -> Iterator[MetricColumn]:
    """Yield the metrics of all leaderboards."""
    for slug, name, values, direction, confidence, role, reasons in connection.execute(_COLUMNS):
        yield MetricColumn(
            board_slug=slug,
            name=name,
            values=values,
            direction=Direction(direction),
            confidence=confidence,
            role=MetricRole(role),
            reasons=tuple(reasons.split("\n")) if reasons else (),
        )


def last_day(connection: sqlite3.Connection, until: str) -> date | None:
    """Return the day of the newest dated result that is not after `until` (an ISO date)."""
    (day,) = connection.execute(_LAST_DAY, (until,)).fetchone()
    return date.fromisoformat(day) if day else None


def _metric_names(connection: sqlite3.Connection) -> Mapping[int, list[str]]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    for board, name in connection.execute(_METRIC_NAMES):
        names[board].append(name)
    return names
