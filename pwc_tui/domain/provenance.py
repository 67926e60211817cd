"""Where a database came from, and what an import did with every record it read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the archive: what it was and what became of its records."""

    name: str
    section: str
    """papers, links, evaluations, methods or datasets."""
    bytes: int
    sha256: str
    records: int
    imported: int
    merged: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of damage that was met, how often, and where first.

    `action` is what was done: repaired, skipped, merged, or kept as it is.
    """

    file: str
    field: str
    problem: str
    action: str
    count: int
    first_record: int
    """The first record it was met in, counted from 1."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a database was made."""

    schema_version: int
    build_id: str
    built_at: datetime
    program_version: str
    is_demo: bool
    files: tuple[SourceFile, ...]
    defects: tuple[Defect, ...]
    counts: tuple[tuple[str, int], ...]
    """Rows by table, in the order of a report: papers, authors, tasks, …"""
