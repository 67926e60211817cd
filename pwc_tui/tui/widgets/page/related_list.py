"""The related papers on their shelves: number, title, marks and date, and below it the reason."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.related import Related, Shelf
from pwc_tui.tui.commands import bindings_of
from pwc_tui.tui.text import ShowsLatex, joined, line, plain, printed
from pwc_tui.tui.widgets.page.shelf_tabs import Shelves, filled, shelf_at, tabs_line
from pwc_tui.tui.widgets.table.moves import moves
from pwc_tui.tui.widgets.table.panel import EdgePassed, Panel
from pwc_tui.tui.widgets.table.row_painter import fit, segments
from pwc_tui.tui.widgets.table.row_view import TICK

RELATED_SHOWN = 8
"""As many as the site had, and as there are keys for."""
LINES = 2
"""Lines of one paper."""
_TABS = 1
"""Lines above the papers: the names of the shelves."""
_MARKS_WIDTH = 7
_DATE_WIDTH = 12
_NUMBER_WIDTH = 3
_KEPT_WIDTH, _KEPT_FROM = 4, 72
"""Cells of the marks of what is kept, and the width from which there is room for them."""


class RelatedList(Panel, ShowsLatex):
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
        &:focus > .related-list--cursor {
            background: $primary-muted; text-style: $block-cursor-blurred-text-style;
        }
    }
    """
    commands = moves("cursor_up", "cursor_down", "first", "last", "open")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(commands)

    hovered: reactive[int | None] = reactive(None)
    """The paper under the mouse, or None."""

    class Turned(Message):
        """Another shelf is shown."""

    class Opened(Message):
        """The user wants to go to a related paper."""

        def __init__(self, related: Related) -> None:
            super().__init__()
            self.related = related

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.items: tuple[Related, ...] = ()
        """The papers of the shelf that is shown."""
        self.shelf = Shelf.BEST
        """The shelf that is shown."""
        self._shelves: Shelves = {}
        self.is_ticked: Callable[[int], bool] = lambda _: False
        """Whether a paper is marked."""
        self.kept: Callable[[PaperCard], Content] = lambda _: Content()
        """Gives the marks of what the user keeps."""
        self.is_loaded = False
        """Whether it is known which papers are related."""
        self.is_waiting = False
        """Whether it is known that related papers cannot be found yet."""

    def wait(self) -> None:
        """Say that what related papers are found by is being built, which may take long."""
        self.is_waiting = True
        self.refresh()

    def show(self, shelves: Shelves, shelf: Shelf = Shelf.BEST) -> None:
        """Show the related papers of a shelf, of each at most `RELATED_SHOWN`.

        An empty shelf gives way to the first that has any; where none has, the list says so.
        """
        self._shelves, self.is_loaded, self.is_waiting = shelves, True, False
        full = filled(shelves)
        self._stand_at(shelf if shelf in full or not full else full[0])
        self.refresh(layout=True)

    @property
    def is_expected(self) -> bool:
        """Whether there are papers, or may be in a moment: what is pressed for them is kept."""
        return bool(self.items) or not (self.is_loaded or self.is_waiting)

    def turn(self, step: int) -> None:
        """Show the shelf after (step 1) or before (-1) this one, if there is one."""
        if self.can_turn(step):
            full = filled(self._shelves)
            self._stand_at(full[full.index(self.shelf) + step])
            self.post_message(self.Turned())

    def can_turn(self, step: int) -> bool:
        """Whether there is a shelf after (step 1) or before (-1) this one."""
        full = filled(self._shelves)
        return self.shelf in full and 0 <= full.index(self.shelf) + step < len(full)

    @property
    def length(self) -> int:
        """How many papers there are."""
        return len(self.items)

    @property
    def cursor_region(self) -> Region:
        """The lines of the paper gone to, within the widget."""
        return Region(0, _TABS + self.cursor * LINES, max(1, self.size.width), LINES)

    def offsets(self) -> Iterable[tuple[int, Offset]]:
        """Yield the papers by their titles."""
        return ((place, Offset(0, _TABS + place * LINES)) for place in range(len(self.items)))

    def open_number(self, number: int) -> None:
        """Open the paper with this number, counted from 1, if there is one."""
        if 1 <= number <= len(self.items):
            self.cursor = number - 1
            self.action_open()

    def validate_cursor(self, index: int) -> int:
        """Keep the cursor on a paper, if there are any yet."""
        return max(0, min(index, len(self.items) - 1)) if self.is_loaded else index

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the papers take, or will take."""
        if not self.is_loaded:
            return _TABS + RELATED_SHOWN * LINES
        # The room of the longest shelf, so that nothing moves when another one is shown.
        most = max((len(of) for of in self._shelves.values()), default=0)
        return _TABS + max(1, min(most, RELATED_SHOWN) * LINES)

    def say_again(self) -> None:
        """Paint the titles in the form of LaTeX that is chosen by now."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint line `y`: the title or the reason of a paper."""
        width = self.size.width
        if y < _TABS:
            return self._painted(tabs_line(self._shelves, self.shelf, width), width)
        index, is_reason = divmod(y - _TABS, LINES)
        if not self.items:
            return self._painted(self._instead(y - _TABS), width, "related-list--quiet")
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
        """Open the paper clicked, or show the shelf clicked."""
        at = event.get_content_offset_capture(self)
        shelf = shelf_at(self._shelves, self.shelf, self.size.width, at.x) if at.y == 0 else None
        if shelf is not None:
            event.stop()
            self._stand_at(shelf)
            self.post_message(self.Turned())
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
        index = (event.get_content_offset_capture(self).y - _TABS) // LINES
        return index if 0 <= index < len(self.items) else None

    def _stand_at(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.items = tuple(self._shelves.get(shelf, ())[:RELATED_SHOWN])
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

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
        if self.is_loaded:
            return Content("The archive has no related papers.") if y == 0 else Content()
        if self.is_waiting:
            return Content("Looking for related papers …") if y == 0 else Content()
        return Content("···") if y % LINES == 0 else Content()

    def _title(self, index: int, item: Related, width: int) -> Content:
        tick = TICK if self.is_ticked(index) else ""
        number = Content.styled(f"{index + 1}{tick}".ljust(_NUMBER_WIDTH), "bold $text-accent")
        day = item.card.date.isoformat() if item.card.date else ""
        date = fit(line(day, "$foreground-muted"), _DATE_WIDTH, "right")
        marks = fit(related_marks(item.card), _MARKS_WIDTH, "right")
        kept = fit(self.kept(item.card), _KEPT_WIDTH if width >= _KEPT_FROM else 0, "right")
        room = max(1, width - _NUMBER_WIDTH - _DATE_WIDTH - _MARKS_WIDTH - kept.cell_length)
        return number + fit(line(printed(item.card.title)), room, "left") + marks + date + kept

    def _reason(self, item: Related, width: int) -> Content:
        room = max(1, width - _NUMBER_WIDTH)
        return Content(" " * _NUMBER_WIDTH) + fit(
            line(item.why(), "$foreground-muted"), room, "left"
        )

    def _painted(self, content: Content, width: int, *classes: str) -> Strip:
        style = self.get_visual_style(*classes)
        parts = segments(content, style, self.app.stylesheet.parse_style)
        return Strip(parts).adjust_cell_length(width, style.rich_style)


def related_marks(card: PaperCard) -> Content:
    """Return `★12 ●`: how many results on leaderboards, and whether there is (official) code."""
    results = plain(f"★{card.result_count}" if card.result_count else "", "$text-warning")
    code = Content("○") if card.repository_count else Content(" ")
    if card.has_official_code:
        code = Content.styled("●", "$text-success")
    return joined([results, code])
