"""What has a public id, and which papers belong to it."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Executable, select, union
from sqlmodel import col

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.board_tables import BenchmarkRow, ResultRow
from pwc_tui.store.entities import board_ref
from pwc_tui.store.entity_tables import DatasetRow, MethodRow, TaskRow
from pwc_tui.store.tables import AuthorRow, PaperAuthorRow, PaperMethodRow, PaperRow, PaperTaskRow


def find_ref(connection: Connection, kind: Kind, slug: str) -> Ref | None:
    """Return what of this kind has this public id, or None."""
    if kind is Kind.BOARD:
        return board_ref(connection, slug)
    row = connection.execute(_NAMES[kind](slug)).first()
    return None if row is None else Ref(kind, *row)


def paper_ids(connection: Connection, scope: Ref) -> list[int]:
    """Return the papers of a task, author, method, dataset or leaderboard, most important first.

    The papers of a dataset are those with a result on it and the one that introduced it. Raises
    KeyError for a paper, which is no scope.
    """
    return sorted(connection.scalars(_PAPERS[scope.kind](scope.id)))


def _paper_name(slug: str) -> Executable:
    columns = select(col(PaperRow.id), col(PaperRow.slug), col(PaperRow.title))
    return columns.where(col(PaperRow.slug) == slug)


def _name_in(
    table: type[TaskRow | DatasetRow | MethodRow | AuthorRow],
) -> Callable[[str], Executable]:
    columns = select(col(table.id), col(table.slug), col(table.name))
    return lambda slug: columns.where(col(table.slug) == slug)


def _of_board(board_id: int) -> Executable:
    return (
        select(col(ResultRow.paper_id))
        .where(col(ResultRow.benchmark_id) == board_id, col(ResultRow.paper_id).is_not(None))
        .distinct()
    )


def _of_dataset(dataset_id: int) -> Executable:
    tested = (
        select(col(ResultRow.paper_id))
        .join(BenchmarkRow, col(ResultRow.benchmark_id) == BenchmarkRow.id)
        .where(col(BenchmarkRow.dataset_id) == dataset_id, col(ResultRow.paper_id).is_not(None))
    )
    introduced = select(col(DatasetRow.paper_id)).where(
        col(DatasetRow.id) == dataset_id, col(DatasetRow.paper_id).is_not(None)
    )
    return union(tested, introduced)


_NAMES: Mapping[Kind, Callable[[str], Executable]] = {
    Kind.PAPER: _paper_name,
    Kind.TASK: _name_in(TaskRow),
    Kind.DATASET: _name_in(DatasetRow),
    Kind.METHOD: _name_in(MethodRow),
    Kind.AUTHOR: _name_in(AuthorRow),
}
_PAPERS: Mapping[Kind, Callable[[int], Executable]] = {
    Kind.TASK: lambda number: select(col(PaperTaskRow.paper_id)).where(
        col(PaperTaskRow.task_id) == number
    ),
    Kind.AUTHOR: lambda number: select(col(PaperAuthorRow.paper_id)).where(
        col(PaperAuthorRow.author_id) == number
    ),
    Kind.METHOD: lambda number: select(col(PaperMethodRow.paper_id)).where(
        col(PaperMethodRow.method_id) == number
    ),
    Kind.DATASET: _of_dataset,
    Kind.BOARD: _of_board,
}
