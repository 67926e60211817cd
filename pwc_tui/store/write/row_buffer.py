"""Rows for several tables, collected until there are many of one."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from pwc_tui.store.write.bulk_insert import ROWS_AT_ONCE, Row


class RowBuffer:
    """Hands rows over many at a time: single ones cost three times as much to insert.

    `insert` takes the name of a table and rows of it, all as wide.
    """

    def __init__(self, insert: Callable[[str, list[Row]], None]) -> None:
        self._insert = insert
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, row: Row) -> None:
        """Add a row."""
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) >= ROWS_AT_ONCE:
            self._hand_over(table)

    def extend(self, table: str, rows: Iterable[Row]) -> None:
        """Add some rows."""
        for row in rows:
            self.add(table, row)

    def flush(self) -> None:
        """Hand over what waits."""
        for table in list(self._waiting):
            self._hand_over(table)

    def _hand_over(self, table: str) -> None:
        if rows := self._waiting.pop(table, None):
            self._insert(table, rows)
