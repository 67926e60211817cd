"""Papers as short lines: all of them in one pass, or some by number.

Budget: `pwc-tui search --all` prints 576,261 lines in 10 s.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pwc_tui.config import Database
from pwc_tui.store.connect.open import damaged, open_database, rows_in

_SELECT = (
    "SELECT id, slug, title, authors_line, author_count, coalesce(CAST(date AS text), ''),"
    " tasks_line, coalesce(arxiv_id, ''), result_count, repository_count FROM paper"
)
_ROWS_AT_ONCE = 2_000


class PaperLine(NamedTuple):
    """What one line can tell of a paper. A tuple, because half a million of them are made."""

    number: int
    slug: str
    title: str
    authors: str
    """The first three, with line feeds between."""
    author_count: int
    date: str
    """As much of `2017-06-12` as is known; "" where nothing is. So for `arxiv_id`."""
    tasks: str
    """The first three, with line feeds between."""
    arxiv_id: str
    result_count: int
    repository_count: int


class PaperLines:
    """The papers of a database as lines; a context manager that closes the file.

    Raises UserError when `database` is none of pwc-tui or of another version, and every method
    raises it when it turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = open_database(database)

    def __enter__(self) -> "PaperLines":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def all(self) -> Iterator[PaperLine]:
        """Yield every paper in the order of importance; few are in memory at a time."""
        try:
            cursor = self._connection.execute(f"{_SELECT} ORDER BY id")
            while rows := cursor.fetchmany(_ROWS_AT_ONCE):
                yield from map(PaperLine._make, rows)
        except sqlite3.DatabaseError as error:
            raise damaged(self._database, error) from error

    def pick(self, numbers: Sequence[int]) -> list[PaperLine]:
        """Return the papers with these numbers in this order; others are left out."""
        found: dict[int, PaperLine] = {}
        try:
            for row in map(
                PaperLine._make, rows_in(self._connection, f"{_SELECT} WHERE id", map(int, numbers))
            ):
                found[row.number] = row
        except sqlite3.DatabaseError as error:
            raise damaged(self._database, error) from error
        return [found[int(number)] for number in numbers if int(number) in found]
