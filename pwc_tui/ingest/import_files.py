"""Importing files to wherever an archive is to be, and making all of them searchable there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.config import Database, require_file
from pwc_tui.domain.errors import UserError
from pwc_tui.system.progress import ProgressListener, phase

if TYPE_CHECKING:
    from pwc_tui.ingest.report.summary import ImportReport
    from pwc_tui.search.upkeep.parts import IndexPart


@singledispatch
def import_files(
    database: Database,
    paths: Sequence[Path],
    listener: ProgressListener,
    *,
    is_forced: bool = False,
) -> "ImportReport":
    """Import files and make all of them searchable; `listener` is told of it.

    Unless `is_forced`, the import is left out where the archive is made of the same files, and
    refused where it comes to under half of the papers that are there.
    """
    # 600 ms: SQLModel and NumPy.
    from pwc_tui.ingest.importer import import_archive  # noqa: PLC0415
    from pwc_tui.search.upkeep.parts import SECOND_STAGE, IndexPart  # noqa: PLC0415
    from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415

    file, spares = require_file(database), not is_forced
    report = import_archive(paths, file, skips_same=spares, keeps_fuller=spares, progress=listener)
    try:
        # While the database is in use already, and stays so whatever becomes of this.
        parts = list(IndexPart) if report.is_skipped else SECOND_STAGE
        complete_index(file, parts, progress=index_progress(listener))
    except UserError as error:
        return replace(report, index_problem=str(error))
    return report


def index_progress(listener: ProgressListener) -> "Callable[[IndexPart, float], None]":
    """Return what tells `listener` how far the building of the index is."""
    from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415 - 90 ms: NumPy

    names = {
        IndexPart.SEARCH: "search index",
        IndexPart.RELATED: "related papers",
        IndexPart.ABSTRACTS: "abstracts",
        IndexPart.MEANING: "meaning",
    }

    def tell(part: IndexPart, share: float) -> None:
        phase(listener, names[part])(share)

    return tell
