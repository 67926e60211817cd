"""Whether an import came to far less than the archive in use has: then that one stays."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.ingest.sources.files import Section, Selection
from pwc_tui.store.library import Library

_FEW = 0.5
"""Part of the papers there were. No later snapshot of the archive has fewer than the one before."""


def check_not_fewer(draft: Path, database: Database, selection: Selection) -> None:
    """Raise UserError when the draft has under half the papers of the archive in use."""
    before, now = papers_in(database), papers_in(draft)
    if now >= before * _FEW:
        return
    papers = selection.get(Section.PAPERS)
    why = f"{papers.name} is incomplete, or holds something else" if papers else "no file of papers"
    raise UserError(
        f"{database} has {before:,} papers and would have {now:,} ({why}), so it was left "
        "as it is: check the files, or replace it anyway with `pwc-tui import --force`"
    )


def papers_in(database: Database) -> int:
    """Return how many papers an archive has; 0 where there is none, or none that can be read."""
    with suppress(UserError, sqlite3.Error):
        if isinstance(database, ServerUrl):
            with closing(Library(database)) as library:
                return dict(library.provenance().counts)["papers"]
        if database.is_file():  # of whatever version its tables are
            address = f"{database.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as opened:
                (count,) = opened.execute("SELECT count(*) FROM paper").fetchone()
                return int(count)
    return 0
