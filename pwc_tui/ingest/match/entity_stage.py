"""Tasks, datasets and methods on the stage, each with what all records tell of it."""

from collections.abc import Iterable

from pwc_tui.store.write.bulk_insert import Row
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.row_buffer import RowBuffer

DATASET_TEXTS = (
    "full_name",
    "homepage",
    "description",
    "short_description",
    "introduced_date",
    "warning",
    "image",
    "license_name",
    "license_url",
)
"""The plain fields of a dataset's record."""

METHOD_TEXTS = (
    "full_name",
    "description",
    "introduced_year",
    "source_title",
    "source_url",
    "code_snippet_url",
)
"""The same of a method's, and the year."""

_TOLD = "layer INTEGER, priority INTEGER, paper_title, paper_url"

_TABLES = (
    "task (id INTEGER PRIMARY KEY, name UNIQUE, slug, description DEFAULT '', source_title,"
    " source_url, board_count INTEGER DEFAULT 0)",
    "task_area (task INTEGER, name)",
    "dataset (id INTEGER PRIMARY KEY, name, slug, record INTEGER, paper_count INTEGER DEFAULT 0,"
    " board_count INTEGER DEFAULT 0, parent INTEGER, reference INTEGER)",
    "dataset_name (name PRIMARY KEY, dataset INTEGER)",
    f"dataset_told (dataset INTEGER, {_TOLD}, {', '.join(DATASET_TEXTS)},"
    " PRIMARY KEY (dataset, layer, priority)) WITHOUT ROWID",
    "dataset_tag (dataset INTEGER, priority INTEGER, kind, value)",
    "dataset_task (dataset INTEGER, task INTEGER)",
    "dataset_loader (dataset INTEGER, priority INTEGER, url, repository, frameworks)",
    "method (id INTEGER PRIMARY KEY, name, slug, record INTEGER)",
    f"method_told (method INTEGER, {_TOLD}, {', '.join(METHOD_TEXTS)}, stated_papers INTEGER,"
    " PRIMARY KEY (method, layer, priority)) WITHOUT ROWID",
    "method_collection (method INTEGER, name, area)",
)
"""Of what several records tell the one of the lowest priority in the lowest layer counts: the
first, or for datasets the one with most papers. `record` is null where no file lists it,
`reference` the number of a dataset that only leaderboards name, among those."""


class EntityStage:
    """Takes rows of these tables, which `writer` has attached as `stage`."""

    def __init__(self, writer: DatabaseWriter) -> None:
        for table in _TABLES:
            writer.execute(f"CREATE TABLE stage.{table}")
        self._writer = writer
        self._buffer = RowBuffer(self._insert)

    def add(self, table: str, *row: object) -> None:
        """Add a row; columns at the end may be missing."""
        self._buffer.add(table, row)

    def extend(self, table: str, rows: Iterable[Row]) -> None:
        """Add some rows."""
        self._buffer.extend(table, rows)

    def complete(self) -> None:
        """Write what waits."""
        self._buffer.flush()

    def _insert(self, table: str, rows: list[Row]) -> None:
        columns = _INSERTED.get(table, "")
        self._writer.insert_into(f"stage.{table} {columns}", len(rows[0]), rows)


_INSERTED = {
    "task": "(id, name, slug)",
    "dataset": "(id, name, slug, record, paper_count)",
}
"""Columns of tables of which the others are found out later."""


def told(kind: str, column: str, known_by: str = "") -> str:
    """Return the SQL for what the first record tells that tells it, of a row `own` of the stage.

    `known_by` is the column that is null where nothing is told; the same if none is given.
    """
    return (
        f"(SELECT {column} FROM stage.{kind}_told WHERE {kind} = own.id"
        f" AND {known_by or column} IS NOT NULL ORDER BY layer, priority LIMIT 1)"
    )
