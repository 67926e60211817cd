"""A leaderboard whole, in six queries however many rows it has."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from pwc_tui.domain.boards import Board, BoardRow, Metric, Value
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.store.board_tables import (
    BenchmarkLinkRow,
    BenchmarkRow,
    MetricRow,
    ResultLinkRow,
    ResultRow,
    ValueRow,
)
from pwc_tui.store.entity_tables import DatasetRow, TaskRow
from pwc_tui.store.tables import PaperRow


def board_name(task: str, dataset: str) -> str:
    """Return what a leaderboard is called: `Image Classification on ImageNet`."""
    return f"{task} on {dataset}"


def board_by_slug(connection: Connection, slug: str) -> Board:
    """Return the leaderboard with this slug; raises KeyError when there is none."""
    return _board(connection, col(BenchmarkRow.slug) == slug, slug)


def board_by_id(connection: Connection, board_id: int) -> Board:
    """Return the leaderboard with this number; raises KeyError when there is none."""
    return _board(connection, col(BenchmarkRow.id) == board_id, board_id)


def _board(connection: Connection, which: ColumnElement[bool], key: str | int) -> Board:
    row = connection.execute(
        select(
            col(BenchmarkRow.id),
            col(BenchmarkRow.slug),
            col(BenchmarkRow.description),
            col(TaskRow.id),
            col(TaskRow.slug),
            col(TaskRow.name),
            col(DatasetRow.id),
            col(DatasetRow.slug),
            col(DatasetRow.name),
        )
        .join(TaskRow, col(BenchmarkRow.task_id) == TaskRow.id)
        .join(DatasetRow, col(BenchmarkRow.dataset_id) == DatasetRow.id)
        .where(which)
    ).first()
    if row is None:
        raise KeyError(key)
    board_id, slug, description = row[:3]
    task, dataset = Ref(Kind.TASK, *row[3:6]), Ref(Kind.DATASET, *row[6:])
    metrics = _metrics(connection, board_id)
    links = _board_links(connection, board_id)
    return Board(
        ref=Ref(Kind.BOARD, board_id, slug, board_name(task.name, dataset.name)),
        task=task,
        dataset=dataset,
        description=description,
        metrics=metrics,
        rows=_rows(connection, board_id, metrics),
        links=tuple(links["link"]),
        citations=tuple(links["citation"]),
    )


def _metrics(connection: Connection, board_id: int) -> tuple[Metric, ...]:
    statement = (
        select(col(MetricRow.id), col(MetricRow.name), col(MetricRow.direction))
        .where(col(MetricRow.benchmark_id) == board_id)
        .order_by(col(MetricRow.position))
    )
    return tuple(
        Metric(number, name, Direction(direction))
        for number, name, direction in connection.execute(statement)
    )


def _rows(
    connection: Connection, board_id: int, metrics: tuple[Metric, ...]
) -> tuple[BoardRow, ...]:
    values = _values(connection, board_id, metrics)
    links = _result_links(connection, board_id)
    without_value = (None,) * len(metrics)
    statement = (
        select(
            col(ResultRow.id),
            col(ResultRow.position),
            col(ResultRow.model),
            col(ResultRow.paper_title),
            col(ResultRow.paper_url),
            col(ResultRow.date),
            col(ResultRow.has_official_code),
            col(ResultRow.uses_extra_data),
            col(PaperRow.id),
            col(PaperRow.slug),
            col(PaperRow.title),
        )
        .outerjoin(PaperRow, col(PaperRow.id) == ResultRow.paper_id)
        .where(col(ResultRow.benchmark_id) == board_id)
        .order_by(col(ResultRow.position))
    )
    return tuple(
        BoardRow(
            result_id=result_id,
            position=position,
            model=model,
            values=tuple(values[result_id]) if result_id in values else without_value,
            paper=None if paper_id is None else Ref(Kind.PAPER, paper_id, slug, title),
            paper_title=stated_title,
            paper_url=url,
            date=day,
            code=tuple(links.get((result_id, "code"), ())),
            has_official_code=official,
            uses_extra_data=extra,
            models=tuple(links.get((result_id, "model"), ())),
        )
        for (
            result_id,
            position,
            model,
            stated_title,
            url,
            day,
            official,
            extra,
            paper_id,
            slug,
            title,
        ) in connection.execute(statement)
    )


def _values(
    connection: Connection, board_id: int, metrics: tuple[Metric, ...]
) -> Mapping[int, list[Value | None]]:
    """Return the values of every result, each in its metric's place."""
    places = {metric.id: place for place, metric in enumerate(metrics)}
    values: defaultdict[int, list[Value | None]] = defaultdict(lambda: [None] * len(metrics))
    statement = (
        select(
            col(ValueRow.result_id),
            col(ValueRow.metric_id),
            col(ValueRow.raw),
            col(ValueRow.number),
            col(ValueRow.rank),
        )
        .join(ResultRow, col(ValueRow.result_id) == ResultRow.id)
        .where(col(ResultRow.benchmark_id) == board_id)
    )
    for result_id, metric_id, raw, number, rank in connection.execute(statement):
        values[result_id][places[metric_id]] = Value(raw, number, rank)
    return values


def _result_links(connection: Connection, board_id: int) -> Mapping[tuple[int, str], list[Link]]:
    """Return the addresses that belong to every result, by kind: code or model."""
    links: defaultdict[tuple[int, str], list[Link]] = defaultdict(list)
    statement = (
        select(
            col(ResultLinkRow.result_id),
            col(ResultLinkRow.kind),
            col(ResultLinkRow.title),
            col(ResultLinkRow.url),
        )
        .join(ResultRow, col(ResultLinkRow.result_id) == ResultRow.id)
        .where(col(ResultRow.benchmark_id) == board_id)
        .order_by(col(ResultLinkRow.result_id), col(ResultLinkRow.position))
    )
    for result_id, kind, title, url in connection.execute(statement):
        links[result_id, kind].append(Link(title, url))
    return links


def _board_links(connection: Connection, board_id: int) -> Mapping[str, list[Link]]:
    """Return the addresses that belong to the leaderboard, by kind: link or citation."""
    links: defaultdict[str, list[Link]] = defaultdict(list)
    statement = (
        select(col(BenchmarkLinkRow.kind), col(BenchmarkLinkRow.title), col(BenchmarkLinkRow.url))
        .where(col(BenchmarkLinkRow.benchmark_id) == board_id)
        .order_by(col(BenchmarkLinkRow.position))
    )
    for kind, title, url in connection.execute(statement):
        links[kind].append(Link(title, url))
    return links
