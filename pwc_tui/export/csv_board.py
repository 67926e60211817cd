"""A leaderboard as CSV."""

import csv
import io

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.board_view import ArrangedBoard
from pwc_tui.domain.text import clean
from pwc_tui.export.board_table import board_table

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HARMLESS = ("-", "+")
"""What stands in tables for "none"."""


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
    writer.writerow([*map(_cell, table.columns), "source", "licence"])
    writer.writerows([*map(_cell, row), *credit] for row in table.rows)
    return text.getvalue()


def _cell(text: str) -> str:
    text = clean(text)
    is_formula = text.startswith(_FORMULA_STARTS) and text not in _HARMLESS
    return f"'{text}" if is_formula and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
