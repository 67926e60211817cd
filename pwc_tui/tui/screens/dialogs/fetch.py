"""The dialogue about the whole archive: what it costs, how far it is, and what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pwc_tui.hub.requirements import install_command
from pwc_tui.tui.messages import CopyText
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.dialogs.fetch_text import Offer, keys_of, text_of
from pwc_tui.tui.services.fetch_process import FetchState, Phase

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


class FetchScreen(Dialog[None]):
    """Shows the fetch as it is, and starts, stops or repeats it."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    DEFAULT_CSS = """
    FetchScreen {
        & > VerticalScroll { height: auto; max-width: 84; padding: 1 2; }
        & Static { height: auto; }
        &.-low > VerticalScroll { margin-top: 0; max-height: 100%; padding: 0 1; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-tall")]  # noqa: RUF012  so declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,backspace", "dismiss(None)", "Close", show=False),
        Binding("enter", "go_on", "Fetch", show=False),
        Binding("s", "stop", "Stop", show=False),
        Binding("y", "copy", "Copy", show=False),
    ]

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer

    @property
    def pwc(self) -> Program:
        """The application, by its own type."""
        return cast("Program", self.app)

    def compose(self) -> ComposeResult:
        """Show the text in a box."""
        with VerticalScroll() as box:
            box.border_title = Content("The whole archive")
            yield Static(Content(), markup=False)

    def on_mount(self) -> None:
        """Show the fetch as it is, and follow it."""
        self.show(self.pwc.fetch.state)
        self.pwc.fetch.changed.subscribe(self, self.show)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self.pwc.fetch.changed.unsubscribe(self)

    def on_resize(self) -> None:
        """Fit the bar into the new width."""
        self.call_after_refresh(lambda: self.show(self.pwc.fetch.state))

    def show(self, state: FetchState) -> None:
        """Show a state of the fetch."""
        box = self.query_one(VerticalScroll)
        width = box.scrollable_content_region.width
        box.query_one(Static).update(text_of(state, self._offer, width))
        box.border_subtitle = Content(keys_of(state, self._offer))

    def action_go_on(self) -> None:
        """Do what comes next: fetch, try again, or open the archive; else close."""
        state = self.pwc.fetch.state
        if state.phase is Phase.DONE:
            self.dismiss(None)
            self.pwc.archive.switch()
        elif state.is_running:
            self.dismiss(None)
        elif not self._offer.missing:
            self.pwc.fetch.start()

    def action_stop(self) -> None:
        """Stop the fetch."""
        self.pwc.fetch.stop()

    def action_copy(self) -> None:
        """Copy the command that adds what is missing."""
        if self._offer.missing:
            self.post_message(CopyText(install_command(), "command"))
