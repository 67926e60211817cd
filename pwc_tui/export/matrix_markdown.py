"""The table of related work as Markdown, with its notes below."""

from collections.abc import Mapping

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.results_matrix import (
    MatrixCell,
    MatrixColumn,
    MatrixRow,
    ResultsMatrix,
)
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.board_markdown import (
    markdown,
    markdown_heading,
    markdown_link,
    markdown_marked,
)
from pwc_tui.export.matrix_text import note_letters


def matrix_markdown(matrix: ResultsMatrix, snapshot: str) -> str:
    """Return a table whose models lead to their papers; best bold, second in italics.

    Notes stand below it. The last line names source, snapshot and licence.
    """
    letters = note_letters(matrix)
    heads = ["Model", "Year", *(_heading(matrix, column) for column in matrix.columns)]
    rules = ["---", "--:", *("--:" for _ in matrix.columns)]
    rows = (_cells(row, letters) for row in matrix.rows)
    table = [f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows)]
    notes = [f"<sup>{mark}</sup> {markdown(note)}  " for note, mark in letters.items()]
    said = attribution(clean_line(snapshot))
    return "\n".join([*table, "", *([*notes, ""] if notes else []), said]) + "\n"


def _heading(matrix: ResultsMatrix, column: MatrixColumn) -> str:
    return f"{markdown(matrix.heading(column))} {markdown_heading(column.metric)}"


def _cells(row: MatrixRow, letters: Mapping[str, str]) -> list[str]:
    return [
        markdown_link(row.model, row.paper.url),
        str(row.paper.year or "–"),
        *(_cell(cell, letters) for cell in row.cells),
    ]


def _cell(cell: MatrixCell | None, letters: Mapping[str, str]) -> str:
    if cell is None:
        return "–"
    marks = ",".join(letters[note] for note in cell.notes)
    above = f" <sup>{marks}</sup>" if marks else ""
    return markdown_marked(markdown(cell.value), cell.place) + above
