"""What the trees of the sections have in common: lines with branches that open and close."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.refs import Ref
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.places.trail import MethodTreePlace, TreePlace
from pwc_tui.tui.screens.browse.section_base import SectionScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.folding_table import FoldingTable
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import load

Key = tuple[int, ...]
"""A line's way from the top."""


class FoldingLine(Protocol):
    """A line of a tree."""

    @property
    def key(self) -> Key:
        """The line's way from the top."""

    @property
    def is_open(self) -> bool:
        """Whether what is below it is shown."""

    @property
    def can_open(self) -> bool:
        """Whether something is below it."""


P = TypeVar("P", TreePlace, MethodTreePlace)
L = TypeVar("L", bound=FoldingLine)
F = TypeVar("F")
"""The place, a line, and what is found: the tree and what a filter leaves of it."""


class FoldingScreen(SectionScreen, Generic[P, L, F]):
    """A tree; a filter shows what it finds with the ways to it."""

    patience = 0.06
    about = "→ opens a branch, ← closes it, ↵ goes there"

    def __init__(self, place: P) -> None:
        super().__init__(place)
        self._start: P = place
        self._toggled = place.toggled
        self._lines: Sequence[L] = ()
        self._found: F | None = None

    @abstractmethod
    def known(self) -> F | None:
        """Return the whole tree if it was read before, without waiting."""

    @abstractmethod
    def finder(self, words: str) -> Callable[[IsCancelled], F]:
        """Return what reads, in a thread, the tree and what of it the words may mean."""

    @abstractmethod
    def lines_of(self, found: F, toggled: frozenset[Key]) -> Sequence[L]:
        """Return the lines to show."""

    @abstractmethod
    def cells_of(self, found: F, line: L) -> Sequence[Content]:
        """Return the cells of a line."""

    @abstractmethod
    def first_hit(self, found: F, lines: Sequence[L]) -> int:
        """Return which line is what the words mean most likely, 0 where none is."""

    @abstractmethod
    def destination(self, line: L) -> Message | None:
        """Return where a line leads, None for one that only opens and closes."""

    @abstractmethod
    def ref_of(self, line: L) -> Ref | None:
        """Return what a line is of, None for one that only holds others."""

    @abstractmethod
    def place_at(self, key: Key, toggled: frozenset[Key]) -> P:
        """Return the place as it is, with the cursor on the line `key`."""

    def on_mount(self) -> None:
        """Show the tree as it was left."""
        self.focus_first(self._start.is_typing)
        known = self.known()
        if known is not None and not self.words.strip():
            self._show(known)
        else:
            self.find()
            self.say_when_slow(self.say_loading)

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the tree."""
        del backend
        work = self.finder(self.words.strip())
        return lambda: work(lambda: False)

    def make_table(self) -> VirtualTable:
        """Return a table with branches."""
        return FoldingTable(self.columns(), id=self.table_id)

    def place(self) -> P:
        """Return the words, what is open, the highlighted line and the first visible one."""
        if not self.is_loaded:
            return self._start
        line = self.highlighted
        return self.place_at(line.key if line else (), self._toggled)

    @property
    def highlighted(self) -> L | None:
        """The line of the cursor."""
        return self._lines[self.table.cursor] if self._lines else None

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return what a line is of."""
        del panel
        return self.ref_of(self._lines[row]) if row < len(self._lines) else None

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Go where the highlighted line leads; open or close it where it leads nowhere."""
        del event
        line = self.highlighted
        message = None if line is None else self.destination(line)
        if line is None:
            return
        if message is not None:
            self.post_message(message)
        else:
            self._toggle(line.key)

    def on_folding_table_folded(self, event: FoldingTable.Folded) -> None:
        """Open a line or go into it; close it or go to the one it is below."""
        line, at = self.highlighted, self.table.cursor
        if line is None:
            return
        if line.can_open and line.is_open == (event.step < 0):
            self._toggle(line.key)
        elif event.step < 0:
            self.table.cursor = self._row_of(line.key[:-1], at)
        elif line.is_open:
            self.table.cursor = at + 1

    def find(self) -> None:
        """Load the tree, and what of it the words may mean."""
        work = self.finder(self.words.strip())
        load(self, work, self._show, group="listing", failed=self.fail)

    def _show(self, found: F) -> None:
        is_first, self._found = not self.is_loaded, found
        if not is_first:
            self._toggled = frozenset()
        self._arrange()
        if is_first:
            self.table.jump_to(self._row_of(self._start.cursor_key, 0), self._start.scroll)
        else:
            self.table.jump_to(self.first_hit(found, self._lines), 0)
        self.shown()

    def _toggle(self, key: Key) -> None:
        """Open or close a line; those below it that were opened are remembered."""
        self._toggled = self._toggled ^ {key}
        self._arrange()
        self.refresh_bindings()

    def _arrange(self) -> None:
        if self._found is not None:
            self._lines = self.lines_of(self._found, self._toggled)
            self.table.set_rows(len(self._lines), self._cells)

    def _row_of(self, key: Key, default: int) -> int:
        return next((row for row, line in enumerate(self._lines) if line.key == key), default)

    def _cells(self, index: int) -> Sequence[Content]:
        assert self._found is not None
        return self.cells_of(self._found, self._lines[index])
