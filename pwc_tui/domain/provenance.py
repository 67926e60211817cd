"""Where a database came from, and what an import did with every record it read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the records of a file, or of what stands within them, such as results.

    records = imported + merged + hidden + skipped. Merged ones are part of another one; hidden ones
    are in the database, and left out of lists unless asked for.
    """

    records: int
    imported: int
    merged: int
    hidden: int
    skipped: int

    @property
    def is_balanced(self) -> bool:
        """Whether nothing is lost: as many came in as are accounted for."""
        return self.records == self.imported + self.merged + self.hidden + self.skipped


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the archive: what it was and what became of its records."""

    name: str
    section: str
    """papers, links, evaluations, methods or datasets."""
    bytes: int
    sha256: str
    account: Account
    parts: tuple[tuple[str, Account], ...] = ()
    """What stands within the records, by name: tasks, leaderboards, results."""


@dataclass(frozen=True, slots=True)
class Example:
    """One case of a defect."""

    record: int
    """The record it was met in, counted from 1; 0 for the file as a whole."""
    value: str
    """What stood there, cut and safe to print; "" where that tells nothing."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of damage that was met, how often, and where first.

    `action` is what was done: repaired, skipped, merged, hidden, or kept as it is.
    """

    file: str
    field: str
    problem: str
    action: str
    count: int
    first_record: int
    """The first record it was met in, counted from 1."""
    examples: tuple[Example, ...] = ()
    """The first few cases."""


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
