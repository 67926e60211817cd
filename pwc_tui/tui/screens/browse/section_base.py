"""What the views of a section that has several have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.errors import UserError
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import SectionPlace
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.chrome.section_tabs import SectionTabs, beside, shown_as, views_of
from pwc_tui.tui.widgets.chrome.status_line import StatusLine, position
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

FOUND_AT_MOST = 500
"""Hits of a filter: names that are less like the words are not what was meant."""


class SectionViews(SearchableScreen, group=CommandGroup.GOING):
    """A list that may be one view of a section that has several."""

    def __init__(self, place: SectionPlace) -> None:
        super().__init__(place)
        self.words = place.words
        self.is_loaded = False

    @abstractmethod
    def find(self) -> None:
        """Load what `words` ask for, and show it."""

    @command("Next view", "tab", label="next view", footer=12)
    def action_next_view(self) -> None:
        """Show the next view of a section: notable leaderboards, by task, all; the others by area."""  # noqa: E501
        self._show_beside(1)

    @command("Previous view", "shift+tab")
    def action_previous_view(self) -> None:
        """Show the previous view of a section."""
        self._show_beside(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the section has several views."""
        if action in ("next_view", "previous_view"):
            return bool(views_of(self.arrived_at))
        return super().check_action(action, parameters)

    def on_section_tabs_chosen(self, event: SectionTabs.Chosen) -> None:
        """Show another view."""
        self.post_message(ShowInstead(shown_as(self.left_at(), event.view)))

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Filter by other words."""
        if event.words != self.words:
            self.words = event.words
            self.find()
            self.refresh_bindings()

    def on_virtual_table_highlighted(self) -> None:
        """Show where the highlighted line stands."""
        self.show_status()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Fit the status line."""
        self.call_after_refresh(self.show_status)

    def show_status(self) -> None:
        """Show where the highlighted line stands."""
        if self.is_loaded:
            where = position(self.table.cursor, self.table.row_count)
            self.query_one(StatusLine).show(where, Content())

    def say_loading(self) -> None:
        """Say what is waited for."""
        if not self.is_loaded:
            self.show_notice(self.pwc.backend.doing)

    def fail(self, error: UserError) -> None:
        """Say why there is nothing to show."""
        self.stop_waiting()
        self.show_notice(str(error))

    def _show_beside(self, step: int) -> None:
        place = beside(self.left_at(), step)
        if place is not None:
            self.post_message(ShowInstead(place))


class SectionScreen(SectionViews):
    """A list with a filter and a line of views above it."""

    table_id: ClassVar[str]
    about: str
    """What the view shows, in one line."""
    placeholder: str = "Find leaderboards by name"
    empty: str = "This archive has no leaderboards"
    how_to_fill: str = ""
    """What one can do about an empty list."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield search bar, views and list."""
        yield SearchBar(self.words, self.placeholder)
        yield SectionTabs(self.arrived_at, self.about)
        yield from self.compose_list()

    def compose_list(self) -> Iterable[Widget]:
        """Yield the list, and what stands over it where it is empty."""
        with Container(id="list"):
            table = self.make_table()
            table.is_ticked = partial(self.is_marked, table)
            yield table
            yield Notice()

    def make_table(self) -> VirtualTable:
        """Return the list."""
        return VirtualTable(self.columns(), id=self.table_id)

    def hint(self) -> str:
        """Return what one can do about an empty list."""
        return self.how_to_fill

    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """Return the columns of the list."""

    def shown(self) -> None:
        """Do what is due whenever another list is shown."""
        self.is_loaded = True
        words = self.words.strip()
        if self.table.row_count:
            self.show_notice("")
        elif words:
            has_views = bool(views_of(self.arrived_at))
            hint = "tab  looks in the next view   esc  clears it" if has_views else "esc  clears it"
            self.show_notice(f"No match for “{words}”", hint)
        else:
            self.show_notice(self.empty, self.hint())
        self.show_status()
        self.refresh_bindings()
        self.pwc.navigator.retitle()
