"""How a database was made, as `import` and `info` tell it."""

from pathlib import Path

from pwc_tui.domain.provenance import Defect, Provenance, SourceFile
from pwc_tui.export.json_papers import attributed
from pwc_tui.export.json_provenance import provenance_document
from pwc_tui.export.json_text import JsonObject, to_text


def provenance_json(database: Path, snapshot: str, provenance: Provenance, **more: object) -> str:
    """Return as JSON where the database is and how it was made, with what only one command says."""
    place: JsonObject = {"database": str(database), "bytes": database.stat().st_size}
    document = {**place, **more, **provenance_document(provenance)}
    return to_text(attributed(snapshot, document))


def file_line(file: SourceFile) -> str:
    """Return what became of the records of a file."""
    return (
        f"{file.name}: {file.records:,} records, {file.imported:,} imported, "
        f"{file.merged:,} merged, {file.skipped:,} skipped"
    )


def defect_line(defect: Defect) -> str:
    """Return a kind of damage: how often, where, and what was done about it."""
    where = f" in {defect.field}" if defect.field else ""
    first = f", first in record {defect.first_record:,}" if defect.first_record else ""
    return f"{defect.file}: {defect.count:,} × {defect.problem}{where} ({defect.action}{first})"
