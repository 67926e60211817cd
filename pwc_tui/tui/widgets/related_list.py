"""The related papers: number, title and date, and below it the reason, in two lines each."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from pwc_tui.domain.related import Related
from pwc_tui.tui.commands.moving import bindings_of
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.row_painter import fit, segments
from pwc_tui.tui.widgets.table_messages import EdgePassed

RELATED_SHOWN = 8
"""As many as the site had, and as there are keys for."""
LINES = 2
"""Lines of one paper."""
_DATE_WIDTH = 12
_NUMBER_WIDTH = 3


class RelatedList(Widget, can_focus=True):
    """A list of related papers with a cursor; while loading it takes the room it will take."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "related-list--quiet",
        "related-list--hover",
        "related-list--cursor",
    }
    DEFAULT_CSS = """
    RelatedList {
        height: auto;
        & > .related-list--quiet { color: $foreground-muted; }
        & > .related-list--hover { background: $foreground 5%; }
        & > .related-list--cursor { background: $foreground 0%; }
        &:focus > .related-list--cursor { background: $primary 40%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("cursor_up", "cursor_down", "first", "last", "open")
    ]

    cursor: reactive[int] = reactive(0)
    """The paper gone to."""
    hovered: reactive[int | None] = reactive(None)
    """The paper under the mouse, or None."""

    class Opened(Message):
        """The user wants to go to a related paper."""

        def __init__(self, related: Related) -> None:
            super().__init__()
            self.related = related

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.items: tuple[Related, ...] = ()
        self._loaded = False

    def show(self, items: Sequence[Related]) -> None:
        """Show related papers, at most `RELATED_SHOWN`; none of them says so."""
        self.items, self._loaded = tuple(items[:RELATED_SHOWN]), True
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh(layout=True)

    @property
    def cursor_region(self) -> Region:
        """The lines of the paper gone to, within the widget."""
        return Region(0, self.cursor * LINES, max(1, self.size.width), LINES)

    def enter(self, step: int) -> None:
        """Put the cursor on the first paper when coming from above, on the last from below."""
        self.cursor = 0 if step > 0 else len(self.items) - 1

    def open_number(self, number: int) -> None:
        """Open the paper with this number, counted from 1, if there is one."""
        if 1 <= number <= len(self.items):
            self.cursor = number - 1
            self.action_open()

    def validate_cursor(self, index: int) -> int:
        """Keep the cursor on a paper, if there are any yet."""
        return max(0, min(index, len(self.items) - 1)) if self._loaded else index

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the papers take, or will take."""
        if not self._loaded:
            return RELATED_SHOWN * LINES
        return max(1, len(self.items) * LINES)

    def render_line(self, y: int) -> Strip:
        """Paint line `y`: the title or the reason of a paper."""
        width = self.size.width
        index, is_reason = divmod(y, LINES)
        if not self.items:
            return self._painted(self._instead(y), width, "related-list--quiet")
        if index >= len(self.items):
            return self._painted(Content(), width)
        item = self.items[index]
        text = self._reason(item, width) if is_reason else self._title(index, item, width)
        return self._painted(text, width, *self._look(index))

    def action_cursor_up(self) -> None:
        """Go to the paper above."""
        self._go(-1)

    def action_cursor_down(self) -> None:
        """Go to the paper below."""
        self._go(1)

    def action_first(self) -> None:
        """Go to the first paper."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last paper."""
        self.cursor = len(self.items) - 1

    def action_open(self) -> None:
        """Open the paper gone to."""
        if self.items:
            self.post_message(self.Opened(self.items[self.cursor]))

    def on_click(self, event: events.Click) -> None:
        """Open the paper clicked."""
        index = self._under(event)
        if index is not None:
            event.stop()
            self.open_number(index + 1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which paper a click would open."""
        self.hovered = self._under(event)

    def on_leave(self) -> None:
        """Show no paper as under the mouse."""
        self.hovered = None

    def _under(self, event: events.MouseEvent) -> int | None:
        index = event.get_content_offset_capture(self).y // LINES
        return index if 0 <= index < len(self.items) else None

    def _go(self, step: int) -> None:
        if not self.items or self.validate_cursor(self.cursor + step) == self.cursor:
            self.post_message(EdgePassed(self, step))
        else:
            self.cursor += step

    def _look(self, index: int) -> tuple[str, ...]:
        if index == self.cursor and self.has_focus:
            return ("related-list--cursor",)
        return ("related-list--hover",) if index == self.hovered else ()

    def _instead(self, y: int) -> Content:
        """Return what stands where no papers are: the room of eight, or that there are none."""
        if self._loaded:
            return Content("Nothing in the archive is related to it.") if y == 0 else Content()
        return Content("···") if y % LINES == 0 else Content()

    def _title(self, index: int, item: Related, width: int) -> Content:
        number = Content.styled(str(index + 1).ljust(_NUMBER_WIDTH), "bold $text-accent")
        day = item.card.date.isoformat() if item.card.date else ""
        date = fit(line(day, "$foreground-muted"), _DATE_WIDTH, "right")
        room = max(1, width - _NUMBER_WIDTH - _DATE_WIDTH)
        return number + fit(line(item.card.title), room, "left") + date

    def _reason(self, item: Related, width: int) -> Content:
        room = max(1, width - _NUMBER_WIDTH)
        return Content(" " * _NUMBER_WIDTH) + fit(
            line(item.why(), "$foreground-muted"), room, "left"
        )

    def _painted(self, content: Content, width: int, *classes: str) -> Strip:
        style = self.get_visual_style(*classes)
        parts = segments(content, style, self.app.stylesheet.parse_style)
        return Strip(parts).adjust_cell_length(width, style.rich_style)
