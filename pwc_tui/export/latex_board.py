"""A leaderboard as a LaTeX table for a paper: booktabs, arrows, best bold, second underlined."""

from collections.abc import Sequence

from pylatexenc.latexencode import UnicodeToLatexEncoder

from pwc_tui.domain.attribution import LICENCE, SOURCE, attribution
from pwc_tui.domain.boards import Board, BoardRow, Metric
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.ranking import ranks_of
from pwc_tui.domain.text import clean_line
from pwc_tui.export.board_table import in_order

_ARROWS = {Direction.HIGHER: r" $\uparrow$", Direction.LOWER: r" $\downarrow$"}

_ENCODER = UnicodeToLatexEncoder(unknown_char_policy="unihex", unknown_char_warning=False)
"""Writes letters of other scripts as their number, which every LaTeX can set."""


def board_latex(board: Board, metric_index: int | None, snapshot: str) -> str:
    """Return `board` as a `table` environment, in the order of `board_table.in_order`.

    It needs the package booktabs and nothing else. Caption and a comment name source, snapshot and
    licence.
    """
    ranks = _ranks(board)
    rows = [
        _line([str(standing.rank or "--"), *_cells(board.rows[at], ranks[at])])
        for standing in in_order(board, metric_index)
        for at in (standing.row_index,)
    ]
    heads = [r"\#", "Model", *map(_heading, board.metrics), "Year"]
    lines = [
        f"% {clean_line(attribution(snapshot))}",
        r"% Needs \usepackage{booktabs}",
        r"\begin{table}",
        r"  \centering",
        rf"  \caption{{{_caption(board, metric_index, snapshot)}}}",
        rf"  \label{{tab:{board.ref.slug}}}",
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
    encoded: str = _ENCODER.unicode_to_latex(clean_line(text))
    return encoded


def _ranks(board: Board) -> list[tuple[int | None, ...]]:
    """Return for every row its rank by every metric, among the rows of the board as it is."""
    columns = [
        ranks_of([value.number if (value := row.values[at]) else None for row in board.rows], way)
        for at, way in enumerate(metric.direction for metric in board.metrics)
    ]
    return [tuple(column[row] for column in columns) for row in range(len(board.rows))]


def _heading(metric: Metric) -> str:
    return latex(metric.name or "(no name)") + _ARROWS.get(metric.direction, "")


def _cells(row: BoardRow, ranks: Sequence[int | None]) -> list[str]:
    values = (
        _marked(latex(value.raw), rank) if value else "--"
        for value, rank in zip(row.values, ranks, strict=True)
    )
    return [latex(row.model), *values, f"{row.date:%Y}" if row.date else "--"]


def _marked(text: str, rank: int | None) -> str:
    if rank == 1:
        return rf"\textbf{{{text}}}"
    return rf"\underline{{{text}}}" if rank == 2 else text


def _line(cells: Sequence[str]) -> str:
    return f"    {' & '.join(cells)} \\\\"


def _caption(board: Board, metric_index: int | None, snapshot: str) -> str:
    by = "" if metric_index is None else f", by {board.metrics[metric_index].name}"
    return latex(f"{board.ref.name}{by}. Source: {SOURCE} ({snapshot}), {LICENCE}.")
