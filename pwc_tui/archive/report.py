"""What an import did."""

from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.provenance import Defect, SourceFile


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
