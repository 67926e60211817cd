"""The import: files in, a database with its search index out, the old one untouched until then."""

import os
import re
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
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
from pwc_tui.domain.errors import UserError
from pwc_tui.search.build import build_index
from pwc_tui.search.location import index_folder
from pwc_tui.store.board_tables import BuildRow, DefectRow, SourceFileRow
from pwc_tui.store.library import Library
from pwc_tui.store.opening import read_build
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
    UserError when a file is damaged as a whole or nothing can be written; then, and when it is
    interrupted, what was there before stays as it was.
    """
    started = time.perf_counter()
    selection = select(paths)
    listener = progress or Silence()
    build_id = secrets.token_hex(6)
    with _told_plainly(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(database)
        part = database.with_name(f"{database.name}.{build_id}.part")
        index = index_folder(database, build_id)
        try:
            _build(selection, part, build_id, is_demo, listener)
            build_index(part, index, phase(listener, "search index"))
            _swap_in(part, database)
        except BaseException:
            _remove(part, part.with_suffix(_STAGE_SUFFIX), index)
            raise
    return _report(database, selection, build_id, time.perf_counter() - started)


_STAGE_SUFFIX = ".stage"
_LEFTOVER_AGE = 24 * 3600
"""Seconds after which what an import left behind cannot belong to one that still runs."""


def _build(
    selection: Selection, part: Path, build_id: str, is_demo: bool, listener: ProgressListener
) -> None:
    writer = DatabaseWriter(part)
    with closing(writer):
        stage = PaperStage(writer, part.with_suffix(_STAGE_SUFFIX))
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


def _swap_in(part: Path, database: Path) -> None:
    """Put the new database in the place of the old one, whose search index goes."""
    _sync(part)
    old_index = _index_of(database)
    part.replace(database)
    _sync(database.parent)
    if old_index is not None:
        _remove(old_index)


def _index_of(database: Path) -> Path | None:
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            return index_folder(database, read_build(opened, database).build_id)
    except (UserError, sqlite3.Error):
        return None


def _sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, survive a loss of power."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and keeps their names safe by itself
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_leftovers(database: Path) -> None:
    """Remove what imports of this database left behind that were killed."""
    name, stem = re.escape(database.name), re.escape(database.stem)
    ours = re.compile(rf"{name}\.[0-9a-f]{{12}}\.(part|stage)|{stem}\.[0-9a-f]{{12}}\.index(\..*)?")
    in_use = _index_of(database)
    for path in database.parent.iterdir():
        is_old = time.time() - path.stat().st_mtime > _LEFTOVER_AGE
        if is_old and path != in_use and ours.fullmatch(path.name):
            _remove(path)


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # it may never have been made, and no other error helps anyone
                path.unlink()


@contextmanager
def _told_plainly(database: Path) -> Iterator[None]:
    """Say what stopped the writing (no space, no permission) in a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{error.filename or database}: {error.strerror or error}") from error
    except DBAPIError as error:
        raise UserError(f"{database} cannot be written ({error.orig}): is there space?") from error


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
