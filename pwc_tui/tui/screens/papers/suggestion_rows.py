"""What a search that found few papers or none offers: other queries, and what abstracts hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.paper_list import ListRequest, PaperFilter
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.counted import counted
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.messages import OpenPaper, OpenSavedSearch, SearchFor
from pwc_tui.tui.screens.library.rows import new_told
from pwc_tui.tui.screens.papers.rows import ListView, ResultItem, cells
from pwc_tui.tui.text import line, marked, printed
from pwc_tui.tui.widgets.table.row_painter import Wide

if TYPE_CHECKING:
    from pwc_tui.domain.library import CountedSearch
    from pwc_tui.search.suggest.did_you_mean import InAbstract, Suggestions
    from pwc_tui.tui.services.backend import Backend


_QUIET = "$foreground-muted"
_SAVED_SHOWN = 6
_WITHOUT_ABSTRACTS = "Abstracts are not searched yet: their index is not ready"


def rescue_items(
    backend: Backend,
    request: ListRequest,
    is_cancelled: IsCancelled,
    found: Sequence[int] = (),
) -> tuple[ResultItem, ...]:
    """Return the rows below the few papers `found`, or in place of papers when there is none.

    First the sentence that says so, then queries to take, then what abstracts hold.
    """
    rescue = backend.finding.rescue(request, is_cancelled, found)
    offers = [*_wider(backend, request, len(found), is_cancelled), *_queries(request, rescue)]
    abstracts = _abstracts(backend, rescue)
    if abstracts:
        abstracts.insert(0, _text("In abstracts", f"bold {_QUIET}"))
    if not rescue.has_abstracts:
        abstracts.append(_text(_WITHOUT_ABSTRACTS, _QUIET))
    saved = [] if found else _saved(backend)
    if not offers and not abstracts and not saved:
        return ()
    first = [] if found else [_text(sentence(request))]
    blocks = [block for block in (first, offers, abstracts, saved) if block]
    spaced = [row for block in blocks for row in (_text(""), *block)]
    return tuple(spaced if found else spaced[1:])


def sentence(request: ListRequest, kind: Kind = Kind.PAPER) -> str:
    """Return the sentence that says that there is nothing of a kind."""
    words, scope = request.words.strip(), request.scope
    within = f" in {scope.kind} “{scope.name}”" if scope else ""
    return f"No {kind}{within} matches “{words}”" if words else f"No {kind}s{within}"


def nothing_found(view: ListView, *, is_typing: bool) -> tuple[str, str]:
    """Return the sentence for an empty list, and what one can do about it, from where one is."""
    request = view.request
    hints = ["esc  clears the search"] if request.words.strip() else []
    leave = "↵ " if is_typing else ""
    if not view.is_of_papers:
        hints.append("tab  shows other kinds")
    if request.filter.has_code:
        hints.append(f"{leave}f  shows papers without code too")
    if request.filter.has_results:
        hints.append(f"{leave}r  shows papers without results too")
    return sentence(request, view.shown_kind or Kind.PAPER), "\n".join(hints)


def _wider(
    backend: Backend, request: ListRequest, found: int, is_cancelled: IsCancelled
) -> list[ResultItem]:
    """Return the same words without filters, and in the whole archive, where that finds more."""
    items = []
    if request.filter != PaperFilter():
        unfiltered = replace(request, filter=PaperFilter())
        count = len(backend.listing(unfiltered, is_cancelled).ids)
        items += [_query("no filter", unfiltered, count)] if count > found else []
    if request.scope is not None:
        count = len(backend.listing(ListRequest(request.words), is_cancelled).ids)
        draw = partial(_line, "all papers", request.words, count)
        items += (
            [ResultItem(draw, opens=partial(SearchFor, request.words))] if count > found else []
        )
    return items


def _saved(backend: Backend) -> list[ResultItem]:
    """Return the searches that the user saved, to be looked at instead."""
    rows = [
        ResultItem(
            partial(_saved_line, counted),
            opens=partial(OpenSavedSearch, ListRequest(search.query), search.name),
        )
        for counted in backend.kept.searches()[:_SAVED_SHOWN]
        for search in (counted.search,)
    ]
    return [_text("Saved searches", f"bold {_QUIET}"), *rows] if rows else []


def _saved_line(counted: CountedSearch) -> Wide:
    found = _line("your search", counted.search.name, counted.found)
    return replace(found, detail=new_told(counted))


def _queries(request: ListRequest, rescue: Suggestions) -> list[ResultItem]:
    spelt = [_query("perhaps", replace(request, words=query)) for query in rescue.spellings]
    shorter = [
        _query("fewer words", replace(request, words=fewer.query), fewer.count)
        for fewer in rescue.shorter
    ]
    return [*spelt, *shorter]


def _query(label: str, request: ListRequest, count: int = 0) -> ResultItem:
    return ResultItem(partial(_line, label, request.words, count), request=request)


def _line(label: str, words: str, count: int) -> Wide:
    papers = counted(count, "paper") if count else ""
    return Wide(
        Content.styled(label, "$foreground-muted"),
        line(words, "$text-accent"),
        Content.styled(papers, "$foreground-muted"),
    )


def _abstracts(backend: Backend, rescue: Suggestions) -> list[ResultItem]:
    """Return papers by number with the part of the abstract that holds the words below each."""
    cards = {
        card.id: card for card in backend.cards(found.paper_id for found in rescue.in_abstracts)
    }
    rows = []
    for found in rescue.in_abstracts:
        card = cards.get(found.paper_id)
        if card is not None:
            rows += [_paper(card, found.terms), _snippet(found)]
    return rows


def _paper(card: PaperCard, terms: Sequence[str]) -> ResultItem:
    return ResultItem(
        draw=lambda: cells(card, terms),
        opens=lambda: OpenPaper(card.id, card.title),
        paper_id=card.id,
        terms=terms,
    )


def _snippet(found: InAbstract) -> ResultItem:
    def draw() -> Wide:
        return Wide(Content("  "), marked(printed(found.snippet), found.terms, "$foreground-muted"))

    return _still(draw)


def _text(text: str, style: str = "$foreground") -> ResultItem:
    return _still(lambda: Wide(Content(), line(text, style)))


def _still(draw: Callable[[], Wide]) -> ResultItem:
    return ResultItem(draw)
