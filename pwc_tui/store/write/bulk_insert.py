"""Rows as those have them who write tables, and how they go in; apart from what needs SQLModel.

That takes 480 ms and 25 MB, which a process that only makes rows need not have.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain

Row = tuple[object, ...]
"""One row of a table: a value for each column in the order of the class. Dates as ISO texts."""

ROWS_A_STATEMENT = 256
"""The driver lets other threads run while SQLite works, which for single rows is too short to be
of use, and each row costs three times as much."""

ROWS_AT_ONCE = 16 * ROWS_A_STATEMENT
"""Rows of a transaction, and of what waits for the other thread."""

_VALUES_A_STATEMENT = 8_192
"""A quarter of what SQLite takes. Larger statements are no faster and cost memory."""


def insert_rows(
    connection: sqlite3.Connection, table: str, width: int, rows: Sequence[Row]
) -> None:
    """Insert rows of `width` values as one transaction, many in each statement."""
    size = ROWS_A_STATEMENT
    while size * width > _VALUES_A_STATEMENT:
        size //= 2
    marks = f"({', '.join('?' * width)})"
    whole = f"INSERT INTO {table} VALUES {', '.join([marks] * size)}"
    rest = len(rows) // size * size
    connection.execute("BEGIN")
    for start in range(0, rest, size):
        connection.execute(whole, list(chain.from_iterable(rows[start : start + size])))
    connection.executemany(f"INSERT INTO {table} VALUES {marks}", rows[rest:])
    connection.execute("COMMIT")
