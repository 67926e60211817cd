"""The notable leaderboards and the tree of tasks.

Budget: the first page and the tree of all tasks, in 100 ms.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import starmap

from pwc_tui.config import Database
from pwc_tui.domain.boards.notable import YEARS, ActiveBoard, Activity, BoardActivity, notable
from pwc_tui.domain.boards.records_over_time import per_year, trend
from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.task_tree import TaskEntry, TaskTree, tree_of
from pwc_tui.store.connect.open import Reader
from pwc_tui.store.queries.board_lists import board_entries, last_day, years_of_entry

_STANDINGS = (
    "SELECT id, result_count, paper_count, coalesce(CAST(last_date AS text), '') FROM benchmark"
)


class SotaReader:
    """What the section about the state of the art shows. Safe to use from several threads.

    Raises UserError when `database` is none of pwc-tui or of another version, and every method
    raises it when it turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._reader = Reader(database)

    def notable(self, flips: Flips) -> Activity:
        """Return the notable leaderboards, the most notable first: see `notable.notable`.

        Here and below the user's directions say who is best.
        """
        with self._reader.reading() as connection:
            last = last_result_day(connection)
            chosen = notable(starmap(BoardActivity, connection.execute(_STANDINGS)), last)
            where = f" WHERE benchmark.id IN ({', '.join('?' * len(chosen))})"
            found = {board.id: board for board in board_entries(connection, flips, where, chosen)}
            return activity_of(connection, ((found[n], 0) for n in chosen), last, flips)

    def tree(self, flips: Flips) -> TaskTree:
        """Return the tree of all areas, tasks and leaderboards."""
        with self._reader.reading() as connection:
            return _tree(connection, flips)

    def close(self) -> None:
        """Close the file; no method may be called afterwards."""
        self._reader.close()


def _tree(connection: sqlite3.Connection, flips: Flips) -> TaskTree:
    boards: defaultdict[int, list[BoardEntry]] = defaultdict(list)
    for board in board_entries(connection, flips):
        boards[board.task_id].append(board)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for area, task in connection.execute("SELECT area_id, task_id FROM task_area"):
        members[area].add(task)
    tasks = connection.execute("SELECT id, slug, name, paper_count FROM task")
    return tree_of(
        tasks={number: TaskEntry(number, *rest) for number, *rest in tasks},
        edges=connection.execute("SELECT parent_id, child_id FROM task_parent").fetchall(),
        areas=connection.execute("SELECT id, name FROM area ORDER BY name").fetchall(),
        members=members,
        boards=boards,
    )


def activity_of(
    connection: sqlite3.Connection,
    boards: Iterable[tuple[BoardEntry, int]],
    last: date,
    flips: Flips,
) -> Activity:
    """Return leaderboards, each with its depth, in the years up to that of `last`."""
    first_year, last_year = last.year - YEARS + 1, last.year
    active = []
    for board, depth in boards:
        years = years_of_entry(connection, board, flips)
        counts, best = per_year(years, first_year, last_year), trend(years, first_year, last_year)
        active.append(ActiveBoard(board, counts, best, depth))
    return Activity(tuple(active), first_year, last_year)


def last_result_day(connection: sqlite3.Connection) -> date:
    """Return the day of the newest result that is not in the future; today where none has one."""
    today = date.today()
    return last_day(connection, today.isoformat()) or today
