"""The SQLAlchemy engine of one database, for reading only."""

from sqlalchemy import Engine, QueuePool, create_engine

from pwc_tui.config import Database
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.store.connect.open import needing_psycopg, open_readonly


def readonly_engine(database: Database) -> Engine:
    """Return an engine whose connections cannot write, and which any thread may use.

    Nothing is opened before the first query; that one raises UserError when `database` is none of
    pwc-tui or of another version, or on a server that cannot be used.
    """
    if isinstance(database, ServerUrl):
        return _server_engine(database)
    return create_engine(
        "sqlite://",
        creator=lambda: open_readonly(database),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,  # each keeps 2 MB of the file, and reading takes milliseconds
    )


def _server_engine(server: ServerUrl) -> Engine:
    with needing_psycopg(server):
        from pwc_tui.store.postgres.connection import open_build  # noqa: PLC0415 - 70 ms

    return create_engine(
        server.sqlalchemy_url,
        creator=lambda: open_build(server),
        pool_size=2,
        pool_pre_ping=True,
    )
