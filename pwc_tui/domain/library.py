"""What the user keeps as it is shown: with what the archive knows of it now, and in an order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.user_data import SavedSearch, Subject


class LibraryOrder(StrEnum):
    """The orders of what is kept."""

    HAND = "hand"
    """As the user put it; the newest first, where nothing was moved."""
    DATE = "date"
    TITLE = "title"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A thing that the user keeps."""

    subject: Subject
    changed_at: datetime
    """When it was put there, or moved."""
    card: PaperCard | None
    """None where the archive does not have it, and for what is no paper."""
    ref: Ref | None
    """What the archive calls it; None where it does not have it."""
    is_read: bool
    has_note: bool

    @property
    def is_missing(self) -> bool:
        """Whether the archive does not have it."""
        return self.ref is None

    @property
    def title(self) -> str:
        """What it is called, or was when it was kept."""
        return self.card.title if self.card else self.subject.name or self.subject.slug


def in_order(entries: Sequence[LibraryEntry], order: LibraryOrder) -> tuple[LibraryEntry, ...]:
    """Return things in an order; those of which it is not known what it goes by come last."""
    match order:
        case LibraryOrder.HAND:
            return tuple(entries)
        case LibraryOrder.TITLE:
            return tuple(sorted(entries, key=lambda each: each.title.casefold()))
        case LibraryOrder.DATE:
            return tuple(sorted(entries, key=_day, reverse=True))
        case LibraryOrder.RESULTS:
            return tuple(sorted(entries, key=_results, reverse=True))


def _day(entry: LibraryEntry) -> date:
    return entry.card.date.first if entry.card and entry.card.date else date.min


def _results(entry: LibraryEntry) -> int:
    return entry.card.result_count if entry.card else -1


def marks_told(entry: LibraryEntry) -> Iterator[str]:
    """Yield what else is to be said of a thing, for people."""
    if entry.is_missing:
        yield "not in this archive"
    if entry.is_read:
        yield "read"
    if entry.has_note:
        yield "note"


@dataclass(frozen=True, slots=True)
class CountedSearch:
    """A saved search with how many papers it finds in the present archive."""

    search: SavedSearch
    found: int
    new: int
    """How many of them were not there when its results were last looked at: before that, all."""


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note with what it is about."""

    about: LibraryEntry
    text: str
