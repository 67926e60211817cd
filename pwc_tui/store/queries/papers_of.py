"""What has a public id, and which papers belong to it."""

from collections.abc import Callable, Mapping

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Executable,
    literal,
    select,
    union,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from pwc_tui.domain.references import repository_name, repository_url
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.entity_lists import board_ref
from pwc_tui.store.schema.boards import BenchmarkRow, ModelRow, ResultRow
from pwc_tui.store.schema.entities import DatasetRow, MethodRow, TaskRow
from pwc_tui.store.schema.papers import (
    AuthorRow,
    AuthorSpellingRow,
    CodeLinkRow,
    PaperAuthorRow,
    PaperMethodRow,
    PaperRow,
    PaperTaskRow,
    RepositoryRow,
    VenueRow,
    VersionRow,
)


def find_ref(connection: Connection, kind: Kind, slug: str) -> Ref | None:
    """Return what of this kind has this public id, or None."""
    if kind is Kind.BOARD:
        return board_ref(connection, slug)
    if kind is Kind.REPOSITORY:
        return _repository(connection, slug)
    row = connection.execute(_NAMES[kind](slug)).first()
    if row is None and kind is Kind.PAPER:
        row = connection.execute(_named(VersionRow, slug)).first()
    return None if row is None else Ref(kind, *row)


def paper_ids(connection: Connection, scope: Ref) -> list[int]:
    """Return the papers of anything but a paper, most important first.

    The papers of a dataset are those with a result on it and the one that introduced it. Raises
    KeyError for a paper, which is no scope.
    """
    return sorted(connection.scalars(_PAPERS[scope.kind](scope.id)))


def _named(table: type[PaperRow | VersionRow], slug: str) -> Executable:
    columns = select(col(table.id), col(table.slug), col(table.title))
    return columns.where(col(table.slug) == slug)


def _repository(connection: Connection, url: str) -> Ref | None:
    columns = select(col(RepositoryRow.id), col(RepositoryRow.url))
    statement = columns.where(col(RepositoryRow.url) == (repository_url(url) or url))
    row = connection.execute(statement).first()
    return None if row is None else Ref(Kind.REPOSITORY, *row, repository_name(row[1]))


def _name_in(
    table: type[TaskRow | DatasetRow | MethodRow | AuthorRow | ModelRow | VenueRow],
) -> Callable[[str], Executable]:
    columns = select(col(table.id), col(table.slug), col(table.name))
    return lambda slug: columns.where(col(table.slug) == slug)


def _with_result(where: ColumnElement[bool]) -> Executable:
    papers = select(col(ResultRow.paper_id)).where(where, col(ResultRow.paper_id).is_not(None))
    return papers.distinct()


def _of_repository(repository_id: int) -> Executable:
    return (
        select(col(CodeLinkRow.paper_id))
        .where(
            col(CodeLinkRow.repository_id) == repository_id, col(CodeLinkRow.paper_id).is_not(None)
        )
        .distinct()
    )


def _spellings(author_id: int) -> CompoundSelect[tuple[int]]:
    """Select an author and the other spellings of their name."""
    own, kin = aliased(AuthorSpellingRow), aliased(AuthorSpellingRow)
    others = (
        select(col(kin.author_id))
        .join(own, col(own.person_id) == col(kin.person_id))
        .where(col(own.author_id) == author_id)
    )
    return union(select(literal(author_id)), others)


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
    Kind.PAPER: lambda slug: _named(PaperRow, slug),
    Kind.TASK: _name_in(TaskRow),
    Kind.DATASET: _name_in(DatasetRow),
    Kind.METHOD: _name_in(MethodRow),
    Kind.AUTHOR: _name_in(AuthorRow),
    Kind.MODEL: _name_in(ModelRow),
    Kind.VENUE: _name_in(VenueRow),
}
_PAPERS: Mapping[Kind, Callable[[int], Executable]] = {
    Kind.TASK: lambda number: select(col(PaperTaskRow.paper_id)).where(
        col(PaperTaskRow.task_id) == number
    ),
    Kind.AUTHOR: lambda number: (
        select(col(PaperAuthorRow.paper_id))
        .where(col(PaperAuthorRow.author_id).in_(_spellings(number)))
        .distinct()
    ),
    Kind.METHOD: lambda number: select(col(PaperMethodRow.paper_id)).where(
        col(PaperMethodRow.method_id) == number
    ),
    Kind.DATASET: _of_dataset,
    Kind.BOARD: lambda number: _with_result(col(ResultRow.benchmark_id) == number),
    Kind.MODEL: lambda number: _with_result(col(ResultRow.model_id) == number),
    Kind.REPOSITORY: _of_repository,
    Kind.VENUE: lambda number: select(col(PaperRow.id)).where(col(PaperRow.venue_id) == number),
}
