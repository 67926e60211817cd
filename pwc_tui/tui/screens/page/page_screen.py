"""The base of all pages that one reads: of a paper, a task, and whatever else has a page.

A screen states what is known of its thing, how it is read, and what the page says (`Reading`).
Laying it out, going through it, waiting, failing and coming back exactly are done here.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.marked import Markable
from pwc_tui.tui.places.trail import EntityPlace, HomePlace, PaperPlace
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.screens.page.facts import FactRow, destination, name_of
from pwc_tui.tui.screens.page.page_cursor import PageCursor
from pwc_tui.tui.screens.page.page_parts import Listing, Reading
from pwc_tui.tui.screens.papers.rows import dated
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.page.facts import Facts
from pwc_tui.tui.widgets.page.page import Page, PageSection
from pwc_tui.tui.widgets.page.read_text import ReadText
from pwc_tui.tui.widgets.table.folding_table import FoldingTable
from pwc_tui.tui.widgets.table.panel import EdgePassed, Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import is_awaited, load

P = TypeVar("P", PaperPlace, EntityPlace, HomePlace)
V = TypeVar("V")


class ReadingScreen(PlaceScreen, Generic[P, V]):
    """A page about one thing, in one column or in two where there is room."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (140, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    ReadingScreen {
        & #page { height: 1fr; padding: 0 1; }
        & #text, & #lists { height: auto; overflow: hidden; scrollbar-gutter: auto; }
        & #header { margin-bottom: 1; }
        & #text > PageSection > Static { max-width: 100; }
        & #page VirtualTable > .virtual-table--cursor { background: transparent; }
        & #page VirtualTable:focus > .virtual-table--cursor {
            background: $primary-muted; text-style: $block-cursor-blurred-text-style;
        }
        & .instead { color: $foreground-disabled; }
        &.-tall #page { padding: 1 1 0 1; }
        &.-wide #page { layout: horizontal; overflow: hidden; padding: 1 2 0 2; }
        &.-wide #text, &.-wide #lists {
            height: 100%; overflow-y: auto; scrollbar-gutter: stable;
        }
        &.-wide #text { width: 46%; max-width: 80; padding-right: 3; }
        &.-wide #lists { width: 1fr; }
        &.-wide #lists > PageSection:first-child { margin-top: 0; }
        &.-low PageSection, &.-low #header { margin: 0; }
    }
    """

    what: str
    """What the page is about, in a word: "paper"."""

    def __init__(self, place: P) -> None:
        super().__init__(place)
        self._start: P = place
        self._read_ahead: V | None = None
        self._value: V | None = None
        self._reading: Reading | None = None
        self._cursor = PageCursor()

    @abstractmethod
    def known(self, backend: Backend) -> V | None:
        """Return what the page is about if it was read lately, without waiting."""

    @abstractmethod
    def reader(self, backend: Backend) -> Callable[[], V]:
        """Return what reads it, in a thread; that raises UserError for what is not there."""

    @abstractmethod
    def reading(self, value: V) -> Reading:
        """Return what the page says."""

    def more_lists(self, value: V) -> Iterable[Widget]:
        """Yield what follows the listings: sections with panels of the page's own kind."""
        del value
        return ()

    def arrived(self, value: V) -> None:
        """Do what is left to do once the page is shown."""

    def place_of(self, value: V) -> P:
        """Return the place with what is only known since it was read, such as its title."""
        del value
        return self._start

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the thing before the page is made, so that it is laid out once."""
        read = self.reader(backend)

        def keep() -> None:
            self._read_ahead = read()

        return keep

    @property
    def value(self) -> V | None:
        """What the page is about, None while it does not show it yet."""
        return self._value

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the page comes with."""
        del focused
        return "page" if is_awaited(self, "page") else ""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page if it is known what it says, and the notice for its place."""
        self._value = self._read_ahead or self.known(self.pwc.backend)
        if self._value is not None:
            yield self._page(self._value)
        yield Notice()

    def on_mount(self) -> None:
        """Arrive at a page that is known, or ask for it."""
        if self._value is not None:
            self._arrive(self._value)
            return
        read = self.reader(self.pwc.backend)
        load(self, lambda _: read(), self._show, group="page", failed=self._fail)
        self.say_when_slow(self._say_loading)

    def place(self) -> P:
        """Return the place, what has the focus, and how far the page is scrolled."""
        if self._value is None or not self.query(Facts):
            return self._start
        focused = self.focused
        return replace(
            self.place_of(self._value),
            focus=(focused.id or "") if focused is not None else "",
            scroll=round(self._cursor.page_of(self.query_one(Facts)).scroll_y),
            cursor=focused.cursor if isinstance(focused, Panel) else 0,
        )

    @property
    def panel_here(self) -> Panel | None:
        """The list that has the focus."""
        focused = self.focused
        is_list = isinstance(focused, Panel) and not isinstance(focused, Facts) and focused.length
        return focused if isinstance(focused, Panel) and is_list else None

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return what stands in a row of a listing."""
        listings = self._reading.listings if self._reading is not None else ()
        listing = next((each for each in listings if each.id == panel.id), None)
        return listing.marks(row) if listing is not None and row < listing.count else None

    def show_own(self) -> None:
        """Paint anew what shows which papers are kept."""
        for table in self.query(VirtualTable):
            table.refresh_rows()

    def panels(self) -> list[Panel]:
        """Return the lists one can go to, from the top of the page to its end."""
        return [panel for panel in self._panels() if panel.length or isinstance(panel, Facts)]

    def on_edge_passed(self, event: EdgePassed) -> None:
        """Go on to the next list, or scroll towards it."""
        event.stop()
        self._cursor.go_on(self.panels(), event.sender, event.step)

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        """Keep the highlighted row in sight."""
        if event.table.has_focus and not self._is_as_left(event.table):
            self._cursor.follow(event.table)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Go where a row leads."""
        if self._reading is not None and self._cursor.was_in_sight(event.table):
            listing = next(own for own in self._reading.listings if own.id == event.table.id)
            self.open_row(listing, event.index)

    def open_row(self, listing: Listing, row: int) -> None:
        """Go where a row of a listing leads."""
        self.post_message(listing.opens(row))

    def relist(self, listing: Listing) -> None:
        """Show the rows that a listing has now, in the place it has on the page."""
        if self._reading is not None:
            others = (listing if own.id == listing.id else own for own in self._reading.listings)
            self._reading = replace(self._reading, listings=tuple(others))
            _fill(self.query_one(f"#{listing.id}", VirtualTable), listing)

    def on_facts_opened(self, event: Facts.Opened) -> None:
        """Go where an item leads, or show all items where there are more."""
        if self._reading is None or not self._cursor.was_in_sight(self.query_one(Facts)):
            return
        fact = self._reading.facts[event.field]
        if event.item >= fact.shown:
            self._choose_from(fact)
        else:
            self.post_message(destination(fact.targets[event.item]))

    def _page(self, value: V) -> Widget:
        reading: Reading = self.reading(value)
        self._reading = reading
        lists = Page(
            *(self._section(each) for each in reading.listings if each.count or each.instead),
            *self.more_lists(value),
            id="lists",
        )
        page = Page(
            Page(
                ReadText(
                    lambda: Content("\n").join([reading.title(), *reading.about]), id="header"
                ),
                Facts([fact.field for fact in reading.facts], id="facts"),
                *(PageSection(each.heading, ReadText(each.text)) for each in reading.prose),
                id="text",
            ),
            lists,
            id="page",
        )
        if sum(min(each.count, each.in_sight) for each in reading.listings) > self.app.size.height:
            # Sure to scroll: the bar is there with the first paint, not a frame later.
            (lists if self.has_class("-wide") else page).show_vertical_scrollbar = True
        return page

    def _section(self, listing: Listing) -> PageSection:
        """Return a listing as a section of the page."""
        name = f"{listing.id}-section"
        if not listing.count:
            instead = Static(Content(listing.instead), classes="instead")
            return PageSection(listing.heading, instead, id=name)
        made = FoldingTable if listing.can_fold else VirtualTable
        table = made(dated(listing.columns, self.pwc.settings.screen.date), id=listing.id)
        table.is_ticked = partial(self.is_marked, table)
        _fill(table, listing)
        section = PageSection(listing.heading, table, id=name)
        count = listing.count if listing.counted is None else listing.counted
        section.count(count, listing.of_what)
        return section

    def _panels(self) -> Iterable[Panel]:
        return self.walk_children(Panel)

    def _show(self, value: V) -> None:
        """Show what was read after the screen was made; keys wait until all of it is there."""

        async def step() -> None:
            notice = self.query_one(Notice)
            notice.hide()
            await self.mount(self._page(value), before=notice)
            self._value = value
            self._arrive(value)

        self.pwc.navigator.screens.then(step, asked_at=self)

    def _arrive(self, value: V) -> None:
        self.pwc.navigator.retitle()
        self._restore_focus()
        if self._start.scroll or self._start.cursor:
            self.call_after_refresh(self._restore_scroll)
        self.arrived(value)

    def _restore_focus(self) -> None:
        """Give the focus to what had it, or to what this page is read for."""
        wide = self._reading.focus_when_wide if self._reading and self.has_class("-wide") else ""
        panels = {panel.id: panel for panel in self._panels()}
        focus = panels.get(self._start.focus) or panels.get(wide) or self.query_one(Facts)
        self.be_read_in(focus)

    def _restore_scroll(self) -> None:
        """Put scroll and cursor where they were left; both need a page that is laid out.

        The scroll at once: a cursor that is out of sight moves the page.
        """
        self._cursor.page_of(self.query_one(Facts)).scroll_to(
            y=self._start.scroll, animate=False, force=True, immediate=True
        )
        if isinstance(self.focused, Panel):
            self.focused.go_to(self._start.cursor)

    def _is_as_left(self, table: Panel) -> bool:
        """Whether cursor and scroll are those restored: where it was in sight, it is again."""
        page = self._cursor.page_of(self.query_one(Facts))
        now = (table.id, table.cursor, round(page.scroll_y))
        return now == (self._start.focus, self._start.cursor, self._start.scroll)

    def _say_loading(self) -> None:
        if self._value is None:
            self.query_one(Notice).say(f"Reading the {self.what} …")

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.query_one(Notice).say(str(error), "Backspace goes back.")

    def _choose_from(self, fact: FactRow) -> None:
        entries = [PickerEntry(name_of(target), run=destination(target)) for target in fact.targets]
        self.pwc.choose(f"{fact.field.label} · {len(entries):,}", "open", entries)


def _fill(table: VirtualTable, listing: Listing) -> None:
    table.styles.height = min(listing.count, listing.in_sight) + 1
    table.set_rows(listing.count, listing.cells)
