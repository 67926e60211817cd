"""What a list of papers is asked for, and how its answer is put together, in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter, PaperResults
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.screens.papers.entity_rows import head, hit_item, named_item
from pwc_tui.tui.screens.papers.meaning_rows import MEANT_SHOWN, items_below, leading_items
from pwc_tui.tui.screens.papers.paper_rows import PaperRows
from pwc_tui.tui.screens.papers.rows import Mark, ResultItem, ResultRows
from pwc_tui.tui.screens.papers.suggestion_rows import rescue_items
from pwc_tui.tui.widgets.search.kind_tabs import Tab

if TYPE_CHECKING:
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.tui.services.backend import Backend
    from pwc_tui.tui.workers import IsCancelled

FIRST_ROWS = 80
"""Rows read along with a listing, so that list and rows appear in one frame."""
LITTLE = 3
"""A search that finds fewer papers than this is helped."""
HITS_AT_MOST = 500
"""Rows of a list of one kind: names that are less like the words are not what was meant."""


@dataclass(frozen=True, slots=True)
class ListView:
    """What the screen is to show: a list of papers, or of the hits of one kind."""

    request: ListRequest
    kind: Kind | None = None
    """None shows all: papers, and above them what matches better."""

    @property
    def is_for_everything(self) -> bool:
        """Whether words are searched in the whole archive, so that there are kinds to go to."""
        return bool(self.request.words.strip()) and self.request.scope is None

    @property
    def shown_kind(self) -> Kind | None:
        """The kind that is shown: the one chosen, or else the one that the words ask for."""
        return self.kind or parse_query(self.request.words).kind

    @property
    def is_of_papers(self) -> bool:
        """Whether papers are listed, with other hits above them or alone."""
        return self.shown_kind in (None, Kind.PAPER)

    @property
    def order(self) -> Order:
        """The order of the papers: the one the words ask for, or else the one chosen."""
        return parse_query(self.request.words).order or self.request.order

    @property
    def mixes_kinds(self) -> bool:
        """Whether hits of other kinds may stand above the papers: not in an order of papers."""
        is_plain = self.order is Order.RELEVANCE and self.request.filter == PaperFilter()
        return self.is_for_everything and self.shown_kind is None and is_plain

    def searching(self, words: str) -> ListView:
        """Return the view of other words.

        A search that begins shows the best matches first, however the list was sorted before; with
        the words the kinds go too.
        """
        had_words = bool(self.request.words)
        order = self.request.order if had_words else Order.RELEVANCE
        kind = self.kind if words.strip() else None
        return ListView(replace(self.request, words=words, order=order), kind)


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


@dataclass(frozen=True, slots=True)
class RowsAnswer:
    """The rows of a view, and where in them the cursor and the first visible row belong."""

    view: ListView
    rows: ResultRows
    tabs: Sequence[Tab]
    is_whole: bool
    """Whether the hits of all kinds are in it: they take longer than the papers."""
    listing: PaperResults
    """The papers whose words match."""
    is_meant: bool
    """Whether what the words may mean is in it: that is asked for when typing rests."""
    has_meant_below: bool
    """Whether papers by meaning stand below the list, where nobody may look."""
    cursor: int
    scroll: int | None

    @property
    def is_thin(self) -> bool:
        """Whether so few papers were found that something else may have been meant."""
        has_words = bool(self.view.request.words.strip()) and self.listing.named is None
        return has_words and self.view.is_of_papers and 0 < len(self.listing.ids) < LITTLE


def load_papers(
    backend: Backend,
    view: ListView,
    locate: CursorRule,
    kept: Mark,
    is_cancelled: IsCancelled | None = None,
) -> RowsAnswer:
    """Return the rows of `view`, without what takes longer than papers: see `RowsAnswer.is_whole`.

    Raises `Cancelled` when nobody waits any more.
    """
    listing = backend.listing(view.request, is_cancelled)
    groups = _known_groups(backend, view, listing)
    below: tuple[ResultItem, ...] = ()
    if _has_nothing(view, listing) and groups is not None:
        meant = _known_meant(backend, view)
        below = rescue_items(backend, view.request, is_cancelled, _first(meant))
    rows = _rows(backend, view, listing, _items(backend, view, listing, groups or ()), below)
    cursor, scroll = locate(rows, kept)
    top = max(0, cursor - FIRST_ROWS // 2) if scroll is None else scroll
    backend.cards(rows.ids_between(top, FIRST_ROWS))
    return _answer(backend, view, listing, groups, rows, cursor, scroll)


def load_all_kinds(
    backend: Backend, view: ListView, locate: CursorRule, kept: Mark, is_cancelled: IsCancelled
) -> RowsAnswer:
    """Return the rows of `view` with the hits of all kinds among them."""
    backend.finding.groups(view.request.words, is_cancelled)
    return load_papers(backend, view, locate, kept, is_cancelled)


def load_meant(
    backend: Backend, view: ListView, locate: CursorRule, kept: Mark, is_cancelled: IsCancelled
) -> RowsAnswer:
    """Return the rows of `view` with what its words may mean among them."""
    listing = backend.listing(view.request, is_cancelled)
    backend.finding.by_meaning(view.request, listing.ids, is_cancelled)
    return load_papers(backend, view, locate, kept, is_cancelled)


def known_answer(backend: Backend, view: ListView, cursor: int, scroll: int) -> RowsAnswer | None:
    """Return the rows of a view that was shown lately, without waiting; None where it may take."""
    listing = backend.known_listing(view.request)
    if listing is None or not view.is_of_papers or _has_nothing(view, listing):
        return None
    groups = _known_groups(backend, view, listing)
    if groups is None:
        return None
    rows = _rows(backend, view, listing, _items(backend, view, listing, groups))
    return _answer(backend, view, listing, groups, rows, cursor, scroll)


def _has_nothing(view: ListView, listing: PaperResults) -> bool:
    """Whether papers were searched for and none was found."""
    return view.is_of_papers and bool(view.request.words.strip()) and not listing.ids


def with_rescue(backend: Backend, answer: RowsAnswer, is_cancelled: IsCancelled) -> ResultRows:
    """Return the rows of an answer of few papers, with what else may have been meant below."""
    view, listing = answer.view, answer.listing
    found = listing.ids or _first(_known_meant(backend, view))
    below = rescue_items(backend, view.request, is_cancelled, found)
    groups = _known_groups(backend, view, listing)
    return _rows(backend, view, listing, _items(backend, view, listing, groups or ()), below)


def _known_groups(
    backend: Backend, view: ListView, listing: PaperResults
) -> Sequence[KindHits] | None:
    """Return the hits of all kinds if they are known; none for an address, which names one."""
    if not view.is_for_everything or listing.named is not None:
        return ()
    return backend.finding.known_groups(view.request.words)


def _known_meant(backend: Backend, view: ListView) -> ByMeaning | None:
    """Return what the words of a list of papers may mean, if that is known."""
    known = backend.finding.known_meaning(view.request) if view.is_of_papers else None
    return known[0] if known else None


def _first(meant: ByMeaning | None) -> Sequence[int]:
    return meant.ids[:MEANT_SHOWN] if meant is not None and meant.leads else ()


def _answer(  # noqa: PLR0917  what an answer is made of
    backend: Backend,
    view: ListView,
    listing: PaperResults,
    groups: Sequence[KindHits] | None,
    rows: ResultRows,
    cursor: int,
    scroll: int | None,
) -> RowsAnswer:
    meant = _known_meant(backend, view)
    count = len(meant.ids) if meant is not None and meant.leads else len(listing.ids)
    tabs = _tabs(groups or (), view, count, rows.items)
    describes = view.is_of_papers and view.request.words.strip() and listing.named is None
    is_meant = not describes or backend.finding.known_meaning(view.request) is not None
    is_below = meant is not None and not meant.leads and bool(listing.ids and rows.below)
    is_whole = groups is not None
    return RowsAnswer(view, rows, tabs, is_whole, listing, is_meant, is_below, cursor, scroll)


def _items(
    backend: Backend, view: ListView, listing: PaperResults, groups: Sequence[KindHits]
) -> Sequence[ResultItem]:
    """Return the rows above the papers, or those that there are instead of papers."""
    kind, named = view.shown_kind, listing.named
    if kind not in (None, Kind.PAPER):
        hits = backend.finding.hits(view.request.words, kind, HITS_AT_MOST)
        return [hit_item(hit, is_alone=True) for hit in hits]
    if named is not None and named.kind is not Kind.PAPER:
        return [named_item(named, len(listing.ids), listing.result_id)]
    return head(groups) if view.mixes_kinds else ()


def _rows(
    backend: Backend,
    view: ListView,
    listing: PaperResults,
    items: Sequence[ResultItem],
    below: Sequence[ResultItem] = (),
) -> ResultRows:
    ids = listing.ids if view.is_of_papers else ()
    meant = _known_meant(backend, view)
    if meant is not None and meant.leads:
        items = (*items, *leading_items(backend, meant))
        ids = meant.ids[MEANT_SHOWN:]
    elif meant is not None:
        below = (
            (*items_below(backend, meant), *below)
            if ids
            else (*below, *items_below(backend, meant))
        )
    papers = PaperRows(ids, listing.terms, backend.known_card)
    return ResultRows(items, papers, below)


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
