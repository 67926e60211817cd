"""A table of any number of rows with a cursor, moved by keys and mouse."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.reactive import reactive

from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.widgets.table import panel
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.moves import MOVES
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.row_view import RowAt, RowView

_CONTEXT = 2
"""Rows kept in sight beyond the cursor when it moves by key."""


class VirtualTable(RowView, Panel):
    """A table that asks for a row when it has to paint it, and for nothing else.

    The cursor is always on a row (0 when there is none). A key press repaints two rows, or the rows
    in sight when they scroll; the number of rows costs nothing.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-table--cursor"}
    DEFAULT_CSS = """
    VirtualTable {
        & > .virtual-table--cursor { background: $foreground 12%; }
        &:focus > .virtual-table--cursor {
            background: $primary-muted; text-style: $block-cursor-blurred-text-style;
        }
    }
    """
    commands = MOVES
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(MOVES)

    Highlighted: TypeAlias = panel.Highlighted
    Opened: TypeAlias = panel.Opened
    HeaderPressed: TypeAlias = panel.HeaderPressed
    RowsWanted: TypeAlias = panel.RowsWanted

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row the cursor is on."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        show_header: bool = True,
        id: str | None = None,  # noqa: A002  the name every Textual widget gives it
        classes: str | None = None,
    ) -> None:
        super().__init__(columns, show_header=show_header, id=id, classes=classes)
        self._wanted: tuple[int, int] | None = None
        self._still: frozenset[int] = frozenset()
        self._continued: frozenset[int] = frozenset()
        self._jump: tuple[int, int | None] | None = None

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self.row_count

    @property
    def cursor_region(self) -> Region:
        """Where the row the cursor is on begins."""
        return Region(0, self.cursor - self.top + self._header_height, 1, 1)

    def offsets(self) -> Iterable[tuple[int, Offset]]:
        """Yield the rows in sight that can be opened."""
        for index in range(self.top, min(self.top + self.page, self.row_count)):
            if index not in self._still:
                yield index, Offset(0, index - self.top + self._header_height)

    def go_to(self, place: int) -> None:
        """Put the cursor on a row and scroll it into sight."""
        self.jump_to(place)

    def set_rows(
        self,
        count: int,
        row_at: RowAt,
        still: Collection[int] = (),
        continued: Collection[int] = (),
    ) -> None:
        """Show `count` rows; the cursor and the scroll stay where they are if they can.

        The cursor passes over the rows in `still`: headings and the like; and over those in
        `continued`, each of which looks like the row above it and belongs to it.
        """
        super().set_rows(count, row_at)
        self._wanted = None
        self._still, self._continued = frozenset((*still, *continued)), frozenset(continued)
        kept = self.validate_cursor(self.cursor)
        if kept == self.cursor:
            self._say_highlighted()
        self.cursor = kept

    def jump_to(self, index: int, scroll_y: int | None = None) -> None:
        """Put the cursor on a row and scroll it into sight, or exactly to the row `scroll_y`.

        Before the table has a size the scroll is kept until it has one.
        """
        self.cursor = index
        if not self.size:
            self._jump = (index, scroll_y)
        elif scroll_y is None:
            self._reveal(self.cursor, self.page // 2)
        else:
            self._scroll_rows(scroll_y)

    def reveal_column(self, index: int) -> None:
        """Scroll sideways as little as it takes to see a column."""
        placed = next((placed for placed in self._layout.moving if placed.index == index), None)
        if placed is None:
            return
        if placed.x < self.scroll_x or placed.x + placed.width > self.scroll_x + self._layout.room:
            self.scroll_to(x=min(placed.x, self._layout.overflow), animate=False, force=True)

    def validate_cursor(self, index: int) -> int:
        """Keep the cursor on a row it may rest on, the next one in the direction it goes."""
        kept = max(0, min(index, self.row_count - 1))
        if kept not in self._still:
            return kept
        below = (row for row in range(kept + 1, self.row_count) if row not in self._still)
        above = (row for row in range(kept - 1, -1, -1) if row not in self._still)
        ways = (above, below) if index < self.cursor else (below, above)
        return next((row for way in ways for row in way), kept)

    def watch_cursor(self, old: int, new: int) -> None:
        """Paint the two rows concerned, keep the cursor in sight and tell."""
        if self._continued:
            self.refresh()
        else:
            self._repaint(old, new)
        self._reveal(new, 0)
        self._say_highlighted()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say which rows are in sight now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._want_rows()

    def on_resize(self) -> None:
        """Place the columns anew; a table that had no size goes to where it was sent before."""
        self._measure()
        jump, self._jump = self._jump, None
        if jump is None:
            self._reveal(self.cursor, 0)
        else:
            self.jump_to(*jump)

    def action_cursor_up(self) -> None:
        """Go one row up."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """Go one row down."""
        self._step(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._move_scrolling(-self.page)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._move_scrolling(self.page)

    def action_half_page_up(self) -> None:
        """Go half a page up."""
        self._move_scrolling(-max(1, self.page // 2))

    def action_half_page_down(self) -> None:
        """Go half a page down."""
        self._move_scrolling(max(1, self.page // 2))

    def action_first(self) -> None:
        """Go to the first row."""
        self._move(-self.row_count)

    def action_last(self) -> None:
        """Go to the last row."""
        self._move(self.row_count)

    def action_center_row(self) -> None:
        """Scroll the row the cursor is on to the middle."""
        self._scroll_rows(max(0, self.cursor - self.page // 2))

    def action_columns_left(self) -> None:
        """Scroll the columns that are not fixed one to the left."""
        self.scroll_columns(-1)

    def action_columns_right(self) -> None:
        """Scroll the columns that are not fixed one to the right."""
        self.scroll_columns(1)

    def action_open(self) -> None:
        """Open the row the cursor is on."""
        if self.row_count and self.cursor not in self._still:
            self.post_message(self.Opened(self, self.cursor))

    def scroll_columns(self, step: int) -> None:
        """Scroll the columns that are not fixed by one, to the right (step 1) or to the left."""
        stop = self._layout.next_stop(round(self.scroll_x), step)
        self.scroll_to(x=stop, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked, or open it if the cursor is there already."""
        event.stop()
        x, y = event.get_content_offset_capture(self)
        index = self.row_under(y)
        index = None if index is None else self._whole(index)
        if y < self._header_height:
            placed = self._layout.column_at(x, round(self.scroll_x))
            if placed is not None:
                self.post_message(self.HeaderPressed(self, placed.index))
        elif index == self.cursor:
            self.action_open()
        elif index is not None:
            self.cursor = index

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would go to."""
        index = self.row_under(event.get_content_offset_capture(self).y)
        self.hovered = None if index is None else self._whole(index)

    def on_leave(self) -> None:
        """Show no row as under the mouse."""
        self.hovered = None

    def _look(self, index: int) -> tuple[str, ...]:
        index = self._whole(index)
        look = super()._look(index)
        return (*look, "virtual-table--cursor") if index == self.cursor else look

    def _missing(self) -> None:
        self._want_rows(again=True)

    def _whole(self, index: int) -> int:
        """Return the first of the rows that are but one."""
        while index in self._continued:
            index -= 1
        return index

    def _step(self, rows: int) -> None:
        if self.validate_cursor(self.cursor + rows) == self.cursor:
            self.post_message(panel.EdgePassed(self, rows))
        self._move(rows)

    def _move(self, rows: int) -> None:
        self.cursor += rows
        self._reveal(self.cursor, _CONTEXT)

    def _move_scrolling(self, rows: int) -> None:
        self._scroll_rows(self.top + rows)
        self._move(rows)

    def _scroll_rows(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _reveal(self, index: int, context: int) -> None:
        """Scroll as little as it takes to have `index` and some rows around it in sight."""
        context = min(context, (self.page - 1) // 2)
        first = max(0, index - context)
        last = min(self.row_count - 1, index + context)
        if first < self.top:
            self._scroll_rows(first)
        elif last >= self.top + self.page:
            self._scroll_rows(last - self.page + 1)

    def _say_highlighted(self) -> None:
        if self.row_count:
            self.post_message(self.Highlighted(self, self.cursor))

    def _want_rows(self, *, again: bool = False) -> None:
        """Tell which rows are needed, once per half page that is scrolled."""
        first = max(0, self.top - self.page)
        wanted = (first, min(self.row_count, self.top + 2 * self.page) - first)
        is_near = self._wanted and abs(self._wanted[0] - first) < max(1, self.page // 2)
        if self._wanted == wanted or (is_near and not again):
            return
        self._wanted = wanted
        self.post_message(self.RowsWanted(self, *wanted))
