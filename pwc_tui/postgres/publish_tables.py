"""Making a build of an archive on a server: the tables of a draft, copied in one transaction.

What is not committed was never there: a build that is killed leaves nothing, and until the end
readers have the one before.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Column, Dialect, Integer, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import String

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.postgres.connection import connect, schema_in_use, trouble
from pwc_tui.postgres.layout import BUILD, HOME, IMPORTS, READERS, lock_number, schema_of
from pwc_tui.store.connect.open import open_readonly
from pwc_tui.store.write.database_writer import all_tables

_SETTINGS = (
    "-c maintenance_work_mem=256MB -c work_mem=64MB -c jit=off -c timezone=UTC"
    " -c statement_timeout=0"
)
"""Memory for indices, and time."""

_WATCHED = "SET client_connection_check_interval = '1s'"
"""That the server soon stops working for a program that was killed; PostgreSQL 14 and later can."""

_HOME = (
    f"CREATE SCHEMA IF NOT EXISTS {HOME}",
    f"CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA {HOME}",
    f"CREATE TABLE IF NOT EXISTS {HOME}.in_use (is_only boolean PRIMARY KEY DEFAULT true"
    " CHECK (is_only), schema_name text NOT NULL, published timestamptz NOT NULL DEFAULT now())",
    f"GRANT USAGE ON SCHEMA {HOME} TO PUBLIC",
    f"GRANT SELECT ON {HOME}.in_use TO PUBLIC",
)
_POINT = (
    f"INSERT INTO {HOME}.in_use (schema_name) VALUES (%s)"
    " ON CONFLICT (is_only) DO UPDATE SET schema_name = excluded.schema_name, published = now()"
)
_OTHERS = "SELECT nspname FROM pg_namespace WHERE nspname ~ %s AND nspname <> %s"
_ROWS_TOLD = 20_000
"""Rows between two tellings of progress: 0.1 s."""

_DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's

Row = Sequence[Any]


@contextmanager
def sole_build(server: ServerUrl) -> Iterator["BuildOnServer"]:
    """Connect for an import and keep other imports out until the block ends.

    Raises UserError when another import runs, or the server is away or does not allow it.
    """
    with closing(connect(server, _SETTINGS)) as connection, told(server):
        with suppress(psycopg.errors.UndefinedObject, psycopg.errors.InvalidParameterValue):
            connection.execute(_WATCHED.encode())
        query = "SELECT pg_try_advisory_lock(%s::int, 0)"
        ((has_it,),) = connection.execute(query, (IMPORTS,)).fetchall()
        if not has_it:
            raise UserError(f"Another import to {server} is running: wait until it is done")
        for statement in _HOME:
            connection.execute(statement.encode())
        yield BuildOnServer(server, connection)


class BuildOnServer:
    """A connection that makes a build, swaps it in, and drops the ones that nobody reads."""

    def __init__(self, server: ServerUrl, connection: psycopg.Connection[Any]) -> None:
        self._server = server
        self._connection = connection

    @contextmanager
    def new(self, build_id: str) -> Iterator["BuildOnServer"]:
        """Make a schema for a build; it is in use when the block ends, and gone if it fails."""
        schema = schema_of(build_id)
        with self._connection.transaction():
            self.run(f'CREATE SCHEMA "{schema}"')
            self.run(f'SET LOCAL search_path = "{schema}", {HOME}, public')
            yield self
            self.run(f'GRANT USAGE ON SCHEMA "{schema}" TO PUBLIC')
            self.run(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO PUBLIC')
            self._connection.execute(_POINT.encode(), (schema,))
        self.drop_others(schema)

    @contextmanager
    def old(self) -> Iterator[str]:
        """Add to the build in use, all or nothing; gives its schema. Raises UserError for none."""
        with self._connection.transaction():
            schema = schema_in_use(self._connection, self._server)
            self.run(f'SET LOCAL search_path = "{schema}", {HOME}, public')
            yield schema

    def has_table(self, name: str) -> bool:
        """Return whether the build has a table called so."""
        ((found,),) = self._connection.execute("SELECT to_regclass(%s)", (name,)).fetchall()
        return found is not None

    def run(self, statement: str) -> None:
        """Run a statement of ours."""
        self._connection.execute(statement.encode())

    def copy(self, table: str, rows: Iterable[Row]) -> None:
        """Fill a table that this transaction made."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" FROM STDIN WITH (FREEZE)'.encode()) as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def drop_others(self, kept: str) -> None:
        """Drop the builds that nobody reads; the rest go with a later import."""
        found = self._connection.execute(_OTHERS.encode(), (f"^{BUILD}[0-9a-f]{{12}}$", kept))
        for (schema,) in found.fetchall():
            with self._connection.transaction():
                query = "SELECT pg_try_advisory_xact_lock(%s::int, %s::int)"
                key = READERS, lock_number(schema)
                ((is_free,),) = self._connection.execute(query, key).fetchall()
                if is_free:
                    self.run(f'DROP SCHEMA "{schema}" CASCADE')


def copy_tables(build: BuildOnServer, draft: Path, tell: Callable[[float], None]) -> None:
    """Make all tables on the server and fill them from the database file `draft`.

    `tell` is told the part that is done, 0 to 1.
    """
    with closing(open_readonly(draft)) as source:
        sizes = {table: _rows_in(source, table) for table in all_tables()}
        total, done = max(sum(sizes.values()), 1), 0
        for table, size in sizes.items():
            build.run(_create(table))
            build.copy(table.name, _counted(_rows(source, table), done, total, tell))
            done += size


def index_tables(build: BuildOnServer, tell: Callable[[float], None]) -> None:
    """Give the tables their keys and indices."""
    statements = [statement for table in all_tables() for statement in _indices(table)]
    for at, statement in enumerate(statements):
        tell(at / len(statements))
        build.run(statement)


@contextmanager
def told(server: ServerUrl) -> Iterator[None]:
    """Say in a sentence what the server did not do."""
    try:
        yield
    except psycopg.errors.UndefinedFile as error:
        raise UserError(
            f"{server} has no pg_trgm: install the package with PostgreSQL's extensions there"
        ) from error
    except psycopg.Error as error:
        raise trouble(server, error) from error


def _create(table: Table) -> str:
    columns = ", ".join(
        f'"{column.name}" {_type(column)}{"" if column.nullable else " NOT NULL"}'
        for column in table.columns
    )
    return f'CREATE TABLE "{table.name}" ({columns})'


def _type(column: Column[Any]) -> str:
    """Return the type of a column; texts are ordered as SQLite orders them, by their bytes."""
    if _is_text(column):
        return 'text COLLATE "C"'
    if isinstance(column.type, Integer):
        is_ours = column.name == "id" or column.foreign_keys
        return "integer" if is_ours else "bigint"  # what the archive states may be any number
    return column.type.compile(dialect=_DIALECT)


def _indices(table: Table) -> Iterator[str]:
    name, key = table.name, table.primary_key.columns
    if any(map(_is_text, key)):
        numbers = [column for column in key if not _is_text(column)]
        yield f'CREATE INDEX ON "{name}" ({_listed(numbers)})'
    else:
        yield f'ALTER TABLE "{name}" ADD PRIMARY KEY ({_listed(key)})'
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        columns = list(index.columns)
        # Texts of the archive may be longer than the 2,700 bytes that a B-tree takes.
        texts = [column for column in columns if _is_text(column)][:1]
        by = f"USING hash ({_listed(texts)})" if texts else f"({_listed(columns)})"
        yield f'CREATE INDEX "{index.name}" ON "{name}" {by}'


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.type, String)


def _listed(columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _rows_in(source: sqlite3.Connection, table: Table) -> int:
    ((count,),) = source.execute(f'SELECT count(*) FROM "{table.name}"').fetchall()
    return int(count)


def _rows(source: sqlite3.Connection, table: Table) -> Iterator[Row]:
    """Yield the rows of a table; PostgreSQL's texts hold no NUL, which is left out."""
    texts = [f'"{column.name}"' for column in table.columns if _is_text(column)]
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    rows = source.execute(f'SELECT {columns} FROM "{table.name}"')
    has_nul = " OR ".join(f"instr(CAST({text} AS BLOB), x'00')" for text in texts)
    if texts and source.execute(f'SELECT 1 FROM "{table.name}" WHERE {has_nul}').fetchone():
        return (
            [value.replace("\0", "") if isinstance(value, str) else value for value in row]
            for row in rows
        )
    return rows


def _counted(
    rows: Iterator[Row], done: int, total: int, tell: Callable[[float], None]
) -> Iterator[Row]:
    for at, row in enumerate(rows, done):
        if at % _ROWS_TOLD == 0:
            tell(at / total)
        yield row
