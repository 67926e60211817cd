"""What screens with a search bar above a list have in common."""

from __future__ import annotations

from textual.widget import Widget

from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import OpenSection
from pwc_tui.tui.places.resolve import section_at
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import is_awaited


class SearchableScreen(PlaceScreen, group=CommandGroup.SEARCHING):
    """A screen with one `SearchBar`, and in `#list` one `VirtualTable` and one `Notice`."""

    DEFAULT_CSS = """
    SearchableScreen > StatusLine { display: block; }
    SearchableScreen #list { height: 1fr; layers: below above; }
    SearchableScreen #list > VirtualTable { layer: below; }
    SearchableScreen #list > Notice { layer: above; background: $background; }
    """

    @property
    def table(self) -> VirtualTable:
        """The list."""
        return self.query_one(VirtualTable)

    @property
    def panel_here(self) -> Panel | None:
        """The list, where it has rows that are seen."""
        has_rows = self.is_mounted and self.table.length > 0 and not self.is_covered
        return self.table if has_rows else None

    @property
    def bar(self) -> SearchBar:
        """The search bar."""
        return self.query_one(SearchBar)

    @property
    def can_clear(self) -> bool:
        """Whether there is something to clear, a mark or words, or the search bar to leave."""
        if not self.is_mounted:
            return False
        return self.bar.is_typing or self.is_narrowed or bool(self.pwc.marked)

    @property
    def is_narrowed(self) -> bool:
        """Whether words or a filter narrow the list."""
        return bool(self.bar.words) or self.has_filter

    @property
    def is_completing(self) -> bool:
        """Whether the search bar offers completions."""
        return self.is_mounted and self.bar.is_offering

    @property
    def has_filter(self) -> bool:
        """Whether something else than words narrows the list."""
        return False

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the list comes with."""
        del focused
        return "listing" if is_awaited(self, "listing") else ""

    def action_search(self) -> None:
        """Put the focus into the search bar, what is in it selected."""
        self.bar.start_typing(select=True)

    @command("To the list", "enter", "down", label="to the list", footer=10, in_palette=False)
    def action_to_the_list(self) -> None:
        """Go from the search bar to the results."""
        self.table.focus()

    @command("Next match", in_palette=False)
    def action_next_match(self) -> None:
        """Go to the next of what was found."""
        self.table.action_cursor_down()

    @command("Previous match", in_palette=False)
    def action_previous_match(self) -> None:
        """Go to the one before of what was found."""
        self.table.action_cursor_up()

    @command("Clear the search", "escape", label="clear", footer=25, footer_marked=18)
    def action_clear_search(self) -> None:
        """Clear the search, then the filters; leave the search bar; then clear the marks."""
        self.clear()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a search bar to leave, or something to clear."""
        match action:
            case "to_the_list":
                return self.is_typing and not self.is_completing
            case "clear_search":
                return self.can_clear
        return super().check_action(action, parameters)

    def clear(self) -> None:
        """Take away what is offered, the words, the filters; go to the list; then all marks."""
        if self.is_completing:
            self.bar.offer(())
        elif self.bar.words:
            self.bar.clear()
        elif self.has_filter:
            self.clear_filter()
        elif self.bar.is_typing:
            self.table.focus()
        elif self.pwc.marked:
            self.pwc.marks.clear()

    def clear_filter(self) -> None:
        """Take away what `has_filter` is about."""

    def focus_first(self, is_typing: bool) -> None:
        """Give the focus to the search bar if it had it when the place was left."""
        if is_typing:
            self.bar.start_typing(select=False)
        else:
            self.table.focus()

    def on_search_bar_left(self) -> None:
        """Go to the list, or to the section whose old address was typed."""
        section = section_at(self.bar.words)
        if section is not None:
            self.post_message(OpenSection(section))
        else:
            self.table.focus()

    def show_notice(self, sentence: str, hint: str = "") -> None:
        """Show a sentence over the list; none shows the list.

        The list stays below it, because a hidden list would lose the focus.
        """
        if sentence or self.is_covered:
            notice = self.query_one(Notice)
            self.set_class(bool(sentence), "-empty")
            if sentence:
                notice.say(sentence, hint)
            else:
                notice.hide()

    @property
    def is_covered(self) -> bool:
        """Whether a notice lies over the list."""
        return self.has_class("-empty")

    def show_waiting(self, sentence: str, done: float | None, hint: str = "") -> None:
        """Show over the list what is waited for, and how much of it (0 to 1) is done."""
        self.set_class(True, "-empty")
        self.query_one(Notice).say(sentence, hint, done)
