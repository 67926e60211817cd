"""`pwc-tui info`: which database is used, what is in it, and how it was made."""

import argparse
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version

from pwc_tui import __version__
from pwc_tui.api.archive import Archive
from pwc_tui.cli.console import print_data, print_prose, terminal_width
from pwc_tui.cli.output.provenance import account_lines, provenance_json
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.provenance import Provenance
from pwc_tui.store.connect.open import size_of

_LIBRARIES = ("textual", "sqlmodel", "numpy", "rapidfuzz")


def run(options: argparse.Namespace) -> int:
    """Print where the database is, its counts, its provenance, and the versions of all parts."""
    archive = open_session(options.db)
    provenance = archive.cards.provenance()
    if options.json:
        print_data(
            provenance_json(archive.database, archive.snapshot, provenance, versions=_versions())
        )
    else:
        for line in _lines(archive, provenance):
            print_prose(line)
    return 0


def _versions() -> dict[str, str]:
    return {
        "pwc-tui": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{library: version(library) for library in _LIBRARIES},
    }


def _lines(archive: Archive, provenance: Provenance) -> Iterator[str]:
    size = size_of(archive.database) / 1_000_000
    yield f"Database      {archive.database} ({size:,.1f} MB)"
    made = provenance.built_at.isoformat(sep=" ", timespec="seconds")
    yield f"Made          {made} by pwc-tui {provenance.program_version}"
    yield f"Build         {provenance.build_id}, tables {provenance.schema_version}"
    yield f"Versions      {', '.join(f'{name} {number}' for name, number in _versions().items())}"
    yield ""
    for name, count in provenance.counts:
        yield f"{name:<24} {count:>11,}"
    yield "\nWhat was read, and what became of it"
    yield from account_lines(provenance.files, provenance.defects, terminal_width())
    yield from _files(provenance)
    yield f"\n{attribution(archive.snapshot)}"


def _files(provenance: Provenance) -> Iterator[str]:
    if provenance.files:
        yield "\nFiles"
    for file in provenance.files:
        yield file.name
        yield f"  {file.bytes:,} bytes"
        yield f"  sha256 {file.sha256}"
