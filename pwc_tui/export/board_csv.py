"""A leaderboard as CSV."""

import csv
import io

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.export.board_table import board_table
from pwc_tui.export.csv_text import csv_cell


def board_csv(shown: ArrangedBoard, snapshot: str) -> str:
    """Return the rows shown of a board as CSV with a header line.

    Source and licence stand in two last columns of every row: CSV knows no comments, and so they
    survive sorting, filtering and joining. Cells that a spreadsheet would run as a formula get a
    leading `'`; numbers do not.
    """
    table = board_table(shown)
    credit = (f"{SOURCE} ({snapshot})", LICENCE)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*map(csv_cell, table.columns), "source", "licence"])
    writer.writerows([*map(csv_cell, row), *credit] for row in table.rows)
    return text.getvalue()
