"""The account of an import: what became of every record of a file, and what was wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pwc_tui.domain.provenance import Defect

REPAIRED = "repaired"
SKIPPED = "skipped"
MERGED = "merged"
KEPT = "kept"


@dataclass(slots=True)
class _Tally:
    count: int
    first_record: int


class Ledger:
    """Counts the records and defects of one file.

    `record` is the number of the record being worked on, from 1 (0 for the file as a whole).
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.record = 0
        self.records = 0
        self.merged = 0
        self.skipped = 0
        self._tallies: dict[tuple[str, str, str], _Tally] = {}

    @property
    def imported(self) -> int:
        """How many records have something of their own in the database."""
        return self.records - self.merged - self.skipped

    def note(self, field: str, problem: str, action: str = REPAIRED, count: int = 1) -> None:
        """Note `count` cases of a defect within a record that is imported nevertheless."""
        tally = self._tallies.setdefault((field, problem, action), _Tally(0, self.record))
        tally.count += count

    def skip(self, problem: str, field: str = "") -> None:
        """Note that the record at hand is left out, and why."""
        self.skipped += 1
        self.note(field, problem, SKIPPED)

    def merge(self, problem: str, field: str = "") -> None:
        """Note that the record at hand was made part of an earlier one, and why."""
        self.merged += 1
        self.note(field, problem, MERGED)

    def defects(self) -> Iterable[Defect]:
        """Return the kinds of defects, most frequent first."""
        ordered = sorted(self._tallies.items(), key=lambda item: (-item[1].count, item[0]))
        for (field, problem, action), tally in ordered:
            yield Defect(self.file, field, problem, action, tally.count, tally.first_record)
