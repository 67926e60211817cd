"""Results of the user's own as rows of leaderboards: of those there are, and of new ones."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.metrics.direction import DirectionEvidence, infer
from pwc_tui.domain.metrics.values import parse_value
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.references import pasted_arxiv_id
from pwc_tui.domain.refs import Kind, Link, Ref, board_name
from pwc_tui.domain.text.clean import clean_line, words
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.domain.user_data import SubmittedResult

FindPaper = Callable[[str], PaperCard | None]
"""Gives the paper that an id, an address or a title names."""

_SAID = " (own result)"
"""What stands behind the model, so that every view and every export says whose result it is."""

_NO_NUMBER = -1
"""Of what the database does not have. Its own begin with 1."""


def is_on(result: SubmittedResult, board: Board) -> bool:
    """Return whether a result belongs to a board: they are called so, but for spelling."""
    return twin_key(board_name(result.task, result.dataset)) == twin_key(board.ref.name)


def with_own_rows(board: Board, results: Iterable[SubmittedResult], find: FindPaper) -> Board:
    """Return a board with those of the user's own results that belong to it, behind the others.

    Metrics that it does not have yet come after its own.
    """
    own = [result for result in results if is_on(result, board)]
    if not own:
        return board
    metrics = board.metrics + _new_metrics(board, own)
    more: tuple[None, ...] = (None,) * (len(metrics) - len(board.metrics))
    rows = [row._replace(values=row.values + more) for row in board.rows]
    wide = replace(board, metrics=metrics, rows=tuple(rows))
    added = (_row(wide, result, find, number) for number, result in enumerate(own, 1))
    return replace(wide, rows=(*rows, *added))


def new_board(reference: str, results: Sequence[SubmittedResult], find: FindPaper) -> Board | None:
    """Return the leaderboard of that name or id that is made of the user's own results alone.

    None where none of them is on one that is called so.
    """
    wanted = twin_key(reference)
    for result in results:
        name = board_name(result.task, result.dataset)
        if wanted in (twin_key(name), twin_key(own_slug(result))):
            empty = Board(
                ref=Ref(Kind.BOARD, _NO_NUMBER, own_slug(result), name),
                task=Ref(Kind.TASK, _NO_NUMBER, _slug(result.task), result.task),
                dataset=Ref(Kind.DATASET, _NO_NUMBER, _slug(result.dataset), result.dataset),
                description="",
                metrics=(),
                rows=(),
            )
            return with_own_rows(empty, results, find)
    return None


def own_slug(result: SubmittedResult) -> str:
    """Return the id of the leaderboard that a result would have in an archive."""
    return _slug(board_name(result.task, result.dataset))


def _slug(name: str) -> str:
    return "-".join(words(name))


def _new_metrics(board: Board, own: Iterable[SubmittedResult]) -> tuple[Metric, ...]:
    new: dict[str, Metric] = {}
    for name in (clean_line(value.metric) for result in own for value in result.values):
        if name not in new and not _has(board, name):
            judged = infer(name, DirectionEvidence(board.ref.name))
            new[name] = Metric(
                id=_NO_NUMBER - len(new),
                name=name,
                direction=judged.direction,
                confidence=judged.confidence,
                role=judged.role,
                reasons=judged.reasons,
            )
    return tuple(new.values())


def _has(board: Board, metric: str) -> bool:
    try:
        board.metric_index(metric)
    except KeyError:
        return False
    return True


def _row(board: Board, result: SubmittedResult, find: FindPaper, number: int) -> BoardRow:
    values: list[Value | None] = [None] * len(board.metrics)
    for stated in result.values:
        place = board.metric_index(clean_line(stated.metric))
        values[place] = values[place] or as_value(stated.raw)
    card = find(result.paper) if result.paper else None
    day = day_only(result.day) if result.day else card.date if card else None
    address = paper_address(result)
    return BoardRow(
        result_id=-number,
        position=len(board.rows) + number,
        model=result.model + _SAID,
        values=tuple(values),
        paper=Ref(Kind.PAPER, card.id, card.slug, card.title) if card else None,
        paper_title="" if address else result.paper,
        paper_url=address or result.source_url,
        date=day,
        code=(Link("", result.code_url),) if result.code_url else (),
        has_official_code=False,
        uses_extra_data=result.uses_extra_data,
        own_id=result.id,
    )


def paper_address(result: SubmittedResult) -> str:
    """Return where the paper of a result is, "" where no address and no arXiv id was given."""
    if result.paper.startswith(("http://", "https://")):
        return result.paper
    number = pasted_arxiv_id(result.paper)
    return f"https://arxiv.org/abs/{number}" if number else ""


def as_value(raw: str) -> Value:
    """Return what was typed for a metric as a leaderboard has it."""
    read = parse_value(raw)
    return Value(raw, read.number, None, read.uncertainty, read.unit, read.note)
