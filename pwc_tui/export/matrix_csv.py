"""The table of related work as CSV: values as the archive has them, notes in a column of theirs."""

import csv
import io
from collections.abc import Mapping

from pwc_tui.domain.attribution import LICENCE, SOURCE
from pwc_tui.domain.boards.results_matrix import MatrixColumn, MatrixRow, ResultsMatrix
from pwc_tui.export.csv_text import csv_cell


def matrix_csv(matrix: ResultsMatrix, keys: Mapping[str, str], snapshot: str) -> str:
    """Return a line for each paper under a header; its last cells name source and licence."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [_name(matrix, column) for column in matrix.columns]
    head = ["model", "paper", "paper_id", "key", "year", *names, "notes", "source", "licence"]
    writer.writerow(map(csv_cell, head))
    for row in matrix.rows:
        paper = row.paper
        values = [cell.value if cell else "" for cell in row.cells]
        cells = [row.model, paper.title, paper.slug, keys[paper.slug], str(paper.year or "")]
        credit = [_notes(row, names), f"{SOURCE} ({snapshot})", LICENCE]
        writer.writerow(map(csv_cell, [*cells, *values, *credit]))
    return text.getvalue()


def _name(matrix: ResultsMatrix, column: MatrixColumn) -> str:
    return f"{matrix.heading(column)}: {column.metric.name.strip()}"


def _notes(row: MatrixRow, names: list[str]) -> str:
    told = (
        f"{name} {', '.join(cell.notes)}"
        for name, cell in zip(names, row.cells, strict=True)
        if cell and cell.notes
    )
    return "; ".join(told)
