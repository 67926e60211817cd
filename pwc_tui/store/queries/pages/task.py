"""The page of a task.

Budget: a page in 100 ms.
"""

import sqlite3

from pwc_tui.domain.boards.summaries import under_their_wholes
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import TaskArea, TaskPage
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.board_lists import board_entries
from pwc_tui.store.queries.pages.common import head, link, met_with, refs, usage_of
from pwc_tui.store.queries.resolve import find_entity
from pwc_tui.store.queries.sota import activity_of, last_result_day

_HEAD = "SELECT id, slug, name, description, source_title, source_url FROM task WHERE id = ?"
_TWINS = (
    "SELECT twin.id, twin.slug, twin.name FROM task JOIN task AS twin"
    " ON twin.twin_key = task.twin_key AND twin.id <> task.id"
    " WHERE task.id = ? AND task.twin_key <> '' ORDER BY twin.paper_count DESC, twin.id"
)
_BY_SYNONYM = (
    "SELECT id, slug, task.name FROM task JOIN task_synonym ON id = task_id"
    " WHERE lower(task_synonym.name) = lower(?) ORDER BY paper_count DESC LIMIT 1"
)
_AREAS = (
    "SELECT id, name FROM area JOIN task_area ON area.id = area_id WHERE task_id = ? ORDER BY name"
)
_SYNONYMS = "SELECT name FROM task_synonym WHERE task_id = ? ORDER BY name"
_PARENTS = (
    "SELECT id, slug, name FROM task JOIN task_parent ON id = parent_id"
    " WHERE child_id = ? AND parent_id <> child_id ORDER BY name"
)
_SUBTASKS = (
    "SELECT id, slug, name FROM task JOIN task_parent ON id = child_id"
    " WHERE parent_id = ? AND parent_id <> child_id"
    " ORDER BY board_count DESC, paper_count DESC, name"
)
_DATASETS = (
    "SELECT id, slug, name FROM dataset WHERE id IN (SELECT dataset_id FROM dataset_task"
    " WHERE task_id = ? UNION SELECT dataset_id FROM benchmark WHERE task_id = ?)"
    " AND NOT is_hidden ORDER BY paper_count DESC, name"
)


def read_task(connection: sqlite3.Connection, number: int, flips: Flips) -> TaskPage:
    """Return everything that belongs to a task; raises KeyError for an unknown number."""
    row = head(connection, _HEAD, number)
    ref, (description, source, url) = Ref(Kind.TASK, *row[:3]), row[3:]
    boards = under_their_wholes(board_entries(connection, flips, " WHERE task_id = ?", (number,)))
    return TaskPage(
        ref=ref,
        description=description,
        areas=tuple(TaskArea(*row) for row in connection.execute(_AREAS, (number,))),
        synonyms=tuple(name for (name,) in connection.execute(_SYNONYMS, (number,))),
        parents=refs(connection, Kind.TASK, _PARENTS, (number,)),
        subtasks=refs(connection, Kind.TASK, _SUBTASKS, (number,)),
        datasets=refs(connection, Kind.DATASET, _DATASETS, (number, number)),
        methods=met_with(connection, ref, Kind.METHOD),
        source=link(source, url),
        twins=refs(connection, Kind.TASK, _TWINS, (number,)),
        activity=activity_of(connection, boards, last_result_day(connection), flips),
        usage=usage_of(connection, ref),
    )


def find_task(connection: sqlite3.Connection, reference: str) -> Ref | None:
    """Return the task that is meant by its name, another name of it, its id or old address."""
    if found := find_entity(connection, Kind.TASK, reference):
        return found
    known = reference.strip().encode("utf-8", "replace").decode("utf-8")
    found_so = refs(connection, Kind.TASK, _BY_SYNONYM, (known,))
    return found_so[0] if found_so else None
