"""What all screens of the history share: a frame around a body, and a place to return to."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.timer import Timer
from textual.widget import Widget

from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import SearchFor
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.screens.base.marking import Marking
from pwc_tui.tui.screens.base.paper_commands import PaperLinks, PapersTogether
from pwc_tui.tui.screens.base.paper_exports import PaperExports
from pwc_tui.tui.screens.base.paper_library import PaperLibrary
from pwc_tui.tui.widgets.chrome.first_hints import FirstHints
from pwc_tui.tui.widgets.chrome.key_bar import KeyBar
from pwc_tui.tui.widgets.chrome.nav_bar import NavBar, WayBar
from pwc_tui.tui.widgets.chrome.status_line import StatusLine
from pwc_tui.tui.widgets.table.panel import Panel

if TYPE_CHECKING:
    from pwc_tui.tui.services.backend import Backend


_SLOW = 0.25
"""Seconds after which an empty screen says what it waits for."""
_ARRIVING = 0.2
"""Seconds in which Textual asks a new screen again and again to paint itself whole."""


class PlaceScreen(
    Marking, PaperLinks, PaperExports, PapersTogether, PaperLibrary, group=CommandGroup.SEARCHING
):
    """A screen made from a `Place`, which gives back the place it is left at.

    It is made anew when the user comes back, so whatever must survive belongs into the place.
    Subclasses compose their body and say which paper the paper commands act on.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    patience: ClassVar[float] = 0.03
    """Seconds for which `ahead` is waited for before the screen is made without what that reads."""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  so declared by Textual
        (0, "-narrow"),
        (70, "-normal"),
        (120, "-wide"),
        (170, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  so declared by Textual
        (0, "-low"),
        (20, "-middle"),
        (32, "-tall"),
    ]

    def __init__(self, arrived_at: Place) -> None:
        super().__init__()
        self.arrived_at = arrived_at
        """The place the screen was made from."""
        self._slow: Timer | None = None
        self._is_arriving = True
        self._made_for = Size(0, 0)

    def compose(self) -> ComposeResult:
        """Put the navigation above the body and the keys below it.

        The classes of the breakpoints are set before anything is laid out: Textual sets them after
        it, and would lay out and paint every new screen twice (25 ms).
        """
        self._made_for = width, height = self.app.size
        self.add_class(_class_at(width, self.HORIZONTAL_BREAKPOINTS))
        self.add_class(_class_at(height, self.VERTICAL_BREAKPOINTS))
        yield NavBar(self.pwc.navigator.trail)
        yield WayBar(self.pwc.navigator.trail, self.pwc.demo_count)
        yield from self.compose_body()
        yield StatusLine(self.pwc.marks.said)
        if self.pwc.first_hints:
            yield FirstHints()
        yield KeyBar()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint what changed, but not all of a screen that was just painted whole.

        The first layout paints it; Textual asks for that three times more until the screen before
        is gone: 7 ms each time, and 16 kB that a terminal far away has to be sent.
        """
        is_needless = self._is_arriving and not regions
        return super().refresh(
            *regions, repaint=repaint and not is_needless, layout=layout, recompose=recompose
        )

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave a new screen the styles that it was mounted with: to find them again takes 4 ms."""
        if self.stack_updates:
            self._is_arriving = False
        else:
            event.refresh_styles = False
            self.set_timer(_ARRIVING, self._arrived)

    @on(events.Resize)
    def _keep_layout(self, event: events.Resize) -> None:
        """Lay nothing out anew when told of the size that the screen was made for."""
        if self._is_arriving and event.size == self._made_for:
            event.prevent_default()

    def be_read_in(self, widget: Widget) -> None:
        """Give a widget the focus, and show that and the keys with the first paint.

        Textual tells a widget that it has the focus a frame later.
        """
        widget.has_focus = True
        self.set_focus(widget, scroll_visible=False)
        self.query_one(KeyBar).show_available()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give a widget the focus, and bring it into sight at once.

        Textual glides there: a key that comes meanwhile finds the page somewhere on its way.
        """
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        if scroll_visible and widget is not None:
            self.call_after_refresh(self._bring_into_sight, widget)

    def _bring_into_sight(self, widget: Widget) -> None:
        if self.focused is widget and not self.can_view_entire(widget):
            self.scroll_to_center(widget, animate=False, origin_visible=True, immediate=True)

    def say_when_slow(self, say: Callable[[], None], *, again: bool = False) -> None:
        """Call `say` in a moment, unless `stop_waiting` is called before.

        With `again` it is called until then, and a wait that has begun is not begun anew.
        """
        if self._slow is None or not again:
            wait = self.set_interval if again else self.set_timer
            self._slow = wait(_SLOW, say)

    def stop_waiting(self) -> None:
        """Say no more what the screen waits for: it will never come."""
        if self._slow is not None:
            self._slow.stop()
            self._slow = None

    def show_marks(self) -> None:
        """Show what is marked by now: in every list, in the status line and by its keys."""
        for panel in self.walk_children(Panel):
            panel.refresh()
        self.query_one(StatusLine).show_marks(self.pwc.marks.said)
        self.refresh_bindings()

    def is_marked(self, panel: Panel, row: int) -> bool:
        """Whether what stands in a row of a list is marked."""
        marked = self.pwc.marked
        return bool(marked) and self.markable(panel, row) in marked

    def left_at(self) -> Place:
        """Return the place as it is now, or as it was asked for if it is not shown yet."""
        return self.place() if self.is_mounted else self.arrived_at

    def with_rows(self, count: int, then: Callable[[], None]) -> None:
        """Call `then` when the first `count` rows of the screen's list are loaded."""
        del count
        then()

    def search_again(self) -> None:
        """Ask again for what is found by the search index: it has grown or was mended."""

    @command("Search", "slash", label="search", footer=20, also="find look query")
    def action_search(self) -> None:
        """Search this list or leaderboard; elsewhere, search everything."""
        self.post_message(SearchFor(""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the search bar does not have the focus yet."""
        return (
            not self.is_typing if action == "search" else super().check_action(action, parameters)
        )

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads, in a thread, what the screen is going to show; it may raise UserError.

        Asked for before the screen is mounted: what is read by then is laid out once.
        """
        del backend
        return _nothing

    @abstractmethod
    def compose_body(self) -> Iterable[Widget]:
        """Yield the widgets between the navigation bar and the key bar."""

    @abstractmethod
    def place(self) -> Place:
        """Return the place as it is now: highlighted row, scroll position, focus, query.

        While the screen still waits for its data this is the place it was made from.
        """

    def _arrived(self) -> None:
        self._is_arriving = False


def _nothing() -> None:
    """Stand in for a reader where a screen reads nothing ahead."""


def _class_at(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    """Return the class of the last breakpoint that `cells` reach."""
    return max(point for point in breakpoints if point[0] <= cells)[1]
