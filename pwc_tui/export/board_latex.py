"""A leaderboard as a LaTeX table for a paper: booktabs, arrows, best bold, second underlined."""

import re
from collections.abc import Callable, Sequence

from pwc_tui.domain.attribution import LICENCE, SOURCE, attribution
from pwc_tui.domain.boards.board import Metric
from pwc_tui.domain.boards.quality_marks import direction_sign
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.caption import caption
from pwc_tui.export.latex_text import latex, packages_for

_SIGNS = {"↑": r"$\uparrow$", "↓": r"$\downarrow$", "?": "?"}

_ROWS_OF_A_PAGE = 40
"""Rows that a page of 11 points surely has room for. TeX refuses a box of 1,400."""


def board_latex(
    shown: ArrangedBoard, snapshot: str, key_of: Callable[[str], str] | None = None
) -> str:
    """Return the rows shown of a board as a `table`, or as a `longtable` if a page is too short.

    A comment names the packages it needs: booktabs, longtable for a long one, and those for the
    letters and signs in it. Caption and another comment name source, snapshot and licence.
    With `key_of`, which gives the key for a paper's public id, the models cite their papers.
    """
    is_long = len(shown.order) > _ROWS_OF_A_PAGE
    table = _long(shown, snapshot, key_of) if is_long else _float(shown, snapshot, key_of)
    packages = ["{booktabs,longtable}" if is_long else "{booktabs}", *packages_for(table)]
    needs = [rf"% Needs \usepackage{package}" for package in packages]
    return "\n".join([f"% {clean_line(attribution(snapshot))}", *needs, *table]) + "\n"


_KeyOf = Callable[[str], str] | None
"""Gives the key for a paper's public id; None cites nothing."""


def _float(shown: ArrangedBoard, snapshot: str, key_of: _KeyOf) -> list[str]:
    return [
        r"\begin{table}",
        r"  \centering",
        *_caption(shown, snapshot),
        rf"  \begin{{tabular}}{{{_alignment(shown)}}}",
        *_head(shown),
        *_rows(shown, key_of),
        r"    \bottomrule",
        r"  \end{tabular}",
        r"\end{table}",
    ]


def _long(shown: ArrangedBoard, snapshot: str, key_of: _KeyOf) -> list[str]:
    return [
        rf"\begin{{longtable}}{{{_alignment(shown)}}}",
        *_caption(shown, snapshot),
        r"  \\",
        *_head(shown),
        r"    \endfirsthead",
        *_head(shown),
        r"    \endhead",
        r"    \bottomrule",
        r"    \endfoot",
        *_rows(shown, key_of),
        r"\end{longtable}",
    ]


_NOT_IN_LABELS = re.compile("[^a-z0-9-]+")


def _alignment(shown: ArrangedBoard) -> str:
    return f"rl{'r' * len(shown.board.metrics)}r"


def _caption(shown: ArrangedBoard, snapshot: str) -> list[str]:
    said = f"{shown.board.ref.name}, {caption(shown)}. Source: {SOURCE} ({snapshot}), {LICENCE}."
    label = _NOT_IN_LABELS.sub("-", shown.board.ref.slug)
    return [rf"  \caption{{{latex(said)}}}", rf"  \label{{tab:{label}}}"]


def _head(shown: ArrangedBoard) -> list[str]:
    heads = [r"\#", "Model", *map(latex_heading, shown.board.metrics), "Year"]
    return [r"    \toprule", latex_line(heads), r"    \midrule"]


def _rows(shown: ArrangedBoard, key_of: _KeyOf) -> list[str]:
    return [
        latex_line([str(standing.rank or "--"), *_cells(shown, standing.row_index, key_of)])
        for standing in shown.order
    ]


def latex_heading(metric: Metric) -> str:
    """Return what a column is headed with: the metric, and which way it is better."""
    signs = "".join(_SIGNS[sign] for sign in direction_sign(metric))
    return " ".join(filter(None, (latex(metric.name) or "(no name)", signs)))


def _cells(shown: ArrangedBoard, index: int, key_of: _KeyOf) -> list[str]:
    row = shown.board.rows[index]
    values = (
        latex_marked(latex(value.raw), places.get(index)) if value else "--"
        for value, places in zip(row.values, shown.places, strict=True)
    )
    cited = rf"~\cite{{{key_of(row.paper.slug)}}}" if key_of and row.paper else ""
    return [latex(row.model) + cited, *values, str(row.date.year) if row.date else "--"]


def latex_marked(text: str, rank: int | None) -> str:
    """Return a value, the best one bold and the second underlined."""
    if rank == 1:
        return rf"\textbf{{{text}}}"
    return rf"\underline{{{text}}}" if rank == 2 else text


def latex_line(cells: Sequence[str]) -> str:
    """Return a row of a table."""
    return f"    {' & '.join(cells)} \\\\"
