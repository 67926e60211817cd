"""What an import did."""

from dataclasses import dataclass

from pwc_tui.config import Database
from pwc_tui.domain.provenance import Defect, SourceFile


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import. For every file, records = imported + merged + skipped."""

    database: Database
    build_id: str
    seconds: float
    files: tuple[SourceFile, ...]
    ignored: tuple[str, ...]
    """Names of files in the folder that are none of the archive's."""
    defects: tuple[Defect, ...]
    counts: tuple[tuple[str, int], ...]
    """Rows by kind: papers, authors, …"""
    is_skipped: bool = False
    """Whether all of it was there already, made from the same files; it tells of that import."""
    index_problem: str = ""
    """Why the archive is in use, but not all of it searchable."""
