"""How the rows of a list of papers are put together, in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.domain.refs import Kind
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.screens.papers.hit_rows import (
    MEANT_SHOWN,
    head,
    hit_item,
    items_below,
    leading_items,
    named_item,
)
from pwc_tui.tui.screens.papers.rows import ListView, Mark, ResultItem, ResultRows
from pwc_tui.tui.screens.papers.suggestion_rows import rescue_items
from pwc_tui.tui.widgets.search.kind_tabs import Tab

if TYPE_CHECKING:
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.tui.services.backend import Backend

_WITHOUT_MEANING = "Papers are not found by meaning yet: their index is not ready"
FIRST_ROWS = 80
"""Rows read along with a listing, so that list and rows appear in one frame."""
HITS_AT_MOST = 500
"""Rows of a list of one kind: names that are less like the words are not what was meant."""


CursorRule = Callable[[ResultRows, Mark], tuple[int, int | None]]
"""Says the row of the cursor and the first visible row in new rows, given what it was on before."""


def cursor_to_top(rows: ResultRows, kept: Mark) -> tuple[int, int | None]:
    """Go to the top, whatever was highlighted: a `CursorRule`."""
    del rows, kept
    return 0, 0


def cursor_on_same_row(rows: ResultRows, kept: Mark) -> tuple[int, int | None]:
    """Stay on what was highlighted, wherever it is now: a `CursorRule`."""
    row = rows.find(kept)
    return (0, 0) if row is None else (row, None)


def load_papers(
    backend: Backend,
    view: ListView,
    locate: CursorRule,
    kept: Mark,
    is_cancelled: IsCancelled = never,
) -> ResultRows:
    """Return the rows of `view`, without what takes longer than papers: see `ResultRows.is_whole`.

    Raises `Cancelled` when nobody waits any more.
    """
    found = backend.listing(view.request, is_cancelled)
    rows = _rows(backend, view, found)
    if view.has_nothing(found) and rows.is_whole:
        meant = _known_meant(backend, view)
        first = meant.ids[:MEANT_SHOWN] if meant is not None and meant.leads else ()
        if not rows.is_described:
            rescue = rescue_items(backend, view.request, is_cancelled, first)
            rows = replace(rows, below=(*rescue, *rows.below))
    cursor, scroll = locate(rows, kept)
    top = max(0, cursor - FIRST_ROWS // 2) if scroll is None else scroll
    backend.own.library.marks()
    backend.cards(rows.ids_between(top, FIRST_ROWS))
    return replace(rows, cursor=cursor, scroll=scroll)


def load_all_kinds(
    backend: Backend, view: ListView, locate: CursorRule, kept: Mark, is_cancelled: IsCancelled
) -> ResultRows:
    """Return the rows of `view` with the hits of all kinds among them."""
    backend.finding.groups(view.request.words, is_cancelled)
    return load_papers(backend, view, locate, kept, is_cancelled)


def load_meant(
    backend: Backend, view: ListView, locate: CursorRule, kept: Mark, is_cancelled: IsCancelled
) -> ResultRows:
    """Return the rows of `view` with what its words may mean among them."""
    found = backend.listing(view.request, is_cancelled)
    meant = backend.finding.by_meaning(view.request, found.ids, is_cancelled)
    rows = load_papers(backend, view, locate, kept, is_cancelled)
    if meant is None and backend.finding.lacks_meaning(view.request):
        hints = (*rows.results.hints, _WITHOUT_MEANING)
        return replace(rows, results=replace(rows.results, hints=hints))
    return rows


def known_rows(backend: Backend, view: ListView, cursor: int, scroll: int) -> ResultRows | None:
    """Return the rows of a view that was shown lately, without waiting; None where it may take."""
    found = backend.known_listing(view.request)
    if found is None or not view.is_of_papers or view.has_nothing(found):
        return None
    rows = _rows(backend, view, found)
    return replace(rows, cursor=cursor, scroll=scroll) if rows.is_whole else None


def with_rescue(backend: Backend, rows: ResultRows, is_cancelled: IsCancelled) -> ResultRows:
    """Return the rows of few papers, with what else may have been meant below."""
    rescue = rescue_items(backend, rows.view.request, is_cancelled, rows.results.ids)
    return replace(rows, below=(*rows.below, *rescue))


def _rows(backend: Backend, view: ListView, found: PaperResults) -> ResultRows:
    """Return the rows of what was found, with what is known of other kinds and of the meaning."""
    groups, meant = _known_groups(backend, view, found), _known_meant(backend, view)
    items = _items(backend, view, found, groups or ())
    below: Sequence[ResultItem] = ()
    ids, count = found.ids if view.is_of_papers else (), len(found.ids)
    if meant is not None and meant.leads:
        items = (*items, *leading_items(backend, meant))
        ids, count = meant.ids[MEANT_SHOWN:], len(meant.ids)
    elif meant is not None:
        below = items_below(backend, meant)
    describes = view.is_of_papers and view.request.words.strip() and found.named is None
    return ResultRows(
        view=view,
        results=found,
        known_card=backend.known_card,
        known_marks=backend.own.library.known_marks,
        items=items,
        ids=ids,
        below=below,
        tabs=_tabs(groups or (), view, count, items),
        is_whole=groups is not None,
        is_meant=not describes or backend.finding.known_meaning(view.request) is not None,
        has_meant_below=bool(ids and below),
        goes_by_meaning=meant is not None and meant.leads,
        is_described=meant is not None and meant.is_sure,
    )


def _known_groups(
    backend: Backend, view: ListView, found: PaperResults
) -> Sequence[KindHits] | None:
    """Return the hits of all kinds if they are known; none for an address, which names one."""
    if not view.is_for_everything or found.named is not None:
        return ()
    return backend.finding.known_groups(view.request.words)


def _known_meant(backend: Backend, view: ListView) -> ByMeaning | None:
    """Return what the words of a list of papers may mean, if that is known."""
    known = backend.finding.known_meaning(view.request) if view.is_of_papers else None
    return known[0] if known else None


def _items(
    backend: Backend, view: ListView, found: PaperResults, groups: Sequence[KindHits]
) -> Sequence[ResultItem]:
    """Return the rows above the papers, or those that there are instead of papers."""
    kind, named = view.shown_kind, found.named
    if kind not in (None, Kind.PAPER):
        hits = backend.finding.hits(view.request.words, kind, HITS_AT_MOST)
        return [hit_item(hit, is_alone=True) for hit in hits]
    if named is not None and named.kind is not Kind.PAPER:
        return [named_item(named, len(found.ids), found.result_id)]
    return head(groups) if view.mixes_kinds else ()


def _tabs(
    groups: Sequence[KindHits], view: ListView, papers: int, items: Sequence[ResultItem]
) -> Sequence[Tab]:
    """Return the strip's kinds, the best first; kinds of which there is nothing are left out."""
    counts = {group.kind: group.total for group in groups}
    if view.is_of_papers or Kind.PAPER in counts:
        counts[Kind.PAPER] = papers
    kind = view.shown_kind
    if kind is not None and not view.is_of_papers:
        counts[kind] = max(len(items), counts.get(kind, 0))
    return (Tab(None), *(Tab(kind, count) for kind, count in counts.items() if count))
