"""Leaderboards whole, straight from sqlite3: in eight queries however many rows one has.

SQLModel would cost `pwc-tui board` 480 ms; the tables and the columns here are held together by a
test.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pwc_tui.domain.board_lists import BoardSummary, MetricColumn
from pwc_tui.domain.boards import Board, BoardRow, Metric, Value, board_name
from pwc_tui.domain.metrics import Direction, MetricRole
from pwc_tui.domain.references import board_slug
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.domain.text import words
from pwc_tui.domain.twins import twin_key
from pwc_tui.store.board_lists import board_summaries, last_day, metric_columns
from pwc_tui.store.opening import read_build
from pwc_tui.store.reading import Reader

_NAMED = (
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
_TWINS = (
    f"{_NAMED} WHERE benchmark.id <> :board AND (benchmark.twin_key = :twin_key OR"
    " (task_id = :task AND (dataset_id = :parent OR dataset.parent_id IN (:dataset, :parent))))"
    " ORDER BY benchmark.twin_key <> :twin_key, result_count DESC, benchmark.id"
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


class Boards:
    """The leaderboards of a database. Safe to use from several threads.

    Raises UserError when `path` is no database of pwc-tui or of another version, and every method
    raises it when the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader = Reader(path)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises KeyError for an unknown slug."""
        with self._reader.reading() as connection:
            return _board(connection, "slug", slug)

    def board_by_id(self, board_id: int) -> Board:
        """Return a leaderboard whole; raises KeyError for an unknown id."""
        with self._reader.reading() as connection:
            return _board(connection, "id", board_id)

    def find(self, reference: str) -> str | None:
        """Return the slug of the leaderboard that is meant, or None.

        `reference` is a slug, an address at Papers With Code, or a name as the screens show it,
        `Image Classification on ImageNet`, in any spelling; of several the exact one, else the
        largest.
        """
        slug = board_slug(reference) or reference.strip().lower()
        by_slug = f"{_NAMED} WHERE benchmark.slug = ?"
        by_name = f"{_NAMED} WHERE twin_key = ? ORDER BY result_count DESC"
        with self._reader.reading() as connection:
            found = (
                connection.execute(by_slug, (slug,)).fetchall()
                or connection.execute(by_name, (twin_key(reference),)).fetchall()
                or connection.execute(by_slug, ("-".join(words(slug)),)).fetchall()
            )
        found.sort(key=lambda row: board_name(row[2], row[3]) != reference.strip())
        return str(found[0][1]) if found else None

    def summaries(self) -> list[BoardSummary]:
        """Return all leaderboards, most used first."""
        with self._reader.reading() as connection:
            return list(board_summaries(connection))

    def metric_columns(self) -> list[MetricColumn]:
        """Return the metrics of all leaderboards."""
        with self._reader.reading() as connection:
            return list(metric_columns(connection))

    def snapshot_day(self) -> date:
        """Return the day from which results are old or not: that of the newest one.

        Dates after the import are errors and do not count; without any it is the day of the import.
        """
        with self._reader.reading() as connection:
            built_on = read_build(connection, self._path).built_on
            return last_day(connection, built_on) or date.fromisoformat(built_on)

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        self._reader.close()


def _board(connection: sqlite3.Connection, column: str, key: str | int) -> Board:
    row = connection.execute(_HEAD.format(column), (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    board_id, slug, description, *refs, own_key = row
    task, dataset = Ref(Kind.TASK, *refs[:3]), Ref(Kind.DATASET, *refs[3:6])
    parent = None if refs[6] is None else Ref(Kind.DATASET, *refs[6:])
    metrics = tuple(_metric(row) for row in connection.execute(_METRICS, (board_id,)))
    links = _board_links(connection, board_id)
    kin = {
        "board": board_id,
        "twin_key": own_key,
        "task": task.id,
        "dataset": dataset.id,
        "parent": parent.id if parent else None,
    }
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
        twins=tuple(
            Ref(Kind.BOARD, number, twin_slug, board_name(of_task, on_dataset))
            for number, twin_slug, of_task, on_dataset in connection.execute(_TWINS, kin)
        ),
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
            date=date.fromisoformat(day) if day else None,
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
