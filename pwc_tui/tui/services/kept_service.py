"""What the user keeps beside the archive, as the Library shows it. A part of `Backend`.

Methods whose name begins with `known_` never wait; all others are called from worker threads.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest, PaperResults
from pwc_tui.system.lru_cache import LruCache

if TYPE_CHECKING:
    from datetime import datetime

    from pwc_tui.domain.library import CountedSearch, KeptNote, LibraryEntry
    from pwc_tui.domain.own.standings import OwnLine
    from pwc_tui.domain.user_data import ListSummary, Marks, SavedSearch, Subject
    from pwc_tui.store.queries.cards import Cards
    from pwc_tui.tui.services.board_service import BoardService
    from pwc_tui.tui.services.lazy import Lazy
    from pwc_tui.tui.services.user_service import UserService


class KeptService:
    """Lists, searches, notes, results and what was looked at, with what the archive has of them.

    Where there is no user's file none is made.
    """

    def __init__(
        self,
        own: UserService,
        cards: Lazy[Cards],
        boards: BoardService,
        listing: Callable[[ListRequest], PaperResults],
    ) -> None:
        self._own, self._cards, self._boards, self._listing = own, cards, boards, listing
        self._searches: tuple[CountedSearch, ...] = ()
        self._known_counts: LruCache[tuple[SavedSearch, int], CountedSearch] = LruCache(64)

    def lists(self) -> Sequence[ListSummary]:
        """Return all lists, the one that is always there first."""
        from pwc_tui.domain.user_data import DEFAULT_LIST, ListSummary  # noqa: PLC0415  few keep something

        return self._own.library.lists() if _is_kept() else [ListSummary(DEFAULT_LIST, 0)]

    def tags(self) -> Sequence[ListSummary]:
        """Return all tags."""
        return self._own.library.tags() if _is_kept() else ()

    def entries(self, list_name: str) -> tuple[LibraryEntry, ...]:
        """Return what is in a list, as it was put by hand."""
        bookmarks = self._own.library.bookmarks(list_name) if _is_kept() else ()
        return self._entries((mark.subject, mark.changed_at) for mark in bookmarks)

    def notes(self) -> tuple[KeptNote, ...]:
        """Return all notes, the newest first."""
        from pwc_tui.domain.library import KeptNote  # noqa: PLC0415  as above

        notes = self._own.library.notes() if _is_kept() else ()
        about = self._entries((note.subject, note.changed_at) for note in notes)
        return tuple(map(KeptNote, about, (note.text for note in notes)))

    def history(self) -> tuple[LibraryEntry, ...]:
        """Return what was looked at, the last first."""
        visits = self._own.library.history() if _is_kept() else ()
        return self._entries((visit.subject, visit.changed_at) for visit in visits)

    def results(self) -> tuple[OwnLine, ...]:
        """Return the results of the user's own with their ranks, the newest first."""
        return tuple(self._boards.own_line(each) for each in self._own.results())

    def searches(self) -> tuple[CountedSearch, ...]:
        """Return the saved searches by name, with how many results each has."""
        self._searches = tuple(map(self._counted, self.saved()))
        return self._searches

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name; none where the file is damaged."""
        with suppress(UserError, OSError):
            return tuple(self._own.library.searches()) if _is_kept() else ()
        return ()

    def known_searches(self) -> tuple[CountedSearch, ...]:
        """Return those that were counted last."""
        return self._searches

    def count_searches(self) -> None:
        """Count the results of the saved searches, where that can be done."""
        with suppress(UserError):
            self.searches()

    def count(self, query: str) -> int:
        """Return how many papers a query finds."""
        return len(self._listing(ListRequest(query)).ids)

    def look_at(self, name: str, query: str) -> None:
        """Remember that the results of a saved search are looked at now."""
        papers = self._listing(ListRequest(query)).ids
        self._own.library.look_at_search(name, self._cards.get().slugs_of(papers))

    def _counted(self, search: SavedSearch) -> CountedSearch:
        """Count once for as long as the same papers are found and none of them is looked at."""
        from pwc_tui.api.library import counted_search  # noqa: PLC0415  as above

        papers = self._listing(ListRequest(search.query)).ids
        found = search, hash(array("i", papers).tobytes())
        cards = self._cards.get()
        return self._known_counts.get_or(found, lambda: counted_search(cards, search, papers))

    def _entries(self, kept: Iterable[tuple[Subject, datetime]]) -> tuple[LibraryEntry, ...]:
        from pwc_tui.api.library import library_entries  # noqa: PLC0415  as above
        from pwc_tui.domain.user_data import Marks  # noqa: PLC0415  as above

        marks: Marks = self._own.library.marks() or Marks()
        return library_entries(self._cards.get(), kept, marks)


def _is_kept() -> bool:
    return user_file().exists()
