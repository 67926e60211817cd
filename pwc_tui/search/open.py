"""Opening the search of a database: the files of its index, or the server it is on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.index.layout import NAME_FILES
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.upkeep.background_build import (
    IsStale,
    OnProgress,
    mend,
    ready_folder,
    ready_part,
    what_is_wrong,
)
from pwc_tui.search.upkeep.parts import Part
from pwc_tui.search.upkeep.repair import open_abstracts

if TYPE_CHECKING:
    from pwc_tui.search.postgres.engine import ServerEngine
    from pwc_tui.store.postgres.search_queries import ServerSearch


def open_engine(
    database: Database,
    build_id: str,
    on_progress: OnProgress | None = None,
    is_stale: IsStale | None = None,
) -> Engine:
    """Return the search engine of a database; where files are missing they are built first.

    Raises as `background_build.ready_folder` does, and UserError where a server fails.
    """
    if isinstance(database, ServerUrl):
        return _server_engine(database, build_id)
    return SearchEngine.open(ready_folder(database, build_id, on_progress, is_stale))


def open_names(database: Database, engine: Engine) -> NameIndex:
    """Return the finder of names in a database that `engine` searches."""
    if isinstance(database, ServerUrl):
        from pwc_tui.search.postgres.names import GROUPS, ServerNames  # noqa: PLC0415 - needs psycopg

        server = _server(engine)
        groups = zip(GROUPS, NAME_FILES.values(), strict=True)
        sources = {
            kind: source
            for group, kinds in groups
            for source in [ServerNames(server, group, kinds)]
            for kind in kinds
        }
        return NameIndex(sources, database)
    if engine.folder is None:
        raise ValueError(f"{database} is a file, and the engine has none")
    return NameIndex.open(engine.folder, database)


def open_texts(database: Database, engine: Engine) -> Abstracts | None:
    """Return the second stage of the search, None while there is none."""
    if isinstance(database, ServerUrl):
        from pwc_tui.search.postgres.abstracts import ServerFulltext  # noqa: PLC0415 - as above

        server = _server(engine)
        return Abstracts(ServerFulltext(server)) if server.has_abstracts() else None
    return open_abstracts(database, engine.build_id)


def mend_search(
    database: Database,
    build_id: str,
    on_progress: OnProgress | None = None,
    is_stale: IsStale | None = None,
    on_damage: Callable[[], None] | None = None,
) -> bool:
    """Build damaged files anew and return whether anything was; as `background_build.mend`."""
    if isinstance(database, ServerUrl):
        return False
    return mend(database, build_id, on_progress, is_stale, on_damage)


def trouble(database: Database, part: Part) -> str:
    """Return why a part of the index that has to be built cannot be used, for people."""
    return "missing" if isinstance(database, ServerUrl) else what_is_wrong(database, part)


def complete_search(
    database: Database,
    build_id: str,
    part: Part,
    on_progress: OnProgress | None = None,
    is_stale: IsStale | None = None,
) -> bool:
    """Build a part of the second stage where there is none; return whether there was none.

    Raises as `background_build.ready_part` does.
    """
    if isinstance(database, ServerUrl):
        return False
    was_missing = False

    def tell(share: float) -> None:
        nonlocal was_missing
        was_missing = True
        if on_progress is not None:
            on_progress(share)

    ready_part(database, build_id, part, tell, is_stale)
    return was_missing


def _server_engine(server: ServerUrl, build_id: str) -> "ServerEngine":
    from pwc_tui.search.postgres.engine import ServerEngine  # noqa: PLC0415 - needs psycopg
    from pwc_tui.store.postgres.search_queries import ServerSearch  # noqa: PLC0415 - as above

    engine = ServerEngine(ServerSearch(server))
    if engine.build_id != build_id:
        raise UserError(f"{server} has another import by now: start pwc-tui again")
    return engine


def _server(engine: Engine) -> "ServerSearch":
    """Return what the engine of a server searches."""
    from pwc_tui.search.postgres.engine import ServerEngine  # noqa: PLC0415 - as above

    if not isinstance(engine, ServerEngine):
        raise TypeError("It is the engine of a file")
    return engine.server
