"""The one set of what is marked: it goes along from screen to screen, and to another archive."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.marked import Markable, MarkedSet, ResultRef, is_model, paper_of
from pwc_tui.domain.text.counted import counted
from pwc_tui.tui.screens.base.paper_commands import MOST_COMPARED
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.table.row_view import TICK
from pwc_tui.tui.workers import cancel, load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

_SEVERAL = 2


class MarkKeeper:
    """What is marked now; whatever changes it is seen at once on the screen of the place."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self.now = MarkedSet()
        self.shared_boards = 0
        """How many leaderboards have results of at least two of what is marked."""
        self._before: MarkedSet | None = None

    @property
    def said(self) -> Content:
        """What the status line says: how much is marked, and what can be compared."""
        if not self.now:
            return Content()
        parts = [(f"{TICK} ", "bold $text-accent"), (f"{self.now.said()} marked", "$foreground")]
        if self.shared_boards:
            boards = counted(self.shared_boards, "leaderboard")
            key = key_name(self._app.keys.first("compare", "equals_sign"))
            parts += [(f", {key} compares on ", ""), (boards, "$foreground")]
        return Content.assemble(*parts)

    def put(self, marked: MarkedSet, *, keeps_before: bool = False) -> None:
        """Mark these things and no others; `keeps_before` where much changes that a key undoes."""
        self._before = self.now if keeps_before else None
        self.now = marked
        self._count_shared()
        self._app.show_marks()

    def clear(self) -> None:
        """Take all marks away, and say by which key they come back."""
        said = self.now.said()
        self.put(MarkedSet(), keeps_before=True)
        key = key_name(self._app.keys.first("undo", "u"))
        self._app.notify(f"Took the marks from {said}: {key} brings them back.")

    def bring_back(self) -> bool:
        """Mark again what was marked before many marks came or went; return whether that was so."""
        before = self._before
        if before is not None:
            self.put(before)
            self._app.notify(f"Marked as before: {before.said() or 'nothing'}.")
        return before is not None

    def forget_before(self) -> None:
        """Undo something else than marks from now on: that was changed last."""
        self._before = None

    def _count_shared(self) -> None:
        """Ask in a worker on how many leaderboards that which is marked meets."""
        things, backend = self.now.comparable, self._app.backend
        if not _SEVERAL <= len(things) <= MOST_COMPARED:
            cancel(self._app, "marks")
            self.shared_boards = 0
            return

        def tell(count: int) -> None:
            self.shared_boards = count
            self._app.show_marks()

        load(self._app, lambda _: _shared_boards(backend, things), tell, group="marks")


def _shared_boards(backend: Backend, things: tuple[Markable, ...]) -> int:
    numbers = {thing: paper_of(thing) for thing in things}
    standings = backend.standings([each for each in numbers.values() if each is not None])
    uses: Counter[str] = Counter()
    for thing, number in numbers.items():
        boards = {board.slug for board in standings[number].boards} if number is not None else set()
        results = backend.leaderboards.results_of(thing) if is_model(thing) else [thing]
        boards |= {each.board.slug for each in results if isinstance(each, ResultRef)}
        uses.update(boards)
    return sum(count >= _SEVERAL for count in uses.values())
