"""The page of a paper: what it is, where it stands on leaderboards, and what is related to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.papers import Paper, PaperCard, paper_ref
from pwc_tui.domain.text.markdown import without_markdown
from pwc_tui.tui.commands import Command, CommandGroup, command
from pwc_tui.tui.messages import OpenPaper, ShowInstead
from pwc_tui.tui.places.trail import PaperPlace
from pwc_tui.tui.screens.page.page_parts import Listing, Prose, Reading, prose
from pwc_tui.tui.screens.page.page_screen import ReadingScreen
from pwc_tui.tui.screens.page.paper_results import FoldedResults
from pwc_tui.tui.screens.page.paper_text import facts_of, title_of, when_and_where
from pwc_tui.tui.screens.page.related_why import why_related
from pwc_tui.tui.screens.papers.rows import kept_marks
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.page.page import PageSection
from pwc_tui.tui.widgets.page.related_list import RelatedList
from pwc_tui.tui.widgets.page.shelf_tabs import Shelves
from pwc_tui.tui.widgets.table.folding_table import FoldingTable
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.workers import is_awaited, load


class PaperScreen(ReadingScreen[PaperPlace, Paper], group=CommandGroup.PAPER):
    """One paper."""

    what = "paper"

    def __init__(self, place: PaperPlace) -> None:
        super().__init__(place)
        self.related = RelatedList(id="related")
        """The list of related papers."""
        self._results = FoldedResults((), place.unfolded)
        self.related.kept = self._kept
        self.related.is_ticked = partial(self.is_marked, self.related)

    def known(self, backend: Backend) -> Paper | None:
        """Return the paper if it was read lately."""
        return backend.known_paper(self._start.paper_id)

    def reader(self, backend: Backend) -> Callable[[], Paper]:
        """Return what reads the paper."""
        paper_id = self._start.paper_id
        return lambda: backend.paper(paper_id)

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the paper, and then its neighbours."""
        paper_id = self._start.paper_id
        return lambda: (backend.paper(paper_id), backend.related(paper_id))

    def reading(self, value: Paper) -> Reading:
        """Return what the page says."""
        self._results = FoldedResults(value.results, self._start.unfolded)
        none = "The archive has no abstract for this paper."
        abstract = partial(prose, value.abstract, none, unwrap=True)
        return Reading(
            partial(title_of, value.card.title),
            (when_and_where(value),),
            facts_of(value),
            (Prose("Abstract", abstract),),
            (self._results.listing(paper_ref(value.card)),),
            focus_when_wide="results",
        )

    def more_lists(self, value: Paper) -> Iterable[Widget]:
        """Yield the related papers."""
        del value
        known = self.pwc.backend.known_related(self._start.paper_id)
        if known is not None:
            self.related.show(known, self._start.shelf)
        yield PageSection("Related papers", self.related, id="related-section")

    def _kept(self, card: PaperCard) -> Content:
        return kept_marks(card, self.pwc.backend.own.library.known_marks())

    def arrived(self, value: Paper) -> None:
        """Ask for the related papers where they are not shown yet.

        They may have become known since the page was made: what counts is what it shows.
        """
        del value
        if not self.related.is_loaded:
            self._find_related()
        self.show_own()

    def show_own(self) -> None:
        """Show the user's note on the paper as it is by now, and which papers are kept."""
        super().show_own()
        self.related.refresh()
        backend, paper_id = self.pwc.backend, self._start.paper_id

        def read() -> str:
            kept = backend.own.library
            if kept.marks() is None:
                return ""
            return "".join(kept.noted(subject) for subject in backend.subjects([paper_id]))

        load(self, lambda _: read(), self._show_note, group="note")

    def search_again(self) -> None:
        """Ask for the related papers where they could not be found before.

        Also where the answer that they cannot be is still on its way.
        """
        if self.value is not None and not self.related.is_loaded:
            self._find_related()

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the page, or the list of related papers, comes with."""
        is_coming = focused is self.related and is_awaited(self, "related")
        return (
            "related" if is_coming and not self.related.is_loaded else super().awaited_for(focused)
        )

    def place_of(self, value: Paper) -> PaperPlace:
        """Return the place with the paper's title, and the shelf that is shown."""
        return replace(
            self._start,
            title=value.card.title,
            shelf=self.related.shelf,
            unfolded=self._results.unfolded,
        )

    def subject(self) -> int | None:
        """Return the highlighted related paper, else this paper."""
        return super().subject() or self._start.paper_id

    @property
    def page_thing(self) -> Markable | None:
        """The paper."""
        return None if self.value is None else paper_ref(self.value.card)

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return a related paper, or a result of this one."""
        if panel is not self.related:
            return super().markable(panel, row)
        items = self.related.items
        return paper_ref(items[row].card) if row < len(items) else None

    def open_row(self, listing: Listing, row: int) -> None:
        """Unfold a leaderboard that has more values than one, go to it once it is unfolded."""
        if not self._turn(row, is_open=True):
            super().open_row(listing, row)

    def on_folding_table_folded(self, event: FoldingTable.Folded) -> None:
        """Unfold the leaderboard of the cursor, or fold it and go to its line; else go sideways."""
        event.stop()
        table = self.query_one(FoldingTable)
        row = self._results.first_row(table.cursor)
        if not self._turn(row, is_open=event.step > 0):
            table.scroll_columns(event.step)
        elif event.step < 0:
            table.cursor = row

    @command("Open a related paper", *"12345678", label="…8 related", footer=30, in_palette=False)
    def action_open_related(self, number: int = 1) -> None:
        """Open a related paper by its number."""
        self.related.open_number(number)

    @command("Next related paper", "n", label="next", footer=31)
    def action_next_related(self) -> None:
        """Show the next related paper in place of this one, or go to the first one."""
        if self._start.among:
            self._walk(1)
        else:
            self.related.open_number(1)

    @command("Previous related paper", "p", label="previous", footer=32)
    def action_previous_related(self) -> None:
        """Show the previous related paper."""
        self._walk(-1)

    @command("Next shelf", "tab", label="next shelf", footer=12)
    def action_next_shelf(self) -> None:
        """Show the next shelf of related papers: rivals, before, after, same code, newest."""
        self.related.turn(1)

    @command("Previous shelf", "shift+tab")
    def action_previous_shelf(self) -> None:
        """Show the previous shelf of related papers."""
        self.related.turn(-1)

    @command("Why it is related", "w", label="why", footer=34)
    def action_why_related(self) -> None:
        """See why the highlighted paper is related, reason by reason."""
        if self.related.items:
            self.pwc.navigator.open(why_related(self.related.items[self.related.cursor]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there are related papers, or they are on their way, or another shelf of them."""
        match action:
            case "open_related" | "why_related":
                return self.is_mounted and self.related.is_expected
            case "next_related":
                may_begin = not self._start.among and self.is_mounted and self.related.is_expected
                return may_begin or self._neighbour(1) is not None
            case "previous_related":
                return self._neighbour(-1) is not None
            case "next_shelf" | "previous_shelf":
                step = 1 if action == "next_shelf" else -1
                return self.is_mounted and self.related.has_focus and self.related.can_turn(step)
        return super().check_action(action, parameters)

    def awaited_before(self, command: Command) -> str:
        """Return what the related papers come with for the keys that lead to one."""
        is_first = command.id == "next_related" and not self._start.among
        if is_first or command.id in ("open_related", "why_related"):
            return self.awaited_for(self.related)
        return super().awaited_before(command)

    def _neighbour(self, step: int) -> int | None:
        """Return the paper beside this one among those it was chosen from."""
        among = self._start.among
        if not self.is_mounted or self._start.paper_id not in among:
            return None
        at = among.index(self._start.paper_id) + step
        return among[at] if 0 <= at < len(among) else None

    def _walk(self, step: int) -> None:
        """Show a neighbour; back still leads to where the first of them was chosen."""
        if (paper_id := self._neighbour(step)) is not None:
            self.post_message(ShowInstead(PaperPlace(paper_id, among=self._start.among)))

    def on_related_list_opened(self, event: RelatedList.Opened) -> None:
        """Open a related paper."""
        card = event.related.card
        among = tuple(item.card.id for item in self.related.items)
        self.post_message(OpenPaper(card.id, card.title, among))

    def on_related_list_turned(self) -> None:
        """Offer what can be done on the shelf that is shown now."""
        self.refresh_bindings()

    def _show_note(self, text: str) -> None:
        shown = self.query("#note-section")
        if not text:
            shown.remove()
        elif shown:
            self.query_one("#note", Static).update(prose(without_markdown(text), ""))
        else:
            note = Static(prose(without_markdown(text), ""), id="note", markup=False)
            self.query_one("#text").mount(PageSection("Your note", note, id="note-section"))

    def _find_related(self) -> None:
        backend, paper_id = self.pwc.backend, self._start.paper_id
        load(self, lambda _: backend.related(paper_id), self._show_related, group="related")

    def _show_related(self, related: Shelves | None) -> None:
        if related is None:
            self.related.wait()
        else:
            self.related.show(related, self._start.shelf)
        self.refresh_bindings()

    def _turn(self, row: int, *, is_open: bool) -> bool:
        """Unfold or fold the leaderboard of a row of results; return whether that changed it."""
        turned = self._results.turned(row, is_open=is_open)
        if turned is not None:
            self._results = turned
            assert self.value is not None
            self.relist(turned.listing(paper_ref(self.value.card)))
        return turned is not None
