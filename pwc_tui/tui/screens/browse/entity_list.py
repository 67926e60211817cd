"""The lists of leaderboards, tasks, datasets, methods and venues, with a fuzzy filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.pages.facets import FacetCount, FacetKind
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import KIND_TITLES, BrowsePlace
from pwc_tui.tui.screens.browse.entity_list_rows import (
    ListedEntities,
    cells,
    columns,
    destination,
    find,
    known,
)
from pwc_tui.tui.screens.browse.facets import facets_menu
from pwc_tui.tui.screens.browse.section_base import SectionViews
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import click
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.chrome.section_tabs import SectionTabs, views_of
from pwc_tui.tui.widgets.chrome.status_line import StatusLine, position
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import is_awaited, load

HIDDEN_KEY = "X"
"""Shows what a list leaves out, and the list again."""


class BrowseScreen(SectionViews, group=CommandGroup.SEARCHING):
    """All boards, tasks, datasets or methods, or the boards of one task or dataset."""

    def __init__(self, place: BrowsePlace) -> None:
        super().__init__(place)
        self._start = place
        self._found = ListedEntities()

    def compose_body(self) -> Iterable[Widget]:
        """Yield search bar, list and status line."""
        kind, scope = self._start.kind, self._start.scope
        within = " · ".join(f"{each.kind}: {each.value}" for each in self._start.facets)
        within = f"{scope.kind}: {scope.name}" if scope else within
        what = "leaderboards" if kind is Kind.BOARD else KIND_TITLES[kind].lower()
        yield SearchBar(self.words, f"Find {what} by name", within)
        if views_of(self._start):
            yield SectionTabs(self._start, f"all {what}, most papers first")
        with Container(id="list"):
            table = VirtualTable(columns(kind, of_hidden=self._start.of_hidden), id=kind.value)
            table.is_ticked = partial(self.is_marked, table)
            yield table
            yield Notice()

    def on_mount(self) -> None:
        """Show the list as it was left."""
        self.focus_first(self._start.is_typing)
        found = known(self.pwc.backend, self._start)
        if found is not None:
            self._show(found)
        else:
            self.find()
            self.say_when_slow(self.say_loading)

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the list and the rows in sight."""
        start = self._start
        return lambda: find(backend, start, start.words.strip(), lambda: False)

    def place(self) -> BrowsePlace:
        """Return the words, the highlighted row and the first visible row."""
        if not self.is_loaded:
            return self._start
        numbers = self._found.numbers
        return BrowsePlace(
            kind=self._start.kind,
            scope=self._start.scope,
            words=self.words,
            cursor_id=numbers[self.table.cursor] if numbers else None,
            scroll=self.table.top,
            is_typing=self.bar.is_typing,
            of_hidden=self._start.of_hidden,
            facets=self._start.facets,
        )

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the list comes with, or the highlighted row."""
        if self.highlighted is None and is_awaited(self, "rows"):
            return "rows"
        return super().awaited_for(focused)

    @property
    def highlighted(self) -> EntityRow | None:
        """The row of the cursor, None while it is not loaded."""
        return self._found.row_at(self.table.cursor)

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return what is listed in a row."""
        del panel
        found = self._found.row_at(row)
        return None if found is None else found.ref

    def markables(self, panel: Panel, rows: range) -> Callable[[], Sequence[Markable]]:
        """Return what reads some rows."""
        del panel
        lists, kind, numbers = self.pwc.backend.lists, self._start.kind, self._found.numbers

        def read() -> list[Markable]:
            wanted = numbers[rows.start : rows.stop]
            found = lists.rows(kind, wanted)
            return [found[number].ref for number in wanted if number in found]

        return read

    @property
    def has_filter(self) -> bool:
        """Whether datasets are narrowed by what they are filed under."""
        return bool(self._start.facets)

    def clear_filter(self) -> None:
        """Show all datasets again."""
        self.post_message(ShowInstead(replace(self.place(), facets=())))

    @property
    def boards_scope(self) -> Ref | None:
        """The highlighted task or dataset, if it has leaderboards."""
        row = self.highlighted
        has_boards = row is not None and row.ref.kind in (Kind.TASK, Kind.DATASET)
        return row.ref if row and has_boards and row.board_count else None

    @command(
        "Filter the datasets …",
        "f",
        label="filter",
        footer=24,
        also="narrow facets language modality",
    )
    def action_filter_datasets(self) -> None:
        """Filter the datasets by modality, language or task, or remove a filter."""
        store, within = self.pwc.backend.pages.store, self._start.facets

        def offer(counts: Sequence[FacetCount]) -> None:
            self.pwc.show_menu(facets_menu(self.place(), counts))

        load(
            self,
            lambda _: [each for kind in FacetKind for each in store().facets(kind, within)],
            offer,
            group="facets",
        )

    @command("Show what was hidden", HIDDEN_KEY)
    def action_show_hidden(self) -> None:
        """Show the methods or datasets hidden as advertisements and why, or the others again."""
        at = self._start
        self.post_message(ShowInstead(BrowsePlace(at.kind, of_hidden=not at.of_hidden)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether datasets are listed, or something that advertisements were hidden from."""
        at = self._start
        match action:
            case "filter_datasets":
                return at.kind is Kind.DATASET and not at.of_hidden and not self.is_typing
            case "show_hidden":
                return at.kind in (Kind.METHOD, Kind.DATASET)
        return super().check_action(action, parameters)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the highlighted row, which may still have to be read."""
        del event
        lists, kind = self.pwc.backend.lists, self._start.kind
        if not self._found.numbers:
            return
        number = self._found.numbers[self.table.cursor]

        def lead(rows: Mapping[int, EntityRow]) -> None:
            self.post_message(destination(rows[number]))

        if number in self._found.rows:
            lead(self._found.rows)
        else:
            load(self, lambda _: lists.rows(kind, [number]), lead, group="open")

    def with_rows(self, count: int, then: Callable[[], None]) -> None:
        """Load the first rows."""
        found, lists, kind = self._found, self.pwc.backend.lists, self._start.kind
        missing = found.missing(0, count)

        def arrived(rows: Mapping[int, EntityRow]) -> None:
            found.rows.update(rows)
            then()

        load(self, lambda _: lists.rows(kind, missing), arrived, group="first rows")

    def on_virtual_table_rows_wanted(self, event: VirtualTable.RowsWanted) -> None:
        """Load the rows that are to be seen."""
        found, lists, kind = self._found, self.pwc.backend.lists, self._start.kind
        missing = found.missing(event.first, event.count)

        def arrived(rows: Mapping[int, EntityRow]) -> None:
            found.rows.update(rows)
            self.table.refresh_rows()
            self.refresh_bindings()

        if missing:
            load(self, lambda _: lists.rows(kind, missing), arrived, group="rows")

    def find(self) -> None:
        """Load what the words ask for, and show it."""
        backend, start, typed = self.pwc.backend, self._start, self.words.strip()
        load(
            self,
            lambda is_cancelled: find(backend, start, typed, is_cancelled),
            self._show,
            group="listing",
            failed=self.fail,
        )

    def _show(self, found: ListedEntities) -> None:
        is_first, self.is_loaded = not self.is_loaded, True
        self._found, count = found, len(found.numbers)
        self.table.set_rows(count, self._cells)
        if is_first:
            self.table.jump_to(found.index_of(self._start.cursor_id), self._start.scroll)
        else:
            self.table.jump_to(0, 0)
        self.show_notice(*(("", "") if count else self._nothing_found()))
        self.show_status()
        self.refresh_bindings()
        self.pwc.navigator.retitle()

    def _nothing_found(self) -> tuple[str, str]:
        typed = self.words.strip()
        if not typed:
            return "This archive has nothing to list here", ""
        return (
            f"No match in {KIND_TITLES[self._start.kind]} for “{typed}”",
            "esc  clears it",
        )

    def _cells(self, index: int) -> Sequence[Content] | None:
        row = self._found.row_at(index)
        if row is None:
            return None
        return cells(row, self._found.terms.get(row.ref.id, ()))[: len(self.table.columns)]

    def show_status(self) -> None:
        """Show where the highlighted row stands, and what is left out."""
        if self.is_loaded:
            where = position(self.table.cursor, len(self._found.numbers))
            self.query_one(StatusLine).show(where, self._left_out())

    def _left_out(self) -> Content:
        """Return how many advertisements are left out, or that these are them; a click changes."""
        count, key = self._found.hidden, HIDDEN_KEY
        if self._start.of_hidden:
            said = f"left out of lists and searches as advertisements; {key} shows the others"
        else:
            said = f"{count:,} hidden as advertisements; {key} shows them" if count else ""
        return Content(said).stylize(click("command('show_hidden')"))
