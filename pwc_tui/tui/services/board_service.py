"""Leaderboards as the screens look at them: arranged, with the directions the user gave.

Methods whose name begins with `known_` never wait; all others are called from worker threads.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pwc_tui.config import Database
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.user_service import UserService

if TYPE_CHECKING:
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.store.queries.boards import Boards
    from pwc_tui.tui.screens.board.rows import BoardView

_Asked = tuple[str, str | None, BoardFilter]


class BoardService:
    """The leaderboards of the database that `path` names. They need no SQLModel to be read."""

    def __init__(self, path: Callable[[], Database], own: UserService) -> None:
        self._store: Lazy[Boards] = Lazy(lambda: _open_store(path()))
        self._day: Lazy[date] = Lazy(lambda: self._store.get().snapshot_day())
        self._own = own
        self._boards: LruCache[str, Board] = LruCache(6)
        self._known: LruCache[_Asked, tuple[Flips, BoardView]] = LruCache(12)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises UserError for an unknown slug."""
        try:
            return self._boards.get_or(slug, lambda: self._store.get().board(slug))
        except KeyError as error:
            raise UserError(f"The archive has no leaderboard “{slug}”") from error

    def told(self, slug: str) -> Board:
        """Return a leaderboard with the user's directions; raises UserError for an unknown slug."""
        from pwc_tui.domain.boards.view import with_flips  # noqa: PLC0415  not before the first board

        return with_flips(self.board(slug), self.flips())[0]

    def flips(self) -> Flips:
        """Return the directions the user gave."""
        return self._own.flips()

    def known_flips(self) -> Flips:
        """Return the directions read last."""
        return self._own.known_flips()

    def snapshot_day(self) -> date:
        """Return the day from which results are old or not."""
        return self._day.get()

    def rows(self, slug: str, metric: str | None, wanted: BoardFilter) -> BoardView:
        """Return a board in the order of a metric (None: its default), as far as it is wanted.

        Raises UserError for an unknown slug.
        """
        board = self.board(slug)
        self.flips()
        known = self.known_rows(slug, metric, wanted)
        if known is None:
            whole = BoardFilter(as_of=wanted.as_of)
            everything = self.known_rows(slug, metric, whole) or self._ranked(board, metric, whole)
            known = everything if wanted == whole else everything.narrowed(wanted)
            self._keep(slug, metric, known)
        return known

    def known_rows(self, slug: str, metric: str | None, wanted: BoardFilter) -> BoardView | None:
        """Return the same if it was asked for lately, and no direction was changed since."""
        kept = self._known.get((slug, metric, wanted))
        return kept[1] if kept is not None and kept[0] == self._flips_of(slug) else None

    def flip(self, slug: str, metric: str, direction: Direction | None) -> None:
        """Remember which way a metric improves; None takes the user's word back."""
        self._own.flip(slug, metric, direction)

    def close(self) -> None:
        """Close the file if it was opened."""
        opened = self._store.peek()
        if opened is not None:
            opened.close()

    def _ranked(self, board: Board, metric: str | None, whole: BoardFilter) -> BoardView:
        from pwc_tui.domain.boards.view import ranked  # noqa: PLC0415  not before the first board
        from pwc_tui.tui.screens.board.rows import BoardView  # noqa: PLC0415  as above

        flips = self._flips_of(board.ref.slug)
        rows = BoardView(ranked(board, metric, whole.as_of, flips), self.snapshot_day())
        self._keep(board.ref.slug, metric, rows)
        return rows

    def _keep(self, slug: str, metric: str | None, rows: BoardView) -> None:
        """Remember rows under the name of the metric that was asked for, and of the one it is."""
        chosen, flips = rows.arranged.chosen, self._flips_of(slug)
        for name in (metric, None if chosen is None else chosen.name):
            self._known.put((slug, name, rows.arranged.filter), (flips, rows))

    def _flips_of(self, slug: str) -> Flips:
        told = self._own.known_flips()
        return {key: direction for key, direction in told.items() if key[0] == slug}


def _open_store(path: Database) -> Boards:
    from pwc_tui.store.queries.boards import Boards  # noqa: PLC0415  not before the first board

    return Boards(path)
