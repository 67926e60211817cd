"""Lists of leaderboards and of their metrics.

Budget: `pwc-tui boards` over 14,000 of them, and each list of the first page.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pwc_tui.domain.boards.records_over_time import Year, years_of_board
from pwc_tui.domain.boards.summaries import BoardEntry, MetricColumn
from pwc_tui.domain.boards.view import Flips, best_result, with_flips
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.store.queries.board import read_board

_ENTRIES = (
    "SELECT benchmark.id, benchmark.slug, task.id, task.slug, task.name,"
    " dataset.id, dataset.slug, dataset.name, dataset.parent_id,"
    " benchmark.best_model, benchmark.best_metric, benchmark.best_value, benchmark.best_year,"
    " benchmark.result_count, benchmark.paper_count,"
    " benchmark.first_date, benchmark.last_date"
    " FROM benchmark JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
)
_MOST_USED = " ORDER BY benchmark.paper_count DESC, benchmark.result_count DESC, benchmark.id"
_YEARS = "SELECT year, result_count, best FROM benchmark_year WHERE benchmark_id = ? ORDER BY year"
_METRIC_NAMES = "SELECT benchmark_id, name FROM metric ORDER BY benchmark_id, position"
_COLUMNS = (
    "SELECT benchmark.slug, metric.name,"
    " (SELECT count(*) FROM value WHERE value.metric_id = metric.id),"
    " direction, confidence, role, reasons"
    " FROM metric JOIN benchmark ON benchmark.id = benchmark_id ORDER BY metric.id"
)
_LAST_DAY = "SELECT max(last_date) FROM benchmark WHERE last_date <= ?"


def board_entries(
    connection: sqlite3.Connection, flips: Flips, where: str = "", bound: Sequence[int] = ()
) -> Iterator[BoardEntry]:
    """Yield leaderboards, most used first; the user's directions say who is best."""
    flipped = {slug for slug, _ in flips}
    for row in connection.execute(f"{_ENTRIES}{where}{_MOST_USED}", bound):
        entry = BoardEntry._make(row)
        if entry.slug in flipped:
            board = read_board(connection, "id", entry.id)
            best = best_result(board, flips)
            entry = entry._replace(
                best_model=best.model,
                best_metric=best.metric,
                best_value=best.value,
                best_year=best.year,
            )
        yield entry


def years_of_entry(
    connection: sqlite3.Connection, entry: BoardEntry, flips: Flips
) -> tuple[Year, ...]:
    """Return a leaderboard year by year; the user's directions say what is best."""
    if any(slug == entry.slug for slug, _ in flips):
        return years_of_board(with_flips(read_board(connection, "id", entry.id), flips)[0])
    return tuple(map(Year._make, connection.execute(_YEARS, (entry.id,))))


def metric_names(connection: sqlite3.Connection) -> Mapping[int, Sequence[str]]:
    """Return what the metrics of every leaderboard are called, by its number."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    for board, name in connection.execute(_METRIC_NAMES):
        names[board].append(name)
    return names


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
    """Return the day of the newest dated result that is not after `until` (an ISO date).

    The first one it can be, where no more than its month or year is known.
    """
    (day,) = connection.execute(_LAST_DAY, (until,)).fetchone()
    known = partial_date(day) if day else None
    return known and known.first
