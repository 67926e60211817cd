"""Leaderboards, and the directions the user gave for them.

Methods whose name begins with `known_` never wait; all others are called from worker threads.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pwc_tui.config import Database
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.marked import ResultRef
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.user_service import UserService

if TYPE_CHECKING:
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.domain.own.standings import OwnLine
    from pwc_tui.domain.papers import PaperCard
    from pwc_tui.domain.user_data import SubmittedResult
    from pwc_tui.store.queries.boards import Boards


class BoardService:
    """The leaderboards of the database that `path` names. They need no SQLModel to be read."""

    def __init__(
        self,
        path: Callable[[], Database],
        own: UserService,
        find_paper: Callable[[str], PaperCard | None],
    ) -> None:
        self._find_paper = find_paper
        self._store: Lazy[Boards] = Lazy(lambda: _open_store(path()))
        self._day: Lazy[date] = Lazy(lambda: self._store.get().snapshot_day())
        self._own = own
        self._boards: LruCache[str, Board] = LruCache(6)
        self._results: LruCache[int, tuple[ResultRef, ...]] = LruCache(40)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises UserError for an unknown slug."""
        try:
            return self._boards.get_or(slug, lambda: self._store.get().board(slug))
        except KeyError as error:
            raise UserError(f"The archive has no leaderboard “{slug}”") from error

    def with_own(self, slug: str) -> Board:
        """Return a leaderboard with the user's own results, which may be all that it has.

        Raises UserError for an unknown one.
        """
        own = self._own.results()
        if not own:
            return self.board(slug)
        from pwc_tui.domain.own.rows import new_board, with_own_rows  # noqa: PLC0415  few have added any

        try:
            board = self.board(slug)
        except UserError:
            made = new_board(slug, own, self._find_paper)
            if made is None:
                raise
            return made
        return with_own_rows(board, own, self._find_paper)

    def of_result(self, result: SubmittedResult) -> Board | None:
        """Return the leaderboard of the archive that a result of the user's own belongs to."""
        from pwc_tui.domain.own.rows import is_on  # noqa: PLC0415  as above
        from pwc_tui.domain.refs import board_name  # noqa: PLC0415  as above

        slug = self._store.get().find(board_name(result.task, result.dataset))
        board = None if slug is None else self.board(slug)
        return board if board is not None and is_on(result, board) else None

    def results_of(self, model: Ref) -> tuple[ResultRef, ...]:
        """Return the results of a model, those on the largest leaderboards first."""
        return self._results.get_or(model.id, lambda: self._store.get().results_of(model.id))

    def names_beside(self, kind: Kind, name: str) -> list[tuple[str, int]]:
        """Return which datasets or tasks share a leaderboard with a task or dataset, by name."""
        return self._store.get().names_beside(kind, name)

    def own_line(self, result: SubmittedResult) -> OwnLine:
        """Return a result of the user's own with where it stands."""
        from pwc_tui.domain.own.rows import own_slug  # noqa: PLC0415  as above
        from pwc_tui.domain.own.standings import OwnLine, own_standings  # noqa: PLC0415  as above

        board = self.of_result(result)
        slug = own_slug(result) if board is None else board.ref.slug
        shown = self.with_own(slug)
        standings = own_standings(shown, result.id, self._own.flips())
        return OwnLine(result, shown.ref, board is None, standings)

    def known_words(self, slug: str) -> tuple[Flips, tuple[SubmittedResult, ...]]:
        """Return what of the user's changes a leaderboard, as it was read last."""
        return self.known_flips(slug), self._own.known_results()

    def told(self, slug: str) -> Board:
        """Return a leaderboard with what is the user's; raises UserError for an unknown slug."""
        from pwc_tui.domain.boards.view import with_flips  # noqa: PLC0415  not before the first board

        return with_flips(self.with_own(slug), self._own.flips())[0]

    def flips(self, slug: str) -> Flips:
        """Return the directions the user gave for a leaderboard."""
        return _of_board(slug, self._own.flips())

    def known_flips(self, slug: str) -> Flips:
        """Return those read last."""
        return _of_board(slug, self._own.known_flips())

    def snapshot_day(self) -> date:
        """Return the day from which results are old or not."""
        return self._day.get()

    def flip(self, slug: str, metric: str, direction: Direction | None) -> None:
        """Remember which way a metric improves; None takes the user's word back."""
        self._own.flip(slug, metric, direction)

    def close(self) -> None:
        """Close the file if it was opened."""
        opened = self._store.peek()
        if opened is not None:
            opened.close()


def _of_board(slug: str, flips: Flips) -> Flips:
    return {key: direction for key, direction in flips.items() if key[0] == slug}


def _open_store(path: Database) -> Boards:
    from pwc_tui.store.queries.boards import Boards  # noqa: PLC0415  not before the first board

    return Boards(path)
