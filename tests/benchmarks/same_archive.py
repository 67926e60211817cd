"""Compare two databases row by row: `python tests/benchmarks/same_archive.py OLD NEW`.

Tables that differ are compared once more without numbers: each is replaced by the public name of
what it points to. Then the rows differ in truth, or only the order in which things are numbered.
Returns 1 unless all tables are the same; `build`, which names an import, is left out.
"""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from sqlalchemy.schema import Table

from pwc_tui.store.write.database_writer import all_tables

_LEFT_OUT = frozenset({"build"})
_SHOWN = 3
"""Differing rows that are printed of each side."""


def main() -> int:
    """Compare and print a line for each table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    with closing(sqlite3.connect(options.old)) as old, closing(sqlite3.connect(options.new)) as new:
        differing = 0
        for table in all_tables():
            if table.name in _LEFT_OUT:
                continue
            told = _difference(old, new, table, options.new)
            differing += told is not None
            counts = _count(old, table), _count(new, table)
            print("{:24} {:10,} {:10,}".format(table.name, *counts), told or "same", sep="  ")
    return 1 if differing else 0


def _difference(
    old: sqlite3.Connection, new: sqlite3.Connection, table: Table, path: Path
) -> str | None:
    """Return how the rows of a table differ, None if they do not."""
    with closing(_rows(old, table)) as first, closing(_rows(new, table)) as second:
        if all(one == other for one, other in zip_longest(first, second)):
            return None
    old.execute("ATTACH ? AS new", (str(path),))
    try:
        named = [_without_numbers(table, schema) for schema in ("main", "new")]
        lost = old.execute(f"{named[0]} EXCEPT {named[1]}").fetchall()
        gained = old.execute(f"{named[1]} EXCEPT {named[0]}").fetchall()
    finally:
        old.execute("DETACH new")
    if not lost and not gained:
        return "the same but for numbers"
    lines = [f"{len(lost):,} rows lost, {len(gained):,} gained"]
    lines += [f"   - {row}" for row in lost[:_SHOWN]]
    lines += [f"   + {row}" for row in gained[:_SHOWN]]
    return "\n".join(lines)


def _rows(database: sqlite3.Connection, table: Table) -> sqlite3.Cursor:
    order = ", ".join(f'"{column.name}"' for column in table.primary_key)
    return database.execute(f'SELECT * FROM "{table.name}" ORDER BY {order}')


def _count(database: sqlite3.Connection, table: Table) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])


def _without_numbers(table: Table, schema: str) -> str:
    """Return a query of the rows in which numbers are replaced by what they are the numbers of."""
    return f'SELECT {", ".join(_named(table, schema, "t"))} FROM {schema}."{table.name}" AS t'


def _named(table: Table, schema: str, alias: str) -> Iterator[str]:
    """Yield what stands for each column; one that only numbers the rows is left out."""
    for column in table.columns:
        target = next((key.column.table for key in column.foreign_keys), None)
        if target is not None:
            other = f'{schema}."{target.name}" AS o WHERE o.id = {alias}."{column.name}"'
            yield f"(SELECT {_public_name(target)} FROM {other})"
        elif column.name != "id":
            yield f'{alias}."{column.name}"'


def _public_name(table: Table) -> str:
    """Return an expression that tells rows of a table apart as a reader does."""
    columns = table.columns.keys()
    for name in ("slug", "url", "text"):
        if name in columns:
            return f'o."{name}"'
    return (
        "o.position || ' ' || coalesce(o.name, o.model)"
        if "model" in columns
        else "o.position || ' ' || o.name"
    )


if __name__ == "__main__":
    sys.exit(main())
