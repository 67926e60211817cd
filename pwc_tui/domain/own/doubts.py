"""What is odd about a result of the user's own, in words, before it is kept."""

from collections.abc import Iterator
from datetime import date

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import numbers_of
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_names import out_of_range
from pwc_tui.domain.own.rows import FindPaper, as_value
from pwc_tui.domain.refs import board_name
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue

_NAMED = 6


def check(result: SubmittedResult) -> None:
    """Raise UserError for what no result can be without."""
    for name in ("task", "dataset", "model"):
        if not clean_line(getattr(result, name)):
            raise UserError(f"a result needs a {name}")
    if not result.values:
        raise UserError("a result needs a value for at least one metric")
    for value in result.values:
        if not clean_line(value.metric) or not value.raw.strip():
            raise UserError(f"a metric and its value are needed: {value.metric!r} is {value.raw!r}")


def doubts(
    result: SubmittedResult, board: Board | None, find: FindPaper | None, today: date
) -> tuple[str, ...]:
    """Return a sentence for everything that may be a mistake; `board` is None for a new one.

    Without `find`, which takes its time, nothing is said of the paper.
    """
    found = [*_about_names(result, board, find)]
    for value in result.values:
        found += _about_value(value, board)
    if result.day and result.day > today:
        found.append(f"{result.day} is still to come")
    return tuple(found)


def _about_names(
    result: SubmittedResult, board: Board | None, find: FindPaper | None
) -> Iterator[str]:
    if board is None:
        name = clean_line(board_name(result.task, result.dataset))
        yield f"there is no leaderboard “{name}” yet, so this makes a new one"
    if result.paper and find is not None and find(result.paper) is None:
        yield f"no paper of the archive is called “{clean_line(result.paper)}”; it is kept as text"


def _about_value(value: SubmittedValue, board: Board | None) -> Iterator[str]:
    name, raw = clean_line(value.metric), clean_line(value.raw)
    read = as_value(value.raw)
    if read.number is None:
        why = f" ({read.note})" if read.note else ""
        yield f"{name}: “{raw}” is no number{why}, so it would have no rank"
    others: list[float | None] = []
    if board is not None:
        try:
            others = numbers_of(board, board.metric_index(name))
        except KeyError:
            known = ", ".join(metric.name for metric in board.metrics[:_NAMED])
            yield f"the leaderboard has no metric {name} yet, so this adds it; it has {known}"
    odd = out_of_range(name, [*others, read.number])
    if detail := odd.get(len(others)):
        yield f"{detail.rstrip('.')} here; {raw} would be marked"
