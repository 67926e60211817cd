"""The list of papers and of all that a search finds: what is asked for, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.domain.query.as_query import as_query
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.places.trail import PapersPlace
from pwc_tui.tui.screens.dialogs.name import NameDialog
from pwc_tui.tui.screens.papers.answer import (
    CursorRule,
    cursor_on_same_row,
    cursor_to_top,
    known_rows,
    load_all_kinds,
    load_meant,
    load_papers,
)
from pwc_tui.tui.screens.papers.results_base import ResultsScreen
from pwc_tui.tui.screens.papers.rows import ORDERS, ListView, Mark, ResultRows
from pwc_tui.tui.widgets.chrome.status_line import StatusLine
from pwc_tui.tui.widgets.search.kind_tabs import KindStrip
from pwc_tui.tui.widgets.search.preview import Preview
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import cancel, is_awaited, is_waited_for, load

if TYPE_CHECKING:
    from pwc_tui.search.suggest.completion import Completion
    from pwc_tui.system.progress import IsCancelled


_PATIENCE = 0.01
"""Seconds for which papers wait for the hits of other kinds, so that the list moves but once."""


_REST = 0.15
"""Seconds without a key after which one has stopped typing."""


class PapersScreen(ResultsScreen, group=CommandGroup.SEARCHING):
    """Every paper of the archive, or those of a task, author, venue …; with words all that fits.

    A cursor that nobody moved stays on top while one types. One that was moved stays on its row as
    long as the words are only typed on or taken back and the row is still found.
    """

    def __init__(self, place: PapersPlace) -> None:
        super().__init__(place)
        self._start = place
        self._view = ListView(place.request, place.kind)

    @property
    def view(self) -> ListView:
        """What the screen shows or will show in a moment."""
        return self._view

    @property
    def request(self) -> ListRequest:
        """Which papers that is about."""
        return self._view.request

    def on_mount(self) -> None:
        """Show the list as it was left, at once if it is still known."""
        self.place_preview()
        self.focus_first(self._start.is_typing)
        as_left = self._start.cursor, self._start.scroll
        known = known_rows(self.pwc.backend, self._view, *as_left)
        if known is not None:
            self.show_answer(known)
        else:
            self._load(self._restore)

    def place(self) -> PapersPlace:
        """Return the request, the highlighted row and the first visible row."""
        if self.shown is None:
            return self._start
        mark = self.rows.mark_at(self.table.cursor)
        return PapersPlace(
            request=self.shown.view.request,
            cursor_id=self.subject(),
            cursor=self.table.cursor,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
            kind=self.shown.view.kind,
            cursor_ref=mark if isinstance(mark, Ref) else None,
        )

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the list comes with that was asked for, while another one is shown.

        Also when its papers are shown, and a key that was pressed before waits for all of it.
        """
        del focused
        is_seen = self.shown is not None and self.shown.view == self._view
        waits = is_waited_for if is_seen else is_awaited
        return next((group for group in ("listing", "kinds") if waits(self, group)), "")

    @command("Next kind of results", "tab", label="next kind", footer=12)
    def action_next_kind(self) -> None:
        """Show the next kind of results."""
        self._show_kind(self.query_one(KindStrip).neighbour(1))

    @command("Previous kind of results", "shift+tab")
    def action_previous_kind(self) -> None:
        """Show the previous kind of results."""
        self._show_kind(self.query_one(KindStrip).neighbour(-1))

    @command(
        "Sort differently", "s", label="sort", footer=30, also="order arrange by date newest title"
    )
    def action_next_order(self) -> None:
        """Change the order: relevance, newest, title, most results."""
        orders = list(Order)
        self.ask(order=orders[(orders.index(self.request.order) + 1) % len(orders)])

    @command("Only papers with code", "f", label="code only", footer=40, also="filter")
    def action_only_with_code(self) -> None:
        """Show only papers with code, or all again."""
        now = self.request.filter
        self.ask(filter=replace(now, has_code=not now.has_code))

    @command(
        "Only papers with results", "r", label="results only", footer=41, also="filter leaderboards"
    )
    def action_only_with_results(self) -> None:
        """Show only papers with results on leaderboards, or all again."""
        now = self.request.filter
        self.ask(filter=replace(now, has_results=not now.has_results))

    @command("Save the search …", "ctrl+s", also="keep query saved searches name alert new")
    def action_save_search(self) -> None:
        """Keep what is searched for under a name: the library says what is new in it."""
        query, library = as_query(self.request), self.pwc.backend.own.library

        def save(name: str | None) -> None:
            if name is not None:
                self.change(lambda: library.save_search(name, query))

        dialog = NameDialog("Save the search", query, about=f"for {query}")
        self.pwc.navigator.open(dialog, save)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there are kinds to go to, or something is searched for."""
        if action == "save_search":
            return bool(as_query(self.request))
        if action in ("next_kind", "previous_kind"):
            return self._view.is_for_everything and not self.is_completing
        return super().check_action(action, parameters)

    def ask(self, *, order: Order | None = None, filter: PaperFilter | None = None) -> None:  # noqa: A002
        """Show the list in another order or with another filter, the cursor on the same paper.

        A cursor that nobody moved stays on top: who sorts wants to see what is first.
        """
        is_at_top = order is not None and not self._is_cursor_moved()
        now = self.request
        wanted = replace(now, order=order or now.order, filter=filter or now.filter)
        self._ask(wanted, cursor_to_top if is_at_top else cursor_on_same_row)

    def on_virtual_table_header_pressed(self, event: VirtualTable.HeaderPressed) -> None:
        """Order by the column that was clicked; by relevance again where it is so already."""
        order = ORDERS.get(self.table.columns[event.index].key)
        if order is not None:
            self.ask(order=Order.RELEVANCE if order is self.request.order else order)

    def search_again(self) -> None:
        """Search for the same words."""
        if self.request.words.strip():
            self._load(self._same_line())

    @property
    def has_filter(self) -> bool:
        """Whether only papers with code or results are shown."""
        return self.request.filter != PaperFilter()

    def clear_filter(self) -> None:
        """Show papers without code and results too."""
        self.ask(filter=PaperFilter())

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Search for other words, and see how the word at the cursor may go on."""
        words, shown = event.words, self._words_shown()
        if words == self.request.words:
            return
        is_same = bool(shown) and (words.startswith(shown) or shown.startswith(words))
        has_moved = is_same and self._is_cursor_moved()
        self._view = self._view.searching(words)
        self._load(self._same_line() if has_moved else cursor_to_top)
        self._complete(words)
        self.refresh_bindings()

    def on_search_bar_searched(self, event: SearchBar.Searched) -> None:
        """Remember what was searched for."""
        self.pwc.keep_query(event.words)

    def on_descendant_focus(self) -> None:
        """Say by which keys one goes on, and look up what was searched for before."""
        super().on_descendant_focus()
        if self.bar.is_typing:
            queries = self.pwc.backend.own.queries
            load(self, lambda _: queries.all(), self._recall, group="earlier")

    def on_kind_strip_chosen(self, event: KindStrip.Chosen) -> None:
        """Show the kind that was clicked."""
        self._show_kind(event.kind)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Go where the row leads, or show the list it suggests; what is covered leads nowhere."""
        if self.is_covered:
            return
        item, message = self.rows.item_at(event.index), self.rows.message_at(event.index)
        if message is not None:
            self.post_message(message)
        elif item is not None and item.request is not None:
            self._ask(item.request, cursor_to_top)
            self.bar.put(item.request.words)

    def _show_kind(self, kind: Kind | None) -> None:
        self._view = replace(self._view, kind=kind)
        self.query_one(KindStrip).activate(kind)
        self._load(cursor_to_top)

    def _ask(self, request: ListRequest, locate: CursorRule) -> None:
        self._view = replace(self._view, request=request)
        self._load(locate)
        self.show_status()
        self.refresh_bindings()

    def _load(self, locate: CursorRule) -> None:
        """Ask for what is wanted now; `locate` says where the cursor goes in it."""
        view, backend, kept = self._view, self.pwc.backend, self._mark()
        cancel(self, "kinds")
        cancel(self, "meaning")
        self.query_one(Preview).wait()

        def work(is_cancelled: IsCancelled) -> ResultRows:
            return load_papers(backend, view, locate, kept, is_cancelled)

        def found(answer: ResultRows) -> None:
            if answer.is_whole:
                self.show_answer(answer)
                self._add_meaning(answer)
            else:
                self._wait_for_kinds(answer, locate, kept)

        load(self, work, found, group="listing", failed=self._fail)
        self.say_when_slow(self._say_waiting, again=True)

    def _wait_for_kinds(self, papers: ResultRows, locate: CursorRule, kept: Mark) -> None:
        """Show papers and the hits of other kinds in one frame if those take but a moment.

        Else the papers come first. Where there are none nothing is shown yet.
        """
        view, backend = papers.view, self.pwc.backend

        def show_papers() -> None:
            if view == self._view and (self.shown is None or self.shown.view != view):
                self.show_answer(papers)

        def work(is_cancelled: IsCancelled) -> ResultRows:
            return load_all_kinds(backend, view, locate, kept, is_cancelled)

        if len(papers):
            self.set_timer(_PATIENCE, show_papers)
        load(self, work, self._show_whole, group="kinds", failed=self._fail)

    def _show_whole(self, answer: ResultRows) -> None:
        """Show all hits; a cursor that was moved since the papers came stays on its row."""
        is_shown = self.shown is not None and self.shown.view == answer.view
        if is_shown and self._is_cursor_moved():
            cursor, scroll = self._same_line()(answer, self._mark())
            answer = replace(answer, cursor=cursor, scroll=scroll)
        if answer.view == self._view:
            self.show_answer(answer)
            self._add_meaning(answer)

    def _add_meaning(self, answer: ResultRows) -> None:
        """Look for what the words may mean as soon as typing rests, and add it to the answer."""
        if answer.is_meant:
            return
        view, backend, kept = answer.view, self.pwc.backend, self._mark()
        locate = self._same_line() if self._is_cursor_moved() else cursor_to_top

        def work(is_cancelled: IsCancelled) -> ResultRows:
            return load_meant(backend, view, locate, kept, is_cancelled)

        load(self, work, self._show_whole, group="meaning", delay=_REST, failed=self._fail)

    def _is_cursor_moved(self) -> bool:
        """Whether somebody went on from the first row that can be gone to."""
        return any(row not in self.rows.still for row in range(self.table.cursor))

    def _mark(self) -> Mark:
        """Return what is highlighted, or what was when the place was left."""
        if self.shown is None:
            return self._start.cursor_ref or self._start.cursor_id
        return self.rows.mark_at(self.table.cursor)

    def _restore(self, rows: ResultRows, kept: Mark) -> tuple[int, int | None]:
        row = rows.find(kept)
        return (self._start.cursor if row is None else row), self._start.scroll

    def _same_line(self) -> CursorRule:
        """Return what keeps the highlighted row on the line of the screen that it is on."""
        line = self.table.cursor - self.table.top

        def locate(rows: ResultRows, kept: Mark) -> tuple[int, int | None]:
            row = rows.find(kept)
            return (0, 0) if row is None else (row, max(0, row - line))

        return locate

    def _recall(self, queries: Sequence[str]) -> None:
        self.bar.recall.queries = queries
        self.refresh_bindings()

    def _complete(self, words: str) -> None:
        """Offer how the word at the cursor may go on."""
        finding, cursor = self.pwc.backend.finding, self.bar.cursor

        def offer(completions: Sequence[Completion]) -> None:
            if self.bar.words == words:
                self.bar.offer(completions)

        load(self, lambda s: finding.complete(words, cursor, s), offer, group="completion")

    def _say_waiting(self) -> None:
        """Say what is waited for; over a list only that the index is being built."""
        backend = self.pwc.backend
        if self.shown is None or backend.finding.progress is not None:
            hint = (
                "Your search will be answered as soon as it is ready" if self.request.words else ""
            )
            self.show_waiting(backend.doing, backend.finding.progress, hint)
            self.query_one(StatusLine).show(Content(), Content())

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.show_notice(str(error))
