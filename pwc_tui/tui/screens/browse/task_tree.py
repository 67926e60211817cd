"""The tree of areas, tasks, subtasks and leaderboards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.pages.task_tree import Area, Hits, TaskNode, TaskTree, TreeLine
from pwc_tui.domain.refs import NOBODY, Kind, Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.messages import OpenBoard, OpenScope
from pwc_tui.tui.places.trail import TreePlace
from pwc_tui.tui.screens.board.board_list_cells import (
    board_cells,
    entry_cells,
    entry_columns,
    part_sign,
)
from pwc_tui.tui.screens.browse.folding_tree import FoldingScreen, Key
from pwc_tui.tui.screens.browse.section_base import FOUND_AT_MOST
from pwc_tui.tui.text import line as text
from pwc_tui.tui.text import marked
from pwc_tui.tui.widgets.table.columns import Column

_DEEPEST = 12
"""Steps of indentation, the archive's own depth doubled: damaged files nest without end."""
_Found = tuple[TaskTree, Hits | None, tuple[str, ...]]
"""The tree, what a filter found in it, and the words that matched."""


class TreeScreen(FoldingScreen[TreePlace, TreeLine, _Found]):
    """The tree of tasks."""

    table_id = "tree"
    placeholder = "Find tasks and leaderboards by name"

    def columns(self) -> Sequence[Column]:
        """Return the columns of the tree."""
        return entry_columns("Area, task, leaderboard")

    @property
    def boards_scope(self) -> Ref | None:
        """The highlighted task, if there are leaderboards below it."""
        task = self.highlighted.task if self.highlighted else None
        return task.ref if task and task.boards_below else None

    def known(self) -> _Found | None:
        """Return the whole tree if it was read before."""
        known = self.pwc.backend.sota.known_tree()
        return None if known is None else (known, None, ())

    def finder(self, words: str) -> Callable[[IsCancelled], _Found]:
        """Return what reads the tree, and the tasks and leaderboards that are called so."""
        backend = self.pwc.backend

        def work(is_cancelled: IsCancelled) -> _Found:
            tree = backend.sota.tree()
            if not words or is_cancelled():
                return tree, None, ()
            tasks = backend.finding.hits(words, Kind.TASK, FOUND_AT_MOST)
            boards = backend.finding.hits(words, Kind.BOARD, FOUND_AT_MOST)
            found = Hits(
                frozenset(hit.ref.id for hit in tasks), frozenset(hit.ref.id for hit in boards)
            )
            return tree, found, next((hit.terms for hit in (*tasks, *boards)), ())

        return work

    def lines_of(self, found: _Found, toggled: frozenset[Key]) -> Sequence[TreeLine]:
        """Return the lines to show."""
        tree, hits, _ = found
        return tree.lines(toggled, hits)

    def cells_of(self, found: _Found, line: TreeLine) -> Sequence[Content]:
        """Return the cells of a line."""
        tree, _, terms = found
        return _line_cells(tree, line, terms)

    def first_hit(self, found: _Found, lines: Sequence[TreeLine]) -> int:
        """Return the first task or leaderboard that is called as the words say."""
        hits = found[1]
        if hits is None:
            return 0
        rows = (
            row
            for row, line in enumerate(lines)
            if (line.board and line.board.id in hits.boards)
            or (line.task and line.task.entry.id in hits.tasks)
        )
        return next(rows, 0)

    def destination(self, line: TreeLine) -> Message | None:
        """Return where a task or leaderboard leads."""
        if line.board is not None:
            return OpenBoard(line.board.slug, title=line.board.ref.name)
        return OpenScope(line.task.ref) if line.task is not None else None

    def ref_of(self, line: TreeLine) -> Ref | None:
        """Return the task or leaderboard of a line."""
        if line.board is not None:
            return line.board.ref
        return line.task.ref if line.task is not None else None

    def place_at(self, key: Key, toggled: frozenset[Key]) -> TreePlace:
        """Return the place as it is."""
        return TreePlace(
            self._start.section,
            words=self.words,
            cursor_key=key,
            toggled=toggled,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
        )


def _line_cells(tree: TaskTree, line: TreeLine, terms: Sequence[str]) -> Sequence[Content]:
    """Return the cells of a line, words that match `terms` marked."""
    sign = "▾ " if line.is_open else "▸ "
    lead = "  " * min(len(line.key) - 1, _DEEPEST) + (sign if line.can_open else "  ")
    if line.area is not None:
        return _area(tree, line.area, lead)
    if line.task is not None:
        return _task(line.task, lead, terms)
    assert line.board is not None
    return _board(line.board, part_sign(line.part_depth), lead, terms)


def _area(tree: TaskTree, area: Area, lead: str) -> Sequence[Content]:
    tasks, boards = tree.counts(area)
    name = _named(lead, text(area.name or "(no name)", "bold $foreground"))
    return _branch(name, tasks, boards, None)


def _task(task: TaskNode, lead: str, terms: Sequence[str]) -> Sequence[Content]:
    name = _named(lead, marked(task.entry.name or "(no name)", terms, "$text-accent"))
    return _branch(name, task.tasks_below, task.boards_below, task.entry.paper_count or None)


def _board(board: BoardEntry, sign: Content, lead: str, terms: Sequence[str]) -> Sequence[Content]:
    name = _named(lead, sign + marked(board.dataset_name or "(no name)", terms))
    return board_cells(board, name)


def _named(lead: str, name: Content) -> Content:
    return Content.styled(lead, "$foreground-muted") + name


def _branch(name: Content, tasks: int, boards: int, papers: int | None) -> Sequence[Content]:
    """Return the cells of what has leaderboards below it: how many stands where they begin."""
    counts = [
        text(counted(number, what), look)
        for number, what, look in (
            (boards, "leaderboard", "$text-warning"),
            (tasks, "task", "$foreground-muted"),
        )
        if number
    ]
    said = Content.styled(" · ", "$foreground-muted").join(counts)
    first, _, *others = entry_cells(name, NOBODY, None, papers)
    return (first, said, *others)
