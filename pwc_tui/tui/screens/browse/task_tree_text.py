"""What the lines of the tree of tasks say."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.pages.task_tree import Area, TaskNode, TaskTree, TreeLine
from pwc_tui.domain.refs import NOBODY
from pwc_tui.tui.screens.board.board_list_cells import (
    board_cells,
    entry_cells,
    entry_columns,
    part_sign,
)
from pwc_tui.tui.text import line as text
from pwc_tui.tui.text import marked
from pwc_tui.tui.widgets.table.columns import Column

_DEEPEST = 12
"""Steps of indentation, the archive's own depth doubled: damaged files nest without end."""


def columns() -> tuple[Column, ...]:
    """Return the columns of the tree: those of all leaderboards."""
    return entry_columns("Area, task, leaderboard")


def line_cells(tree: TaskTree, line: TreeLine, terms: Sequence[str]) -> Sequence[Content]:
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
        text(f"{number:,} {what}{'' if number == 1 else 's'}", look)
        for number, what, look in (
            (boards, "leaderboard", "$text-warning"),
            (tasks, "task", "$foreground-muted"),
        )
        if number
    ]
    said = Content.styled(" · ", "$foreground-muted").join(counts)
    first, _, *others = entry_cells(name, NOBODY, None, papers)
    return (first, said, *others)
