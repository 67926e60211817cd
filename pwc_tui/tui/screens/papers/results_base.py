"""What a list of papers and hits looks like: bar, kinds, list, preview, and a line of status."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.domain.papers import paper_ref
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.screens.base.paper_exports import MOST_LISTED
from pwc_tui.tui.screens.papers.answer import with_rescue
from pwc_tui.tui.screens.papers.hit_rows import HIT_COLUMNS
from pwc_tui.tui.screens.papers.previewed import PreviewedScreen
from pwc_tui.tui.screens.papers.rows import ListView, ResultRows
from pwc_tui.tui.screens.papers.suggestion_rows import nothing_found
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.chrome.status_line import StatusLine, list_state
from pwc_tui.tui.widgets.search.kind_tabs import KindStrip
from pwc_tui.tui.widgets.search.preview import LOOKING_PAUSE, Preview, why_found
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.row_painter import Wide
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import cancel, load

if TYPE_CHECKING:
    from pwc_tui.tui.places.trail import Place


class ResultsScreen(PreviewedScreen):
    """Shows answers.

    With words in the whole archive the kinds stand where else the headings do, so that the rows
    stay on their lines when a search begins and ends.
    """

    def __init__(self, arrived_at: Place) -> None:
        super().__init__(arrived_at)
        self.shown: ResultRows | None = None
        self._why: tuple[int, Content] | None = None
        """A paper and why it was found, where no preview tells."""

    @property
    @abstractmethod
    def view(self) -> ListView:
        """What the screen shows or will show in a moment."""

    @property
    def rows(self) -> ResultRows:
        """What is shown, no rows before there is anything."""
        if self.shown is not None:
            return self.shown
        return ResultRows(self.view, PaperResults(), lambda _: None)

    def compose_body(self) -> Iterable[Widget]:
        """Yield search bar, kinds, list with preview, and status line."""
        request = self.view.request
        within = f"{request.scope.kind}: {request.scope.name}" if request.scope else ""
        what = "titles, authors and tasks" if within else "papers, tasks, datasets, authors, code …"
        yield SearchBar(request.words, f"Search {what}", within)
        yield KindStrip()
        with Container(id="body"):
            with Container(id="list"):
                table = VirtualTable(self.paper_columns(), id="papers")
                table.is_ticked = partial(self.is_marked, table)
                yield table
                yield Notice()
            yield Preview()

    def subject(self) -> int | None:
        """Return the highlighted paper."""
        return self.rows.paper_at(self.table.cursor)

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return the hit or the paper of a row."""
        del panel
        card = self.rows.card_at(row)
        if card is not None:
            return paper_ref(card)
        item = self.rows.item_at(row)
        return None if item is None else item.ref

    def markables(self, panel: Panel, rows: range) -> Callable[[], Sequence[Markable]]:
        """Return what reads the papers of some rows, and the hits above them."""
        del panel
        hits = [item.ref for row in rows if (item := self.rows.item_at(row)) and item.ref]
        ids, backend = self.rows.ids_between(rows.start, len(rows)), self.pwc.backend
        return lambda: [*hits, *(paper_ref(card) for card in backend.cards(ids))]

    def papers_listed(self) -> Sequence[int]:
        """Return the papers of the list, to be exported."""
        return self.rows.ids_between(0, MOST_LISTED) if self.is_mounted else ()

    @property
    def boards_scope(self) -> Ref | None:
        """The task or dataset that is highlighted, or whose papers are listed."""
        item, scope = self.rows.item_at(self.table.cursor), self.view.request.scope
        if item is not None and item.boards_of is not None:
            return item.boards_of
        return scope if scope and scope.kind in (Kind.TASK, Kind.DATASET) else None

    def show_answer(self, answer: ResultRows) -> None:
        """Put an answer on the screen, all of it in one frame."""
        self.stop_waiting()
        self.shown = answer
        self._why = None
        view, table, strip = answer.view, self.table, self.query_one(KindStrip)
        strip.set_class(view.is_for_everything, "-shown")
        strip.show(answer.tabs, view.shown_kind, is_whole=answer.is_whole)
        table.show_header(not view.is_for_everything)
        self.show_columns()
        table.set_rows(len(self.rows), self._cells, self.rows.still)
        table.jump_to(answer.cursor, answer.scroll)
        if len(answer):
            self.show_notice("")
        else:
            self.show_notice(*nothing_found(view, is_typing=self.bar.is_typing))
        self.show_row()
        self.refresh_bindings()
        self.pwc.navigator.retitle()
        self.pwc.call_after_refresh(self.pwc.upkeep.warm)
        if answer.is_thin and answer.is_whole:
            backend = self.pwc.backend
            load(self, lambda s: with_rescue(backend, answer, s), self._add_rescue, group="rescue")
        else:
            cancel(self, "rescue")

    def show_status(self) -> None:
        """Show where the cursor is, what was not understood, and how the list was made."""
        if self.shown is None or (self.is_covered and len(self.rows)):
            return  # a list that is covered has no place in it
        shown, wanted, cursor = self.shown, self.view, self.table.cursor
        hints = joined([line(hint, "$foreground-muted") for hint in shown.results.hints], " · ")
        hint = Content.assemble(("? ", "$text-warning"), hints) if hints else hints
        state = list_state(wanted.request, wanted.order) if wanted.is_of_papers else Content()
        why = self._why[1] if self._why and self._why[0] == self.subject() else Content()
        is_told = self.pwc.shows_timings and shown.view.request.words.strip()
        took = f"{shown.results.took_ms:.0f} ms" if is_told else ""
        # What is longest stands last, where it may be cut.
        left = [shown.where(cursor), state, self._way_to_meant(shown, cursor), hint, why]
        right = Content.styled(took, "$foreground-disabled")
        self.query_one(StatusLine).show(joined(left, "   "), right)

    def _way_to_meant(self, shown: ResultRows, index: int) -> Content:
        """Return the keys to the papers by meaning below the list, unless the cursor is there."""
        if not shown.has_meant_below or index >= shown.found_count:
            return Content()
        keys = "↵ G" if self.bar.is_typing else "G"
        return Content.assemble((keys, "bold $text-accent"), (" by meaning", "$foreground-muted"))

    def on_descendant_focus(self) -> None:
        """Say by which keys one goes on from here."""
        self.show_status()

    def on_virtual_table_highlighted(self) -> None:
        """Show what is highlighted and where it stands."""
        self.show_row()
        self.refresh_bindings()

    def on_virtual_table_rows_wanted(self, event: VirtualTable.RowsWanted) -> None:
        """Read the papers of rows that are in sight or near."""
        backend = self.pwc.backend
        ids = self.rows.ids_between(event.first, event.count)
        if not all(backend.known_card(paper_id) for paper_id in ids):
            load(self, lambda _: backend.cards(ids), lambda _: self._rows_arrived(), group="rows")
        else:
            self._rows_arrived()  # read for something else since the rows were painted without them

    def with_rows(self, count: int, then: Callable[[], None]) -> None:
        """Read the papers of the first rows."""
        backend, ids = self.pwc.backend, self.rows.ids_between(0, count)
        load(self, lambda _: backend.cards(ids), lambda _: then(), group="first rows")

    def on_resize(self) -> None:
        """Fit the status line, and fit and fill a preview that has appeared."""
        self.fit_preview()
        self.call_after_refresh(self.show_row)

    def _add_rescue(self, rows: ResultRows) -> None:
        """Put what may help below the few papers that were found; nothing above it moves."""
        self.shown = rows
        self.table.set_rows(len(rows), self._cells, rows.still)
        self.show_status()

    def show_own(self) -> None:
        """Paint the marks of what is kept by now, and list anew what goes by them."""
        if parse_query(self.view.request.words).own:
            self.search_again()
        self._rows_arrived()

    def show_columns(self) -> None:
        """Show the columns of papers that were chosen, or those of hits."""
        is_of_papers = self.rows.view.is_of_papers
        self.table.set_columns(self.paper_columns() if is_of_papers else HIT_COLUMNS)

    def _cells(self, index: int) -> Sequence[Content] | Wide | None:
        cells = self.rows.cells_at(index)
        return self.cells_shown(cells) if self.rows.view.is_of_papers else cells

    def _rows_arrived(self) -> None:
        self.table.refresh_rows()
        self.show_row()

    def show_row(self) -> None:
        """Show what is highlighted, and where it stands."""
        item, preview = self.rows.item_at(self.table.cursor), self.query_one(Preview)
        card, words = self.rows.card_at(self.table.cursor), self._words_matched()
        if item is not None and item.about is not None:
            preview.say(item.about())
        else:
            terms = self.rows.terms_at(self.table.cursor)
            preview.follow(self.pwc.backend, card, terms, words)
        if card is not None and words and not preview.display:
            self._look_why(words, card.id)
        self.show_status()

    def _words_matched(self) -> str:
        """Return the words that the highlighted paper was found by; none for what they mean."""
        is_meant = self.shown is not None and self.shown.goes_by_meaning
        is_item = self.rows.item_at(self.table.cursor) is not None
        return "" if is_meant or is_item else self._words_shown()

    def _words_shown(self) -> str:
        return self.shown.view.request.words.strip() if self.shown else ""

    def _look_why(self, words: str, paper_id: int) -> None:
        """Say in the status line why a paper is there, since there is no preview that does."""
        backend = self.pwc.backend

        def tell(why: Content) -> None:
            self._why = (paper_id, why)
            self.show_status()

        load(
            self,
            lambda _: why_found(backend, words, paper_id),
            tell,
            group="why",
            delay=LOOKING_PAUSE,
        )
