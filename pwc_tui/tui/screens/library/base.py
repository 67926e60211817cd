"""What the lists of what is the user's own have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.marked import Markable
from pwc_tui.domain.user_data import Subject
from pwc_tui.tui.places.trail import KeptListPlace, LibraryPlace
from pwc_tui.tui.screens.browse.section_base import SectionScreen
from pwc_tui.tui.screens.library.rows import MISSING, KeptRow
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.row_painter import Wide
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import load

_HINTED = {
    "bookmark": "b",
    "choose_list": "ctrl+b",
    "write_note": "N",
    "make_list": "plus",
    "add_own_result": "plus",
    "save_search": "ctrl+s",
    "export_papers": "e",
    "move_up": "left_curly_bracket",
    "move_down": "right_curly_bracket",
}
"""The commands that are hinted at, with their usual keys."""


class KeptScreen(SectionScreen):
    """A list of what is kept. It is read whole; words narrow what was read."""

    table_id: ClassVar[str] = "kept"
    patience = 0.06

    def __init__(self, place: LibraryPlace | KeptListPlace) -> None:
        super().__init__(place)
        self._read_ahead: Sequence[KeptRow] | None = None
        self._all: Sequence[KeptRow] = ()
        self._rows: Sequence[KeptRow] = ()
        self._key = place.cursor_key
        """The row that is to be highlighted, as soon as it is there."""
        self.wanted_key = ""
        """That of what is being made."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield search bar, views and list; what is said of the list names the user's keys."""
        self.about = self._with_keys(self.about)
        yield from super().compose_body()

    def hint(self) -> str:
        """Return what fills an empty list, with the keys of the user."""
        return self._with_keys(self.how_to_fill)

    def _with_keys(self, said: str) -> str:
        keys = self.pwc.keys
        named = {command: key_name(keys.first(command, key)) for command, key in _HINTED.items()}
        return said.format_map(named)

    @abstractmethod
    def reader(self, backend: Backend) -> Callable[[], Sequence[KeptRow]]:
        """Return what reads all rows, in a thread."""

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the rows before the screen is made."""
        read = self.reader(backend)

        def keep() -> None:
            self._read_ahead = read()

        return keep

    def on_mount(self) -> None:
        """Show the list as it was left."""
        start = self.arrived_at
        assert isinstance(start, LibraryPlace | KeptListPlace)
        self.focus_first(start.is_typing)
        if self._read_ahead is not None:
            self._arrived_with(self._read_ahead)
        else:
            self.read()
            self.say_when_slow(self.say_loading)

    @property
    def highlighted(self) -> KeptRow | None:
        """The row of the cursor."""
        at = self.table.cursor if self.is_mounted else 0
        return self._rows[at] if at < len(self._rows) else None

    @property
    def cursor_key(self) -> str:
        """What the highlighted row is known by."""
        row = self.highlighted
        return row.key if row is not None else self._key

    @property
    def thing(self) -> Subject | None:
        """The highlighted thing, be it in the archive or not."""
        row = self.highlighted
        return row.entry.subject if row is not None and row.entry is not None else None

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return the thing or the result of a row."""
        del panel
        return self._rows[row].markable if row < len(self._rows) else None

    def cells_at(self, index: int) -> Sequence[Content] | Wide | None:
        """Return what a row shows."""
        return self._rows[index].draw()

    def show_own(self) -> None:
        """Read anew what is kept by now."""
        self.read()

    def say_loading(self) -> None:
        """Say what is waited for."""
        if not self.is_loaded:
            self.show_notice("Reading your library …")

    def search_again(self) -> None:
        """Count anew what searches find."""
        self.read()

    def read(self) -> None:
        """Read all rows, and highlight the same one as before, or the one that was made."""
        read = self.reader(self.pwc.backend)
        self._key, self.wanted_key = self.wanted_key or self.cursor_key, ""
        load(self, lambda _: read(), self._arrived_with, group="listing", failed=self.fail)

    def find(self) -> None:
        """Show those of the rows that have the words."""
        if self.is_loaded:
            self._fill()
            self.table.jump_to(0, 0)
            self.shown()

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Go where the row leads."""
        del event
        row = self.highlighted
        if row is None or self.is_covered:
            return
        if row.opens is not None:
            self.post_message(row.opens)
        elif (thing := self.thing) is not None:
            self.notify(f"“{thing.name or thing.slug}” is {MISSING}; it stays in your library.")

    def action_write_note(self) -> None:
        """Write a note on the highlighted thing, also where the archive does not have it."""
        thing, library = self.thing, self.pwc.backend.own.library
        if thing is not None:
            load(self, lambda _: library.note(thing), partial(self.note_on, thing), group="library")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a thing to note something about."""
        if action == "write_note":
            return self.thing is not None and not self.is_typing
        return super().check_action(action, parameters)

    def _arrived_with(self, rows: Sequence[KeptRow]) -> None:
        is_first, at, self._all = not self.is_loaded, self.table.cursor, rows
        self._fill()
        place = next((n for n, row in enumerate(self._rows) if row.key == self._key), at)
        start = self.arrived_at
        assert isinstance(start, LibraryPlace | KeptListPlace)
        self.table.jump_to(place, start.scroll if is_first else None)
        self.stop_waiting()
        self.shown()

    def _fill(self) -> None:
        words = self.words.casefold().split()
        self._rows = [
            row for row in self._all if all(word in row.text.casefold() for word in words)
        ]
        self.table.set_rows(len(self._rows), self.cells_at)
