"""What an import did, for people and for programs."""

from dataclasses import asdict, dataclass
from pathlib import Path

from pwc_tui.domain.provenance import Defect, SourceFile

_DEFECTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import. For every file, records = imported + merged + skipped."""

    database: Path
    build_id: str
    seconds: float
    files: tuple[SourceFile, ...]
    ignored: tuple[str, ...]
    """Names of files in the folder that are none of the archive's."""
    defects: tuple[Defect, ...]
    counts: tuple[tuple[str, int], ...]
    """Rows by kind: papers, authors, …"""

    def as_json(self) -> dict[str, object]:
        """Return the report as values that JSON has."""
        return {
            "database": str(self.database),
            "build_id": self.build_id,
            "seconds": round(self.seconds, 2),
            "files": [asdict(file) for file in self.files],
            "ignored": list(self.ignored),
            "defects": [asdict(defect) for defect in self.defects],
            "counts": dict(self.counts),
        }

    def lines(self) -> list[str]:
        """Return the report as lines of plain text; names in them are the archive's, uncleaned."""
        lines = [f"{self.database} built in {self.seconds:.1f} s"]
        lines += [_file_line(file) for file in self.files]
        lines += [f"not a file of the archive: {name}" for name in self.ignored]
        lines.append(", ".join(f"{count:,} {name}" for name, count in self.counts))
        lines += [_defect_line(defect) for defect in self.defects[:_DEFECTS_SHOWN]]
        if len(self.defects) > _DEFECTS_SHOWN:
            lines.append(f"and {len(self.defects) - _DEFECTS_SHOWN} more kinds of defects")
        return lines


def _file_line(file: SourceFile) -> str:
    return (
        f"{file.name}: {file.records:,} records, {file.imported:,} imported, "
        f"{file.merged:,} merged, {file.skipped:,} skipped"
    )


def _defect_line(defect: Defect) -> str:
    where = f" in {defect.field}" if defect.field else ""
    first = f", first in record {defect.first_record:,}" if defect.first_record else ""
    return f"{defect.file}: {defect.count:,} × {defect.problem}{where} ({defect.action}{first})"
