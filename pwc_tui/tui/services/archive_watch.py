"""Whether another import took the place of the archive in use: a look at the file's dates."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.config import default_database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.open import read_build
from pwc_tui.store.connect.pinned import connect
from pwc_tui.store.schema.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from pwc_tui.ingest.active_database import Active

_Dates = tuple[int, int, int]
"""Number, size and time of change of a file, in nanoseconds."""


class ArchiveWatch:
    """Looks at the place of an archive: its own, or where an imported one would be for the demo.

    An archive on a server is never replaced under a program: it keeps the one it opened.
    """

    def __init__(self, active: Active) -> None:
        self._place = default_database() if active.is_demo else file_of(active.path)
        self._seen = None if active.is_demo else _dates(self._place)

    def has_other_than(self, build_id: str) -> bool:
        """Whether a whole archive of another import is there; for a worker, microseconds."""
        place = self._place
        now = _dates(place)
        if place is None or now is None or now == self._seen:
            return False
        with suppress(UserError, sqlite3.Error), closing(connect(place)) as connection:
            build = read_build(connection, place)
            if build.schema_version == SCHEMA_VERSION and build.build_id != build_id:
                return True
        self._seen = now
        return False


def _dates(place: Path | None) -> _Dates | None:
    if place is None:
        return None
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
