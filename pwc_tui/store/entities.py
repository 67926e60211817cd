"""Leaderboards, tasks, datasets, methods and venues as lists, most used first."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, Connection, func, select, true
from sqlmodel import col

from pwc_tui.domain.boards import board_name
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.domain.venues import split_venue
from pwc_tui.store.board_tables import BenchmarkRow
from pwc_tui.store.entity_tables import (
    AreaRow,
    DatasetRow,
    MethodRow,
    TaskAreaRow,
    TaskParentRow,
    TaskRow,
)
from pwc_tui.store.tables import VenueRow


def entity_rows(connection: Connection, kind: Kind) -> list[EntityRow]:
    """Return all leaderboards, tasks, datasets, methods or venues, most used first.

    Advertisements are left out. Raises KeyError for the other kinds: there are too many of them for
    one list.
    """
    return _LISTS[kind](connection)


def hidden_rows(connection: Connection, kind: Kind) -> list[EntityRow]:
    """Return what `entity_rows` leaves out by name, with the reason as the fact of each."""
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
    return [
        EntityRow(Ref(kind, number, slug, name), because, papers, 0)
        for number, slug, name, because, papers in connection.execute(statement)
    ]


def hidden_count(connection: Connection, kind: Kind) -> int:
    """Return how many `entity_rows` leaves out."""
    table = _HIDING.get(kind)
    if table is None:
        return 0
    statement = select(func.count()).select_from(table).where(col(table.is_hidden))
    return connection.scalar(statement) or 0


def boards_of(connection: Connection, scope: Ref) -> list[EntityRow]:
    """Return the leaderboards of a task and its subtasks, or of a dataset and its parts.

    Most used first. Raises KeyError for any other kind.
    """
    return _board_list(connection, _BOARDS_UNDER[scope.kind](scope.id))


def board_ref(connection: Connection, slug: str) -> Ref | None:
    """Return the leaderboard with this public id, or None."""
    found = _board_list(connection, col(BenchmarkRow.slug) == slug)
    return found[0].ref if found else None


def _board_list(
    connection: Connection, where: ColumnElement[bool] | None = None
) -> list[EntityRow]:
    statement = (
        select(
            col(BenchmarkRow.id),
            col(BenchmarkRow.slug),
            col(TaskRow.name),
            col(DatasetRow.name),
            col(BenchmarkRow.best_model),
            col(BenchmarkRow.paper_count),
            col(BenchmarkRow.result_count),
        )
        .join(TaskRow, col(BenchmarkRow.task_id) == TaskRow.id)
        .join(DatasetRow, col(BenchmarkRow.dataset_id) == DatasetRow.id)
        .where(true() if where is None else where)
        .order_by(
            col(BenchmarkRow.paper_count).desc(),
            col(BenchmarkRow.result_count).desc(),
            col(BenchmarkRow.id),
        )
    )
    return [
        EntityRow(Ref(Kind.BOARD, number, slug, board_name(task, dataset)), best, papers, results)
        for number, slug, task, dataset, best, papers, results in connection.execute(statement)
    ]


def _task_list(connection: Connection) -> list[EntityRow]:
    areas = _areas_of_tasks(connection)
    statement = select(
        col(TaskRow.id),
        col(TaskRow.slug),
        col(TaskRow.name),
        col(TaskRow.paper_count),
        col(TaskRow.board_count),
    ).order_by(col(TaskRow.paper_count).desc(), col(TaskRow.board_count).desc(), col(TaskRow.name))
    return [
        EntityRow(Ref(Kind.TASK, number, slug, name), areas.get(number, ""), papers, boards)
        for number, slug, name, papers, boards in connection.execute(statement)
    ]


def _areas_of_tasks(connection: Connection) -> Mapping[int, str]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    statement = (
        select(col(TaskAreaRow.task_id), col(AreaRow.name))
        .join(AreaRow, col(AreaRow.id) == TaskAreaRow.area_id)
        .order_by(col(AreaRow.name))
    )
    for task_id, name in connection.execute(statement):
        names[task_id].append(name)
    return {task_id: ", ".join(areas) for task_id, areas in names.items()}


def _dataset_list(connection: Connection) -> list[EntityRow]:
    statement = select(
        col(DatasetRow.id),
        col(DatasetRow.slug),
        col(DatasetRow.name),
        col(DatasetRow.full_name),
        col(DatasetRow.paper_count),
        col(DatasetRow.board_count),
    )
    statement = statement.where(col(DatasetRow.is_hidden).is_(False)).order_by(
        col(DatasetRow.paper_count).desc(), col(DatasetRow.board_count).desc(), col(DatasetRow.name)
    )
    return [
        EntityRow(Ref(Kind.DATASET, number, slug, name), full_name or "", papers, boards)
        for number, slug, name, full_name, papers, boards in connection.execute(statement)
    ]


def _method_list(connection: Connection) -> list[EntityRow]:
    statement = select(
        col(MethodRow.id),
        col(MethodRow.slug),
        col(MethodRow.name),
        col(MethodRow.full_name),
        col(MethodRow.paper_count),
    )
    statement = statement.where(col(MethodRow.is_hidden).is_(False)).order_by(
        col(MethodRow.paper_count).desc(),
        col(MethodRow.stated_paper_count).desc(),
        col(MethodRow.name),
    )
    return [
        EntityRow(Ref(Kind.METHOD, number, slug, name), full_name or "", papers, 0)
        for number, slug, name, full_name, papers in connection.execute(statement)
    ]


def _venue_list(connection: Connection) -> list[EntityRow]:
    statement = select(
        col(VenueRow.id), col(VenueRow.slug), col(VenueRow.name), col(VenueRow.paper_count)
    ).order_by(col(VenueRow.paper_count).desc(), col(VenueRow.name))
    return [
        EntityRow(Ref(Kind.VENUE, number, slug, name), split_venue(name)[1], papers, 0)
        for number, slug, name, papers in connection.execute(statement)
    ]


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


_LISTS: Mapping[Kind, Callable[[Connection], list[EntityRow]]] = {
    Kind.BOARD: _board_list,
    Kind.TASK: _task_list,
    Kind.DATASET: _dataset_list,
    Kind.METHOD: _method_list,
    Kind.VENUE: _venue_list,
}
_HIDING: Mapping[Kind, type[DatasetRow | MethodRow]] = {
    Kind.DATASET: DatasetRow,
    Kind.METHOD: MethodRow,
}
"""The kinds among which there are advertisements."""

_BOARDS_UNDER: Mapping[Kind, Callable[[int], ColumnElement[bool]]] = {
    Kind.TASK: _under_task,
    Kind.DATASET: _under_dataset,
}
