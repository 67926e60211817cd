"""The tree of areas, tasks, subtasks and leaderboards."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.task_tree import Hits, Key, Line, TaskTree
from pwc_tui.tui.messages import OpenBoard, OpenScope
from pwc_tui.tui.screens.sota import FOUND_AT_MOST, SotaScreen
from pwc_tui.tui.screens.tree_text import columns, line_cells
from pwc_tui.tui.sota_places import TreePlace
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.sota_tabs import SotaView
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import IsStale, load

_Found = tuple[TaskTree, Hits | None, tuple[str, ...]]
"""The tree, what a filter found in it, and the words that matched."""


class TreeTable(VirtualTable):
    """A table whose rows have branches: left and right close and open them."""

    class Folded(Message):
        """The user wants to open (step 1) or to close (-1) the line of the cursor."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def action_columns_left(self) -> None:
        """Ask to close."""
        self.post_message(self.Folded(-1))

    def action_columns_right(self) -> None:
        """Ask to open."""
        self.post_message(self.Folded(1))


class TreeScreen(SotaScreen):
    """The tree; a filter shows what it finds with the ways to it."""

    view = SotaView.TREE
    about = "→ opens a branch, ← closes it, ↵ goes there"

    def __init__(self, place: TreePlace) -> None:
        super().__init__(place)
        self._start = place
        self._toggled = place.toggled
        self._lines: Sequence[Line] = ()
        self._found: _Found | None = None

    def on_mount(self) -> None:
        """Show the tree as it was left."""
        self.focus_first(self._start.is_typing)
        known = self.pwc.backend.sota.known_tree()
        if known is not None and not self.words.strip():
            self._show((known, None, ()))
        else:
            self.find()
            self.say_when_slow(self.say_loading)

    def columns(self) -> Sequence[Column]:
        """Return the columns of the tree."""
        return columns()

    def make_table(self) -> VirtualTable:
        """Return a table with branches."""
        return TreeTable(self.columns(), id="tree")

    def place(self) -> TreePlace:
        """Return the words, what is open, the highlighted line and the first visible one."""
        if not self.is_loaded:
            return self._start
        line = self.highlighted
        return TreePlace(
            words=self.words,
            cursor_key=line.key if line else (),
            toggled=self._toggled,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
        )

    @property
    def highlighted(self) -> Line | None:
        """The line of the cursor."""
        return self._lines[self.table.cursor] if self._lines else None

    @property
    def boards_scope(self) -> Ref | None:
        """The highlighted task, if there are leaderboards below it."""
        task = self.highlighted.task if self.highlighted else None
        return task.ref if task and task.boards_below else None

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Go to a task or leaderboard; open or close an area."""
        line = self._lines[event.index]
        if line.board is not None:
            self.post_message(OpenBoard(line.board.ref.slug, title=line.board.ref.name))
        elif line.task is not None:
            self.post_message(OpenScope(line.task.ref))
        else:
            self._toggle(line.key)

    def on_tree_table_folded(self, event: TreeTable.Folded) -> None:
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
        backend, words = self.pwc.backend, self.words.strip()

        def work(is_stale: IsStale) -> _Found:
            tree = backend.sota.tree()
            if not words or is_stale():
                return tree, None, ()
            tasks = backend.finding.hits(words, Kind.TASK, FOUND_AT_MOST)
            boards = backend.finding.hits(words, Kind.BOARD, FOUND_AT_MOST)
            found = Hits(
                frozenset(hit.ref.id for hit in tasks), frozenset(hit.ref.id for hit in boards)
            )
            return tree, found, next((hit.terms for hit in (*tasks, *boards)), ())

        load(self, work, self._show, group="listing", failed=self.fail)

    def _show(self, found: _Found) -> None:
        is_first, self._found = not self.is_loaded, found
        if not is_first:
            self._toggled = frozenset()
        self._arrange()
        if is_first:
            self.table.jump_to(self._row_of(self._start.cursor_key, 0), self._start.scroll)
        else:
            self.table.jump_to(self._first_hit(), 0)
        self.shown()

    def _toggle(self, key: Key) -> None:
        """Open or close a line; those below it that were opened are remembered."""
        self._toggled = self._toggled ^ {key}
        self._arrange()
        self.refresh_bindings()

    def _arrange(self) -> None:
        if self._found is not None:
            tree, hits, _ = self._found
            self._lines = tree.lines(self._toggled, hits)
            self.table.set_rows(len(self._lines), self._cells)

    def _first_hit(self) -> int:
        hits = self._found[1] if self._found else None
        if hits is None:
            return 0
        rows = (
            row
            for row, line in enumerate(self._lines)
            if (line.board and line.board.ref.id in hits.boards)
            or (line.task and line.task.ref.id in hits.tasks)
        )
        return next(rows, 0)

    def _row_of(self, key: Key, default: int) -> int:
        return next((row for row, line in enumerate(self._lines) if line.key == key), default)

    def _cells(self, index: int) -> Sequence[Content]:
        assert self._found is not None
        tree, _, terms = self._found
        return line_cells(tree, self._lines[index], terms)
