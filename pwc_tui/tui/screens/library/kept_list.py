"""What is in a list of the user's: in the order of the user's hand, or in those of papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.library import LibraryOrder, in_order
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.places.trail import KeptListPlace
from pwc_tui.tui.screens.base.paper_exports import export_menu
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.dialogs.sure import make_sure
from pwc_tui.tui.screens.library.base import KeptScreen
from pwc_tui.tui.screens.library.rows import KeptRow, about, paper_row
from pwc_tui.tui.screens.papers.previewed import PreviewedScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import click, joined, line
from pwc_tui.tui.widgets.chrome.status_line import StatusLine, position
from pwc_tui.tui.widgets.search.preview import Preview
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.row_painter import Wide
from pwc_tui.tui.workers import load, write

_ORDERS = {
    LibraryOrder.HAND: "hand",
    LibraryOrder.DATE: "newest",
    LibraryOrder.TITLE: "title",
    LibraryOrder.RESULTS: "most results",
}


class KeptListScreen(PreviewedScreen, KeptScreen, group=CommandGroup.LIBRARY):
    """One list. Textual takes styles from the first of its bases alone."""

    how_to_fill = (
        "{bookmark}  puts a paper into the list used last, {choose_list} into one of your choice"
    )

    def __init__(self, place: KeptListPlace) -> None:
        super().__init__(place)
        self._list, self._order = place.name, place.order
        self.placeholder = f"Find in “{place.name}”"
        self.about = (
            "by hand: {move_up} and {move_down} move a row,"
            " {write_note} notes on it, {export_papers} exports all"
        )
        self.empty = f"Nothing is in “{place.name}”"

    def compose_list(self) -> Iterable[Widget]:
        """Yield the list beside the preview."""
        with Container(id="body"):
            yield from super().compose_list()
            yield Preview()

    def on_mount(self) -> None:
        """Show the list as it was left."""
        self.place_preview()
        super().on_mount()

    def columns(self) -> Sequence[Column]:
        """Return those of papers that were chosen."""
        return self.paper_columns()

    def show_columns(self) -> None:
        """Show the columns that were chosen."""
        self.table.set_columns(self.columns())

    def cells_at(self, index: int) -> Sequence[Content] | Wide | None:
        """Return what a row shows in the columns that were chosen."""
        return self.cells_shown(super().cells_at(index))

    def reader(self, backend: Backend) -> Callable[[], Sequence[KeptRow]]:
        """Return what reads the list."""
        name, order, marks = self._list, self._order, backend.own.library.known_marks

        def read() -> Sequence[KeptRow]:
            return [paper_row(each, marks) for each in in_order(backend.kept.entries(name), order)]

        return read

    def place(self) -> KeptListPlace:
        """Return the list, its order, the words, the highlighted row and the first visible row."""
        return KeptListPlace(
            self._list,
            self._order,
            self.words,
            self.cursor_key,
            self.table.top,
            self.bar.is_typing,
        )

    def papers_listed(self) -> Sequence[int]:
        """Return the papers of the list, to be exported."""
        cards = (row.entry.card for row in self._rows if row.entry is not None)
        return [card.id for card in cards if card is not None]

    def action_export_papers(self) -> None:
        """Copy or save all papers of the list, or those that are marked."""
        listed, pwc, one_paper = self.papers_listed(), self.pwc, super().action_export_papers
        if pwc.marked or len(listed) == 1:
            one_paper()
            return
        if not listed:
            self.notify(f"“{self._list}” has no paper that is in this archive.", markup=False)
            return

        def menu() -> Menu:
            whole = export_menu(pwc, f"{len(listed):,} papers", pwc.backend.cited(listed))
            said = line("the highlighted one instead …", "$foreground-muted")
            one = PickerEntry(line("papers: all"), said, "a", one_paper)
            return replace(whole, entries=[one, *whole.entries]) if self.paper_here else whole

        load(self, lambda _: menu(), pwc.show_menu, group="subject")

    @command("Sort the list differently", "s", label="sort", footer=30, also="order arrange")
    def action_next_kept_order(self) -> None:
        """Change the order of a list of yours: by hand, newest, title, most results."""
        orders = list(LibraryOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.read()

    @command("Move up in the list", "left_curly_bracket", "alt+up", label="up", footer=31)
    def action_move_up(self) -> None:
        """Move the highlighted thing of a list one place up."""
        self._move(-1)

    @command("Move down in the list", "right_curly_bracket", "alt+down", label="down", footer=32)
    def action_move_down(self) -> None:
        """Move the highlighted thing of a list one place down."""
        self._move(1)

    @command("Take out of the list", "x", "delete", label="take out", footer=33, acts_on_row=True)
    def action_take_out(self) -> None:
        """Take the highlighted thing out of the list."""
        thing, library = self.thing, self.pwc.backend.own.library
        if thing is not None:
            take_out = partial(library.take_out, [thing], self._list)
            make_sure(self.pwc, f"Take it out of “{self._list}”?", lambda: self.change(take_out))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a thing to move or to take out."""
        match action:
            case "next_kept_order" | "export_papers":
                return not self.is_typing
            case "take_out":
                return self.thing is not None and not self.is_typing
            case "move_up" | "move_down":
                is_by_hand = self._order is LibraryOrder.HAND and not self.words.strip()
                return is_by_hand and self.thing is not None and not self.is_typing
        return super().check_action(action, parameters)

    def show_row(self) -> None:
        """Show what is highlighted: a paper, or that the archive does not have it."""
        row, preview = self.highlighted, self.query_one(Preview)
        entry = row.entry if row is not None else None
        if entry is None or entry.card is not None or not preview.display:
            preview.follow(self.pwc.backend, None if entry is None else entry.card, ())
        else:
            preview.say(about(entry))
        self.show_status()

    def on_virtual_table_highlighted(self) -> None:
        """Show what is highlighted and where it stands."""
        super().on_virtual_table_highlighted()
        self.show_row()

    def on_resize(self) -> None:
        """Fit the status line, and fit and fill a preview that has appeared."""
        self.fit_preview()
        self.call_after_refresh(self.show_row)

    def show_status(self) -> None:
        """Show where the highlighted thing stands, and the order."""
        if self.is_loaded:
            order = Content.assemble("by ", (_ORDERS[self._order], "$foreground"))
            order = order.stylize(click("command('next_kept_order')"))
            where = position(self.table.cursor, self.table.row_count)
            self.query_one(StatusLine).show(joined([where, order], "   "), Content())

    def _move(self, step: int) -> None:
        """Move the highlighted thing by one place, on the screen at once."""
        thing, at = self.thing, self.table.cursor
        place = at + step
        if thing is None or not 0 <= place < len(self._all):
            return
        library, rows = self.pwc.backend.own.library, list(self._all)
        rows.insert(place, rows.pop(at))
        self._all = rows
        self._fill()
        self.table.jump_to(place)
        self.show_status()
        pwc = self.pwc
        write(pwc, lambda: library.move(thing, self._list, place), lambda _: pwc.own_changed())
