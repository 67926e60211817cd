"""A dialogue in which one picks an entry: by typing, by arrows, by mouse or by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from pwc_tui.tui.screens.dialog import Dialog
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.notice import Notice
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import IsStale, load

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dialogue, and what happens when it is picked (None: nothing)."""

    title: Content
    detail: Content = Content()  # noqa: RUF009  Content is immutable
    key: str = ""
    """Shown in front; a single letter picks the entry where there is no text field."""
    run: Callable[[PwcApp], object] | None = None
    group: str = ""


Find = Callable[[str, IsStale], Sequence[Entry]]
"""Returns the entries for what was typed; called in a thread."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What a dialogue offers: its entries at the start, and how to find others."""

    title: str
    entries: Sequence[Entry]
    find: Find | None = None
    """None for a short menu without a text field."""
    placeholder: str = ""
    key_width: int = 3
    group_width: int = 0
    detail_share: int = 2
    """Cells of the details for every 3 of the titles; 0 leaves them out."""
    hide_detail_below: int = 40
    pause: float = 0.0
    """Seconds without another key before `find` is called."""


class Picker(Dialog[Entry]):
    """Shows a menu and gives back the entry that was picked, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "Input, VirtualTable"
    DEFAULT_CSS = """
    Picker {
        & > Vertical { overflow: hidden; }
        & Input { background: transparent; padding: 0; }
        & VirtualTable {
            height: auto; margin-top: 1; scrollbar-background: $surface;
            scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
            & > .virtual-table--cursor { background: $primary 40%; }
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
        self._entries: Sequence[Entry] = menu.entries

    def compose(self) -> ComposeResult:
        """Show the field, if there is one, above the entries."""
        with Vertical() as box:
            box.border_title = Content(self._menu.title)
            box.border_subtitle = Content("↵ run   esc close")
            if self._menu.find is not None:
                yield Input(placeholder=self._menu.placeholder, compact=True)
            yield VirtualTable(list(self._columns()), show_header=False)
            yield Notice()

    def on_mount(self) -> None:
        """Show the entries of the start."""
        self._show(self._entries)

    def on_resize(self) -> None:
        """Give the list the room there is."""
        self._fit()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find entries for what is typed; none typed shows those of the start again."""
        event.stop()
        words, find = event.value.strip(), self._menu.find
        if find is None or not words:
            self.workers.cancel_group(self, "find")
            self._show(self._menu.entries)
        else:
            pause = self._menu.pause
            load(self, lambda stale: find(words, stale), self._show, group="find", delay=pause)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pick the highlighted entry."""
        event.stop()
        self._pick(self.query_one(VirtualTable).cursor)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Pick the entry."""
        event.stop()
        self._pick(event.index)

    def on_key(self, event: events.Key) -> None:
        """Pick the entry of a letter, where there is no text field."""
        if self._menu.find is not None or not event.character:
            return
        for index, entry in enumerate(self._entries):
            if entry.key == event.character:
                event.stop()
                self._pick(index)
                return

    async def action_move(self, action: str) -> None:
        """Move in the list while the text field has the focus."""
        await self.app.run_action(action, self.query_one(VirtualTable))

    def _pick(self, index: int) -> None:
        if 0 <= index < len(self._entries) and self._entries[index].run is not None:
            self.dismiss(self._entries[index])

    def _columns(self) -> Iterable[Column]:
        menu = self._menu
        if menu.group_width:
            yield Column("group", width=menu.group_width, hide_below=84)
        yield Column("key", width=menu.key_width)
        if menu.find is None:  # short labels, and what they stand for
            details = any(entry.detail for entry in menu.entries)
            widest = max((entry.title.cell_length for entry in menu.entries), default=1)
            yield Column("title", width=widest) if details else Column("title", fraction=1)
            yield Column("detail", fraction=1) if details else Column("detail", width=1)
            return
        yield Column("title", fraction=3)
        if menu.detail_share:
            yield Column("detail", fraction=menu.detail_share, hide_below=menu.hide_detail_below)

    def _show(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        table = self.query_one(VirtualTable)
        table.set_rows(len(entries), self._cells)
        table.jump_to(0, 0)
        notice = self.query_one(Notice)
        table.display = bool(entries)
        if entries:
            notice.hide()
        else:
            notice.say("Nothing by that name")
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.size.height * 84 // 100 - (4 if self._menu.find else 3))
        self.query_one(VirtualTable).styles.height = max(1, min(len(self._entries), room))

    def _cells(self, index: int) -> Sequence[Content]:
        entry = self._entries[index]
        earlier = self._entries[index - 1].group if index else ""
        group = "" if entry.group == earlier else entry.group
        cells = [Content.styled(entry.key, "bold $text-accent"), entry.title]
        if self._menu.group_width:
            cells.insert(0, Content.styled(group, "$foreground-muted"))
        has_detail = self._menu.find is None or self._menu.detail_share
        return [*cells, entry.detail] if has_detail else cells
