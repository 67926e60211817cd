"""The rows of what was meant: papers found by their vectors, each with why, in front or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.papers import PaperCard
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.screens.papers.paper_rows import cells
from pwc_tui.tui.screens.papers.rows import ResultItem
from pwc_tui.tui.text import joined, line, marked
from pwc_tui.tui.widgets.table.row_painter import Wide

if TYPE_CHECKING:
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.meaning.reasons import MeaningReason
    from pwc_tui.tui.services.backend import Backend

MEANT_SHOWN = 10
"""Papers with their reasons; those behind them are rows like any others."""

_QUIET = "$foreground-muted"


def leading_items(backend: Backend, meant: ByMeaning) -> tuple[ResultItem, ...]:
    """Return the first papers of a list that goes by meaning, since no title has the words."""
    heading = _heading("By meaning", "no title matches these words well")
    return (heading, *_papers(backend, meant, meant.ids[:MEANT_SHOWN]))


def items_below(backend: Backend, meant: ByMeaning) -> tuple[ResultItem, ...]:
    """Return the group below a list that goes by words, without what stands at the top of it."""
    top = set(meant.ids[:MEANT_SHOWN])
    others = [number for number in meant.papers.ids[:MEANT_SHOWN] if number not in top]
    found = _papers(backend, meant, others)
    return (_blank(), _heading("By meaning"), *found) if found else ()


def _papers(backend: Backend, meant: ByMeaning, ids: Sequence[int]) -> list[ResultItem]:
    found = [(card, meant.reasons.get(card.id)) for card in backend.cards(ids)]
    return [item for card, reason in found for item in _rows(card, reason)]


def _rows(card: PaperCard, reason: MeaningReason | None) -> list[ResultItem]:
    terms = reason.terms if reason else ()
    paper = ResultItem(
        draw=lambda: cells(card, terms),
        opens=lambda: OpenPaper(card.id, card.title),
        paper_id=card.id,
        terms=terms,
    )
    if reason is None or not reason.in_one_line():
        return [paper]
    return [paper, ResultItem(lambda: _why(reason))]


def _why(reason: MeaningReason) -> Wide:
    near = line(f"  {reason.said()}", "$text-accent")
    return Wide(Content(), near, detail=marked(reason.sentence, reason.terms, _QUIET))


def _heading(text: str, said: str = "") -> ResultItem:
    content = joined([line(text, f"bold {_QUIET}"), line(said, _QUIET)], "  ")
    return ResultItem(lambda: Wide(Content(), content))


def _blank() -> ResultItem:
    return ResultItem(lambda: Wide(Content(), Content()))
