"""`pwc-tui tasks`: the tasks by area."""

import argparse
from collections.abc import Iterator

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.pages.task_tree import TaskNode, TaskTree
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed, named

_COLUMNS = (
    OutputColumn("papers", is_short=True),
    OutputColumn("boards", is_short=True),
    OutputColumn("subtasks", is_short=True),
    OutputColumn("area"),
    OutputColumn("name"),
    OutputColumn("task"),
)
_Line = tuple[str, TaskNode]
"""A task with its area; one of two areas has two lines."""


def run(options: argparse.Namespace) -> int:
    """Print the tasks of the areas that are called as asked for; status 1 when there are none."""
    archive = open_session(options.db)
    tree = archive.sota.tree(archive.directions)
    area = as_text(options.area or "")
    found = list(_lines(tree, area))
    if not found:
        narrate(f"no area is called {area!r}; there are: {', '.join(a.name for a in tree.areas)}")
        return 1
    if options.json:
        entries = [_entry(tree, *line) for line in found]
        print_data(to_list(attributed(archive.snapshot, {"tasks": entries})))
    else:
        print_table(_COLUMNS, (_cells(*line) for line in found), header=True)
        narrate(attribution(archive.snapshot))
    return 0


def _lines(tree: TaskTree, wanted: str) -> Iterator[_Line]:
    for area in tree.areas:
        if wanted.casefold() in area.name.casefold():
            for task in tree.tasks_of(area):
                yield area.name, task


def _entry(tree: TaskTree, area: str, task: TaskNode) -> JsonObject:
    parents = tree.parents.get(task.entry.id, ())
    return {
        **named(task.ref),
        "area": area,
        "parents": [named(tree.tasks[parent].ref) for parent in parents],
        "subtask_count": len(task.children),
        "paper_count": task.entry.paper_count,
        "board_count": len(task.boards),
        "boards_below": task.boards_below,
    }


def _cells(area: str, task: TaskNode) -> tuple[str, ...]:
    counts = task.entry.paper_count, len(task.boards), len(task.children)
    return (*map(str, counts), area, task.entry.name, task.entry.slug)
