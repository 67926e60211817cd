"""Leaderboards, tasks, datasets, methods and venues as lists, most used first.

With SQLModel, as no budget is at stake: a list is read once, in a thread, after the first paint.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import col

from pwc_tui.config import Database
from pwc_tui.domain.refs import BestResult, EntityRow, Kind, Ref, board_name
from pwc_tui.domain.text.venue_names import split_venue
from pwc_tui.store.connect.open import damaged
from pwc_tui.store.connect.sqlalchemy_engine import readonly_engine
from pwc_tui.store.schema.boards import BenchmarkRow
from pwc_tui.store.schema.entities import (
    AreaRow,
    DatasetRow,
    MethodRow,
    TaskAreaRow,
    TaskParentRow,
    TaskRow,
)
from pwc_tui.store.schema.papers import VenueRow


class EntityLists:
    """What one database lists by name. Every method may be called from any thread.

    Importing this module costs SQLModel's half a second: do it in a worker. Raises UserError in
    every method when `database` is none of pwc-tui or of another version, or is damaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._engine = readonly_engine(database)

    def numbers(self, kind: Kind, scope: Ref | None = None) -> Sequence[int]:
        """Return all leaderboards, tasks, datasets, methods or venues by number, most used first.

        With a scope the leaderboards of a task and its subtasks, or of a dataset and its parts.
        Advertisements are left out. Raises KeyError for other kinds: there are too many of them
        for one list.
        """
        table, order = _ORDERS[kind]
        statement = select(col(table.id)).order_by(*order)
        if kind in _HIDING:
            statement = statement.where(col(_HIDING[kind].is_hidden).is_(False))
        if scope is not None:
            statement = statement.where(_BOARDS_UNDER[scope.kind](scope.id))
        with self._reading() as connection:
            return connection.scalars(statement).all()

    def rows(self, kind: Kind, numbers: Sequence[int]) -> list[EntityRow]:
        """Return rows in the order of the numbers; raises KeyError for kinds that have no list."""
        with self._reading() as connection:
            rows = {row.ref.id: row for row in _ROWS[kind](connection, numbers)}
        return [rows[number] for number in numbers if number in rows]

    def hidden(self, kind: Kind) -> list[EntityRow]:
        """Return what lists leave out by name, with the reason as the fact of each."""
        table = _HIDING.get(kind)
        if table is None:
            return []
        statement = (
            select(
                col(table.id),
                col(table.slug),
                col(table.name),
                col(table.hidden_because),
                col(table.paper_count),
            )
            .where(col(table.is_hidden))
            .order_by(col(table.name), col(table.id))
        )
        with self._reading() as connection:
            return [
                EntityRow(Ref(kind, number, slug, name), because, papers, 0)
                for number, slug, name, because, papers in connection.execute(statement)
            ]

    def hidden_count(self, kind: Kind) -> int:
        """Return how many lists leave out."""
        table = _HIDING.get(kind)
        if table is None:
            return 0
        statement = select(func.count()).select_from(table).where(col(table.is_hidden))
        with self._reading() as connection:
            return connection.scalar(statement) or 0

    def close(self) -> None:
        """Close all connections that nobody is using; no method may be called afterwards."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise damaged(self._database, error.orig) from error


def _board_rows(connection: Connection, numbers: Sequence[int]) -> list[EntityRow]:
    statement = (
        select(
            col(BenchmarkRow.id),
            col(BenchmarkRow.slug),
            col(TaskRow.name),
            col(DatasetRow.name),
            col(BenchmarkRow.paper_count),
            col(BenchmarkRow.result_count),
            col(BenchmarkRow.best_model),
            col(BenchmarkRow.best_metric),
            col(BenchmarkRow.best_value),
            col(BenchmarkRow.best_year),
        )
        .join(TaskRow, col(BenchmarkRow.task_id) == TaskRow.id)
        .join(DatasetRow, col(BenchmarkRow.dataset_id) == DatasetRow.id)
        .where(col(BenchmarkRow.id).in_(numbers))
    )
    return [
        EntityRow(
            Ref(Kind.BOARD, number, slug, board_name(task, dataset)),
            best[0],
            papers,
            results,
            BestResult(*best),
        )
        for number, slug, task, dataset, papers, results, *best in connection.execute(statement)
    ]


def _task_rows(connection: Connection, numbers: Sequence[int]) -> list[EntityRow]:
    areas = _areas_of_tasks(connection, numbers)
    found = _named(connection, Kind.TASK, TaskRow, numbers, TaskRow.board_count)
    return [EntityRow(ref, areas.get(ref.id, ""), papers, boards) for ref, papers, boards in found]


def _areas_of_tasks(connection: Connection, numbers: Sequence[int]) -> Mapping[int, str]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    statement = (
        select(col(TaskAreaRow.task_id), col(AreaRow.name))
        .join(AreaRow, col(AreaRow.id) == TaskAreaRow.area_id)
        .where(col(TaskAreaRow.task_id).in_(numbers))
        .order_by(col(AreaRow.name))
    )
    for task_id, name in connection.execute(statement):
        names[task_id].append(name)
    return {task_id: ", ".join(areas) for task_id, areas in names.items()}


def _dataset_rows(connection: Connection, numbers: Sequence[int]) -> list[EntityRow]:
    more = DatasetRow.full_name, DatasetRow.board_count
    found = _named(connection, Kind.DATASET, DatasetRow, numbers, *more)
    return [
        EntityRow(ref, full_name or "", papers, boards) for ref, papers, full_name, boards in found
    ]


def _method_rows(connection: Connection, numbers: Sequence[int]) -> list[EntityRow]:
    found = _named(connection, Kind.METHOD, MethodRow, numbers, MethodRow.full_name)
    return [EntityRow(ref, full_name or "", papers, 0) for ref, papers, full_name in found]


def _venue_rows(connection: Connection, numbers: Sequence[int]) -> list[EntityRow]:
    found = _named(connection, Kind.VENUE, VenueRow, numbers)
    return [EntityRow(ref, split_venue(ref.name)[1], papers, 0) for ref, papers in found]


def _named(
    connection: Connection,
    kind: Kind,
    table: type[TaskRow | DatasetRow | MethodRow | VenueRow],
    numbers: Sequence[int],
    *more: Any,
) -> Iterator[tuple[Any, ...]]:
    """Yield things with these numbers, how many papers each has, and `more` columns."""
    columns = map(col, (table.id, table.slug, table.name, table.paper_count, *more))
    statement = select(*columns).where(col(table.id).in_(numbers))
    for number, slug, name, *rest in connection.execute(statement):
        yield Ref(kind, number, slug, name), *rest


def _under_task(task_id: int) -> ColumnElement[bool]:
    """Say that a leaderboard is of the task or of one below it, however deep, even in a circle."""
    start = select(col(TaskRow.id)).where(col(TaskRow.id) == task_id)
    tree = start.cte("tree", recursive=True)
    below = select(col(TaskParentRow.child_id)).join(
        tree, col(TaskParentRow.parent_id) == tree.c.id
    )
    return col(BenchmarkRow.task_id).in_(select(tree.union(below).c.id))


def _under_dataset(dataset_id: int) -> ColumnElement[bool]:
    """Say that a leaderboard is on the dataset or on one of its parts."""
    start = select(col(DatasetRow.id)).where(col(DatasetRow.id) == dataset_id)
    tree = start.cte("tree", recursive=True)
    below = select(col(DatasetRow.id)).join(tree, col(DatasetRow.parent_id) == tree.c.id)
    return col(BenchmarkRow.dataset_id).in_(select(tree.union(below).c.id))


_ROWS: Mapping[Kind, Callable[[Connection, Sequence[int]], list[EntityRow]]] = {
    Kind.BOARD: _board_rows,
    Kind.TASK: _task_rows,
    Kind.DATASET: _dataset_rows,
    Kind.METHOD: _method_rows,
    Kind.VENUE: _venue_rows,
}
_Listed = type[BenchmarkRow] | type[TaskRow] | type[DatasetRow] | type[MethodRow] | type[VenueRow]
_ORDERS: Mapping[Kind, tuple[_Listed, tuple[Any, ...]]] = {
    Kind.BOARD: (
        BenchmarkRow,
        (
            col(BenchmarkRow.paper_count).desc(),
            col(BenchmarkRow.result_count).desc(),
            col(BenchmarkRow.id),
        ),
    ),
    Kind.TASK: (
        TaskRow,
        (col(TaskRow.paper_count).desc(), col(TaskRow.board_count).desc(), col(TaskRow.name)),
    ),
    Kind.DATASET: (
        DatasetRow,
        (
            col(DatasetRow.paper_count).desc(),
            col(DatasetRow.board_count).desc(),
            col(DatasetRow.name),
        ),
    ),
    Kind.METHOD: (
        MethodRow,
        (
            col(MethodRow.paper_count).desc(),
            col(MethodRow.stated_paper_count).desc(),
            col(MethodRow.name),
        ),
    ),
    Kind.VENUE: (VenueRow, (col(VenueRow.paper_count).desc(), col(VenueRow.name))),
}
"""Of each kind the table, and what is first in its list."""

_HIDING: Mapping[Kind, type[DatasetRow | MethodRow]] = {
    Kind.DATASET: DatasetRow,
    Kind.METHOD: MethodRow,
}
"""The kinds among which there are advertisements."""

_BOARDS_UNDER: Mapping[Kind, Callable[[int], ColumnElement[bool]]] = {
    Kind.TASK: _under_task,
    Kind.DATASET: _under_dataset,
}
