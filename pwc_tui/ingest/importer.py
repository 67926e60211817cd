"""The import: files in, a database with its search index out, the old one untouched until then."""

import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pwc_tui import __version__
from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.extract import Extraction
from pwc_tui.ingest.load import fill
from pwc_tui.ingest.report.ledger_rows import write_accounts, write_counts
from pwc_tui.ingest.report.summary import ImportReport
from pwc_tui.ingest.sources.files import Selection, select
from pwc_tui.ingest.sources.section_reader import FileAccount
from pwc_tui.ingest.target.draft import Draft, Swap, remove_leftovers
from pwc_tui.ingest.target.integrity import checked_beside
from pwc_tui.ingest.target.preconditions import check_target, sole_import
from pwc_tui.ingest.target.shrinkage import check_not_fewer
from pwc_tui.ingest.target.up_to_date import is_unchanged
from pwc_tui.ingest.worker.process import references_beside
from pwc_tui.search.build.builder import build_index
from pwc_tui.search.index.paths import followed
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.schema.boards import BuildRow
from pwc_tui.store.schema.version import SCHEMA_VERSION
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage
from pwc_tui.system.allocator import give_back, keep_large_apart, without_collector
from pwc_tui.system.progress import LockedListener, NullListener, ProgressListener, phase
from pwc_tui.system.working_folder import working_folder


def import_archive(
    paths: Sequence[Path],
    database: Path,
    *,
    is_demo: bool = False,
    skips_same: bool = False,
    keeps_fuller: bool = False,
    progress: ProgressListener | None = None,
) -> ImportReport:
    """Build `database` and its search index from the dump files in `paths`.

    If `skips_same`, a database that is made of the same files already stays, and the report tells
    of the import that made it. If `keeps_fuller`, one of over twice as many papers stays, too,
    which is raised.

    Everything is made beside the database under other names, checked, and moved when it is whole.
    Raises UserError when a file is damaged as a whole, `database` is something else than a database
    of pwc-tui, another import of it runs, or nothing can be written; then, and when it is
    interrupted, what was there before stays as it was.
    """
    started = time.perf_counter()
    selection = select(paths)
    database = followed(database)
    listener = progress or NullListener()
    build_id = secrets.token_hex(6)
    with told_plainly(database):
        check_target(database, selection)
        with sole_import(database):
            remove_leftovers(database)
            if skips_same and is_unchanged(selection, database):
                seconds = time.perf_counter() - started
                return replace(report_on(database, selection, seconds), is_skipped=True)
            with working_folder(database) as folder:
                draft, swap = Draft(folder), Swap(database, folder, build_id)
                build_draft(selection, draft, build_id, is_demo, listener)
                if keeps_fuller:
                    check_not_fewer(draft.part, database, selection)
                with checked_beside(draft.part):
                    build_index(draft.part, draft.index, phase(listener, "search index"))
                swap.swap_in(draft)
    return report_on(database, selection, time.perf_counter() - started)


def build_draft(
    selection: Selection, draft: Draft, build_id: str, is_demo: bool, listener: ProgressListener
) -> None:
    """Make the tables of the database, whole, at the place of the draft."""
    keep_large_apart()
    writer = DatabaseWriter(draft.part)
    told = LockedListener(listener)
    with closing(writer), without_collector():
        stage = PaperStage(writer, draft.stage)
        with _scratch(draft) as folder, references_beside(selection, folder, told) as beside:
            archive = Extraction(selection, beside, told)
            archive.read(writer, stage)
            fill(archive, stage, writer, folder, phase(told, "tables"))
            stage.close()
        _write_build(writer, build_id, is_demo)
        _write_accounts(writer, archive.reader.accounts)
        write_counts(writer)
        del archive
        tell = phase(listener, "indices")
        tell(0)
        writer.finish()
        give_back()
        tell(1)


def _write_build(writer: DatabaseWriter, build_id: str, is_demo: bool) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    writer.insert(BuildRow, [(1, SCHEMA_VERSION, build_id, now, __version__, is_demo)])


def _write_accounts(writer: DatabaseWriter, accounts: Sequence[FileAccount]) -> None:
    order = list(Section)
    ordered = sorted(accounts, key=lambda account: order.index(account.file.section))
    files = [account.source_file() for account in ordered]
    defects = [defect for account in ordered for defect in account.ledger.defects()]
    write_accounts(writer, files, defects)


@contextmanager
def _scratch(draft: Draft) -> Iterator[Path]:
    """Make the folder for what waits in files, and remove it."""
    draft.scratch.mkdir()
    try:
        yield draft.scratch
    finally:
        shutil.rmtree(draft.scratch, ignore_errors=True)


@contextmanager
def told_plainly(database: Database) -> Iterator[None]:
    """Say what stopped the writing (no space, no permission) in a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{error.filename or database}: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise UserError(f"{database} cannot be written ({error}): is there space?") from error
    except OverflowError as error:
        raise UserError(
            f"The archive has a number too large for {database}: please report it ({error})"
        ) from error


def report_on(database: Database, selection: Selection, seconds: float) -> ImportReport:
    """Return what an import made, as the database itself tells it."""
    with closing(Cards(database)) as cards:
        provenance = cards.provenance()
    return ImportReport(
        database=database,
        build_id=provenance.build_id,
        seconds=seconds,
        files=provenance.files,
        ignored=selection.ignored,
        defects=provenance.defects,
        counts=provenance.counts,
    )
