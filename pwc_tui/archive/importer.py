"""The import: files in, a database with its search index out, the old one untouched until then."""

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pwc_tui import __version__
from pwc_tui.archive.files import Section, Selection, select
from pwc_tui.archive.filling import fill
from pwc_tui.archive.gathering import Archive
from pwc_tui.archive.progress import ProgressListener, Silence, phase
from pwc_tui.archive.report import ImportReport
from pwc_tui.archive.swapping import Draft, remove_leftovers
from pwc_tui.archive.target import check_target, sole_import
from pwc_tui.domain.errors import UserError
from pwc_tui.search.build import build_index
from pwc_tui.store.board_tables import BuildRow, DefectRow, SourceFileRow
from pwc_tui.store.library import Library
from pwc_tui.store.schema import SCHEMA_VERSION
from pwc_tui.store.staging import PaperStage
from pwc_tui.store.writing import DatabaseWriter


def import_archive(
    paths: Sequence[Path],
    database: Path,
    *,
    is_demo: bool = False,
    progress: ProgressListener | None = None,
) -> ImportReport:
    """Build `database` and its search index from the dump files in `paths`.

    Everything is made beside the database under other names and moved when it is whole. Raises
    UserError when a file is damaged as a whole, `database` is something else than a database of
    pwc-tui, another import of it runs, or nothing can be written; then, and when it is interrupted,
    what was there before stays as it was.
    """
    started = time.perf_counter()
    selection = select(paths)
    listener = progress or Silence()
    build_id = secrets.token_hex(6)
    with _told_plainly(database):
        check_target(database, selection)
        with sole_import(database):
            remove_leftovers(database)
            draft = Draft(database, build_id)
            try:
                _build(selection, draft, build_id, is_demo, listener)
                build_index(draft.part, draft.index, phase(listener, "search index"))
                draft.swap_in()
            except BaseException:
                draft.drop()
                raise
    return _report(database, selection, build_id, time.perf_counter() - started)


def _build(
    selection: Selection, draft: Draft, build_id: str, is_demo: bool, listener: ProgressListener
) -> None:
    writer = DatabaseWriter(draft.part)
    with closing(writer):
        stage = PaperStage(writer, draft.stage)
        archive = Archive(selection, listener)
        archive.read(stage)
        fill(archive, stage, writer, phase(listener, "tables"))
        stage.close()
        _write_provenance(writer, archive, build_id, is_demo)
        tell = phase(listener, "indices")
        tell(0)
        writer.finish()
        tell(1)


def _write_provenance(
    writer: DatabaseWriter, archive: Archive, build_id: str, is_demo: bool
) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    writer.insert(BuildRow, [(1, SCHEMA_VERSION, build_id, now, __version__, is_demo)])
    order = list(Section)
    accounts = sorted(archive.accounts, key=lambda account: order.index(account.file.section))
    files = [account.source_file() for account in accounts]
    writer.insert(SourceFileRow, [(id_, *astuple(file)) for id_, file in enumerate(files, 1)])
    defects = [defect for account in accounts for defect in account.ledger.defects()]
    writer.insert(DefectRow, [(id_, *astuple(defect)) for id_, defect in enumerate(defects, 1)])


@contextmanager
def _told_plainly(database: Path) -> Iterator[None]:
    """Say what stopped the writing (no space, no permission) in a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{error.filename or database}: {error.strerror or error}") from error
    except DBAPIError as error:
        raise UserError(f"{database} cannot be written ({error.orig}): is there space?") from error
    except OverflowError as error:
        raise UserError(
            f"The archive holds a number that {database} cannot: please report it ({error})"
        ) from error


def _report(database: Path, selection: Selection, build_id: str, seconds: float) -> ImportReport:
    library = Library(database)
    provenance = library.provenance()
    return ImportReport(
        database=database,
        build_id=build_id,
        seconds=seconds,
        files=provenance.files,
        ignored=selection.ignored,
        defects=provenance.defects,
        counts=provenance.counts,
    )
