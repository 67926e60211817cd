"""Whether an import came to far less than the archive in use has: then that one stays."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from pwc_tui.config import Database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.store.connect.open import read_build
from pwc_tui.store.queries.cards import Cards

_FEW = 0.5
"""Part of the papers there were. No later snapshot of the archive has fewer than the one before."""


def check_not_fewer(draft: Path, database: Database, selection: Selection) -> None:
    """Raise UserError when the draft has under half the papers of the archive in use.

    The demo counts for nothing: it comes with the program, and whatever one has replaces it.
    """
    before, now = _papers_in(database), _papers_in(draft)
    if now.papers >= before.papers * _FEW or before.is_demo:
        return
    papers = selection.get(Section.PAPERS)
    why = f"{papers.name} is incomplete, or holds something else" if papers else "no file of papers"
    if advised := [name for name in selection.ignored if name.endswith(")")]:
        why += f", but {', '.join(advised)}"
    raise UserError(
        f"{database} has {before.papers:,} papers and would have {now.papers:,} ({why}), so it was "
        "left as it is: check the files, or replace it anyway with `pwc-tui import --force`"
    )


class _Content(NamedTuple):
    papers: int
    is_demo: bool


def _papers_in(database: Database) -> _Content:
    """Return how many papers an archive has; 0 where there is none, or none that can be read."""
    with suppress(UserError, sqlite3.Error):
        if (file := file_of(database)) is None:
            with closing(Cards(database)) as cards:
                provenance = cards.provenance()
                return _Content(dict(provenance.counts)["papers"], provenance.is_demo)
        if file.is_file():  # of whatever version its tables are
            address = f"{file.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as opened:
                (count,) = opened.execute("SELECT count(*) FROM paper").fetchone()
                return _Content(int(count), read_build(opened, database).is_demo)
    return _Content(0, is_demo=False)
