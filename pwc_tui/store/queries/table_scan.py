"""Whole tables in one pass, as the build of the search index reads them.

Budget: the search index of 576,261 papers is built in 20 s.
"""

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Self

from pwc_tui.domain.boards.duplicate_rows import model_key
from pwc_tui.domain.papers import venue_name
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import Kind
from pwc_tui.store.connect.integrity import DAMAGE
from pwc_tui.store.connect.open import damaged, open_readonly, read_build
from pwc_tui.store.queries.names import all_names

_TITLES_AT_ONCE, _TEXTS_AT_ONCE = 10_000, 500
"""Papers whose texts are fetched in one go: half a megabyte, which the processor's memory holds."""

_ROWS_AT_ONCE = 20_000
"""Rows fetched in one go: few enough to cost no memory, enough to cost no time."""


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """A part of a link table: two columns of numbers of the same length, in no particular order."""

    left: "array[int]"
    right: "array[int]"


_LINKS = {
    Kind.AUTHOR: "SELECT paper_id, author_id FROM paper_author",
    Kind.TASK: "SELECT paper_id, task_id FROM paper_task",
    Kind.METHOD: "SELECT paper_id, method_id FROM paper_method",
    Kind.REPOSITORY: ("SELECT paper_id, repository_id FROM code_link WHERE paper_id IS NOT NULL"),
    Kind.BOARD: ("SELECT DISTINCT paper_id, benchmark_id FROM result WHERE paper_id IS NOT NULL"),
}

_STANDINGS = """
SELECT benchmark_id, coalesce(paper_id, 0), coalesce(rank, 0), date, model
FROM result LEFT JOIN value ON result_id = result.id AND metric_id = (
    SELECT id FROM metric WHERE metric.benchmark_id = result.benchmark_id AND ranked_count > 0
    ORDER BY position LIMIT 1)
ORDER BY benchmark_id, paper_id IS NULL, paper_id, rank IS NULL, rank, date IS NULL, date
"""
"""By the first metric of a board that ranks."""

_LINKED_NAMES = {
    Kind.AUTHOR: "SELECT id, name FROM author ORDER BY id",
    Kind.TASK: "SELECT id, name FROM task ORDER BY id",
    Kind.METHOD: (
        "SELECT id, name FROM method WHERE paper_count > 0 AND NOT is_hidden ORDER BY id"
    ),
}


class Scan:
    """A database that is read from end to end; a context manager that closes the file.

    Raises UserError when `path` is no database of pwc-tui or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = open_readonly(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._connection.close()
        if isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorcode in DAMAGE:
            raise damaged(self.path, error) from error

    def build_id(self) -> str:
        """Return which import made the database."""
        return read_build(self._connection, self.path).build_id

    def paper_count(self) -> int:
        """Return the highest number of a paper: they are numbered from 1 without gaps."""
        (last,) = self._connection.execute("SELECT max(id) FROM paper").fetchone()
        return last or 0

    def titles(self) -> Iterator[tuple[int, str, str]]:
        """Return number, title and folded title of every paper, in the order of the numbers."""
        return self._rows("SELECT id, title, title_key FROM paper ORDER BY id")

    def paper_ids_by_title(self) -> Iterator["array[int]"]:
        """Yield the papers' numbers by title, letters and digits compared without case."""
        return self._column("SELECT id FROM paper ORDER BY title_key, id")

    def paper_ids_by_date(self) -> Iterator["array[int]"]:
        """Yield the papers' numbers, newest first; those without a date come last."""
        return self._column("SELECT id FROM paper ORDER BY date DESC, id")

    def paper_ids_by_results(self) -> Iterator["array[int]"]:
        """Yield the numbers of the papers on leaderboards, most results first."""
        # Else SQLite goes through an index that has the papers in another order: 1 s.
        return self._column(
            "SELECT id FROM paper NOT INDEXED WHERE result_count > 0 ORDER BY result_count DESC, id"
        )

    def paper_years(self) -> Iterator["array[int]"]:
        """Yield the year of every paper in the order of the numbers, 0 where none is known."""
        return self._column(
            "SELECT coalesce(CAST(substr(date, 1, 4) AS INTEGER), 0) FROM paper ORDER BY id"
        )

    def paper_ids_with_code(self) -> Iterator["array[int]"]:
        """Yield the numbers of the papers that have a repository."""
        return self._column("SELECT id FROM paper WHERE repository_count > 0")

    def title_batches(self) -> Iterator[list[bytes]]:
        """Yield the titles of all papers, many at a time, in UTF-8."""
        statement = "SELECT CAST(title AS BLOB) FROM paper ORDER BY id"
        return self._batches(statement, _TITLES_AT_ONCE)

    def text_batches(self, every: int = 1) -> Iterator[list[bytes]]:
        """Yield title, abstract, title, abstract … of some papers at a time, in UTF-8.

        Of all papers in the order of their numbers, or of one in `every`; "" for no abstract.
        """
        statement = (
            "SELECT CAST(title AS BLOB), CAST(coalesce(text, '') AS BLOB) FROM paper"
            " LEFT JOIN abstract ON abstract.id = abstract_id"
            f" WHERE paper.id % {int(every)} = 0 ORDER BY paper.id"
        )
        return self._batches(statement, _TEXTS_AT_ONCE)

    def days(self) -> Iterator[tuple[int, int, int]]:
        """Yield the papers that have a date, and the first and the last day that it can be.

        Days are counted from 1970.
        """
        dated = self._rows("SELECT id, date FROM paper WHERE date IS NOT NULL")
        return ((paper, *_span(date)) for paper, date in dated)

    def dataset_names(self) -> Iterator[tuple[int, str]]:
        """Yield the number of every dataset with its name, and with its full name if it has one."""
        return self._rows(
            "SELECT id, name FROM dataset"
            " UNION SELECT id, full_name FROM dataset WHERE full_name IS NOT NULL"
        )

    def standings(self) -> Iterator[tuple[int, int, int, int, int]]:
        """Yield board, paper, rank and first and last day of the best row of each paper on a board.

        In the order of boards, then of papers, those rows behind whose paper is not known (0) and
        that repeat no other one. The rank is 0 where there is none, and the days, which are
        counted from 1970, are -1.
        """
        for _, rows in groupby(self._rows(_STANDINGS), key=lambda row: row[0]):
            seen: set[tuple[int, str]] = set()
            last = 0
            for board, paper, rank, date, model in rows:
                named = rank, model_key(model)
                if paper != last if paper else named not in seen:
                    yield board, paper, rank, *_span(date)
                seen.add(named)
                last = paper

    def linked_names(self, kind: Kind) -> Iterator[tuple[int, str]]:
        """Return id and name of every author, task or used method, in the order of the ids."""
        return self._rows(_LINKED_NAMES[kind])

    def model_names(self) -> Iterator[tuple[int, str]]:
        """Yield every paper that has results, once with every name of a model of these."""
        return self._rows("SELECT DISTINCT paper_id, model FROM result WHERE paper_id IS NOT NULL")

    def venue_names(self) -> Iterator[tuple[int, str]]:
        """Yield every paper that was published anywhere, and the name of that venue."""
        stated = self._rows("SELECT id, proceeding FROM paper WHERE proceeding IS NOT NULL")
        return ((paper, venue_name(name)) for paper, name in stated)

    def names(self, kind: Kind) -> Iterator[tuple[int, str, str, int]]:
        """Yield number, name, further names and use of what a search for names finds."""
        return all_names(self._connection, kind)

    def links(self, kind: Kind) -> Iterator[LinkBatch]:
        """Yield which papers (left) are of which author, task, method or board (right), in parts.

        All of them are 100 MB in a database of three million papers.
        """
        cursor = self._connection.execute(_LINKS[kind])
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            left, right = [row[0] for row in rows], [row[1] for row in rows]
            yield LinkBatch(array("i", left), array("i", right))

    def _rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        # Never `yield from` the cursor: a reader that is dropped half way would close it, of which
        # SQLite complains when the file is closed already.
        cursor = self._connection.execute(statement)
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from rows

    def _batches(self, statement: str, rows_each: int) -> Iterator[list[bytes]]:
        cursor = self._connection.execute(statement)
        while rows := cursor.fetchmany(rows_each):
            yield list(chain.from_iterable(rows))

    def _column(self, statement: str) -> Iterator["array[int]"]:
        """Yield numbers, as many at a time as cost no memory."""
        cursor = self._connection.execute(statement)
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield array("i", [row[0] for row in rows])


_FIRST_DAY = 719_163
"""1970-01-01, counted from year 1."""


def _span(text: str | None) -> tuple[int, int]:
    """Return the first and the last day that a date can be, counted from 1970; -1 for none."""
    known = None if text is None else partial_date(text)
    if known is None:
        return -1, -1
    return known.first.toordinal() - _FIRST_DAY, known.last.toordinal() - _FIRST_DAY
