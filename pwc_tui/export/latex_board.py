"""A leaderboard as a LaTeX table for a paper: booktabs, arrows, best bold, second underlined."""

import re
from collections.abc import Sequence

from pylatexenc.latexencode import UnicodeToLatexEncoder

from pwc_tui.domain.attribution import LICENCE, SOURCE, attribution
from pwc_tui.domain.board_view import ArrangedBoard
from pwc_tui.domain.boards import Metric
from pwc_tui.domain.text import clean_line
from pwc_tui.domain.trust import direction_sign
from pwc_tui.export.board_text import caption

_SIGNS = {"↑": r"$\uparrow$", "↓": r"$\downarrow$", "?": "?"}

_ENCODER = UnicodeToLatexEncoder(unknown_char_policy="unihex", unknown_char_warning=False)
"""Writes letters of other scripts as their number, which every LaTeX can set."""


def board_latex(shown: ArrangedBoard, snapshot: str) -> str:
    """Return the rows shown of a board as a `table` environment.

    It needs the package booktabs and nothing else. Caption and a comment name source, snapshot and
    licence.
    """
    board = shown.board
    rows = [
        _line([str(standing.rank or "--"), *_cells(shown, standing.row_index)])
        for standing in shown.order
    ]
    heads = [r"\#", "Model", *map(_heading, board.metrics), "Year"]
    lines = [
        f"% {clean_line(attribution(snapshot))}",
        r"% Needs \usepackage{booktabs}",
        r"\begin{table}",
        r"  \centering",
        rf"  \caption{{{_caption(shown, snapshot)}}}",
        rf"  \label{{tab:{_NOT_IN_LABELS.sub('-', board.ref.slug)}}}",
        rf"  \begin{{tabular}}{{rl{'r' * len(board.metrics)}r}}",
        r"    \toprule",
        _line(heads),
        r"    \midrule",
        *rows,
        r"    \bottomrule",
        r"  \end{tabular}",
        r"\end{table}",
    ]
    return "\n".join(lines) + "\n"


def latex(text: str) -> str:
    """Return any text of the archive as LaTeX that shows it and does nothing else."""
    if _HARMLESS.fullmatch(text):  # as most values are: 2 s less for 60 metrics of 6,000 rows
        return text
    encoded: str = _ENCODER.unicode_to_latex(clean_line(text))
    return encoded


_HARMLESS = re.compile("[A-Za-z0-9]+(?:[ .][A-Za-z0-9]+)*")
_NOT_IN_LABELS = re.compile("[^a-z0-9-]+")


def _heading(metric: Metric) -> str:
    signs = "".join(_SIGNS[sign] for sign in direction_sign(metric))
    return " ".join(filter(None, (latex(metric.name) or "(no name)", signs)))


def _cells(shown: ArrangedBoard, index: int) -> list[str]:
    row = shown.board.rows[index]
    values = (
        _marked(latex(value.raw), places.get(index)) if value else "--"
        for value, places in zip(row.values, shown.places, strict=True)
    )
    return [latex(row.model), *values, f"{row.date:%Y}" if row.date else "--"]


def _marked(text: str, rank: int | None) -> str:
    if rank == 1:
        return rf"\textbf{{{text}}}"
    return rf"\underline{{{text}}}" if rank == 2 else text


def _line(cells: Sequence[str]) -> str:
    return f"    {' & '.join(cells)} \\\\"


def _caption(shown: ArrangedBoard, snapshot: str) -> str:
    return latex(
        f"{shown.board.ref.name}, {caption(shown)}. Source: {SOURCE} ({snapshot}), {LICENCE}."
    )
