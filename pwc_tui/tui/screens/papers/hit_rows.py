"""The rows of hits by name that are no papers, and of papers found by meaning, each with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.tui.messages import OpenBoard, OpenPaper, OpenScope
from pwc_tui.tui.screens.papers.rows import ResultItem, cells
from pwc_tui.tui.text import joined, line, marked, printed
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.row_painter import Wide

if TYPE_CHECKING:
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.lists.name_index import NameHit
    from pwc_tui.search.meaning.reasons import MeaningReason
    from pwc_tui.tui.services.backend import Backend

HIT_COLUMNS = (
    Column("name", "Name", width=24, fraction=3, cut="middle", runs_over=True),
    Column("detail", "What", width=16, fraction=2, hide_below=90),
    Column("use", "Used", width=14, justify="right", hide_below=46),
)
"""The columns of a list of one kind, wide enough for `123,456 papers`."""

BEST_SHOWN, OTHERS_SHOWN, SHOWN_TOGETHER = 5, 3, 9
"""How many hits of the best kind, of every other, and of all together stand above the papers."""

MEANT_SHOWN = 10
"""Papers with their reasons; those behind them are rows like any others."""

_QUIET = "$foreground-muted"

KIND_COLOURS = {
    Kind.BOARD: "$text-warning",
    Kind.TASK: "$text-accent",
    Kind.DATASET: "$text-success",
    Kind.METHOD: "$text-primary",
    Kind.AUTHOR: "$text-secondary",
    Kind.MODEL: "$text-error",
    Kind.REPOSITORY: "$text-success",
    Kind.VENUE: "$text-secondary",
}

KIND_LABELS = {Kind.BOARD: "SotA", Kind.REPOSITORY: "code"}
_LEADS_TO = {Kind.BOARD: "the leaderboard", Kind.MODEL: "its papers"}
_WITH_BOARDS = (Kind.TASK, Kind.DATASET)
_WITH_RESULTS = (Kind.BOARD, Kind.MODEL)


def head(groups: Sequence[KindHits]) -> tuple[ResultItem, ...]:
    """Return the few hits that match better than the papers do, the best kind first."""
    items: list[ResultItem] = []
    for group in groups:
        if group.kind is Kind.PAPER:
            break
        room = SHOWN_TOGETHER - len(items)
        items += [
            hit_item(hit) for hit in group.hits[: min(room, OTHERS_SHOWN if items else BEST_SHOWN)]
        ]
    return tuple(items)


def named_item(ref: Ref, papers: int, result_id: int | None = None) -> ResultItem:
    """Return the row of what a typed address names; of a leaderboard it may point a result out."""
    from pwc_tui.search.lists.name_index import NameHit  # noqa: PLC0415  not before the first search

    hit = NameHit(ref, "", 1.0, (), 0 if ref.kind in _WITH_RESULTS else papers)
    return replace(hit_item(hit), opens=lambda: destination(ref, result_id))


def hit_item(hit: NameHit, *, is_alone: bool = False) -> ResultItem:
    """Return a hit as a row: among papers, or in a list of its kind alone (`is_alone`)."""
    return ResultItem(
        draw=(lambda: hit_cells(hit)) if is_alone else (lambda: hit_line(hit)),
        opens=lambda: destination(hit.ref),
        ref=hit.ref,
        boards_of=hit.ref if hit.ref.kind in _WITH_BOARDS else None,
        about=lambda: about(hit),
    )


def hit_line(hit: NameHit) -> Wide:
    """Return a hit as one line: kind, name with what matched, detail; its use at the right."""
    label = Content.styled(KIND_LABELS.get(hit.ref.kind, hit.ref.kind), KIND_COLOURS[hit.ref.kind])
    return Wide(label, _name(hit), use_of(hit), _detail(hit))


def hit_cells(hit: NameHit) -> Sequence[Content]:
    """Return the cells of a hit in `HIT_COLUMNS`."""
    return _name(hit), _detail(hit), use_of(hit)


def use_of(hit: NameHit) -> Content:
    """Return how many papers there are with a hit, or results on it."""
    if not hit.use:
        return Content()
    of_results = hit.ref.kind in _WITH_RESULTS
    noun, style = ("result", "$text-warning") if of_results else ("paper", "$foreground-muted")
    return Content.styled(counted(hit.use, noun), style)


def destination(ref: Ref, result_id: int | None = None) -> Message:
    """Return where a hit leads: to the leaderboard, the page, or a model's papers."""
    if ref.kind is Kind.BOARD:
        return OpenBoard(ref.slug, result_id, ref.name)
    return OpenScope(ref)


def about(hit: NameHit) -> Content:
    """Return what the preview says of a hit."""
    kind = Content.styled(hit.ref.kind.value, KIND_COLOURS[hit.ref.kind])
    leads_to = _LEADS_TO.get(hit.ref.kind, "its page")
    key = Content.assemble(("↵ ", "bold $text-accent"), (leads_to, "$foreground-muted"))
    top = joined([marked(hit.ref.name, hit.terms, "bold"), _detail(hit)], "\n")
    return joined([top, joined([kind, use_of(hit)], "  "), key], "\n\n")


def leading_items(backend: Backend, meant: ByMeaning) -> tuple[ResultItem, ...]:
    """Return the first papers of a list that goes by meaning, since no title has the words."""
    heading = _heading("By meaning", "no title matches these words well")
    return (heading, *_meant_papers(backend, meant, meant.ids[:MEANT_SHOWN]))


def items_below(backend: Backend, meant: ByMeaning) -> tuple[ResultItem, ...]:
    """Return the group below a list that goes by words, without what stands at the top of it."""
    top = set(meant.ids[:MEANT_SHOWN])
    others = [number for number in meant.papers.ids[:MEANT_SHOWN] if number not in top]
    found = _meant_papers(backend, meant, others)
    return (_blank(), _heading("By meaning"), *found) if found else ()


def _name(hit: NameHit) -> Content:
    return marked(hit.ref.name or "(no name)", hit.terms)


def _detail(hit: NameHit) -> Content:
    if not hit.detail or hit.detail == hit.ref.name:
        return Content()
    what = "best: " if hit.ref.kind is Kind.BOARD else ""
    return line(what + hit.detail, "$foreground-muted")


def _meant_papers(backend: Backend, meant: ByMeaning, ids: Sequence[int]) -> list[ResultItem]:
    found = [(card, meant.reasons.get(card.id)) for card in backend.cards(ids)]
    return [item for card, reason in found for item in _meant_rows(card, reason)]


def _meant_rows(card: PaperCard, reason: MeaningReason | None) -> list[ResultItem]:
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
    return Wide(Content(), near, detail=marked(printed(reason.sentence), reason.terms, _QUIET))


def _heading(text: str, said: str = "") -> ResultItem:
    content = joined([line(text, f"bold {_QUIET}"), line(said, _QUIET)], "  ")
    return ResultItem(lambda: Wide(Content(), content))


def _blank() -> ResultItem:
    return ResultItem(lambda: Wide(Content(), Content()))
