"""What refers to papers, on a stage of its own that whoever knows the papers attaches."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from pwc_tui.domain.addresses import address_key
from pwc_tui.ingest.match.mentions import NAMED
from pwc_tui.store.write.bulk_insert import Row, insert_rows
from pwc_tui.store.write.row_buffer import RowBuffer

_TABLES = (
    f"result ({NAMED}, board INTEGER, model, told, layer INTEGER, record INTEGER)",
    f"link ({NAMED}, repository, identity, page_slug, paper_title, is_official INTEGER,"
    " mentioned_in_paper INTEGER, mentioned_in_github INTEGER, framework, layer INTEGER,"
    " record INTEGER)",
    "repository (id INTEGER PRIMARY KEY, identity TEXT UNIQUE, url TEXT, key INTEGER)",
    "repository_of (link INTEGER PRIMARY KEY, repository INTEGER)",
    "task (id INTEGER PRIMARY KEY, name, description, source_title, source_url)",
    "task_area (task INTEGER, name)",
    "task_synonym (task INTEGER, name)",
    "task_parent (task INTEGER, parent INTEGER)",
    "dataset (id INTEGER PRIMARY KEY, name, parent INTEGER)",
    "board (id INTEGER PRIMARY KEY, task INTEGER, dataset INTEGER, record INTEGER, slug,"
    " description, metrics)",
    "board_link (board INTEGER, kind, title, url, UNIQUE (board, kind, title, url)"
    " ON CONFLICT IGNORE)",
)
"""A dataset within another has that as its parent. `told` is a `clean.result_record.Result`,
`metrics` a list of JSON."""

_BY_BOARD = "CREATE INDEX by_board ON result (board)"

_REPOSITORIES = (
    "INSERT OR IGNORE INTO repository (identity, url) SELECT identity, repository FROM link"
    " ORDER BY id",
    "UPDATE repository SET key = address_key(url)",
    "INSERT INTO repository_of SELECT l.id, r.id FROM link AS l"
    " CROSS JOIN repository AS r ON r.identity = l.identity ORDER BY l.id",
)
"""Repositories are numbered as they are met, with the address that the first link has."""

_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8192", "temp_store=FILE")

_PRAGMAS_OF_ROWS = ("PRAGMA made.journal_mode=OFF", "PRAGMA made.synchronous=OFF")


class ReferenceStage:
    """A database file of leaderboards, and of mentions of papers by results and links.

    Between `close` and the next question the file belongs to whoever resolves the mentions, see
    `ingest.resolve`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: sqlite3.Connection | None = None
        self._buffer = RowBuffer(self._insert)
        for table in _TABLES:
            self.execute(f"CREATE TABLE {table}")
        self.execute(_BY_BOARD)

    def add(self, table: str, *row: object) -> None:
        """Add a row to a table."""
        self._buffer.add(table, row)

    def complete(self) -> None:
        """Write what waits, and number the repositories."""
        self._buffer.flush()
        self.define(address_key)
        for statement in _REPOSITORIES:
            self.execute(statement)

    def define(self, function: Callable[[str], str | int]) -> None:
        """Let statements call a function of a text by its name."""
        name = function.__name__
        self._connection.create_function(name, 1, function, deterministic=True)

    def execute(self, statement: str) -> None:
        """Run a statement."""
        self._connection.execute(statement)

    def execute_many(self, statement: str, rows: Sequence[Row]) -> None:
        """Run a statement for every row, as one transaction."""
        self._connection.execute("BEGIN")
        self._connection.executemany(statement, rows)
        self._connection.execute("COMMIT")

    def rows(self, query: str, values: Row = ()) -> sqlite3.Cursor:
        """Return what a query finds."""
        self._buffer.flush()
        return self._connection.execute(query, values)

    def begin_rows(self, path: Path) -> None:
        """Make a file in which rows wait for the tables they are of, under the names of those."""
        quoted = str(path).replace("'", "''")
        for statement in (f"ATTACH '{quoted}' AS made", *_PRAGMAS_OF_ROWS):
            self.execute(statement)

    def make_rows(self, table: str, query: str) -> None:
        """Let all rows of a table wait that a query finds."""
        self.execute(f'CREATE TABLE made."{table}" AS {query}')

    def add_rows(self, table: str, rows: list[Row]) -> None:
        """Let more rows of a table wait."""
        columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
        self.execute(f'CREATE TABLE IF NOT EXISTS made."{table}" ({columns})')
        self._insert(f'made."{table}"', rows)

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(self._path, isolation_level=None)
            for pragma in _PRAGMAS:
                self._open.execute(f"PRAGMA {pragma}")
        return self._open

    def _insert(self, table: str, rows: list[Row]) -> None:
        insert_rows(self._connection, table, len(rows[0]), rows)
