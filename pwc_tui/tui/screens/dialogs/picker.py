"""A dialogue in which one picks an entry: by typing, by arrows, by mouse or by its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.dialogs.picker_lines import PickerLines
from pwc_tui.tui.screens.dialogs.picker_size import box_width, columns_of, title_width
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.search.text_field import TextField
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import cancel, is_awaited, load

_FOR_THE_LIST = ("down", "ctrl+n", "up", "ctrl+p", "pagedown", "pageup", "enter")
"""Keys that move in the entries or pick one, while the text field has the focus."""


class Picker(Dialog[PickerEntry]):
    """Shows a menu and gives back the entry that was picked, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "Input, VirtualTable"
    DEFAULT_CSS = """
    Picker {
        & > Vertical { height: auto; overflow: hidden; }
        & Input { background: transparent; padding: 0; }
        & VirtualTable {
            height: auto; margin-top: 1; scrollbar-background: $surface;
            scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
            & > .virtual-table--cursor {
                background: $primary-muted; text-style: $block-cursor-blurred-text-style;
            }
        }
        & Notice { height: 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move('cursor_down')", "Down", show=False),
        Binding("up,ctrl+p", "move('cursor_up')", "Up", show=False, priority=True),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
    ]

    def __init__(self, menu: Menu) -> None:
        super().__init__()
        self._menu = menu
        self._lines = PickerLines(menu.entries)

    def compose(self) -> ComposeResult:
        """Show the field, if there is one, above the entries."""
        with Vertical() as box:
            box.border_title = Content(self._menu.title)
            box.border_subtitle = Content(f"↵ {self._menu.action}   esc close")
            if self._menu.find is not None:
                yield TextField(placeholder=self._menu.placeholder, compact=True)
            yield VirtualTable(columns_of(self._menu), show_header=False)
            yield Notice()

    def on_mount(self) -> None:
        """Show the entries of the start."""
        self._show(self._menu.entries)
        self.query_one(VirtualTable).jump_to(self._menu.start)

    def on_resize(self) -> None:
        """Give the list the room there is."""
        self._fit()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find entries for what is typed; none typed shows those of the start again."""
        event.stop()
        words, find = event.value.strip(), self._menu.find
        if find is None or not words:
            cancel(self, "find")
            self._show(self._menu.entries)
        else:
            pause = self._menu.pause
            load(
                self,
                lambda is_cancelled: find(words, is_cancelled),
                self._show,
                group="find",
                delay=pause,
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pick the highlighted entry."""
        event.stop()
        self._pick_highlighted()

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        """Show what comes of the highlighted entry."""
        if self._menu.preview is not None:
            self._menu.preview(event.table.cursor)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Pick the entry."""
        event.stop()
        self._pick_highlighted()

    def on_key(self, event: events.Key) -> None:
        """Pick the entry of a letter, where there is no text field."""
        if self._menu.find is not None or not event.character:
            return
        for line in range(len(self._lines)):
            entry = self._lines.entry_at(line)
            if entry is not None and entry.key == event.character:
                event.stop()
                self._pick(line)
                return

    async def action_move(self, action: str) -> None:
        """Move in the list while the text field has the focus."""
        await self.app.run_action(action, self.query_one(VirtualTable))

    def awaited_by(self, key: str) -> str:
        """Return what the entries come with that are still being looked for."""
        return "find" if key in _FOR_THE_LIST and is_awaited(self, "find") else ""

    def _pick_highlighted(self) -> None:
        self._pick(self.query_one(VirtualTable).cursor)

    def _pick(self, line: int) -> None:
        entry = self._lines.entry_at(line)
        if entry is not None and entry.run is not None:
            self.dismiss(entry)

    def _show(self, entries: Sequence[PickerEntry]) -> None:
        self._lay_out(entries)
        table, notice = self.query_one(VirtualTable), self.query_one(Notice)
        table.jump_to(0, 0)
        table.display = bool(entries)
        if entries:
            notice.hide()
        else:
            notice.say("No match")
        self._fit()

    def _lay_out(self, entries: Sequence[PickerEntry]) -> None:
        menu = self._menu
        lines = PickerLines(entries, title_width(menu, self._width) if menu.wraps else None)
        self._lines = lines
        self.query_one(VirtualTable).set_rows(
            len(lines), lines.row_at, still=lines.headings, continued=lines.continued
        )

    def _fit(self) -> None:
        """Make the box as large as what is in it, and as there is room for."""
        self.query_one(Vertical).styles.width = self._width
        if self._menu.wraps:
            self._lay_out(self._lines.entries)
        room = max(1, self.size.height * 84 // 100 - (5 if self._menu.find else 4))
        self.query_one(VirtualTable).styles.height = max(1, min(len(self._lines), room))

    @property
    def _width(self) -> int:
        return box_width(self._menu, self.app.size.width)
