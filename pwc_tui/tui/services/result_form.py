"""What the archive knows of a form for a result of the user's own: names that go on, and doubts.

For worker threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.own_doubts import doubts
from pwc_tui.domain.own_form import EXTRA_DATA
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind

if TYPE_CHECKING:
    from pwc_tui.domain.boards.board import Board
    from pwc_tui.domain.user_data import SubmittedResult
    from pwc_tui.tui.services.backend import Backend

_OFFERED = 5
_KINDS = {"task": Kind.TASK, "dataset": Kind.DATASET, "model": Kind.MODEL}


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A value for a line of the form, or the name of a metric; `detail` says what it is."""

    text: str
    detail: str = ""


def offers(
    backend: Backend, field: str | None, typed: str, told: SubmittedResult
) -> Sequence[FormOffer]:
    """Return how a field goes on that has `typed` in it; of None, a line without a name yet.

    `told` is what the form tells so far.
    """
    if field is None:
        return list(_metrics(backend, typed, told))
    if field in _KINDS:
        hits = backend.finding.hits(typed, _KINDS[field], _OFFERED) if typed else []
        return [FormOffer(hit.ref.name, f"{hit.use:,} {_used(field, hit.use)}") for hit in hits]
    if field == "paper":
        found = backend.listing(ListRequest(typed)).ids[:_OFFERED] if typed else ()
        return [FormOffer(card.slug, card.title) for card in backend.cards(found)]
    today = FormOffer(date.today().isoformat(), "today")
    known = {"extra data": [*map(FormOffer, EXTRA_DATA)], "date": [today]}
    return [each for each in known.get(field, ()) if each.text and each.text.startswith(typed)]


def odd(backend: Backend, told: SubmittedResult) -> tuple[str, ...]:
    """Return what may be a mistake in what a form tells."""
    board = _board(backend, told)
    if board is None and not (told.task and told.dataset):
        return ()
    return doubts(told, board, backend.card_named, date.today())


def _metrics(backend: Backend, typed: str, told: SubmittedResult) -> Iterator[FormOffer]:
    board = _board(backend, told)
    stated = {value.metric for value in told.values}
    for metric in board.metrics if board is not None else ():
        begins = metric.name.casefold().startswith(typed.casefold())
        if begins and metric.name not in stated:
            yield FormOffer(f"{metric.name}: ", "a metric of the leaderboard")


def _board(backend: Backend, told: SubmittedResult) -> Board | None:
    if not (told.task and told.dataset):
        return None
    try:
        return backend.leaderboards.of_result(told)
    except UserError:
        return None


def _used(field: str, count: int) -> str:
    noun = "result" if field == "model" else "paper"
    return noun if count == 1 else f"{noun}s"
