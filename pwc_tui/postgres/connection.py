"""A connection to an archive on a server, used as one of sqlite3 is, and never for writing."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

import psycopg
from psycopg.types.string import TextLoader

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.postgres.layout import HOME, READERS, lock_number
from pwc_tui.store.connect.open import BuildInfo, check_version, read_build

_CONNECT_SECONDS = 10
"""What a server may take to answer; one that is away is told of then. An address can say more."""

_SETTINGS = "-c default_transaction_read_only=on -c datestyle=ISO -c jit=off -c timezone=UTC"
"""Compiling queries costs more than any of these takes."""

_AS_TEXT = ("date", "timestamp")
"""Types that the queries take as sqlite3 has them: as ISO texts."""

_TRIES = 3
"""How often a build may be gone between being named and being held: once, in practice."""

_Values = Sequence[Any] | Mapping[str, Any]


class ServerConnection:
    """What the readers use of `sqlite3.Connection`, on the build of an archive that is in use.

    The build stays until this is closed, whatever is imported meanwhile. A connection that was
    lost is opened again, once for each statement. Statements are written for SQLite. Raises
    UserError, here and in `execute`, when the server is away, refuses, or has no archive.
    """

    def __init__(self, server: ServerUrl) -> None:
        self.server = server
        self._schema: str | None = None
        self._connection = self._opened()

    def execute(self, statement: str, values: _Values = ()) -> psycopg.Cursor[Any]:
        """Run a statement of the queries, which both databases understand but for its marks."""
        return self.run(_with_marks(statement), values)

    def run(
        self, statement: str, values: _Values = (), *, is_binary: bool = False
    ) -> psycopg.Cursor[Any]:
        """Run a statement in PostgreSQL's dialect, with psycopg's marks for parameters.

        `is_binary` where bytes are asked for: they come as they are.
        """
        try:
            return self._run(statement, values, is_binary)
        except psycopg.OperationalError as error:
            if not self._connection.closed or self._is_closed:
                raise trouble(self.server, error) from error
        self._connection = self._opened()
        try:
            return self._run(statement, values, is_binary)
        except psycopg.OperationalError as error:
            raise trouble(self.server, error) from error

    def build(self) -> BuildInfo:
        """Return which import made the archive."""
        return read_build(cast(sqlite3.Connection, self), self.server)

    def close(self) -> None:
        """Let go of the connection and of the build."""
        self._is_closed = True
        self._connection.close()

    _is_closed = False

    def _run(self, statement: str, values: _Values, is_binary: bool) -> psycopg.Cursor[Any]:
        try:
            # Statements are this program's own; what users type is among the values.
            return self._connection.execute(statement.encode(), _sent(values), binary=is_binary)
        except psycopg.OperationalError:
            raise
        except psycopg.Error as error:
            raise trouble(self.server, error) from error

    def _opened(self) -> psycopg.Connection[Any]:
        connection = open_build(self.server, self._schema)
        for name in _AS_TEXT:
            connection.adapters.register_loader(name, TextLoader)
        if self._schema is None:
            ((self._schema,),) = connection.execute("SELECT current_schema()").fetchall()
        return connection


def open_server(server: ServerUrl) -> ServerConnection:
    """Return a connection to an archive on a server whose tables are of this version."""
    connection = ServerConnection(server)
    try:
        check_version(connection.build(), server)
    except UserError:
        connection.close()
        raise
    return connection


def _with_marks(statement: str) -> str:
    """Return a statement with psycopg's marks, and the one function that has another name."""
    marked = statement.replace("%", "%%").replace("?", "%s")
    return marked.replace("group_concat(", "string_agg(")


def _sent(values: _Values) -> _Values:
    """Return values as PostgreSQL takes them: no text of it holds a NUL, or half a character."""
    if isinstance(values, Mapping):
        return {name: _storable(value) for name, value in values.items()}
    return [_storable(value) for value in values]


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return value


def connect(server: ServerUrl, settings: str = _SETTINGS) -> psycopg.Connection[Any]:
    """Connect to a server, whatever is on it; raises UserError when that cannot be done."""
    stated = {"options": settings, "client_encoding": "UTF8", "application_name": "pwc-tui"}
    if "connect_timeout=" not in server.url:
        stated["connect_timeout"] = str(_CONNECT_SECONDS)
    try:
        address = psycopg.conninfo.make_conninfo(server.url, **stated)
    except psycopg.Error as error:
        # What libpq says may quote the password.
        raise UserError(
            "The address of the server cannot be read: it looks like "
            "postgresql+psycopg://user:password@host/database, with %20 for a blank and %2F for a /"
        ) from error
    try:
        return psycopg.connect(address, autocommit=True)
    except psycopg.Error as error:
        raise trouble(server, error) from error


def open_build(server: ServerUrl, schema: str | None = None) -> psycopg.Connection[Any]:
    """Connect for reading to the build in use, or to `schema`, and keep it from being dropped.

    Raises UserError when there is none on the server, or `schema` is not there any more.
    """
    connection = connect(server)
    try:
        for _ in range(_TRIES):
            wanted = schema or schema_in_use(connection, server)
            if _hold(connection, wanted):
                path = f'SET search_path = "{wanted}", "{HOME}", public'
                connection.execute(path.encode())
                return connection
            if schema is not None:
                raise UserError(f"{server} has a newer import: restart pwc-tui")
        raise UserError(f"The archive on {server} changes too quickly: try again")
    except psycopg.Error as error:
        connection.close()
        raise trouble(server, error) from error
    except BaseException:
        connection.close()
        raise


def trouble(server: ServerUrl, error: psycopg.Error) -> UserError:
    """Return what went wrong on a server in one sentence, without any secret."""
    said = " ".join(str(error).split("\n")[0].split())
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return UserError(f"{server} does not allow that ({said}): ask whoever runs it")
    if "authentication failed" in said or "no password supplied" in said:
        return UserError(f"{server} refuses the login: is the password right?")
    if isinstance(error, psycopg.errors.DiskFull):
        return UserError(f"{server} has no room left ({said}): ask whoever runs it")
    if isinstance(error, psycopg.OperationalError):
        return UserError(f"{server} cannot be used ({said}): is it running, is its name right?")
    return UserError(f"The archive on {server} cannot be read ({said}): import it again")


def schema_in_use(connection: psycopg.Connection[Any], server: ServerUrl) -> str:
    """Return the schema of the build in use; raises UserError where there is none."""
    row = None
    with suppress(psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        row = connection.execute(f"SELECT schema_name FROM {HOME}.in_use".encode()).fetchone()
    if row is None:
        raise UserError(
            f"There is no archive on {server} yet: "
            f"put one there with `pwc-tui --db {server} import FOLDER`"
        )
    return str(row[0])


def _hold(connection: psycopg.Connection[Any], schema: str) -> bool:
    """Keep others from dropping a build; return whether it is still there."""
    key = lock_number(schema)
    connection.execute("SELECT pg_advisory_lock_shared(%s::int, %s::int)", (READERS, key))
    query = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
    if connection.execute(query, (schema,)).fetchone() is not None:
        return True
    connection.execute("SELECT pg_advisory_unlock_shared(%s::int, %s::int)", (READERS, key))
    return False
