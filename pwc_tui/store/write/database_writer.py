"""Filling a new database: tables first, rows in bulk, indices when all rows are there.

Rows go through the driver as tuples: as SQLModel objects half a million papers take 43 s instead
of 3 s.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, Table
from sqlmodel import SQLModel

from pwc_tui.store.schema import boards as board_tables
from pwc_tui.store.schema import entities as entity_tables
from pwc_tui.store.schema import page_counts as crowd_tables
from pwc_tui.store.schema import papers as tables
from pwc_tui.store.schema.version import APPLICATION_ID
from pwc_tui.store.write.background_writer import Behind
from pwc_tui.store.write.bulk_insert import ROWS_AT_ONCE, Row, insert_rows

_BUILDING = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "secure_delete=OFF",
    "cache_size=-2048",
    "temp_store=FILE",
)
"""A crash costs the new file, never the old one, so that nothing need be journaled. The cache is
2 MB, and so is what is sorted in one go, which lies in the processor's cache: in 16 MB sorting two
million rows takes 1.7 times as long. The rest of that lies in files: in memory it would take 150
MB, and saves nothing."""

_ROOMY, _NARROW = "PRAGMA main.cache_size=-16384", f"PRAGMA main.{_BUILDING[3]}"


class DatabaseWriter:
    """Writes a database file that does not exist yet, in a thread of its own.

    What goes wrong there raises sqlite3.Error at a later call, of `wait` at the latest.
    """

    def __init__(self, path: Path) -> None:
        # Absolute, because a name that begins with `file:` would be taken for an address.
        self._connection = sqlite3.connect(
            path.absolute(), isolation_level=None, check_same_thread=False, uri=True
        )
        self._behind = Behind()
        for pragma in (*_BUILDING, f"application_id={APPLICATION_ID}"):
            self.execute(f"PRAGMA {pragma}")
        for table in all_tables():
            self.execute(str(CreateTable(table).compile(dialect=_DIALECT)))

    def execute(self, statement: str) -> None:
        """Run one statement without parameters, after everything before it."""
        self._behind.put(lambda: _run(self._connection, statement))

    def execute_many(self, statement: str, rows: Sequence[Row]) -> None:
        """Run one statement for every row, as one transaction."""
        if rows:
            self._behind.put(lambda: _run_many(self._connection, statement, rows))

    def insert(self, model: type[SQLModel], rows: Iterable[Row]) -> None:
        """Insert rows, best sorted by their key: then every page is written once."""
        table = table_of(model)
        self.insert_into(f'"{table.name}"', len(table.columns), rows)

    def insert_into(self, table: str, width: int, rows: Iterable[Row]) -> None:
        """Insert rows of `width` values into a table of this or of an attached database."""
        iterator = iter(rows)
        while batch := list(islice(iterator, ROWS_AT_ONCE)):
            self._insert(table, width, batch)

    def set_slugs(self, model: type[SQLModel], slugs: Sequence[tuple[str, int]]) -> None:
        """Change the slugs of rows, given as `(slug, id)`."""
        table = table_of(model).name
        self.execute_many(f'UPDATE "{table}" SET slug = ? WHERE id = ?', slugs)

    def define(self, function: Callable[[str], str | int]) -> None:
        """Let statements call a function of a text by its name."""
        create = self._connection.create_function
        self._behind.put(lambda: create(function.__name__, 1, function, deterministic=True))

    def texts(self, model: type[SQLModel], column: str, ids: Sequence[int]) -> dict[int, str]:
        """Return a column of the rows with these ids, in the order of `ids`."""
        self.wait()
        statement = f'SELECT "{column}" FROM "{table_of(model).name}" WHERE id = ?'
        found = ((id_, self._connection.execute(statement, (id_,)).fetchone()) for id_ in ids)
        return {id_: text for id_, (text,) in found}

    def rows(self, query: str, values: Row = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds, after everything before it."""
        self.wait()
        return self._connection.execute(query, values).fetchall()

    def each(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds, while nothing is written."""
        self.wait()
        yield from self._connection.execute(query)

    def attach(self, path: Path, name: str) -> None:
        """Let statements use another database file under a name."""
        quoted = str(path.absolute()).replace("'", "''")
        self.execute(f"ATTACH '{quoted}' AS {name}")
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            self.execute(f"PRAGMA {name}.{pragma}")

    def attach_as_it_is(self, path: Path, name: str) -> None:
        """Let statements read what a database file has now, while others add tables to it."""
        address = f"{path.resolve().as_uri()}?immutable=1".replace("'", "''")
        self.execute(f"ATTACH '{address}' AS {name}")
        self.wait()

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Keep 16 MB of the tables in memory for what looks up many rows here and there."""
        self.execute(_ROOMY)
        yield
        self.execute(_NARROW)

    def detach(self, name: str) -> None:
        """Let go of it; others may write to it from here on."""
        self.execute(f"DETACH {name}")
        self.wait()

    def take_over(self, path: Path) -> None:
        """Copy all rows that wait in a file to the tables of the same names."""
        with closing(sqlite3.connect(path)) as spool:
            names = [name for (name,) in spool.execute("SELECT name FROM sqlite_master")]
        self.attach(path, "spool")
        for name in names:
            self.execute(f'INSERT INTO main."{name}" SELECT * FROM spool."{name}" ORDER BY rowid')
        self.detach("spool")

    def take_over_pages(self, path: Path, models: Iterable[type[SQLModel]]) -> None:
        """Copy these tables, empty as yet, from a file where they have the same indices.

        SQLite copies the pages of tables and indices that are alike without looking into rows:
        https://sqlite.org/lang_insert.html and `xferOptimization` in its `insert.c`.
        """
        self.attach(path, "pages")
        for model in models:
            name = table_of(model).name
            self.execute(f'INSERT INTO main."{name}" SELECT * FROM pages."{name}"')
        self.detach("pages")

    def create_indices(self, models: Iterable[type[SQLModel]] = ()) -> None:
        """Create the indices of these tables, or of all that have none yet, when none is named."""
        for table in [table_of(model) for model in models] or all_tables():
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                statement = CreateIndex(index, if_not_exists=True)
                self.execute(str(statement.compile(dialect=_DIALECT)))

    def wait(self) -> None:
        """Wait until everything is written."""
        self._behind.wait()

    def finish(self) -> None:
        """Create what indices are missing, gather statistics and close the file."""
        self.create_indices()
        # A thousand rows of each index tell the planner enough and keep it under a second.
        self.execute("PRAGMA analysis_limit=1000")
        self.execute("ANALYZE")
        self.execute("PRAGMA journal_mode=DELETE")
        self.wait()
        self.close()

    def stop(self) -> None:
        """Write nothing more; another thread that goes on asking gets a RuntimeError."""
        if not self._behind.is_stopped:
            self._connection.interrupt()
            self._behind.stop()

    def close(self) -> None:
        """Let go of the file, in which something may be missing yet. Twice is once."""
        self.stop()
        self._connection.close()

    def _insert(self, table: str, width: int, batch: list[Row]) -> None:
        self._behind.put(lambda: insert_rows(self._connection, table, width, batch))


def table_of(model: type[SQLModel]) -> Table:
    """Return the table a class describes."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


_DIALECT = sqlite.dialect()


def _run(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)


def _run_many(connection: sqlite3.Connection, statement: str, rows: Sequence[Row]) -> None:
    connection.execute("BEGIN")
    connection.executemany(statement, rows)
    connection.execute("COMMIT")


def all_tables() -> list[Table]:
    """Return the tables of the archive, each after those that it points to."""
    ours = {
        table_of(item).name
        for module in (tables, entity_tables, board_tables, crowd_tables)
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, SQLModel) and hasattr(item, "__table__")
    }
    return [table for table in SQLModel.metadata.sorted_tables if table.name in ours]
