"""What all forms of the table of related work say in the same words."""

from collections.abc import Mapping

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.boards.results_matrix import ResultsMatrix


def matrix_caption(matrix: ResultsMatrix, snapshot: str) -> str:
    """Return what the table shows, and whose data it is."""
    boards = ", ".join(dict.fromkeys(column.board.name for column in matrix.columns))
    return f"Results on {boards}. Source: {SOURCE} ({snapshot}), {LICENCE}."


def note_letters(matrix: ResultsMatrix) -> Mapping[str, str]:
    """Return the letters under which the notes of a table stand: a … z, then aa, ab …."""
    return {note: _letters(place) for place, note in enumerate(matrix.notes)}


def _letters(place: int) -> str:
    first, last = divmod(place, 26)
    return (_letters(first - 1) if first else "") + chr(ord("a") + last)
