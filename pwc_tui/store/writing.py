"""Filling a new database: tables first, rows in bulk, indices when all rows are there.

Rows go through the driver as tuples: as SQLModel objects half a million papers take 43 s instead
of 3 s.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import URL, NullPool, Table, create_engine
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from pwc_tui.store import board_tables, entity_tables, tables
from pwc_tui.store.schema import APPLICATION_ID

Row = tuple[object, ...]
"""One row of a table: a value for each column in the order of the class. Dates as ISO texts."""

_ROWS_AT_ONCE = 20_000
_BUILDING = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-32768", "temp_store=MEMORY")
"""A crash costs the new file, never the old one, so that nothing need be journaled. The cache is
32 MB: more does not make it faster."""


class DatabaseWriter:
    """Writes a database file that does not exist yet. One thread at a time may use it."""

    def __init__(self, path: Path) -> None:
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            poolclass=NullPool,
            connect_args={"check_same_thread": False},
        )
        self._connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        for pragma in (*_BUILDING, f"application_id={APPLICATION_ID}"):
            self.execute(f"PRAGMA {pragma}")
        for table in _all_tables():
            self._connection.execute(CreateTable(table))

    def execute(self, statement: str) -> None:
        """Run one statement without parameters."""
        self._connection.exec_driver_sql(statement)

    def execute_many(self, statement: str, rows: Sequence[Row]) -> None:
        """Run one statement for every row, as one transaction."""
        if not rows:
            return
        self.execute("BEGIN")
        self._connection.exec_driver_sql(statement, list(rows))
        self.execute("COMMIT")

    def query(self, statement: str) -> Iterator[Row]:
        """Yield the rows of a query."""
        for row in self._connection.exec_driver_sql(statement):
            yield tuple(row)

    def insert(self, model: type[SQLModel], rows: Iterable[Row]) -> None:
        """Insert rows, best sorted by their key: then every page is written once."""
        table = table_of(model)
        marks = ", ".join("?" for _ in table.columns)
        statement = f'INSERT INTO "{table.name}" VALUES ({marks})'
        iterator = iter(rows)
        while batch := list(islice(iterator, _ROWS_AT_ONCE)):
            self.execute_many(statement, batch)

    def finish(self) -> None:
        """Create the indices, gather statistics and close the file."""
        for table in _all_tables():
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                self._connection.execute(CreateIndex(index))
        # A thousand rows of each index tell the planner enough and keep it under a second.
        self.execute("PRAGMA analysis_limit=1000")
        self.execute("ANALYZE")
        self.execute("PRAGMA journal_mode=DELETE")
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        self._connection.close()


def table_of(model: type[SQLModel]) -> Table:
    """Return the table a class describes."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _all_tables() -> list[Table]:
    ours = {
        table_of(item).name
        for module in (tables, entity_tables, board_tables)
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, SQLModel) and item is not SQLModel
    }
    return [table for table in SQLModel.metadata.sorted_tables if table.name in ours]
