"""The list of papers: search bar, list, preview, and a line that says where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.listing import ListRequest, Order, PaperFilter
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.backend import PaperListing
from pwc_tui.tui.history import PapersPlace
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.screens.paper_rows import COLUMNS, PaperRows, find_row, nothing_found
from pwc_tui.tui.screens.searchable import TYPING_PAUSE, SearchableScreen
from pwc_tui.tui.widgets.notice import Notice
from pwc_tui.tui.widgets.preview import Preview
from pwc_tui.tui.widgets.search_bar import SearchBar
from pwc_tui.tui.widgets.status import StatusLine, list_state, position
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import IsStale, load

_FIRST_ROWS = 80
"""Rows read along with a listing, so that list and rows appear in one frame."""

_Locate = Callable[[PaperListing, int | None], tuple[int, int | None]]
"""Says the row of the cursor and the first visible row in a new list, given the paper before."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A listing, and where in it the cursor and the first visible row belong."""

    request: ListRequest
    listing: PaperListing
    cursor: int
    scroll: int | None


class PapersScreen(SearchableScreen):
    """Every paper of the archive, or those of a task, author, method or dataset."""

    DEFAULT_CSS = """
    PapersScreen {
        & #body { height: 1fr; layout: vertical; }
        & #list { height: 1fr; min-height: 3; }
        & Preview { display: none; height: 8; padding: 0 2; border-top: solid $panel; }
        &.-middle Preview, &.-tall Preview { display: block; }
        &.-tall Preview { height: 13; }
        &.-narrow Preview { display: none; }
        &.-wide #body, &.-very-wide #body { layout: horizontal; }
        &.-wide #list, &.-very-wide #list { width: 1fr; height: 100%; }
        &.-wide Preview, &.-very-wide Preview {
            display: block; width: 38%; height: 100%; padding: 0 2;
            border-top: none; border-left: solid $panel;
        }
        &.-no-preview Preview, &.-empty Preview { display: none; }
    }
    """

    def __init__(self, place: PapersPlace) -> None:
        super().__init__(place)
        self.request = place.request
        """What the list shows or will show in a moment."""
        self._start = place
        self._rows = PaperRows((), (), lambda _: None)
        self._shown: ListRequest | None = None
        self._took_ms = 0.0

    def compose_body(self) -> Iterable[Widget]:
        """Yield search bar, list with preview, and status line."""
        scope = self.request.scope
        within = f"{scope.kind}: {scope.name}" if scope else ""
        yield SearchBar(self.request.words, "Search titles, authors and tasks", within)
        with Container(id="body"):
            with Container(id="list"):
                yield VirtualTable(COLUMNS, id="papers")
                yield Notice()
            yield Preview()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the list as it was left, at once if it is still known."""
        self.set_class(not self.pwc.has_preview, "-no-preview")
        self.focus_first(self._start.is_typing)
        known = self.pwc.backend.known_listing(self.request)
        if known is not None:
            self._show(_Answer(self.request, known, self._start.cursor, self._start.scroll))
        else:
            self._load(self._restore)
            self.say_when_slow(self._say_loading)

    def place(self) -> PapersPlace:
        """Return the request, the highlighted paper and the first visible row."""
        if self._shown is None:
            return self._start
        return PapersPlace(
            request=self._shown,
            cursor_id=self.subject(),
            cursor=self.table.cursor,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
        )

    def subject(self) -> int | None:
        """Return the highlighted paper."""
        return self._rows.id_at(self.table.cursor)

    @property
    def boards_scope(self) -> Ref | None:
        """The task or dataset whose papers are listed."""
        scope = self.request.scope
        return scope if scope and scope.kind in (Kind.TASK, Kind.DATASET) else None

    def ask(self, *, order: Order | None = None, filter: PaperFilter | None = None) -> None:  # noqa: A002
        """Show the list in another order or with another filter, the cursor on the same paper.

        A cursor that nobody moved stays on top: who sorts wants to see what is first.
        """
        is_at_top = order is not None and self.table.cursor == 0
        self.request = replace(
            self.request, order=order or self.request.order, filter=filter or self.request.filter
        )
        self._load(self._best_first if is_at_top else self._keep_paper)
        self._show_status()
        self.refresh_bindings()

    @property
    def has_filter(self) -> bool:
        """Whether only papers with code or results are shown."""
        return self.request.filter != PaperFilter()

    def clear_filter(self) -> None:
        """Show papers without code and results too."""
        self.ask(filter=PaperFilter())

    def show_preview(self, is_shown: bool) -> None:
        """Show or hide the preview."""
        self.set_class(not is_shown, "-no-preview")
        self.call_after_refresh(self._show_preview)

    def scroll_preview(self, lines: int) -> None:
        """Move the text of the preview."""
        self.query_one(Preview).scroll_by(lines)

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Search for other words, the best match highlighted.

        A search that begins shows the best matches first, however the list was sorted before.
        """
        if event.words != self.request.words:
            order = self.request.order if self.request.words else Order.RELEVANCE
            self.request = replace(self.request, words=event.words, order=order)
            self._load(self._best_first, delay=TYPING_PAUSE)
            self.refresh_bindings()

    def on_virtual_table_highlighted(self) -> None:
        """Show the highlighted paper and where it stands."""
        self._show_status()
        self._show_preview()

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the paper."""
        paper_id, card = self._rows.id_at(event.index), self._rows.card_at(event.index)
        if paper_id is not None:
            self.post_message(OpenPaper(paper_id, card.title if card else ""))

    def on_virtual_table_rows_wanted(self, event: VirtualTable.RowsWanted) -> None:
        """Read the papers of rows that are in sight or near."""
        backend = self.pwc.backend
        ids = [
            int(paper_id) for paper_id in self._rows.ids[event.first : event.first + event.count]
        ]
        if not all(backend.known_card(paper_id) for paper_id in ids):
            load(self, lambda _: backend.cards(ids), lambda _: self._rows_arrived(), group="rows")

    def on_resize(self) -> None:
        """Fit the status line, and fill a preview that has appeared."""
        self.call_after_refresh(self._show_status)
        self.call_after_refresh(self._show_preview)

    def _load(self, locate: _Locate, delay: float = 0.0) -> None:
        """Ask for the list that is wanted now; `locate` says where the cursor goes in it."""
        request, backend = self.request, self.pwc.backend
        kept = self.subject() if self._shown else self._start.cursor_id

        def work(is_stale: IsStale) -> _Answer:
            listing = backend.listing(request, is_stale)
            cursor, scroll = locate(listing, kept)
            top = max(0, cursor - _FIRST_ROWS // 2) if scroll is None else scroll
            backend.cards(int(paper_id) for paper_id in listing.ids[top : top + _FIRST_ROWS])
            return _Answer(request, listing, cursor, scroll)

        load(self, work, self._show, group="listing", delay=delay, failed=self._fail)

    def _restore(self, listing: PaperListing, kept: int | None) -> tuple[int, int | None]:
        row = find_row(listing.ids, kept)
        return (self._start.cursor if row is None else row), self._start.scroll

    @staticmethod
    def _best_first(listing: PaperListing, kept: int | None) -> tuple[int, int | None]:
        del listing, kept
        return 0, 0

    @staticmethod
    def _keep_paper(listing: PaperListing, kept: int | None) -> tuple[int, int | None]:
        row = find_row(listing.ids, kept)
        return (0, 0) if row is None else (row, None)

    def _show(self, answer: _Answer) -> None:
        """Put a list on the screen."""
        listing = answer.listing
        self._shown, self._took_ms = answer.request, listing.took_ms
        self._rows = PaperRows(listing.ids, listing.terms, self.pwc.backend.known_card)
        self.table.set_rows(len(listing.ids), self._rows.cells_at)
        self.table.jump_to(answer.cursor, answer.scroll)
        is_typing = self.bar.is_typing
        nothing = nothing_found(answer.request, is_typing=is_typing)
        self.show_notice(*(("", "") if len(listing.ids) else nothing))
        self._show_status()
        self._show_preview()
        self.refresh_bindings()
        self.pwc.retitle()
        self.pwc.call_after_refresh(self.pwc.warm)

    def _rows_arrived(self) -> None:
        self.table.refresh_rows()
        self._show_preview()

    def _show_status(self) -> None:
        if self._shown is None:
            return
        left = [position(self.table.cursor, len(self._rows)), list_state(self.request)]
        is_told = self.pwc.shows_timings and self._shown.words.strip()
        took = f"{self._took_ms:.0f} ms" if is_told else ""
        self.query_one(StatusLine).show(
            Content("   ").join(left), Content.styled(took, "$foreground-disabled")
        )

    def _show_preview(self) -> None:
        card = self._rows.card_at(self.table.cursor)
        self.query_one(Preview).follow(self.pwc.backend, card, self._rows.terms)

    def _say_loading(self) -> None:
        if self._shown is None:
            self.show_notice(self.pwc.backend.doing)

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.show_notice(str(error))
