"""The account of an import as rows: every file, what stands within it, and what was wrong."""

from collections.abc import Sequence
from dataclasses import astuple

from pwc_tui.domain.provenance import Account, Defect, SourceFile
from pwc_tui.store.queries.provenance import COUNTED
from pwc_tui.store.schema.boards import DefectExampleRow, DefectRow, PartAccountRow, SourceFileRow
from pwc_tui.store.write.bulk_insert import Row
from pwc_tui.store.write.database_writer import DatabaseWriter


def write_accounts(
    writer: DatabaseWriter, files: Sequence[SourceFile], defects: Sequence[Defect]
) -> None:
    """Write what `store.queries.provenance` reads again."""
    numbered = list(enumerate(files, 1))
    writer.insert(SourceFileRow, (_file(id_, file) for id_, file in numbered))
    parts = (
        (id_, position, name, *_numbers(account))
        for id_, file in numbered
        for position, (name, account) in enumerate(file.parts)
    )
    writer.insert(PartAccountRow, parts)
    kinds = list(enumerate(defects, 1))
    writer.insert(DefectRow, (_defect(id_, defect) for id_, defect in kinds))
    examples = (
        (id_, position, example.record, example.value)
        for id_, defect in kinds
        for position, example in enumerate(defect.examples)
    )
    writer.insert(DefectExampleRow, examples)


def write_counts(writer: DatabaseWriter) -> None:
    """Count the rows when all are there."""
    for position, (name, rows) in enumerate(COUNTED):
        counted = f"INSERT INTO row_count SELECT '{name}', {position}, count(*) FROM {rows}"
        writer.execute(counted)


def _file(id_: int, file: SourceFile) -> Row:
    return (id_, file.name, file.section, file.bytes, file.sha256, *_numbers(file.account))


def _numbers(account: Account) -> Row:
    return astuple(account)


def _defect(id_: int, defect: Defect) -> Row:
    return (
        id_,
        defect.file,
        defect.field,
        defect.problem,
        defect.action,
        defect.count,
        defect.first_record,
    )
