"""`pwc-tui index`: the search index of a database, checked, and built where it is not whole."""

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pwc_tui.archive.active import active_database
from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.cli.stopping import TERMINATED, Terminated, end_when_asked
from pwc_tui.export.json_text import to_text

if TYPE_CHECKING:
    from pathlib import Path

    from pwc_tui.search.upkeep import IndexReport, Part

_NICENESS = 5
"""Of a builder that works for a screen in use: typing comes first."""


def run(options: argparse.Namespace) -> int:
    """Build what is missing or damaged, everything with `--force`; print what was done."""
    end_when_asked()
    database = active_database(options.db).path
    try:
        report = _with_numbers(options, database) if options.progress else _shown(options, database)
    except Terminated:
        narrate("stopped; `pwc-tui index` begins again")
        return TERMINATED
    if options.json:
        print_data(_json(report))
    elif not options.progress:
        for line in _lines(report):
            print_line(line)
    return 0


def _shown(options: argparse.Namespace, database: "Path") -> "IndexReport":
    """Complete the index, with bars or lines for a person."""
    from pwc_tui.cli.indexing import complete_shown  # noqa: PLC0415 - 120 ms: NumPy

    return complete_shown(database, _parts(options), is_forced=options.force)


def _with_numbers(options: argparse.Namespace, database: "Path") -> "IndexReport":
    """Complete the index for a program that waits: numbers from 0 to 1, one a line."""
    from pwc_tui.search.upkeep import complete_index  # noqa: PLC0415 - as above

    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    parts = _parts(options)

    def tell(part: "Part", share: float) -> None:
        print_data(f"{(parts.index(part) + share) / len(parts):.3f}")

    return complete_index(database, parts, is_forced=options.force, progress=tell)


def _parts(options: argparse.Namespace) -> "list[Part]":
    from pwc_tui.search.upkeep import Part  # noqa: PLC0415 - as above

    return [Part(options.only)] if options.only else list(Part)


def _json(report: "IndexReport") -> str:
    return to_text(
        {
            "folder": str(report.folder),
            "built": [str(part) for part in report.built],
            "bytes": report.bytes,
            "seconds": round(report.seconds, 2),
        }
    )


def _lines(report: "IndexReport") -> Iterator[str]:
    if report.built:
        yield f"built in {report.seconds:.1f} s: {', '.join(report.built)}"
    else:
        yield "the search index is whole"
    yield f"{report.folder}: {report.bytes / 1e6:,.1f} MB"
