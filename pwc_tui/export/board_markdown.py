"""A leaderboard as a Markdown table, as READMEs and issues show it."""

import re

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.board import Metric
from pwc_tui.domain.boards.quality_marks import direction_sign
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.caption import caption

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")
"""What Markdown may take for markup (GitHub Flavored Markdown, 2.4, and GitHub's `$` and `~`)."""

_IN_ADDRESS = str.maketrans({"|": "%7C", "\\": "%5C", "`": "%60"})
"""What would end the cell, or the link in it, as addresses have it."""


def board_markdown(shown: ArrangedBoard, snapshot: str) -> str:
    """Return the rows shown of a board as a table under a heading; best bold, second in italics.

    What narrows the board stands under the heading. The last line names source, snapshot and
    licence.
    """
    metrics = shown.board.metrics
    heads = ["#", "Model", *map(markdown_heading, metrics), "Paper", "Date", "Code"]
    rules = ["--:", "---", *("--:" for _ in metrics), "---", "---", "---"]
    rows = (
        [str(standing.rank or "–"), *_cells(shown, standing.row_index)] for standing in shown.order
    )
    table = (f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))
    title = f"## {markdown(shown.board.ref.name)}"
    about = markdown(caption(shown))
    return "\n".join([title, "", about, "", *table, "", attribution(clean_line(snapshot))]) + "\n"


def markdown(text: str) -> str:
    """Return any text of the archive as Markdown that shows it and does nothing else."""
    return _SPECIAL.sub(r"\\\1", clean_line(text))


def markdown_link(text: str, url: str) -> str:
    """Return a link where the address is one that may be followed, else the text alone."""
    if not re.fullmatch(r"https?://[^\s()<>]+", url):
        return markdown(text)
    return f"[{markdown(text)}]({url.translate(_IN_ADDRESS)})"


def markdown_heading(metric: Metric) -> str:
    """Return what a column is headed with: the metric, and which way it is better."""
    return " ".join(filter(None, (markdown(metric.name) or "(no name)", direction_sign(metric))))


def _cells(shown: ArrangedBoard, index: int) -> list[str]:
    row = shown.board.rows[index]
    title = row.paper.name if row.paper else row.paper_title
    code = row.code[0].url if row.code else ""
    return [
        markdown(row.model),
        *(
            markdown_marked(markdown(value.raw), places.get(index)) if value else "–"
            for value, places in zip(row.values, shown.places, strict=True)
        ),
        markdown_link(title, row.paper_url),
        row.date.isoformat() if row.date else "",
        markdown_link("official" if row.has_official_code else "code" if code else "", code),
    ]


def markdown_marked(text: str, rank: int | None) -> str:
    """Return a value, the best one bold and the second in italics."""
    around = {1: "**", 2: "*"}.get(rank or 0, "")
    return f"{around}{text}{around}" if text else text
