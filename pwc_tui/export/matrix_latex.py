r"""The table of related work as LaTeX: booktabs, best bold, second underlined, `\cite`, notes."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.results_matrix import MatrixCell, MatrixRow, ResultsMatrix
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.board_latex import latex_heading, latex_line, latex_marked
from pwc_tui.export.latex_text import latex, packages_for
from pwc_tui.export.matrix_text import matrix_caption, note_letters


def matrix_latex(matrix: ResultsMatrix, keys: Mapping[str, str], snapshot: str) -> str:
    r"""Return a `table` whose models `\cite` their papers by these keys.

    A comment names the packages it needs: booktabs, and those for the letters and signs in it.
    Notes stand below the table, source and licence in its caption and in another comment.
    """
    letters = note_letters(matrix)
    table = [
        r"\begin{table}",
        r"  \centering",
        rf"  \caption{{{latex(matrix_caption(matrix, snapshot))}}}",
        r"  \label{tab:related-work}",
        rf"  \begin{{tabular}}{{lr{'r' * len(matrix.columns)}}}",
        r"    \toprule",
        *_head(matrix),
        r"    \midrule",
        *(_row(row, keys, letters) for row in matrix.rows),
        r"    \bottomrule",
        r"  \end{tabular}",
        *_notes(letters),
        r"\end{table}",
    ]
    needs = [rf"% Needs \usepackage{package}" for package in ["{booktabs}", *packages_for(table)]]
    return "\n".join([f"% {clean_line(attribution(snapshot))}", *needs, *table]) + "\n"


def _head(matrix: ResultsMatrix) -> Iterator[str]:
    """Yield two lines of headings: leaderboards over their metrics, and a rule below each."""
    spans, rules, start = [], [], 3
    for _, of_board in groupby(matrix.columns, key=lambda column: column.board.id):
        columns = list(of_board)
        name = latex(matrix.heading(columns[0]))
        spans.append(rf"\multicolumn{{{len(columns)}}}{{c}}{{{name}}}")
        rules.append(rf"\cmidrule(lr){{{start}-{start + len(columns) - 1}}}")
        start += len(columns)
    yield latex_line(["", "", *spans])
    yield f"    {' '.join(rules)}"
    yield latex_line(["Model", "Year", *(latex_heading(each.metric) for each in matrix.columns)])


def _row(row: MatrixRow, keys: Mapping[str, str], letters: Mapping[str, str]) -> str:
    year = str(row.paper.year) if row.paper.year else "--"
    model = rf"{latex(row.model)}~\cite{{{keys[row.paper.slug]}}}"
    return latex_line([model, year, *(_cell(cell, letters) for cell in row.cells)])


def _cell(cell: MatrixCell | None, letters: Mapping[str, str]) -> str:
    if cell is None:
        return "--"
    marks = ",".join(letters[note] for note in cell.notes)
    above = rf"\textsuperscript{{{marks}}}" if marks else ""
    return latex_marked(_SIGN.sub("$-$", latex(cell.value)), cell.place) + above


_SIGN = re.compile(r"^-(?=\d)")
"""Of a number below zero, which is no hyphen."""


def _notes(letters: Mapping[str, str]) -> Iterator[str]:
    if letters:
        yield r"  \par\smallskip\footnotesize"
        told = (rf"\textsuperscript{{{mark}}}~{latex(note)}" for note, mark in letters.items())
        yield f"  {'; '.join(told)}."
