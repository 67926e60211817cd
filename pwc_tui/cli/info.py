"""`pwc-tui info`: which database is used, what is in it, and how it was made."""

import argparse
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version

from pwc_tui import __version__
from pwc_tui.cli.console import print_data, print_text
from pwc_tui.cli.session import Session, open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.provenance import Provenance
from pwc_tui.export.json_papers import attributed
from pwc_tui.export.json_provenance import provenance_document
from pwc_tui.export.json_text import JsonObject, to_text

_LIBRARIES = ("textual", "sqlmodel", "numpy", "rapidfuzz")


def run(options: argparse.Namespace) -> int:
    """Print where the database is, its counts, its provenance, and the versions of all parts."""
    # 480 ms: SQLModel.
    from pwc_tui.store.library import Library  # noqa: PLC0415

    session = open_session(options.db)
    provenance = Library(session.database).provenance()
    if options.json:
        document = {**_place(session), "versions": _versions(), **provenance_document(provenance)}
        print_data(to_text(attributed(session.snapshot, document)))
    else:
        for line in _lines(session, provenance):
            print_text(line)
    return 0


def _place(session: Session) -> JsonObject:
    return {"database": str(session.database), "bytes": session.database.stat().st_size}


def _versions() -> dict[str, str]:
    return {
        "pwc-tui": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{library: version(library) for library in _LIBRARIES},
    }


def _lines(session: Session, provenance: Provenance) -> Iterator[str]:
    size = session.database.stat().st_size / 1_000_000
    yield f"Database      {session.database} ({size:,.1f} MB)"
    made = provenance.built_at.isoformat(sep=" ", timespec="seconds")
    yield f"Made          {made} by pwc-tui {provenance.program_version}"
    yield f"Build         {provenance.build_id}, tables {provenance.schema_version}"
    yield f"Versions      {', '.join(f'{name} {number}' for name, number in _versions().items())}"
    yield ""
    for name, count in provenance.counts:
        yield f"{name:<13} {count:>11,}"
    yield from _files(provenance)
    yield from _defects(provenance)
    yield f"\n{attribution(session.snapshot)}"


def _files(provenance: Provenance) -> Iterator[str]:
    if provenance.files:
        yield "\nFiles"
    for file in provenance.files:
        became = f"{file.imported:,} imported, {file.merged:,} merged, {file.skipped:,} skipped"
        yield f"{file.name} ({file.bytes:,} bytes): {file.records:,} records, {became}"
        yield f"  sha256 {file.sha256}"


def _defects(provenance: Provenance) -> Iterator[str]:
    if provenance.defects:
        yield "\nDamage met"
    for defect in provenance.defects:
        where = f"{defect.file}, {defect.field}, first in record {defect.first_record:,}"
        yield f"{defect.problem}: {defect.count:,} {defect.action} ({where})"
