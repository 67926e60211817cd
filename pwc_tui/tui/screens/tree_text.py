"""What the lines of the tree of tasks say."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.board_lists import BoardEntry
from pwc_tui.domain.task_tree import Area, Line, TaskNode, TaskTree
from pwc_tui.tui.screens.board_entries import part_sign
from pwc_tui.tui.text import line as text
from pwc_tui.tui.text import marked
from pwc_tui.tui.widgets.columns import Column

_DEEPEST = 12
"""Steps of indentation, the archive's own depth doubled: damaged files nest without end."""


def columns() -> tuple[Column, ...]:
    """Return the columns of the tree."""
    return (
        Column("name", "Area, task, leaderboard", width=28, fraction=3),
        Column("best", "Best model", width=14, fraction=2, hide_below=96),
        Column("tasks", "Tasks", width=6, justify="right", hide_below=70),
        Column("boards", "Boards", width=6, justify="right", hide_below=44),
        Column("results", "Results", width=7, justify="right", hide_below=60),
        Column("papers", "Papers", width=7, justify="right", hide_below=52),
    )


def line_cells(tree: TaskTree, line: Line, terms: Sequence[str]) -> Sequence[Content]:
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
    name = text(area.name or "(no name)", "bold $foreground")
    return (_named(lead, name), Content(), _count(tasks), _boards(boards), Content(), Content())


def _task(task: TaskNode, lead: str, terms: Sequence[str]) -> Sequence[Content]:
    name = marked(task.entry.name or "(no name)", terms, "$text-accent")
    return (
        _named(lead, name),
        Content(),
        _count(task.tasks_below),
        _boards(task.boards_below),
        Content(),
        _count(task.entry.paper_count),
    )


def _board(board: BoardEntry, sign: Content, lead: str, terms: Sequence[str]) -> Sequence[Content]:
    return (
        _named(lead, sign + marked(board.dataset_name or "(no name)", terms)),
        text(board.best_model),
        Content(),
        Content(),
        text(f"{board.result_count:,}", "$text-warning"),
        _count(board.paper_count),
    )


def _named(lead: str, name: Content) -> Content:
    return Content.styled(lead, "$foreground-muted") + name


def _count(number: int) -> Content:
    return text(f"{number:,}" if number else "", "$foreground-muted")


def _boards(number: int) -> Content:
    return text(f"{number:,}" if number else "", "$text-warning")
