"""`pwc-tui import`: the archive's files into a database."""

import argparse
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate, print_data, print_prose, terminal_width
from pwc_tui.cli.output.provenance import account_lines, provenance_json
from pwc_tui.cli.signals import end_when_asked, status_of
from pwc_tui.config import Database, database_from_environment, default_database
from pwc_tui.domain.errors import UserError
from pwc_tui.store.queries.cards import Cards

if TYPE_CHECKING:
    from pathlib import Path

    from pwc_tui.ingest.report.summary import ImportReport
    from pwc_tui.system.progress import ProgressListener

_KINDS_SHOWN = 6
"""Kinds of damage of each file that are told; `pwc-tui info` tells all."""


def run(options: argparse.Namespace) -> int:
    """Import the files into the database that is named, or else the user's own; print a report."""
    end_when_asked()
    before = build_in_use(target(options))
    try:
        report = _import(options)
    except KeyboardInterrupt as request:
        narrate(f"stopped; {left_by(target(options), before)}")
        return status_of(request)
    if options.json:
        print_data(_json(report))
    else:
        for line in report_lines(report):
            print_prose(line)
    return 0


def target(options: argparse.Namespace) -> Database:
    """Return the database that is imported into: the one that is named, or the user's own."""
    return options.db or database_from_environment() or default_database()


def build_in_use(database: Database) -> str | None:
    """Return which import made the archive that is there, None where there is none to be read."""
    try:
        with closing(Cards(database)) as cards:
            return cards.build().build_id
    except UserError:
        return None


def left_by(database: Database, before: str | None) -> str:
    """Say what an import left that was stopped; `before` is the `build_in_use` from before it."""
    if build_in_use(database) == before:
        return "the database is unchanged"
    return "the new archive is in use, and `pwc-tui index` completes its search index"


def import_into(
    paths: Sequence["Path"],
    database: Database,
    listener: "ProgressListener",
    *,
    is_forced: bool = False,
) -> "ImportReport":
    """Import as `import_files` does, and say what did not come to be of the search."""
    from pwc_tui.ingest.import_files import import_files  # noqa: PLC0415 - not before it is needed

    report = import_files(database, paths, listener, is_forced=is_forced)
    if report.index_problem:
        narrate(
            f"the archive is in use, but its search index is not complete: {report.index_problem}"
        )
    return report


def report_lines(report: "ImportReport") -> Iterator[str]:
    """Return what people are told of an import."""
    if report.is_skipped:
        yield (
            f"{report.database} was built from these files already, so it is unchanged: "
            "`--force` imports them again"
        )
    else:
        yield f"{report.database} built in {report.seconds:.1f} s"
    width = terminal_width()
    yield from account_lines(report.files, report.defects, width, most=_KINDS_SHOWN)
    yield ""
    yield from (f"not a file of the archive: {name}" for name in report.ignored)
    held = ", ".join(f"{count:,} {name}" for name, count in report.counts if count)
    yield from textwrap.wrap(f"It holds {held}.", width)


def _import(options: argparse.Namespace) -> "ImportReport":
    from pwc_tui.cli.output.progress import import_shown_on  # noqa: PLC0415 - not before it is needed

    with import_shown_on(sys.stderr) as listener:
        return import_into(options.paths, target(options), listener, is_forced=options.force)


def _json(report: "ImportReport") -> str:
    with closing(Cards(report.database)) as cards:
        snapshot, provenance = cards.build().snapshot, cards.provenance()
    return provenance_json(
        report.database,
        snapshot,
        provenance,
        skipped=report.is_skipped,
        seconds=round(report.seconds, 2),
        ignored=list(report.ignored),
    )
