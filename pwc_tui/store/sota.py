"""The notable leaderboards, the tree of tasks and the page of a task, straight from sqlite3."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import starmap
from pathlib import Path

from pwc_tui.domain.boards import board_name
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.domain.sota import (
    YEARS,
    ActiveBoard,
    Activity,
    BoardEntry,
    Standing,
    TaskPage,
    notable,
)
from pwc_tui.domain.task_tree import TaskTree, tree_of
from pwc_tui.store.board_lists import last_day
from pwc_tui.store.reading import Reader

_BOARDS = (
    "SELECT benchmark.id, benchmark.slug, task.name, dataset.name, task_id, best_model,"
    " result_count, benchmark.paper_count, last_date"
    " FROM benchmark JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
)
_MOST_USED = " ORDER BY benchmark.paper_count DESC, result_count DESC, benchmark.id"
_STANDINGS = "SELECT id, result_count, paper_count, coalesce(last_date, '') FROM benchmark"
_DAYS = "SELECT date FROM result WHERE benchmark_id = ? AND date IS NOT NULL"
_TASK = "SELECT id, slug, name, description, source_title, source_url FROM task WHERE id = ?"
_AREAS = "SELECT name FROM area JOIN task_area ON area.id = area_id WHERE task_id = ? ORDER BY name"
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
    " WHERE task_id = :task UNION SELECT dataset_id FROM benchmark WHERE task_id = :task)"
    " ORDER BY paper_count DESC, name"
)
_COUNTS = (
    "SELECT count(*), coalesce(sum(repository_count > 0), 0), coalesce(sum(result_count > 0), 0)"
    " FROM paper_task JOIN paper ON paper.id = paper_id WHERE task_id = ?"
)


class Sota:
    """What the section about the state of the art shows. Safe to use from several threads.

    Raises UserError when `path` is no database of pwc-tui or of another version, and every method
    raises it when the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._reader = Reader(path)

    def notable(self) -> Activity:
        """Return the notable leaderboards, the most notable first: see `domain.sota.notable`."""
        with self._reader.reading() as connection:
            last = _last_day(connection)
            chosen = notable(starmap(Standing, connection.execute(_STANDINGS)), last)
            by_id = " WHERE benchmark.id = ?"
            found = (board for n in chosen for board in _boards(connection, by_id, (n,)))
            return _activity(connection, found, last)

    def tree(self) -> TaskTree:
        """Return the tree of all areas, tasks and leaderboards."""
        with self._reader.reading() as connection:
            return _tree(connection)

    def task(self, task_id: int) -> TaskPage:
        """Return everything that belongs to a task; raises KeyError for an unknown number."""
        with self._reader.reading() as connection:
            return _task(connection, task_id)

    def close(self) -> None:
        """Close the file; no method may be called afterwards."""
        self._reader.close()


def _task(connection: sqlite3.Connection, task_id: int) -> TaskPage:
    row = connection.execute(_TASK, (task_id,)).fetchone()
    if row is None:
        raise KeyError(task_id)
    *named, description, source, url = row
    papers, with_code, with_results = connection.execute(_COUNTS, (task_id,)).fetchone()
    boards = list(_boards(connection, " WHERE task_id = ?", (task_id,)))
    return TaskPage(
        ref=Ref(Kind.TASK, *named),
        description=description,
        areas=_texts(connection, _AREAS, task_id),
        synonyms=_texts(connection, _SYNONYMS, task_id),
        parents=_refs(connection, Kind.TASK, _PARENTS, (task_id,)),
        subtasks=_refs(connection, Kind.TASK, _SUBTASKS, (task_id,)),
        datasets=_refs(connection, Kind.DATASET, _DATASETS, {"task": task_id}),
        source=Link(source or url, url) if url else None,
        paper_count=papers,
        code_count=with_code,
        result_count=with_results,
        activity=_activity(connection, boards, _last_day(connection)),
    )


def _tree(connection: sqlite3.Connection) -> TaskTree:
    boards: defaultdict[int, list[BoardEntry]] = defaultdict(list)
    for board in _boards(connection):
        boards[board.task_id].append(board)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for area, task in connection.execute("SELECT area_id, task_id FROM task_area"):
        members[area].add(task)
    tasks = connection.execute("SELECT id, slug, name, paper_count FROM task")
    return tree_of(
        tasks={row[0]: (Ref(Kind.TASK, *row[:3]), row[3]) for row in tasks},
        edges=connection.execute("SELECT parent_id, child_id FROM task_parent").fetchall(),
        areas=connection.execute("SELECT id, name FROM area ORDER BY name").fetchall(),
        members=members,
        boards=boards,
    )


def _boards(
    connection: sqlite3.Connection, where: str = "", bound: Sequence[int] = ()
) -> Iterator[BoardEntry]:
    """Yield leaderboards, most used first."""
    for row in connection.execute(f"{_BOARDS}{where}{_MOST_USED}", bound):
        number, slug, task, dataset, task_id, best, results, papers, last = row
        yield BoardEntry(
            ref=Ref(Kind.BOARD, number, slug, board_name(task, dataset)),
            task_id=task_id,
            dataset=dataset,
            best_model=best,
            result_count=results,
            paper_count=papers,
            last_date=date.fromisoformat(last) if last else None,
        )


def _activity(connection: sqlite3.Connection, boards: Iterable[BoardEntry], last: date) -> Activity:
    """Count the results of each board in the years up to that of `last`."""
    first_year = last.year - YEARS + 1
    active = []
    for board in boards:
        counts = [0] * YEARS
        for (day,) in connection.execute(_DAYS, (board.ref.id,)):
            year = int(day[:4]) - first_year
            if 0 <= year < YEARS:
                counts[year] += 1
        active.append(ActiveBoard(board, tuple(counts)))
    return Activity(tuple(active), first_year, last.year)


def _last_day(connection: sqlite3.Connection) -> date:
    """Return the day of the newest result that is not in the future; today where none has one."""
    today = date.today()
    return last_day(connection, today.isoformat()) or today


def _texts(connection: sqlite3.Connection, query: str, task_id: int) -> tuple[str, ...]:
    return tuple(text for (text,) in connection.execute(query, (task_id,)))


def _refs(
    connection: sqlite3.Connection, kind: Kind, query: str, bound: Sequence[int] | dict[str, int]
) -> tuple[Ref, ...]:
    return tuple(Ref(kind, *row) for row in connection.execute(query, bound))
