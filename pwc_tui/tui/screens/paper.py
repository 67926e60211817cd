"""The page of a paper: what it is, where it stands on leaderboards, and what is related to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.related import Related
from pwc_tui.tui.history import PaperPlace
from pwc_tui.tui.messages import OpenBoard, OpenLink, OpenPaper, OpenScope
from pwc_tui.tui.screens.base import PlaceScreen
from pwc_tui.tui.screens.page_cursor import PageCursor
from pwc_tui.tui.screens.paper_text import (
    Fact,
    Target,
    abstract_of,
    facts_of,
    result_cells,
    result_columns,
    title_of,
    when_and_where,
)
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.facts import Facts
from pwc_tui.tui.widgets.notice import Notice
from pwc_tui.tui.widgets.page import Page, Section
from pwc_tui.tui.widgets.related_list import RelatedList
from pwc_tui.tui.widgets.table_messages import EdgePassed
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import load

_RESULTS_SHOWN = 14
"""Rows of results in sight before they scroll within the page."""


class PaperScreen(PlaceScreen):
    """One paper, in one column or in two where there is room."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (140, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    PaperScreen {
        & #page { height: 1fr; padding: 0 1; display: none; }
        & #text, & #lists { height: auto; overflow: hidden; scrollbar-gutter: auto; }
        & #about { margin-bottom: 1; }
        & #results { display: none; }
        & #results > .virtual-table--cursor { background: transparent; }
        & #results:focus > .virtual-table--cursor { background: $primary 40%; }
        & .instead { color: $foreground-disabled; }
        &.-tall #page { padding: 1 1 0 1; }
        &.-wide #page { layout: horizontal; overflow: hidden; padding: 1 2 0 2; }
        &.-wide #text, &.-wide #lists {
            height: 100%; overflow-y: auto; scrollbar-gutter: stable;
        }
        &.-wide #text { width: 46%; padding-right: 3; }
        &.-wide #lists { width: 1fr; }
        &.-wide #lists > #results-section { margin-top: 0; }
        &.-low Section, &.-low #about { margin: 0; }
    }
    """

    def __init__(self, place: PaperPlace) -> None:
        super().__init__(place)
        self._start = place
        self._paper: Paper | None = None
        self._facts: tuple[Fact, ...] = ()
        self._cursor = PageCursor()

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page, hidden until there is a paper to show, and the notice for its place."""
        with Page(id="page"):
            with Page(id="text"):
                yield Static(Content(), id="title", markup=False)
                yield Static(Content(), id="about", markup=False)
                yield Facts(id="facts")
                with Section("Abstract"):
                    yield Static(Content(), id="abstract", markup=False)
            with Page(id="lists"):
                with Section("Results", id="results-section"):
                    yield VirtualTable((), id="results")
                    yield Static("Not on any leaderboard of the archive.", classes="instead")
                with Section("Related papers", id="related-section"):
                    yield RelatedList(id="related")
        yield Notice()

    def on_mount(self) -> None:
        """Show the paper at once if it is still known, or ask for it and for its neighbours."""
        backend, paper_id = self.pwc.backend, self._start.paper_id
        paper, related = backend.known_paper(paper_id), backend.known_related(paper_id)
        if paper is not None:
            self._show(paper)
        else:
            load(
                self,
                lambda _: backend.paper(paper_id),
                self._show,
                group="paper",
                failed=self._fail,
            )
            self.say_when_slow(self._say_loading)
        if related is not None:
            self._show_related(related)
        else:
            load(self, lambda _: backend.related(paper_id), self._show_related, group="related")

    def place(self) -> PaperPlace:
        """Return the paper, what has the focus, and how far the page is scrolled."""
        if self._paper is None:
            return self._start
        focused = self.focused
        return PaperPlace(
            self._start.paper_id,
            self._paper.card.title,
            focus=(focused.id or "") if focused is not None else "",
            scroll=round(self._cursor.page_of(self.query_one(Facts)).scroll_y),
            cursor=int(getattr(focused, "cursor", 0)),
        )

    def subject(self) -> int | None:
        """Return this paper."""
        return self._start.paper_id

    @property
    def related(self) -> RelatedList:
        """The list of related papers."""
        return self.query_one(RelatedList)

    @property
    def results(self) -> VirtualTable:
        """The table of results."""
        return self.query_one(VirtualTable)

    def panels(self) -> list[Widget]:
        """Return the lists one can go to, from the top of the page to its end."""
        panels: list[Widget] = [self.query_one(Facts)]
        panels += [self.results] if self.results.row_count else []
        return panels + ([self.related] if self.related.items else [])

    def action_open_related(self, number: int) -> None:
        """Open the related paper with this number."""
        self.related.open_number(number)

    def on_edge_passed(self, event: EdgePassed) -> None:
        """Go on to the next list, or scroll towards it."""
        event.stop()
        self._cursor.go_on(self.panels(), event.sender, event.step)

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        """Keep the highlighted result in sight."""
        if event.table.has_focus:
            self._cursor.follow(event.table)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the leaderboard of a result, with its row marked."""
        if self._paper is not None and self._cursor.was_in_sight(event.table):
            result = self._paper.results[event.index]
            self.post_message(
                OpenBoard(result.board.slug, result.result_id, result.board.name, result.metric)
            )

    def on_related_list_opened(self, event: RelatedList.Opened) -> None:
        """Open a related paper."""
        card = event.related.card
        self.post_message(OpenPaper(card.id, card.title))

    def on_facts_opened(self, event: Facts.Opened) -> None:
        """Go where an item leads, or show all items where there are more."""
        if not self._cursor.was_in_sight(self.query_one(Facts)):
            return
        fact = self._facts[event.field]
        if event.item >= fact.shown:
            self._choose_from(fact)
        else:
            self._go_to(fact.targets[event.item])

    def _show(self, paper: Paper) -> None:
        self._paper, self._facts = paper, facts_of(paper)
        self.query_one(Notice).hide()
        self.query_one("#title", Static).update(title_of(paper.card.title))
        self.query_one("#about", Static).update(when_and_where(paper))
        self.query_one("#abstract", Static).update(abstract_of(paper.abstract))
        facts = self.query_one(Facts)
        facts.show([fact.field for fact in self._facts])
        self._show_results(paper)
        self.query_one("#page").display = True
        self.pwc.retitle()
        self._restore_focus()
        if self._start.scroll or self._start.cursor:
            self.call_after_refresh(self._restore_scroll)

    def _show_results(self, paper: Paper) -> None:
        results, table = paper.results, self.results
        rows = len({result.result_id for result in results})
        values = f"{len(results):,} values" if len(results) != rows else ""
        self.query_one("#results-section", Section).count(rows, values)
        self.query_one(".instead").display = not results
        table.display = bool(results)
        table.styles.height = min(len(results), _RESULTS_SHOWN) + 1
        table.set_columns(result_columns(results))
        table.set_rows(len(results), lambda index: result_cells(results, index))

    def _show_related(self, related: list[Related]) -> None:
        self.related.show(related)
        if self._start.focus == "related":
            self.related.cursor = self._start.cursor
        self.refresh_bindings()

    def _restore_focus(self) -> None:
        """Give the focus to what had it, or to what this page is read for."""
        start = self._start.focus
        names = [panel.id for panel in self.panels()]
        default = "results" if self.has_class("-wide") and "results" in names else "facts"
        is_known = start in names or start == "related"
        self.set_focus(self.query_one(f"#{start if is_known else default}"), scroll_visible=False)

    def _restore_scroll(self) -> None:
        """Put cursor and scroll where they were left; both need a page that is laid out."""
        focus = self.focused
        if isinstance(focus, Facts | RelatedList):
            focus.cursor = self._start.cursor
        elif isinstance(focus, VirtualTable):
            focus.jump_to(self._start.cursor)
        self._cursor.page_of(self.query_one(Facts)).scroll_to(
            y=self._start.scroll, animate=False, force=True
        )

    def _say_loading(self) -> None:
        if self._paper is None:
            self.query_one(Notice).say("Reading the paper …")

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.query_one(Notice).say(str(error), "Backspace goes back.")

    def _go_to(self, target: Target) -> None:
        if isinstance(target, Ref):
            self.post_message(OpenScope(target))
        else:
            self.post_message(OpenLink(target.url))

    def _leader(self, target: Target) -> Callable[[object], None]:
        return lambda _: self._go_to(target)

    def _choose_from(self, fact: Fact) -> None:
        from pwc_tui.tui.screens.picker import Entry  # noqa: PLC0415  not before the first menu

        entries = [Entry(_name_of(target), run=self._leader(target)) for target in fact.targets]
        self.pwc.choose(f"{fact.field.label} · {len(entries):,}", entries)


def _name_of(target: Target) -> Content:
    return line(target.name if isinstance(target, Ref) else target.url)
