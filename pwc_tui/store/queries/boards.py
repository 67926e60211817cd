"""The leaderboards of a database: one whole, by any of its names, and lists of them.

Budget: `pwc-tui board` in 250 ms of processor time, of which SQLModel alone would take 480.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pwc_tui.config import Database
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.summaries import BoardEntry, MetricColumn
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.marked import ResultRef
from pwc_tui.domain.references import board_slug
from pwc_tui.domain.refs import Kind, Ref, board_name
from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.store.connect.open import Reader, read_build
from pwc_tui.store.queries.board import NAMED, read_board
from pwc_tui.store.queries.board_lists import board_entries, last_day, metric_columns, metric_names

_OF_MODEL = (
    "SELECT result.id, model, benchmark.id, benchmark.slug, task.name, dataset.name,"
    " paper.id, paper.slug, paper.title FROM result JOIN benchmark ON benchmark.id = benchmark_id"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " LEFT JOIN paper ON paper.id = result.paper_id WHERE model_id = ?"
    " ORDER BY benchmark.result_count DESC, result.id"
)
_BESIDE = (
    "SELECT {0}.name, result_count FROM benchmark JOIN task ON task.id = task_id"
    " JOIN dataset ON dataset.id = dataset_id WHERE {1}.name = ?"
    " ORDER BY result_count DESC, benchmark.id"
)


class Boards:
    """The leaderboards of a database. Safe to use from several threads.

    Raises UserError when `database` is none of pwc-tui or of another version, and every method
    raises it when it turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reader = Reader(database)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises KeyError for an unknown slug."""
        with self._reader.reading() as connection:
            return read_board(connection, "slug", slug)

    def find(self, reference: str) -> str | None:
        """Return the slug of the leaderboard that is meant, or None.

        `reference` is a slug, an address at Papers With Code, or a name as the screens show it,
        `Image Classification on ImageNet`, in any spelling; of several the exact one, else the
        largest.
        """
        slug = board_slug(reference) or reference.strip().lower()
        by_slug = f"{NAMED} WHERE benchmark.slug = ?"
        by_name = f"{NAMED} WHERE benchmark.twin_key = ? ORDER BY benchmark.result_count DESC"
        with self._reader.reading() as connection:
            found = (
                connection.execute(by_slug, (slug,)).fetchall()
                or connection.execute(by_name, (twin_key(reference),)).fetchall()
                or connection.execute(by_slug, ("-".join(words(slug)),)).fetchall()
            )
        found.sort(key=lambda row: board_name(row[2], row[3]) != reference.strip())
        return str(found[0][1]) if found else None

    def results_of(self, model: int) -> tuple[ResultRef, ...]:
        """Return the results of a model by its number, those on the largest boards first."""
        with self._reader.reading() as connection:
            return tuple(map(_result, connection.execute(_OF_MODEL, (model,))))

    def names_beside(self, kind: Kind, name: str) -> list[tuple[str, int]]:
        """Return the datasets of a task's leaderboards, or the tasks of a dataset's, by name.

        `kind` is that of what is returned: a task or a dataset. Each with how many results the
        leaderboard has, the most first.
        """
        other = Kind.TASK if kind is Kind.DATASET else Kind.DATASET
        with self._reader.reading() as connection:
            found = connection.execute(_BESIDE.format(kind, other), (name,))
            return [(beside, results) for beside, results in found]

    def entries(self, flips: Flips | None = None) -> list[BoardEntry]:
        """Return all leaderboards, most used first; the user's directions say who is best."""
        with self._reader.reading() as connection:
            return list(board_entries(connection, flips or {}))

    def metric_names(self) -> Mapping[int, Sequence[str]]:
        """Return what the metrics of every leaderboard are called, by its number."""
        with self._reader.reading() as connection:
            return metric_names(connection)

    def metric_columns(self) -> list[MetricColumn]:
        """Return the metrics of all leaderboards."""
        with self._reader.reading() as connection:
            return list(metric_columns(connection))

    def snapshot_day(self) -> date:
        """Return the day from which results are old or not: that of the newest one.

        Dates after the import are errors and do not count; without any it is the day of the import.
        """
        with self._reader.reading() as connection:
            built_on = read_build(connection, self._database).built_on
            return last_day(connection, built_on) or date.fromisoformat(built_on)

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        self._reader.close()


def _result(row: tuple[Any, ...]) -> ResultRef:
    number, model, board, slug, task, dataset, *paper = row
    of_paper = None if paper[0] is None else Ref(Kind.PAPER, *paper)
    return ResultRef(
        Ref(Kind.BOARD, board, slug, board_name(task, dataset)), number, model, of_paper
    )
