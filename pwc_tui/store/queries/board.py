"""Reading one leaderboard whole: in eight queries however many rows it has.

SQLModel would cost `pwc-tui board` 480 ms; the tables and the columns here are held together by a
test.

Budget: a leaderboard on the screen or from the shell in 100 ms, 2,000 rows of it in 250.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import Kind, Link, Ref, board_name

NAMED = (
    "SELECT benchmark.id, benchmark.slug, task.name, dataset.name FROM benchmark"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
)
_HEAD = (
    "SELECT benchmark.id, benchmark.slug, benchmark.description, task.id, task.slug, task.name,"
    " dataset.id, dataset.slug, dataset.name, parent.id, parent.slug, parent.name,"
    " benchmark.twin_key"
    " FROM benchmark JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " LEFT JOIN dataset AS parent ON parent.id = dataset.parent_id WHERE benchmark.{} = ?"
)
_KIN = (
    "SELECT benchmark.id, benchmark.slug, task.name, dataset.name,"
    " dataset_id = ?, dataset.parent_id = ? FROM benchmark"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " WHERE benchmark.id <> ? AND (benchmark.twin_key = ? OR"
    " (task_id = ? AND (dataset_id = ? OR dataset.parent_id IN (?, ?))))"
    " ORDER BY benchmark.twin_key <> ?, benchmark.result_count DESC, benchmark.id"
)
_METRICS = (
    "SELECT id, name, direction, confidence, role, reasons FROM metric"
    " WHERE benchmark_id = ? ORDER BY position"
)
_ROWS = (
    "SELECT result.id, position, model, paper_title, paper_url, result.date,"
    " result.has_official_code, uses_extra_data, paper.id, paper.slug, paper.title"
    " FROM result LEFT JOIN paper ON paper.id = paper_id WHERE benchmark_id = ? ORDER BY position"
)
_VALUES = (
    "SELECT result_id, metric_id, raw, number, rank, uncertainty, unit, note"
    " FROM value JOIN result ON result.id = result_id WHERE benchmark_id = ?"
)
_RESULT_LINKS = (
    "SELECT result_id, kind, title, url FROM result_link JOIN result ON result.id = result_id"
    " WHERE benchmark_id = ? ORDER BY result_id, result_link.position"
)
_BOARD_LINKS = (
    "SELECT kind, title, url FROM benchmark_link WHERE benchmark_id = ? ORDER BY position"
)
_Values = list[Value | None]


def read_board(connection: sqlite3.Connection, column: str, key: str | int) -> Board:
    """Return the leaderboard whose `column` (slug or id) is `key`; raises KeyError for none."""
    row = connection.execute(_HEAD.format(column), (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    board_id, slug, description, *refs, own_key = row
    task, dataset = Ref(Kind.TASK, *refs[:3]), Ref(Kind.DATASET, *refs[3:6])
    parent = None if refs[6] is None else Ref(Kind.DATASET, *refs[6:])
    metrics = tuple(_metric(row) for row in connection.execute(_METRICS, (board_id,)))
    links = _board_links(connection, board_id)
    whole = parent.id if parent else None
    keys = (whole, dataset.id, board_id, own_key, task.id, whole, dataset.id, whole, own_key)
    kin = [
        (Ref(Kind.BOARD, number, kin_slug, board_name(of_task, on_dataset)), is_whole, is_part)
        for number, kin_slug, of_task, on_dataset, is_whole, is_part in connection.execute(
            _KIN, keys
        )
    ]
    return Board(
        ref=Ref(Kind.BOARD, board_id, slug, board_name(task.name, dataset.name)),
        task=task,
        dataset=dataset,
        description=description,
        metrics=metrics,
        rows=tuple(_rows(connection, board_id, metrics)),
        links=tuple(links["link"]),
        citations=tuple(links["citation"]),
        parent=parent,
        whole=next((ref for ref, is_whole, _ in kin if is_whole), None),
        parts=tuple(ref for ref, _, is_part in kin if is_part),
        twins=tuple(ref for ref, _, _ in kin),
    )


def _metric(row: tuple[Any, ...]) -> Metric:
    number, name, direction, confidence, role, reasons = row
    return Metric(
        id=number,
        name=name,
        direction=Direction(direction),
        confidence=confidence,
        role=MetricRole(role),
        reasons=tuple(reasons.split("\n")) if reasons else (),
    )


def _rows(
    connection: sqlite3.Connection, board_id: int, metrics: tuple[Metric, ...]
) -> Iterator[BoardRow]:
    values = _values(connection, board_id, metrics)
    links = _result_links(connection, board_id)
    nothing: _Values = [None] * len(metrics)
    for row in connection.execute(_ROWS, (board_id,)):
        result_id, position, model, stated_title, url, day, official, extra = row[:8]
        yield BoardRow(
            result_id=result_id,
            position=position,
            model=model,
            values=tuple(values.get(result_id, nothing)),
            paper=None if row[8] is None else Ref(Kind.PAPER, *row[8:]),
            paper_title=stated_title,
            paper_url=url,
            date=partial_date(day) if day else None,
            code=tuple(links.get((result_id, "code"), ())),
            has_official_code=bool(official),
            uses_extra_data=None if extra is None else bool(extra),
            models=tuple(links.get((result_id, "model"), ())),
        )


def _values(
    connection: sqlite3.Connection, board_id: int, metrics: tuple[Metric, ...]
) -> Mapping[int, _Values]:
    """Return the values of every result, each in its metric's place."""
    places = {metric.id: place for place, metric in enumerate(metrics)}
    values: defaultdict[int, _Values] = defaultdict(lambda: [None] * len(metrics))
    for result_id, metric_id, *stated in connection.execute(_VALUES, (board_id,)):
        values[result_id][places[metric_id]] = Value(*stated)
    return values


def _result_links(
    connection: sqlite3.Connection, board_id: int
) -> Mapping[tuple[int, str], list[Link]]:
    """Return the addresses that belong to every result, by kind: code or model."""
    links: defaultdict[tuple[int, str], list[Link]] = defaultdict(list)
    for result_id, kind, title, url in connection.execute(_RESULT_LINKS, (board_id,)):
        links[result_id, kind].append(Link(title, url))
    return links


def _board_links(connection: sqlite3.Connection, board_id: int) -> Mapping[str, list[Link]]:
    """Return the addresses that belong to the leaderboard, by kind: link or citation."""
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for kind, title, url in connection.execute(_BOARD_LINKS, (board_id,)):
        links[kind].append(Link(title, url))
    return links
