"""How a database was made, as JSON."""

from collections.abc import Sequence
from dataclasses import asdict

from pwc_tui.domain.provenance import Defect, Provenance, SourceFile
from pwc_tui.export.json.encode import JsonObject


def provenance_document(provenance: Provenance) -> JsonObject:
    """Return the record of an import; times are in universal time."""
    return {
        "schema_version": provenance.schema_version,
        "build_id": provenance.build_id,
        "built_at": provenance.built_at.isoformat(timespec="seconds"),
        "program_version": provenance.program_version,
        "is_demo": provenance.is_demo,
        "counts": dict(provenance.counts),
        "files": _file_entries(provenance.files),
        "defects": _defect_entries(provenance.defects),
    }


def _file_entries(files: Sequence[SourceFile]) -> list[JsonObject]:
    """Return the files that were read, and what became of their records and what is in them."""
    return [
        {
            "name": file.name,
            "section": file.section,
            "bytes": file.bytes,
            "sha256": file.sha256,
            **asdict(file.account),
            "parts": {name: asdict(account) for name, account in file.parts},
        }
        for file in files
    ]


def _defect_entries(defects: Sequence[Defect]) -> list[JsonObject]:
    """Return the kinds of damage that were met."""
    return [
        {
            "file": defect.file,
            "field": defect.field,
            "problem": defect.problem,
            "action": defect.action,
            "count": defect.count,
            "first_record": defect.first_record,
            "examples": [asdict(example) for example in defect.examples],
        }
        for defect in defects
    ]
