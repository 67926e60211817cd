"""Results of a leaderboard as one reads them in a sentence, a line each."""

from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.text.clean import clean_line


def board_lines(shown: ArrangedBoard) -> str:
    """Return the rows shown of a board as `Model: F1 67.3 on Emotion on MELD (Its paper, 2024)`."""
    return "\n".join(_line(shown, standing.row_index) for standing in shown.order)


def _line(shown: ArrangedBoard, index: int) -> str:
    board = shown.board
    row = board.rows[index]
    pairs = zip(board.metrics, row.values, strict=True)
    values = ", ".join(f"{metric.name} {value.raw}" for metric, value in pairs if value)
    title = row.paper.name if row.paper else row.paper_title
    day = row.date.isoformat() if row.date else ""
    source = ", ".join(filter(None, (title, day)))
    said = f"{row.model}: {values or 'no value'} on {board.ref.name}"
    return clean_line(f"{said} ({source})" if source else said)
