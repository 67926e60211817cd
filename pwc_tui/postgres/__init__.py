"""An archive on a PostgreSQL server: importing this is what makes its address one that opens.

Each function here is what one of a file's does where the address is a server's; psycopg (70 ms),
NumPy and SQLModel come in when one is called.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.ingest.import_files import import_files
from pwc_tui.search.open import open_engine, open_names, open_texts, open_vectors
from pwc_tui.store.connect.open import open_database, size_of
from pwc_tui.store.connect.sqlalchemy_engine import readonly_engine
from pwc_tui.system.progress import IsCancelled, OnProgress, never, unheard

if TYPE_CHECKING:
    from sqlalchemy import Engine as SqlEngine

    from pwc_tui.ingest.report.summary import ImportReport
    from pwc_tui.postgres.connection import ServerConnection
    from pwc_tui.postgres.engine import ServerEngine
    from pwc_tui.postgres.search_queries import ServerSearch
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.lists.abstracts import Abstracts
    from pwc_tui.search.lists.name_index import NameIndex
    from pwc_tui.search.meaning.paper_vectors import PaperVectors
    from pwc_tui.system.progress import ProgressListener

_TABLES = (
    "SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0) FROM pg_class"
    " JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = current_schema() AND relkind = 'r'"
)


@contextmanager
def needing_psycopg(server: ServerUrl) -> Iterator[None]:
    """Say how to get the library for servers, which is an extra, where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UserError(
            f"{server} needs a library that is not installed ({error.name}): "
            "`pip install 'pwc-tui[postgres]'`"
        ) from error


def complete_server(database: Database, tell: Callable[[float], None]) -> bool:
    """Make abstracts searchable where an import did not come to it; return whether that was done.

    Raises UserError when the server is away, has no archive, or an import runs.
    """
    if not isinstance(database, ServerUrl):
        raise TypeError(f"{database} is a file")
    with needing_psycopg(database):
        from pwc_tui.postgres.publish import complete_build  # noqa: PLC0415

    return complete_build(database, tell)


@open_database.register(ServerUrl)
def _open(server: ServerUrl) -> sqlite3.Connection:
    return cast(sqlite3.Connection, _connected(server))


@size_of.register(ServerUrl)
def _size_of(server: ServerUrl) -> int:
    with closing(_connected(server)) as connection:
        ((size,),) = connection.run(_TABLES).fetchall()
        return int(size)


def _connected(server: ServerUrl) -> "ServerConnection":
    with needing_psycopg(server):
        from pwc_tui.postgres.connection import open_server  # noqa: PLC0415 - 70 ms

    return open_server(server)


@readonly_engine.register(ServerUrl)
def _readonly_engine(server: ServerUrl) -> "SqlEngine":
    from sqlalchemy import create_engine  # noqa: PLC0415 - 200 ms

    with needing_psycopg(server):
        from pwc_tui.postgres.connection import open_build  # noqa: PLC0415 - 70 ms

    return create_engine(
        server.sqlalchemy_url,
        creator=lambda: open_build(server),
        pool_size=2,
        pool_pre_ping=True,
    )


@open_engine.register(ServerUrl)
def _open_engine(
    server: ServerUrl,
    build_id: str,
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
) -> "ServerEngine":
    from pwc_tui.postgres.engine import ServerEngine  # noqa: PLC0415
    from pwc_tui.postgres.search_queries import ServerSearch  # noqa: PLC0415

    del on_progress, is_cancelled  # nothing is built
    engine = ServerEngine(ServerSearch(server))
    if engine.build_id != build_id:
        raise UserError(f"{server} has another import by now: start pwc-tui again")
    return engine


@open_names.register(ServerUrl)
def _open_names(database: ServerUrl, engine: "Engine") -> "NameIndex":
    from pwc_tui.postgres.names import GROUPS, ServerNames  # noqa: PLC0415
    from pwc_tui.search.index.layout import NAME_FILES  # noqa: PLC0415
    from pwc_tui.search.lists.name_index import NameIndex  # noqa: PLC0415

    server = _searched_by(engine)
    sources = {
        kind: source
        for group, kinds in zip(GROUPS, NAME_FILES.values(), strict=True)
        for source in [ServerNames(server, group, kinds)]
        for kind in kinds
    }
    return NameIndex(sources, database)


@open_texts.register(ServerUrl)
def _open_texts(database: ServerUrl, engine: "Engine") -> "Abstracts | None":
    from pwc_tui.postgres.abstracts import ServerFulltext  # noqa: PLC0415
    from pwc_tui.search.lists.abstracts import Abstracts  # noqa: PLC0415

    del database
    server = _searched_by(engine)
    return Abstracts(ServerFulltext(server)) if server.has_abstracts() else None


def _searched_by(engine: "Engine") -> "ServerSearch":
    """Return what the engine of a server searches."""
    from pwc_tui.postgres.engine import ServerEngine  # noqa: PLC0415

    if not isinstance(engine, ServerEngine):
        raise TypeError("It is the engine of a file")
    return engine.server


@open_vectors.register(ServerUrl)
def _open_vectors(database: ServerUrl, engine: "Engine") -> "PaperVectors | None":
    from pwc_tui.postgres.local_vectors import local_vectors  # noqa: PLC0415

    return local_vectors(database, _searched_by(engine))


@import_files.register(ServerUrl)
def _import_files(
    server: ServerUrl,
    paths: Sequence[Path],
    listener: "ProgressListener",
    *,
    is_forced: bool = False,
) -> "ImportReport":
    with needing_psycopg(server):
        from pwc_tui.postgres.publish import publish_archive  # noqa: PLC0415

    spares = not is_forced
    return publish_archive(paths, server, skips_same=spares, keeps_fuller=spares, progress=listener)
