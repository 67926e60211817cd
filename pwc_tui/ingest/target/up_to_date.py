"""Whether an import would make again what is there already."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pwc_tui import __version__
from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.provenance import Provenance
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.store.connect.integrity import DatabaseCheck
from pwc_tui.store.queries.cards import Cards


def is_unchanged(selection: Selection, database: Path) -> bool:
    """Return whether this program made `database` from the same files, and it is whole still.

    Sizes are compared first, then every byte by its checksum: 0.4 s for the whole archive, and 2 s
    for looking at the database. Names and places of files do not matter.
    """
    if not database.is_file():
        return False
    try:
        is_same = _is_made_of(selection, database)
        return is_same and DatabaseCheck(database).run(is_quick=True) is None
    except (UserError, sqlite3.Error):  # damaged, of another version, or no database of ours
        return False


def is_published(selection: Selection, server: Database) -> bool:
    """Return whether this program made the archive on a server from the same files."""
    try:
        return _is_made_of(selection, server)
    except UserError:  # none there, or one of another version
        return False


def _is_made_of(selection: Selection, database: Database) -> bool:
    with closing(Cards(database)) as cards:
        provenance = cards.provenance()
    return (
        provenance.program_version == __version__
        and not provenance.is_demo
        and _has_the_same_files(provenance, selection)
    )


def _has_the_same_files(provenance: Provenance, selection: Selection) -> bool:
    sizes = sorted((file.section.value, file.size) for file in selection.files)
    if sizes != sorted((file.section, file.bytes) for file in provenance.files):
        return False
    known = {(file.section, file.sha256) for file in provenance.files}
    return all((file.section.value, file.sha256()) in known for file in selection.files)
