"""How the database was made: its build, its files, its defects, its counts."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel, col

from pwc_tui.domain.provenance import Account, Defect, Example, Provenance, SourceFile
from pwc_tui.store.board_tables import (
    BenchmarkRow,
    BuildRow,
    DefectExampleRow,
    DefectRow,
    ModelRow,
    PartAccountRow,
    ResultRow,
    SourceFileRow,
    ValueRow,
)
from pwc_tui.store.entity_tables import AreaRow, DatasetRow, MethodRow, TaskRow
from pwc_tui.store.tables import (
    AuthorRow,
    CodeLinkRow,
    PaperRow,
    RepositoryRow,
    VenueRow,
    VersionRow,
)

_COUNTED: tuple[tuple[str, type[SQLModel]], ...] = (
    ("papers", PaperRow),
    ("versions", VersionRow),
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

_PARTS = (
    ("results without a paper", col(ResultRow.paper_id).is_(None)),
    ("links without a paper", col(CodeLinkRow.paper_id).is_(None)),
    ("hidden methods", col(MethodRow.is_hidden)),
    ("hidden datasets", col(DatasetRow.is_hidden)),
)
"""What of the above is counted once more, because people ask where it is."""


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
    parts: defaultdict[int, list[tuple[str, Account]]] = defaultdict(list)
    of_parts = select(
        col(PartAccountRow.file_id),
        col(PartAccountRow.name),
        col(PartAccountRow.records),
        col(PartAccountRow.imported),
        col(PartAccountRow.merged),
        col(PartAccountRow.hidden),
        col(PartAccountRow.skipped),
    ).order_by(col(PartAccountRow.file_id), col(PartAccountRow.position))
    for file_id, name, *numbers in connection.execute(of_parts):
        parts[file_id].append((name, _account(numbers)))
    statement = select(
        col(SourceFileRow.id),
        col(SourceFileRow.name),
        col(SourceFileRow.section),
        col(SourceFileRow.bytes),
        col(SourceFileRow.sha256),
        col(SourceFileRow.records),
        col(SourceFileRow.imported),
        col(SourceFileRow.merged),
        col(SourceFileRow.hidden),
        col(SourceFileRow.skipped),
    ).order_by(col(SourceFileRow.id))
    return tuple(
        SourceFile(*row[1:5], _account(row[5:]), tuple(parts[row[0]]))
        for row in connection.execute(statement)
    )


def _account(numbers: Sequence[int]) -> Account:
    return Account(*numbers)


def _defects(connection: Connection) -> tuple[Defect, ...]:
    examples: defaultdict[int, list[Example]] = defaultdict(list)
    of_defects = select(
        col(DefectExampleRow.defect_id), col(DefectExampleRow.record), col(DefectExampleRow.value)
    ).order_by(col(DefectExampleRow.defect_id), col(DefectExampleRow.position))
    for defect_id, record, value in connection.execute(of_defects):
        examples[defect_id].append(Example(record, value))
    statement = select(
        col(DefectRow.id),
        col(DefectRow.file),
        col(DefectRow.field),
        col(DefectRow.problem),
        col(DefectRow.action),
        col(DefectRow.count),
        col(DefectRow.first_record),
    ).order_by(col(DefectRow.id))
    return tuple(Defect(*row[1:], tuple(examples[row[0]])) for row in connection.execute(statement))


def _counts(connection: Connection) -> tuple[tuple[str, int], ...]:
    everything = tuple(
        (name, connection.scalar(select(func.count()).select_from(table)) or 0)
        for name, table in _COUNTED
    )
    some = tuple(
        (name, connection.scalar(select(func.count()).where(where)) or 0) for name, where in _PARTS
    )
    return everything + some
