"""What the archive holds, at a glance.

Budget: the first page in 100 ms.
"""

import sqlite3
from datetime import date

from pwc_tui.domain.pages.entity_pages import Home

SHOWN = 12
"""Papers of each list: what a terminal of 50 lines has room for."""

_TABLES = (
    ("papers", "paper"),
    ("leaderboards", "benchmark"),
    ("results", "result"),
    ("tasks", "task"),
    ("datasets", "dataset"),
    ("methods", "method"),
    ("authors", "author"),
    ("repositories", "repository"),
)
_NEWEST = f"SELECT id FROM paper WHERE date <= ? ORDER BY date DESC, id LIMIT {SHOWN}"
_MOST_IMPLEMENTED = (
    "SELECT id FROM paper WHERE repository_count > 0"
    f" ORDER BY repository_count DESC, id LIMIT {SHOWN}"
)
"""The limit stands in the statement: SQLite scans the whole table for one it does not know."""


def read_home(connection: sqlite3.Connection) -> Home:
    """Return the counts of everything and the papers that come first."""
    today = date.today().isoformat()
    return Home(
        # Every table is numbered from 1 without gaps, and to count rows takes longer.
        counts=tuple(
            (name, _number(connection, f"SELECT max(id) FROM {table}")) for name, table in _TABLES
        ),
        newest=tuple(number for (number,) in connection.execute(_NEWEST, (today,))),
        most_implemented=tuple(number for (number,) in connection.execute(_MOST_IMPLEMENTED)),
    )


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0] or 0)
