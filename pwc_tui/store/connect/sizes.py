"""How much room a database takes."""

from pwc_tui.config import Database
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.store.connect.open import open_server

_TABLES = (
    "SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0) FROM pg_class"
    " JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = current_schema() AND relkind = 'r'"
)


def size_of(database: Database) -> int:
    """Return the bytes of a file, or of an archive's tables and indices on a server."""
    if not isinstance(database, ServerUrl):
        return database.stat().st_size
    connection = open_server(database)
    try:
        ((size,),) = connection.run(_TABLES).fetchall()
        return int(size)
    finally:
        connection.close()
