"""What the archive knows of a form for a result of the user's own: names that go on, and doubts.

For worker threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.own.doubts import doubts
from pwc_tui.domain.own.form import EXTRA_DATA
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.counted import counted

if TYPE_CHECKING:
    from pwc_tui.domain.boards.board import Board
    from pwc_tui.domain.user_data import SubmittedResult
    from pwc_tui.tui.services.backend import Backend

_OFFERED = 5
_KINDS = {"task": Kind.TASK, "dataset": Kind.DATASET, "model": Kind.MODEL}
_USED = {"task": "paper", "dataset": "paper", "model": "result"}


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
        first = list(islice(_beside(backend, field, typed, told), _OFFERED))
        hits = backend.finding.hits(typed, _KINDS[field], _OFFERED) if typed else []
        if field == "model":  # most often a new one: what is but similar is not meant
            hits = [hit for hit in hits if _goes_on(typed, hit.ref.name)]
        others = (FormOffer(hit.ref.name, counted(hit.use, _USED[field])) for hit in hits)
        names = {each.text for each in first}
        return [*first, *(each for each in others if each.text not in names)][:_OFFERED]
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


def _beside(backend: Backend, field: str, typed: str, told: SubmittedResult) -> Iterator[FormOffer]:
    """Yield what has a leaderboard with the task or the dataset that the form tells already."""
    beside = {"task": "dataset", "dataset": "task"}.get(field, "")
    other = getattr(told, beside, "")
    for name, count in backend.leaderboards.names_beside(_KINDS[field], other) if other else ():
        if _goes_on(typed, name):
            yield FormOffer(name, f"{counted(count, 'result')} on a leaderboard with this {beside}")


def _goes_on(typed: str, name: str) -> bool:
    """Whether words of a name begin with all that are typed."""
    of_name = words(name)
    return all(any(each.startswith(word) for each in of_name) for word in words(typed))
