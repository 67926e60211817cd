"""From one import to another: the places of the trail by public ids, so that one stays there.

The numbers of things change from import to import; what the new archive does not have leaves the
trail. For a worker: some hundred questions to both databases.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.marked import Markable, MarkedSet, ResultRef, result_ref
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    KeptListPlace,
    LibraryPlace,
    MethodTreePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    Trail,
    TreePlace,
)
from pwc_tui.tui.services.backend import Backend

_RowKey = tuple[str, str]
"""What tells a row of a leaderboard from the others in every archive: its model and its paper."""


class Move:
    """Finds what is known of one archive in another."""

    def __init__(self, old: Backend, new: Backend) -> None:
        self._old, self._new = old, new
        self._rows: dict[str, Mapping[_RowKey, ResultRef]] = {}

    def trail(self, trail: Trail) -> Trail:
        """Return the trail with the user at the same place, or at the last one before it."""
        moved = [self.place(place) for place in trail.places]
        kept = tuple(place for place in moved if place is not None)
        at = sum(place is not None for place in moved[: trail.at + 1]) - 1
        return Trail(kept, max(0, at)) if kept else Trail((PapersPlace(),))

    def place(self, place: Place) -> Place | None:
        """Return the same place, None where the new archive does not have what it shows."""
        match place:
            case PapersPlace() | BrowsePlace():
                return self._list(place)
            case PaperPlace() | EntityPlace() | BoardPlace():
                return self._page(place)
            case NotablePlace():
                return replace(place, cursor_id=None)
            case TreePlace() | MethodTreePlace():
                return replace(place, cursor_key=(), toggled=frozenset())
            case HomePlace() | AboutPlace() | LibraryPlace() | KeptListPlace():
                return place

    def marks(self, marked: MarkedSet) -> MarkedSet:
        """Return what is marked as the new archive has it; what it does not have is left out."""
        found = (self._result(t) if isinstance(t, ResultRef) else self.ref(t) for t in marked)
        return MarkedSet().with_all(thing for thing in found if thing is not None)

    def paper(self, number: int) -> int | None:
        """Return the new number of a paper."""
        cards = self._old.cards([number])
        found = self._new.ref(Kind.PAPER, cards[0].slug) if cards else None
        return None if found is None else found.id

    def ref(self, ref: Ref) -> Ref | None:
        """Return the same thing in the new archive."""
        return self._new.ref(ref.kind, ref.slug)

    def _result(self, result: ResultRef) -> Markable | None:
        """Return the row of the same model and paper, or of the model where its paper is gone."""
        slug = result.board.slug
        if slug not in self._rows:
            self._rows[slug] = self._results(slug)
        rows = self._rows[slug]
        return rows.get(_row_key(result)) or rows.get((result.model, ""))

    def _results(self, board: str) -> Mapping[_RowKey, ResultRef]:
        """Return the rows of a board of the new archive, the first of those alike; maybe none."""
        with suppress(UserError):
            told = self._new.leaderboards.with_own(board)
            rows = (result_ref(told.ref, row) for row in reversed(told.rows))
            return {_row_key(each): each for each in rows}
        return {}

    def _list(self, place: PapersPlace | BrowsePlace) -> Place | None:
        scope = place.request.scope if isinstance(place, PapersPlace) else place.scope
        moved = None if scope is None else self.ref(scope)
        if scope is not None and moved is None:
            return None
        if isinstance(place, BrowsePlace):
            return replace(place, scope=moved, cursor_id=self._row(place))
        return replace(
            place,
            request=replace(place.request, scope=moved),
            cursor_id=None if place.cursor_id is None else self.paper(place.cursor_id),
            cursor_ref=None if place.cursor_ref is None else self.ref(place.cursor_ref),
        )

    def _row(self, place: BrowsePlace) -> int | None:
        """Return the new number of the highlighted row of a list, if the list is still known."""
        if place.cursor_id is None:
            return None
        rows = self._old.lists.known_rows(place.kind, [place.cursor_id])
        found = next((self.ref(row.ref) for row in rows.values()), None)
        return None if found is None else found.id

    def _page(self, place: PaperPlace | EntityPlace | BoardPlace) -> Place | None:
        if isinstance(place, PaperPlace):
            paper = self.paper(place.paper_id)
            return None if paper is None else replace(place, paper_id=paper)
        if isinstance(place, EntityPlace):
            ref = self.ref(place.ref)
            return None if ref is None else replace(place, ref=ref)
        if self._new.ref(Kind.BOARD, place.slug) is None:
            return None
        return replace(place, cursor_result_id=None, from_result_id=None)


def _row_key(result: ResultRef) -> _RowKey:
    return result.model, "" if result.paper is None else result.paper.slug
