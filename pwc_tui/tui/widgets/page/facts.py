"""What belongs to something, by label: items that flow into lines and can be gone to and opened."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.widgets.page.flow_layout import Flow, LabelledItems, Spot, flow
from pwc_tui.tui.widgets.table.moves import moves
from pwc_tui.tui.widgets.table.panel import EdgePassed, Panel
from pwc_tui.tui.widgets.table.row_painter import fit, segments


class Facts(Panel):
    """Fields of items with a cursor: up and down between lines, left and right within one."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--label",
        "facts--empty",
        "facts--hover",
        "facts--cursor",
    }
    DEFAULT_CSS = """
    Facts {
        height: auto;
        & > .facts--label { color: $foreground-muted; }
        & > .facts--empty { color: $foreground-disabled; }
        & > .facts--hover { background: $foreground 8%; }
        &:focus > .facts--cursor {
            background: $primary-muted; text-style: $block-cursor-blurred-text-style;
        }
    }
    """
    commands = moves("cursor_up", "cursor_down", "columns_left", "columns_right", "open")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(commands)

    hovered: reactive[int | None] = reactive(None)
    """The item under the mouse, or None."""

    class Opened(Message):
        """The user wants to go to an item: `field` and `item` count from 0."""

        def __init__(self, field: int, item: int) -> None:
            super().__init__()
            self.field = field
            self.item = item

    def __init__(self, fields: Sequence[LabelledItems], *, id: str | None = None) -> None:  # noqa: A002  so Textual
        super().__init__(id=id)
        self._fields = tuple(fields)
        self._flow: Flow = flow((), 0)
        self._flow_width = -1

    @property
    def length(self) -> int:
        """How many items there are."""
        return len(self._placed(self.size.width).spots)

    def told(self) -> Iterable[tuple[str, str]]:
        """Yield the label of each field, and its items as text."""
        for field in self._fields:
            yield field.label, field.separator.join(item.plain for item in field.items)

    @property
    def cursor_region(self) -> Region:
        """The cells of the item gone to, within the widget."""
        spots = self._placed(self.size.width).spots
        if not spots:
            return Region(0, 0, 1, 1)
        spot = spots[self._valid(self.cursor)]
        return Region(spot.x, spot.y, spot.text.cell_length, 1)

    def offsets(self) -> Iterable[tuple[int, Offset]]:
        """Yield all items; before each there is room for two letters."""
        for place, spot in enumerate(self._placed(self.size.width).spots):
            yield place, Offset(max(0, spot.x - 2), spot.y)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the items take."""
        return max(1, self._placed(width).height)

    def render_line(self, y: int) -> Strip:
        """Paint line `y`: a label, and the items on it."""
        width = self.size.width
        placed = self._placed(width)
        painted = list(self._label(y, placed))
        end = placed.indent
        for place, spot in enumerate(placed.spots):
            if spot.y == y:
                painted += self._gap(spot, end, placed)
                painted += self._item(place, spot)
                end = spot.end
                painted += self._comma(place, placed, width - end)
        base = self.visual_style.rich_style
        return Strip(painted).adjust_cell_length(width, base)

    def action_cursor_up(self) -> None:
        """Go to the line above."""
        self._go_lines(-1)

    def action_cursor_down(self) -> None:
        """Go to the line below."""
        self._go_lines(1)

    def action_columns_left(self) -> None:
        """Go to the item before."""
        self.cursor = self._valid(self.cursor - 1)

    def action_columns_right(self) -> None:
        """Go to the next item."""
        self.cursor = self._valid(self.cursor + 1)

    def action_open(self) -> None:
        """Open the item gone to."""
        spots = self._placed(self.size.width).spots
        if spots:
            spot = spots[self._valid(self.cursor)]
            self.post_message(self.Opened(spot.field, spot.item))

    def on_click(self, event: events.Click) -> None:
        """Open the item clicked."""
        x, y = event.get_content_offset_capture(self)
        place = self._placed(self.size.width).at(x, y)
        if place is not None:
            event.stop()
            self.cursor = place
            self.action_open()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which item a click would open."""
        x, y = event.get_content_offset_capture(self)
        self.hovered = self._placed(self.size.width).at(x, y)

    def on_leave(self) -> None:
        """Show no item as under the mouse."""
        self.hovered = None

    def _placed(self, width: int) -> Flow:
        if width != self._flow_width:
            self._flow, self._flow_width = flow(self._fields, width), width
        return self._flow

    def _valid(self, place: int) -> int:
        return max(0, min(place, len(self._placed(self.size.width).spots) - 1))

    def _go_lines(self, step: int) -> None:
        placed = self._placed(self.size.width)
        place = placed.nearest(self._valid(self.cursor), step) if placed.spots else None
        if place is None:
            self.post_message(EdgePassed(self, step))
        else:
            self.cursor = place

    def _label(self, y: int, placed: Flow) -> list[Segment]:
        number = placed.labels.index(y) if y in placed.labels else None
        if number is None:
            return self._segments(" " * placed.indent)
        field = self._fields[number]
        label = fit(Content(field.label), max(0, placed.indent - 1), "left") + Content(" ")
        painted = self._segments(label, "facts--label")
        return painted if field.items else painted + self._segments(field.empty, "facts--empty")

    def _gap(self, spot: Spot, end: int, placed: Flow) -> list[Segment]:
        if spot.x == placed.indent:
            return []
        return self._segments(self._fields[spot.field].separator[: spot.x - end], "facts--label")

    def _comma(self, place: int, placed: Flow, room: int) -> list[Segment]:
        """Return the comma of a list that goes on in the next line."""
        spot, after = placed.spots[place], placed.spots[place + 1 : place + 2]
        comma = self._fields[spot.field].separator.rstrip()
        is_cut = any(next_.field == spot.field and next_.y > spot.y for next_ in after)
        goes_on = is_cut and not self._fields[spot.field].is_stacked and comma == ","
        return self._segments(comma, "facts--label") if goes_on and room else []

    def _item(self, place: int, spot: Spot) -> list[Segment]:
        if place == self._valid(self.cursor) and self.has_focus:
            return self._segments(spot.text, "facts--cursor")
        return self._segments(spot.text, *(["facts--hover"] if place == self.hovered else []))

    def _segments(self, text: Content | str, *classes: str) -> list[Segment]:
        content = text if isinstance(text, Content) else Content(text)
        parse = self.app.stylesheet.parse_style
        return list(segments(content, self.get_visual_style(*classes), parse))
