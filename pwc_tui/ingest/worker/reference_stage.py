"""What refers to papers, on a stage of its own that whoever knows the papers attaches."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from pwc_tui.domain.addresses import address_key
from pwc_tui.ingest.match.mentions import NAMED, PaperNames
from pwc_tui.store.write.bulk_insert import ROWS_AT_ONCE, Row, insert_rows

_TABLES = (
    f"result_mention ({NAMED})",
    f"link ({NAMED}, repository, identity, page_slug, paper_title, is_official INTEGER,"
    " mentioned_in_paper INTEGER, mentioned_in_github INTEGER, framework, record INTEGER)",
    "repository (id INTEGER PRIMARY KEY, identity TEXT UNIQUE, url TEXT, key INTEGER)",
)
_REPOSITORIES = (
    "INSERT OR IGNORE INTO repository (identity, url) SELECT identity, repository FROM link"
    " ORDER BY id",
    "UPDATE repository SET key = address_key(url)",
)
"""Repositories are numbered as they are met, with the address that the first link has."""

_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8192", "temp_store=FILE")


class ReferenceStage:
    """A database file of mentions of papers by results and links.

    Rows are numbered from 1 as they come. Between `complete` and the first question the file
    belongs to whoever resolves the mentions, see `ingest.resolve`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: sqlite3.Connection | None = None
        self._waiting: dict[str, list[Row]] = {"result_mention": [], "link": []}
        self._counts = dict.fromkeys(self._waiting, 0)
        for table in _TABLES:
            self.execute(f"CREATE TABLE {table}")

    def add_result(self, names: PaperNames) -> int:
        """Add what the next result calls its paper; return its number."""
        return self._add("result_mention", names)

    def add_link(self, names: PaperNames, facts: Row) -> None:
        """Add the next link: what it calls its paper, and the other columns."""
        self._add("link", (*names, *facts))

    def complete(self) -> None:
        """Write what waits, number the repositories, and let go of the file."""
        for table in self._waiting:
            self._write(table)
        self._connection.create_function("address_key", 1, address_key, deterministic=True)
        for statement in _REPOSITORIES:
            self.execute(statement)
        self.close()

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
        return self._connection.execute(query, values)

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

    def _add(self, table: str, row: Row) -> int:
        number = self._counts[table] = self._counts[table] + 1
        waiting = self._waiting[table]
        waiting.append((number, *row))
        if len(waiting) >= ROWS_AT_ONCE:
            self._write(table)
        return number

    def _write(self, table: str) -> None:
        rows = self._waiting[table]
        if rows:
            insert_rows(self._connection, table, len(rows[0]), rows)
            self._waiting[table] = []
