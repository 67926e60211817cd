"""`pwc-tui venues`: the conferences and journals, each of their years by itself."""

import argparse

from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.refs import EntityRow
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.papers import attributed, named

_COLUMNS = (
    OutputColumn("papers", is_short=True),
    OutputColumn("year", is_short=True),
    OutputColumn("name"),
    OutputColumn("venue"),
)


def run(options: argparse.Namespace) -> int:
    """Print the venues, of one year if that is asked for; status 1 when there are none."""
    archive = open_session(options.db)
    found = [row for row in archive.pages.venues() if options.year in (None, row.detail)]
    if options.json:
        entries = [_entry(row) for row in found]
        print_data(to_list(attributed(archive.snapshot, {"venues": entries})))
    else:
        print_table(_COLUMNS, map(_cells, found), header=True)
        narrate(attribution(archive.snapshot))
    return 0 if found else 1


def _entry(row: EntityRow) -> JsonObject:
    return {**named(row.ref), "year": row.detail or None, "paper_count": row.paper_count}


def _cells(row: EntityRow) -> tuple[str, ...]:
    return str(row.paper_count), row.detail, row.ref.name, row.ref.slug
