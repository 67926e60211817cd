"""Opening the search of a database: the files of its index; for servers see `pwc_tui.postgres`.

Importing this costs nothing; opening imports NumPy and RapidFuzz (120 ms).
"""

from collections.abc import Callable
from functools import singledispatch
from typing import TYPE_CHECKING

from pwc_tui.config import Database, file_of, require_file
from pwc_tui.system.progress import IsCancelled, OnProgress, never, unheard

if TYPE_CHECKING:
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.lists.abstracts import Abstracts
    from pwc_tui.search.lists.name_index import NameIndex
    from pwc_tui.search.meaning.paper_vectors import PaperVectors
    from pwc_tui.search.upkeep.parts import IndexPart


@singledispatch
def open_engine(
    database: Database,
    build_id: str,
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
) -> "Engine":
    """Return the search engine of a database; where files are missing they are built first.

    Raises as `background_build.ready_folder` does, and UserError where a server fails.
    """
    from pwc_tui.search.engine.engine import SearchEngine  # noqa: PLC0415
    from pwc_tui.search.upkeep.background_build import ready_folder  # noqa: PLC0415

    return SearchEngine.open(
        ready_folder(require_file(database), build_id, on_progress, is_cancelled)
    )


@singledispatch
def open_names(database: Database, engine: "Engine") -> "NameIndex":
    """Return the finder of names in a database that `engine` searches."""
    from pwc_tui.search.lists.name_index import NameIndex  # noqa: PLC0415

    if engine.folder is None:
        raise ValueError(f"{database} is a file, and the engine has none")
    return NameIndex.open(engine.folder, require_file(database))


@singledispatch
def open_texts(database: Database, engine: "Engine") -> "Abstracts | None":
    """Return the second stage of the search, None while there is none."""
    from pwc_tui.search.upkeep.folders import open_abstracts  # noqa: PLC0415

    return open_abstracts(require_file(database), engine.build_id)


@singledispatch
def open_vectors(database: Database, engine: "Engine") -> "PaperVectors | None":
    """Return the vectors of the papers, None while there are none."""
    from pwc_tui.search.upkeep.folders import vectors_of  # noqa: PLC0415

    return vectors_of(require_file(database), engine.build_id)


def mend_search(
    database: Database,
    build_id: str,
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
    on_damage: Callable[[], None] | None = None,
) -> bool:
    """Build damaged files anew and return whether anything was; as `background_build.mend`."""
    from pwc_tui.search.upkeep.background_build import mend  # noqa: PLC0415

    file = file_of(database)
    return file is not None and mend(file, build_id, on_progress, is_cancelled, on_damage)


def trouble(database: Database, part: "IndexPart") -> str:
    """Return why a part of the index that has to be built cannot be used, for people."""
    from pwc_tui.search.upkeep.background_build import what_is_wrong  # noqa: PLC0415

    file = file_of(database)
    return "missing" if file is None else what_is_wrong(file, part)


def complete_search(
    database: Database,
    build_id: str,
    part: "IndexPart",
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
) -> bool:
    """Build a part of the second stage where there is none; return whether there was none.

    Raises as `background_build.ready_folder` does.
    """
    from pwc_tui.search.upkeep.background_build import ready_folder  # noqa: PLC0415

    was_missing = False

    def tell(share: float) -> None:
        nonlocal was_missing
        was_missing = True
        if on_progress is not None:
            on_progress(share)

    if (file := file_of(database)) is not None:
        ready_folder(file, build_id, tell, is_cancelled, part)
    return was_missing
