"""The notable leaderboards: how the section about the state of the art begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.marked import Markable
from pwc_tui.domain.refs import Kind
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.places.trail import NotablePlace
from pwc_tui.tui.screens.board.board_list_cells import active_cells, active_columns
from pwc_tui.tui.screens.browse.section_base import FOUND_AT_MOST, SectionScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import load

_Found = tuple[Activity, Sequence[ActiveBoard], tuple[str, ...]]
"""All that are notable, those of them that are called so, and the words that matched."""


class NotableScreen(SectionScreen):
    """The notable leaderboards with their best models and what each year brought."""

    table_id = "notable"
    about = "by results, papers and latest result combined"

    def __init__(self, place: NotablePlace) -> None:
        super().__init__(place)
        self._start = place
        self._boards: Sequence[ActiveBoard] = ()
        self._terms: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Show the list as it was left."""
        self.focus_first(self._start.is_typing)
        known = self.pwc.backend.sota.known_notable()
        if known is not None and not self.words:
            self._show((known, known.boards, ()))
        else:
            self.find()
            self.say_when_slow(self.say_loading)

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the list."""
        return backend.sota.notable

    def columns(self) -> Sequence[Column]:
        """Return no columns: their years are not known yet."""
        return ()

    def place(self) -> NotablePlace:
        """Return the words, the highlighted row and the first visible row."""
        if not self.is_loaded:
            return self._start
        at = self.table.cursor
        return NotablePlace(
            words=self.words,
            cursor_id=self._boards[at].entry.id if self._boards else None,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
        )

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return the leaderboard of a row."""
        del panel
        return self._boards[row].entry.ref if row < len(self._boards) else None

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the leaderboard."""
        del event
        if self._boards:
            ref = self._boards[self.table.cursor].entry.ref
            self.post_message(OpenBoard(ref.slug, title=ref.name))

    def find(self) -> None:
        """Load the notable leaderboards, and of them those that the words may mean."""
        backend, words = self.pwc.backend, self.words.strip()

        def work(is_cancelled: IsCancelled) -> _Found:
            activity = backend.sota.notable()
            if not words or is_cancelled():
                return activity, activity.boards, ()
            by_id = {board.entry.id: board for board in activity.boards}
            hits = backend.finding.hits(words, Kind.BOARD, FOUND_AT_MOST)
            found = [by_id[hit.ref.id] for hit in hits if hit.ref.id in by_id]
            return activity, found, hits[0].terms if hits else ()

        load(self, work, self._show, group="listing", failed=self.fail)

    def _show(self, found: _Found) -> None:
        activity, self._boards, self._terms = found
        is_first = not self.is_loaded
        self.table.set_columns(active_columns(activity, "Leaderboard"))
        self.table.set_rows(len(self._boards), self._cells)
        at = (n for n, b in enumerate(self._boards) if b.entry.id == self._start.cursor_id)
        self.table.jump_to(*((next(at, 0), self._start.scroll) if is_first else (0, 0)))
        self.shown()

    def _cells(self, index: int) -> Sequence[Content]:
        board = self._boards[index]
        return active_cells(board, board.entry.ref.name, self._terms)
