"""`pwc-tui import`: the archive's files into a database."""

import argparse
import sys

from pwc_tui.cli.console import print_data, print_line
from pwc_tui.config import database_from_environment, default_database
from pwc_tui.export.json_text import to_text


def run(options: argparse.Namespace) -> int:
    """Import the files into the database that is named, or else the user's own; print a report."""
    # 600 ms: SQLModel and NumPy.
    from pwc_tui.archive.importer import import_archive  # noqa: PLC0415
    from pwc_tui.archive.progress import shown_on  # noqa: PLC0415 - with it

    database = options.db or database_from_environment() or default_database()
    with shown_on(sys.stderr) as listener:
        report = import_archive(options.paths, database, progress=listener)
    if options.json:
        print_data(to_text(report.as_json()))
    else:
        for line in report.lines():
            print_line(line)
    return 0
