"""The account of an import: what became of every record of a file, and what was wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pwc_tui.domain.provenance import Account, Defect, Example
from pwc_tui.domain.text.clean import clean_line

REPAIRED = "repaired"
SKIPPED = "skipped"
MERGED = "merged"
HIDDEN = "hidden"
KEPT = "kept"

_EXAMPLES = 3
"""Cases of each kind that are told with their values."""

_LONGEST_VALUE = 60
"""Characters of a value that are told."""


@dataclass(slots=True)
class Part:
    """What becomes of one kind of thing within the records; what is imported is counted last."""

    records: int = 0
    imported: int = 0
    merged: int = 0
    skipped: int = 0

    def account(self) -> Account:
        """Return the numbers."""
        return Account(self.records, self.imported, self.merged, 0, self.skipped)


@dataclass(slots=True)
class _Tally:
    count: int
    first_record: int
    examples: list[Example] = field(default_factory=list)


class Ledger:
    """Counts the records and defects of one file.

    `record` is the number of the record being worked on, from 1 (0 for the file as a whole). On
    the stage records have it beside their `layer`, which tells files of one kind apart: the
    archive's own are the first, and what is added to it later lies above.
    """

    def __init__(self, file: str, layer: int = 1) -> None:
        self.file = file
        self.layer = layer
        self.record = 0
        self.records = 0
        self.merged = 0
        self.skipped = 0
        self.hidden = 0
        self.parts: dict[str, Part] = {}
        """What stands within the records, in the order of a report."""
        self._tallies: dict[tuple[str, str, str], _Tally] = {}

    @property
    def imported(self) -> int:
        """How many records have something of their own in the database that is shown."""
        return self.records - self.merged - self.skipped - self.hidden

    def account(self) -> Account:
        """Return what became of the records, when that is settled for all of them."""
        return Account(self.records, self.imported, self.merged, self.hidden, self.skipped)

    def part(self, name: str) -> Part:
        """Return the account of what stands within the records under this name."""
        return self.parts.setdefault(name, Part())

    def note(
        self,
        field: str,
        problem: str,
        action: str = REPAIRED,
        count: int = 1,
        value: object = None,
    ) -> None:
        """Note `count` cases of a defect within a record that is imported nevertheless.

        `value` is what stood there; of the first few cases it is told.
        """
        tally = self._tallies.get((field, problem, action))
        if tally is None:
            tally = self._tallies[field, problem, action] = _Tally(0, self.record)
        tally.count += count
        if len(tally.examples) < _EXAMPLES:
            tally.examples.append(Example(self.record, excerpt(value)))

    def skip(self, problem: str, field: str = "", value: object = None) -> None:
        """Note that the record at hand is left out, and why."""
        self.skipped += 1
        self.note(field, problem, SKIPPED, value=value)

    def merge(self, problem: str, field: str = "", value: object = None) -> None:
        """Note that the record at hand was made part of an earlier one, and why."""
        self.merged += 1
        self.note(field, problem, MERGED, value=value)

    def hide(self, problem: str, field: str = "", value: object = None) -> None:
        """Note that the record at hand is left out of lists unless asked for, and why."""
        self.hidden += 1
        self.note(field, problem, HIDDEN, value=value)

    def defects(self) -> Iterable[Defect]:
        """Return the kinds of defects, most frequent first."""
        ordered = sorted(self._tallies.items(), key=lambda item: (-item[1].count, item[0]))
        for (name, problem, action), tally in ordered:
            examples = tuple(tally.examples)
            first = tally.first_record
            yield Defect(self.file, name, problem, action, tally.count, first, examples)


def excerpt(value: object) -> str:
    """Return the beginning of a value on one line, safe to print; "" for lists and objects."""
    if value is None or isinstance(value, list | dict | tuple):
        return ""
    # Ten times as much is looked at, because what is not printable is left out.
    text = clean_line(str(value)[: 10 * _LONGEST_VALUE])
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
