"""The index folder of a database, with the index built anew where it is missing."""

from collections.abc import Callable
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.build import build_index
from pwc_tui.search.engine import IndexMissing, SearchEngine
from pwc_tui.search.location import index_folder


def ready_folder(database: Path, build_id: str, on_build: Callable[[], None] | None = None) -> Path:
    """Return the folder of an index that can be opened; one that is missing is built first.

    `on_build` is called before that, which takes seconds for the whole archive. Raises UserError
    when the index cannot be written.
    """
    folder = index_folder(database, build_id)
    try:
        SearchEngine.open(folder)
    except IndexMissing:
        if on_build is not None:
            on_build()
        _build(database, folder)
    return folder


def _build(database: Path, folder: Path) -> None:
    try:
        build_index(database, folder)
    except OSError as error:
        raise UserError(
            f"The search index of {database} is missing and cannot be written beside it ({error})"
        ) from error
