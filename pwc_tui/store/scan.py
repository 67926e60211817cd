"""Whole tables in one pass, as the build of the search index reads them, with plain sqlite3."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pwc_tui.domain.refs import Kind
from pwc_tui.store.opening import open_readonly, read_build

_ROWS_AT_ONCE = 20_000
"""Rows fetched in one go: few enough to cost no memory, enough to cost no time."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A link table as two columns of numbers of the same length, in no particular order."""

    left: "array[int]"
    right: "array[int]"


_LINKS = {
    Kind.AUTHOR: "SELECT paper_id, author_id FROM paper_author",
    Kind.TASK: "SELECT paper_id, task_id FROM paper_task",
    Kind.BOARD: ("SELECT DISTINCT paper_id, benchmark_id FROM result WHERE paper_id IS NOT NULL"),
}

_LINKED_NAMES = {
    Kind.AUTHOR: "SELECT id, name FROM author",
    Kind.TASK: "SELECT id, name FROM task",
}

_BOARD_DATASETS = (
    "SELECT benchmark.id, dataset.name FROM benchmark JOIN dataset ON dataset.id = dataset_id"
)

_ENTITIES = {
    Kind.TASK: (
        "SELECT task.id, task.slug, task.name, coalesce(group_concat(area.name, ', '), ''), "
        "max(paper_count, board_count) FROM task LEFT JOIN task_area ON task_id = task.id "
        "LEFT JOIN area ON area.id = area_id GROUP BY task.id"
    ),
    Kind.DATASET: (
        "SELECT id, slug, name, coalesce(full_name, ''), max(paper_count, board_count) FROM dataset"
    ),
    # Three of four methods of the archive are advertisements; no paper uses those.
    Kind.METHOD: (
        "SELECT id, slug, name, coalesce(full_name, ''), paper_count FROM method "
        "WHERE paper_count > 0"
    ),
    Kind.BOARD: (
        "SELECT benchmark.id, benchmark.slug, task.name || ' on ' || dataset.name, best_model, "
        "result_count FROM benchmark "
        "JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    ),
}


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A leaderboard, task, dataset or method as a search for names shows it."""

    number: int
    slug: str
    name: str
    detail: str
    """One short fact, as `EntityRow.detail`."""
    use: int
    """Papers (results for a leaderboard): orders what is equally near."""


class Scan:
    """A database that is read from end to end; a context manager that closes the file.

    Raises UserError when `path` is no database of pwc-tui or of another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_readonly(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def build_id(self) -> str:
        """Return which import made the database."""
        return read_build(self._connection, self._path).build_id

    def paper_count(self) -> int:
        """Return the highest number of a paper: they are numbered from 1 without gaps."""
        (last,) = self._connection.execute("SELECT max(id) FROM paper").fetchone()
        return last or 0

    def titles(self) -> Iterator[tuple[int, str]]:
        """Return number and title of every paper, in the order of the numbers."""
        return self._rows("SELECT id, title FROM paper ORDER BY id")

    def paper_ids_by_title(self) -> "array[int]":
        """Return the papers' numbers by title, letters and digits compared without case."""
        return self._column("SELECT id FROM paper ORDER BY title_key, id")

    def paper_ids_by_date(self) -> "array[int]":
        """Return the papers' numbers, newest first; those without a date come last."""
        return self._column("SELECT id FROM paper ORDER BY date IS NULL, date DESC, id")

    def paper_ids_by_results(self) -> "array[int]":
        """Return the papers' numbers, most results on leaderboards first."""
        return self._column("SELECT id FROM paper ORDER BY result_count DESC, id")

    def paper_ids_with_code(self) -> "array[int]":
        """Return the numbers of the papers that have a repository."""
        return self._column("SELECT id FROM paper WHERE repository_count > 0")

    def paper_ids_with_results(self) -> "array[int]":
        """Return the numbers of the papers that stand on a leaderboard."""
        return self._column("SELECT id FROM paper WHERE result_count > 0")

    def linked_names(self, kind: Kind) -> Iterator[tuple[int, str]]:
        """Return id and name of every author or task."""
        return self._rows(_LINKED_NAMES[kind])

    def board_datasets(self) -> Iterator[tuple[int, str]]:
        """Return the id of every leaderboard and the name of the dataset it stands on."""
        return self._rows(_BOARD_DATASETS)

    def entities(self, kind: Kind) -> Iterator[NamedEntity]:
        """Yield every task, dataset, method or leaderboard that a search can find."""
        for row in self._rows(_ENTITIES[kind]):
            yield NamedEntity(*row)

    def links(self, kind: Kind) -> Pairs:
        """Return which papers (left) are of which author, task or board (right)."""
        left, right = array("i"), array("i")
        cursor = self._connection.execute(_LINKS[kind])
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            left.extend(row[0] for row in rows)
            right.extend(row[1] for row in rows)
        return Pairs(left, right)

    def _rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        # Never `yield from` the cursor: a reader that is dropped half way would close it, of which
        # SQLite complains when the file is closed already.
        cursor = self._connection.execute(statement)
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from rows

    def _column(self, statement: str) -> "array[int]":
        return array("i", (row[0] for row in self._rows(statement)))
