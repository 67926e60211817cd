"""The leaderboards shown lately as tables: ordered and measured once, and again after changes."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.view import Flips, ranked
from pwc_tui.domain.user_data import SubmittedResult
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.services.board_service import BoardService

_Asked = tuple[str, str | None, BoardFilter]
_OwnWords = tuple[Flips, tuple[SubmittedResult, ...]]


class BoardViews:
    """The views of the leaderboards of an archive; `known` never waits, `view` is for a worker."""

    def __init__(self) -> None:
        self._known: LruCache[_Asked, tuple[_OwnWords, BoardView]] = LruCache(12)

    def view(
        self, boards: BoardService, slug: str, metric: str | None, wanted: BoardFilter
    ) -> BoardView:
        """Return a board in the order of a metric (None: its default), as far as it is wanted.

        Raises UserError for an unknown slug.
        """
        board = boards.board(slug) if wanted.is_without_own else boards.with_own(slug)
        boards.flips(slug)
        known = self.known(boards, slug, metric, wanted)
        if known is None:
            whole = BoardFilter(as_of=wanted.as_of, is_without_own=wanted.is_without_own)
            everything = self.known(boards, slug, metric, whole)
            everything = everything or self._ranked(boards, board, metric, whole)
            known = everything if wanted == whole else everything.narrowed(wanted)
            self._keep(boards, metric, known)
        return known

    def known(
        self, boards: BoardService, slug: str, metric: str | None, wanted: BoardFilter
    ) -> BoardView | None:
        """Return the same if it was asked for lately, if nothing of the user's changed it."""
        kept = self._known.get((slug, metric, wanted))
        return kept[1] if kept is not None and kept[0] == boards.known_words(slug) else None

    def _ranked(
        self, boards: BoardService, board: Board, metric: str | None, whole: BoardFilter
    ) -> BoardView:
        flips = boards.known_flips(board.ref.slug)
        arranged = replace(ranked(board, metric, whole.as_of, flips), filter=whole)
        rows = BoardView(arranged, boards.snapshot_day())
        self._keep(boards, metric, rows)
        return rows

    def _keep(self, boards: BoardService, metric: str | None, rows: BoardView) -> None:
        """Remember rows under the name of the metric that was asked for, and of the one it is."""
        slug, chosen = rows.board.ref.slug, rows.arranged.chosen
        for name in (metric, None if chosen is None else chosen.name):
            self._known.put((slug, name, rows.arranged.filter), (boards.known_words(slug), rows))


_views: WeakKeyDictionary[BoardService, BoardViews] = WeakKeyDictionary()


def views_of(boards: BoardService) -> BoardViews:
    """Return the views of the leaderboards of an archive."""
    return _views.setdefault(boards, BoardViews())
