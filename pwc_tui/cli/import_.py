"""`pwc-tui import`: the archive's files into a database."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.cli.provenance import defect_line, file_line, provenance_json
from pwc_tui.cli.stopping import TERMINATED, Terminated, end_when_asked
from pwc_tui.config import database_from_environment, default_database
from pwc_tui.domain.errors import UserError
from pwc_tui.store.cards import Cards

if TYPE_CHECKING:
    from pwc_tui.archive.progress import ProgressListener
    from pwc_tui.archive.report import ImportReport

_DEFECTS_SHOWN = 20


def run(options: argparse.Namespace) -> int:
    """Import the files into the database that is named, or else the user's own; print a report."""
    end_when_asked()
    try:
        report = _import(options)
    except Terminated:
        narrate("stopped; the database is as it was")
        return TERMINATED
    if options.json:
        print_data(_json(report))
    else:
        for line in _lines(report):
            print_line(line)
    return 0


def _import(options: argparse.Namespace) -> "ImportReport":
    # 600 ms: SQLModel and NumPy.
    from pwc_tui.archive.importer import import_archive  # noqa: PLC0415
    from pwc_tui.archive.progress import shown_on  # noqa: PLC0415 - with it

    database = options.db or database_from_environment() or default_database()
    with shown_on(sys.stderr) as listener:
        report = import_archive(options.paths, database, progress=listener)
        _add_abstracts(report, listener)
        return report


def _add_abstracts(report: "ImportReport", listener: "ProgressListener") -> None:
    """Add the second stage of the search, while the database is in use already.

    It stays in use when that fails or is stopped: then abstracts are not searched, and that is all.
    """
    from pwc_tui.cli.indexing import told_to  # noqa: PLC0415 - as above
    from pwc_tui.search.upkeep import Part, complete_index  # noqa: PLC0415 - as above

    try:
        complete_index(report.database, [Part.ABSTRACTS], progress=told_to(listener))
    except UserError as error:
        narrate(f"the archive is in use, but its abstracts cannot be searched yet: {error}")
    except KeyboardInterrupt:
        narrate("stopped: the archive is in use; `pwc-tui index` makes its abstracts searchable")


def _json(report: "ImportReport") -> str:
    from pwc_tui.store.library import Library  # noqa: PLC0415 - 480 ms, paid by then

    snapshot = Cards(report.database).build().snapshot
    provenance = Library(report.database).provenance()
    return provenance_json(
        report.database,
        snapshot,
        provenance,
        seconds=round(report.seconds, 2),
        ignored=list(report.ignored),
    )


def _lines(report: "ImportReport") -> Iterator[str]:
    yield f"{report.database} built in {report.seconds:.1f} s"
    yield from map(file_line, report.files)
    yield from (f"not a file of the archive: {name}" for name in report.ignored)
    yield ", ".join(f"{count:,} {name}" for name, count in report.counts)
    yield from map(defect_line, report.defects[:_DEFECTS_SHOWN])
    if len(report.defects) > _DEFECTS_SHOWN:
        more = len(report.defects) - _DEFECTS_SHOWN
        yield f"and {more} more kinds of damage: `pwc-tui info` names all"
