"""How the database was made: its build, its files, its defects, its counts."""

from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel, col

from pwc_tui.domain.provenance import Defect, Provenance, SourceFile
from pwc_tui.store.board_tables import (
    BenchmarkRow,
    BuildRow,
    DefectRow,
    ModelRow,
    ResultRow,
    SourceFileRow,
    ValueRow,
)
from pwc_tui.store.entity_tables import AreaRow, DatasetRow, MethodRow, TaskRow
from pwc_tui.store.tables import AuthorRow, CodeLinkRow, PaperRow, RepositoryRow, VenueRow

_COUNTED: tuple[tuple[str, type[SQLModel]], ...] = (
    ("papers", PaperRow),
    ("authors", AuthorRow),
    ("code links", CodeLinkRow),
    ("repositories", RepositoryRow),
    ("areas", AreaRow),
    ("tasks", TaskRow),
    ("leaderboards", BenchmarkRow),
    ("results", ResultRow),
    ("values", ValueRow),
    ("datasets", DatasetRow),
    ("methods", MethodRow),
    ("models", ModelRow),
    ("venues", VenueRow),
)


def read_provenance(connection: Connection) -> Provenance:
    """Return the record that the import left, with the rows counted now."""
    build = connection.execute(
        select(
            col(BuildRow.schema_version),
            col(BuildRow.build_id),
            col(BuildRow.built_at),
            col(BuildRow.program_version),
            col(BuildRow.is_demo),
        )
    ).one()
    return Provenance(
        *build, files=_files(connection), defects=_defects(connection), counts=_counts(connection)
    )


def _files(connection: Connection) -> tuple[SourceFile, ...]:
    statement = select(
        col(SourceFileRow.name),
        col(SourceFileRow.section),
        col(SourceFileRow.bytes),
        col(SourceFileRow.sha256),
        col(SourceFileRow.records),
        col(SourceFileRow.imported),
        col(SourceFileRow.merged),
        col(SourceFileRow.skipped),
    ).order_by(col(SourceFileRow.id))
    return tuple(SourceFile(*row) for row in connection.execute(statement))


def _defects(connection: Connection) -> tuple[Defect, ...]:
    statement = select(
        col(DefectRow.file),
        col(DefectRow.field),
        col(DefectRow.problem),
        col(DefectRow.action),
        col(DefectRow.count),
        col(DefectRow.first_record),
    ).order_by(col(DefectRow.id))
    return tuple(Defect(*row) for row in connection.execute(statement))


def _counts(connection: Connection) -> tuple[tuple[str, int], ...]:
    return tuple(
        (name, connection.scalar(select(func.count()).select_from(table)) or 0)
        for name, table in _COUNTED
    )
