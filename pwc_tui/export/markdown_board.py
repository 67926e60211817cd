"""A leaderboard as a Markdown table, as READMEs and issues show it."""

import re

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards import Board, BoardRow, Metric
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.text import clean_line
from pwc_tui.export.board_table import in_order

_ARROWS = {Direction.HIGHER: " ↑", Direction.LOWER: " ↓"}

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")
"""What Markdown may take for markup (GitHub Flavored Markdown, 2.4, and GitHub's `$` and `~`)."""


def board_markdown(board: Board, metric_index: int | None, snapshot: str) -> str:
    """Return `board` as a table under a heading, in the order of `board_table.in_order`.

    The last line names source, snapshot and licence.
    """
    heads = ["#", "Model", *map(_heading, board.metrics), "Paper", "Date", "Code"]
    rules = ["--:", "---", *("--:" for _ in board.metrics), "---", "---", "---"]
    rows = (
        [str(standing.rank or "–"), *_cells(board.rows[standing.row_index])]
        for standing in in_order(board, metric_index)
    )
    table = (f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))
    title = f"## {markdown(board.ref.name)}"
    return "\n".join([title, "", *table, "", attribution(clean_line(snapshot))]) + "\n"


def markdown(text: str) -> str:
    """Return any text of the archive as Markdown that shows it and does nothing else."""
    return _SPECIAL.sub(r"\\\1", clean_line(text))


def _heading(metric: Metric) -> str:
    return markdown(metric.name or "(no name)") + _ARROWS.get(metric.direction, "")


def _cells(row: BoardRow) -> list[str]:
    title = row.paper.name if row.paper else row.paper_title
    code = row.code[0].url if row.code else ""
    return [
        markdown(row.model),
        *(markdown(value.raw) if value else "–" for value in row.values),
        _link(title, row.paper_url),
        row.date.isoformat() if row.date else "",
        _link("official" if row.has_official_code else "code", code) if code else "",
    ]


def _link(text: str, url: str) -> str:
    """Return a link where the address is one that may be followed, else the text alone."""
    if not re.fullmatch(r"https?://[^\s()<>]+", url):
        return markdown(text)
    return f"[{markdown(text)}]({url})"
