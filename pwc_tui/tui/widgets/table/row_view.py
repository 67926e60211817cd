"""A view on any number of rows that paints only those that are seen, and keeps what it painted."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.cache import LRUCache
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pwc_tui.tui.text import ShowsLatex
from pwc_tui.tui.widgets.table.columns import MARK_WIDTH, Column, Layout, lay_out
from pwc_tui.tui.widgets.table.row_painter import (
    Wide,
    assemble,
    heading_of,
    paint,
    paint_wide,
    show_more,
)

RowAt = Callable[[int], Sequence[Content] | Wide | None]
"""Gives the cells of a row, one per column and single lines all, or a row that keeps to no columns,
or None: not loaded yet."""

_PaintedKey: TypeAlias = tuple[int, tuple[str, ...], int, bool]
"""A row (-1: the header), its classes, how far it is scrolled sideways, whether it is ticked."""

_SaidKey: TypeAlias = tuple[Hashable, ...]
"""All that decides what a row looks like, whichever row of the list it is."""

_NO_MARK = Content(" " * MARK_WIDTH)
CAME_FROM, TICK = "▸", "✓"
"""Left of the row one came from, and of the rows that were ticked."""
_WAITING = Content("···")
_AROUND = (-2, -1, 1, 2)
"""Rows that a name is told apart from, counted from its own."""
_LEAST_TOLD_APART = 4
"""Letters that names have in common which could look alike: no column is as narrow."""
_PAINTED_KEPT = 512
"""Painted rows kept: several screens of the tallest terminals, so that scrolling back is free."""


class RowView(ScrollView, ShowsLatex):
    """Rows under a header, painted from what `row_at` gives.

    One row can be marked, as the row one came from, and any number ticked. Columns that are fixed
    stay, the others scroll sideways when the view is too narrow.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-table--header",
        "virtual-table--hover",
        "virtual-table--marked",
        "virtual-table--waiting",
    }
    DEFAULT_CSS = """
    RowView {
        background: transparent;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .virtual-table--header { color: $foreground-muted; text-style: bold; }
        & > .virtual-table--hover { background: $foreground 5%; }
        & > .virtual-table--marked { background: $accent 12%; }
        & > .virtual-table--waiting { color: $foreground-disabled; }
    }
    """

    marked: reactive[int | None] = reactive(None, repaint=False)
    """The row one came from, or None."""
    hovered: reactive[int | None] = reactive(None, repaint=False)
    """The row under the mouse, or None."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        show_header: bool = True,
        id: str | None = None,  # noqa: A002  the name every Textual widget gives it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.row_count = 0
        self._columns = tuple(columns)
        self._header_height = 1 if show_header else 0
        self._row_at: RowAt = _no_row
        self.is_ticked: Callable[[int], bool] = _no_tick
        """Whether a row was chosen by the user, beside others."""
        self._placed: Layout = lay_out(self._columns, 0)
        self._painted: LRUCache[_PaintedKey, Strip] = LRUCache(_PAINTED_KEPT)
        self._said: LRUCache[int, Sequence[Content] | Wide] = LRUCache(_PAINTED_KEPT)
        """What rows say: each is compared with those around it, too."""
        self._strips: LRUCache[_SaidKey, Strip] = LRUCache(_PAINTED_KEPT)
        """Painted rows by what they say: a list has most of them in common with the one before."""
        self._in_sight: dict[int, Strip] = {}
        """What the lines of the view were painted with last."""
        self._is_asked_again = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, shown or not."""
        return self._columns

    @property
    def page(self) -> int:
        """How many whole rows are in sight."""
        return max(1, self.size.height - self._header_height)

    @property
    def top(self) -> int:
        """The first row in sight."""
        return round(self.scroll_y)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the rows given must fit them."""
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._placed = lay_out(self._columns, self._room)
            self._strips.clear()
            self._measure()
        self.refresh_rows()

    def show_header(self, is_shown: bool) -> None:
        """Show or hide the headings."""
        if is_shown != bool(self._header_height):
            self._header_height = int(is_shown)
            self._measure()
            self.refresh_rows()

    def set_rows(self, count: int, row_at: RowAt) -> None:
        """Show `count` rows; the scroll stays where it is if it can."""
        self.row_count, self._row_at = count, row_at
        self.hovered = None
        self._measure()
        self.refresh_rows()

    def row(self, index: int) -> Sequence[Content] | Wide | None:
        """Return what a row says, None while that is not loaded."""
        return self._row_at(index)

    def refresh_rows(self) -> None:
        """Ask for the rows in sight again and paint those that say something else by now."""
        self._forget()
        if not self._is_asked_again:
            self._is_asked_again = True
            self.call_next(self._refresh_changed)

    def say_again(self) -> None:
        """Paint the titles in the form of LaTeX that is chosen by now."""
        self.refresh_rows()

    def row_under(self, y: int) -> int | None:
        """Return the row painted on line `y` of the view, if one is."""
        index = self.top + y - self._header_height
        return index if y >= self._header_height and index < self.row_count else None

    def watch_marked(self, old: int | None, new: int | None) -> None:
        """Paint the two rows concerned."""
        self._repaint(old, new)

    def watch_hovered(self, old: int | None, new: int | None) -> None:
        """Paint the two rows concerned."""
        self._repaint(old, new)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._forget()

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is in sight: the header or a row."""
        self._in_sight[y] = strip = self._line(y)
        return strip

    def _line(self, y: int) -> Strip:
        layout = self._layout  # first: it forgets what was painted for another width
        index = self.row_under(y)
        if y < self._header_height:
            look: tuple[str, ...] = ("virtual-table--header",)
        elif index is None:
            return Strip.blank(layout.width, self.visual_style.rich_style)
        else:
            look = self._look(index)
        is_ticked = index is not None and self.is_ticked(index)
        key = (-1 if index is None else index, look, round(self.scroll_x), is_ticked)
        return self._painted.get(key) or self._paint(key)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._leave_wheel(event)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._leave_wheel(event)

    def _leave_wheel(self, event: events.MouseEvent) -> None:
        """Leave the wheel to the page around the view, unless one reads in the view."""
        is_within = any(isinstance(each, ScrollableContainer) for each in self.ancestors)
        if is_within and not self.has_focus:
            event.prevent_default()

    def _look(self, index: int) -> tuple[str, ...]:
        """Return the component classes of a row, weakest first."""
        marked = ("virtual-table--marked",) if index == self.marked else ()
        return (*marked, "virtual-table--hover") if index == self.hovered else marked

    def _missing(self) -> None:
        """Be told that a row in sight is not loaded."""

    def _paint(self, key: _PaintedKey) -> Strip:
        index, look, scroll, is_ticked = key
        is_header = index < 0
        cells = self._headings() if is_header else self._cells(index)
        if cells is None:
            self._missing()
            cells, look = [_WAITING] * len(self._columns), ("virtual-table--waiting",)
            return self._assembled(cells, _NO_MARK, look, scroll)
        if is_header:
            strip = self._assembled(cells, _NO_MARK, look, scroll)
            strip = show_more(strip, self._layout, scroll, self.get_visual_style(*look))
        else:
            strip = self._row(index, cells, self._mark(index, is_ticked=is_ticked), look, scroll)
        self._painted[key] = strip
        return strip

    def _row(
        self,
        index: int,
        cells: Sequence[Content] | Wide,
        mark: Content,
        look: tuple[str, ...],
        scroll: int,
    ) -> Strip:
        """Paint a row, unless one that says the same and looks so was painted before."""
        beside = self._beside(index, cells)
        said = cells.parts if isinstance(cells, Wide) else cells
        others = [other.plain for row in beside for other in row]
        key = (*((each.plain, *each.spans) for each in (*said, mark)), look, scroll, *others)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._assembled(cells, mark, look, scroll, beside)
        return strip

    def _cells(self, index: int) -> Sequence[Content] | Wide | None:
        cells = self._said.get(index)
        if cells is None and (cells := self._row_at(index)) is not None:
            self._said[index] = cells
        return cells

    def _forget(self) -> None:
        """Forget what the rows say."""
        self._painted.clear()
        self._said.clear()

    def _mark(self, index: int, *, is_ticked: bool) -> Content:
        """Return what stands left of the first column of a row."""
        if is_ticked:
            sign = TICK
        elif index == self.marked:
            sign = CAME_FROM
        else:
            return _NO_MARK
        return Content.styled(sign.ljust(MARK_WIDTH), "bold $text-accent")

    def _headings(self) -> list[Content]:
        heads = [column.heading for column in self._columns]
        for placed in (*self._layout.still, *self._layout.moving):
            heads[placed.index] = heading_of(placed)
        return heads

    def _assembled(
        self,
        cells: Sequence[Content] | Wide,
        mark: Content,
        look: tuple[str, ...],
        scroll: int,
        beside: Sequence[Sequence[Content]] = (),
    ) -> Strip:
        style, parse = self.get_visual_style(*look), self.app.stylesheet.parse_style
        if isinstance(cells, Wide):
            return paint_wide(cells, self._layout, mark, style, parse)
        painted = paint(cells, self._layout, mark, style, parse, beside=beside)
        return assemble(painted, self._layout, scroll, style)

    def _beside(self, index: int, cells: Sequence[Content] | Wide) -> Sequence[Sequence[Content]]:
        """Return the cells of the rows around one that it may have to be told apart from."""
        apart = [at for at, column in enumerate(self._columns) if column.cut == "apart"]
        if not apart or isinstance(cells, Wide):
            return ()
        starts = [(at, cells[at].plain[:_LEAST_TOLD_APART]) for at in apart]
        places = (index + step for step in _AROUND)
        rows = (self._cells(at) for at in places if 0 <= at < self.row_count)
        return [
            row
            for row in rows
            if row is not None
            and not isinstance(row, Wide)
            and any(row[at].plain.startswith(start) for at, start in starts)
        ]

    @property
    def _room(self) -> int:
        """The cells of a row."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    @property
    def _layout(self) -> Layout:
        """Where the columns stand: right for the first paint, which comes before `on_resize`."""
        if self._placed.width != self._room:
            self._placed = lay_out(self._columns, self._room)
            self._strips.clear()
            self._forget()
        return self._placed

    def _measure(self) -> None:
        """Say how large the rows are all together."""
        if not self.size and self.row_count > self.app.size.height:
            self.show_vertical_scrollbar = True  # there with the first paint, not a frame later
        size = Size(self._layout.full_width, self.row_count + self._header_height)
        if size.height == self.virtual_size.height:
            self.set_reactive(RowView.virtual_size, size)  # nothing is laid out by the width
        else:
            self.set_reactive(RowView.virtual_size, size)
            self.refresh(repaint=False, layout=True)  # of the scrollbar; rows see to themselves

    def _refresh_changed(self) -> None:
        """Have the lines painted that are not what they were."""
        self._is_asked_again = False
        lines = [y for y in range(self.size.height) if self._line(y) != self._in_sight.get(y)]
        if lines:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in lines))

    def _repaint(self, *indices: int | None) -> None:
        for index in indices:
            if index is not None and 0 <= (line := index - self.top) < self.page:
                self.refresh(Region(0, line + self._header_height, self._layout.width, 1))


def _no_tick(_: int) -> bool:
    """Tick nothing."""
    return False


def _no_row(_: int) -> None:
    """Stand in for the rows until there are some."""
    return
