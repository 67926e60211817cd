"""An import to a server: a draft made as always, then copied there and swapped in as a whole."""

import hashlib
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pwc_tui.config import cache_dir
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.ingest.importer import build_draft, report_on, told_plainly
from pwc_tui.ingest.report.summary import ImportReport
from pwc_tui.ingest.sources.files import select
from pwc_tui.ingest.target.draft import Draft
from pwc_tui.ingest.target.shrinkage import check_not_fewer
from pwc_tui.ingest.target.up_to_date import is_published
from pwc_tui.postgres.index_rows import SearchRows, index_arrays
from pwc_tui.postgres.index_tables import store_arrays
from pwc_tui.postgres.layout import ABSTRACT_WORDS
from pwc_tui.postgres.names import GROUPS
from pwc_tui.postgres.publish_tables import (
    BuildOnServer,
    copy_tables,
    index_tables,
    sole_build,
)
from pwc_tui.postgres.search_tables import (
    add_abstracts,
    fill_search_tables,
    finish_search_tables,
    make_search_tables,
)
from pwc_tui.search.build.builder import build_index, build_meaning, build_related
from pwc_tui.store.queries.table_scan import Scan
from pwc_tui.system.progress import NullListener, ProgressListener, phase

_COPIED, _INDEXED, _WORDS = 0.35, 0.5, 0.65
"""Parts of the time after which tables are copied, indexed, and their words copied (measured)."""


def publish_archive(
    paths: Sequence[Path],
    server: ServerUrl,
    *,
    is_demo: bool = False,
    skips_same: bool = False,
    keeps_fuller: bool = False,
    progress: ProgressListener | None = None,
) -> ImportReport:
    """Import the dump files in `paths` to `server`, where they become the archive in use.

    If `skips_same`, an archive that is made of the same files stays, and the report tells of the
    import that made it. If `keeps_fuller`, one of over twice as many papers stays, too, which is
    raised.

    Who reads the archive that was there before goes on with that one. Raises UserError when a file
    is damaged as a whole, the server is away or does not allow it, or another import to it runs;
    then, and when it is interrupted, what was there before stays in use.
    """
    started = time.perf_counter()
    selection = select(paths)
    listener = progress or NullListener()
    build_id = secrets.token_hex(6)
    with told_plainly(server), sole_build(server) as target:
        if skips_same and is_published(selection, server):
            _complete(target, phase(listener, "abstracts"))
            seconds = time.perf_counter() - started
            return replace(report_on(server, selection, seconds), is_skipped=True)
        with _scratch(server) as folder:
            draft = Draft(folder)
            build_draft(selection, draft, build_id, is_demo, listener)
            if keeps_fuller:
                check_not_fewer(draft.part, server, selection)
            build_index(draft.part, draft.index, phase(listener, "search index"))
            build_related(draft.part, draft.index, phase(listener, "related papers"))
            build_meaning(draft.part, draft.index, phase(listener, "meaning"))
            _publish(draft, target, build_id, phase(listener, "server"))
        _complete(target, phase(listener, "abstracts"))
    return report_on(server, selection, time.perf_counter() - started)


def complete_build(server: ServerUrl, tell: Callable[[float], None]) -> bool:
    """Make abstracts searchable where an import did not come to it; return whether that was done.

    Raises UserError when the server is away, has no archive, or an import runs.
    """
    with sole_build(server) as target:
        return _complete(target, tell)


def _complete(target: BuildOnServer, tell: Callable[[float], None]) -> bool:
    with target.old():
        is_missing = not target.has_table(ABSTRACT_WORDS)
        if is_missing:
            add_abstracts(target, tell)
            tell(1.0)
    return is_missing


@contextmanager
def _scratch(server: ServerUrl) -> Iterator[Path]:
    """Make the folder for the draft and remove it, and what an import left that was killed.

    It is named for the server, whose lock keeps other imports out of it.
    """
    name = hashlib.sha256(str(server).encode()).hexdigest()[:12]
    folder = cache_dir() / f"server-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _publish(
    draft: Draft, target: BuildOnServer, build_id: str, tell: Callable[[float], None]
) -> None:
    """Copy the tables of the draft and make what is searched; then they are in use."""
    with target.new(build_id) as build, Scan(draft.part) as scan:
        copy_tables(build, draft.part, lambda part: tell(part * _COPIED))
        index_tables(build, lambda part: tell(_COPIED + part * (_INDEXED - _COPIED)))
        make_search_tables(build)
        rows = SearchRows(scan, draft.index)
        fill_search_tables(build, rows.titles(), rows.aliases, rows.names())
        store_arrays(build, index_arrays(draft.index))
        tell(_WORDS)
        finish_search_tables(build, GROUPS, lambda part: tell(_WORDS + part * (0.95 - _WORDS)))
        build.run("ANALYZE")
    tell(1.0)
