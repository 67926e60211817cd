"""A leaderboard as CSV."""

import csv
import io

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.text.clean import clean
from pwc_tui.export.board_table import board_table

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""The wide ones are the same to a spreadsheet that is set to an East Asian language."""
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
    """Return a cell on one line: many tools read a file with a line for each record.

    Where `;` separates cells, as in many languages, what follows one is a cell of its own.
    """
    return ";".join(map(_harmless, clean(text).replace("\n", " ").split(";")))


def _harmless(text: str) -> str:
    start = text.lstrip()
    is_formula = start.startswith(_FORMULA_STARTS) and start not in _HARMLESS
    if not is_formula or _is_number(start):
        return text
    return f"{text[: len(text) - len(start)]}'{start}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
