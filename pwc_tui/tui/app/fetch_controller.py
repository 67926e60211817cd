"""An app that fetches the archive in the background while one browses, and says how far it is."""

from __future__ import annotations

import threading
from pathlib import Path

from textual.message import Message
from textual.signal import Signal

from pwc_tui.config import default_database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.hub.requirements import missing_libraries
from pwc_tui.tui.app.archive_switcher import SwitchingApp
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.services.fetch_process import FetchState, Phase, run_fetch
from pwc_tui.tui.workers import IsStale, cancel, load

_GROUP = "fetch"


class FetchTold(Message):
    """The fetch in the background is at another state."""

    def __init__(self, state: FetchState) -> None:
        """Tell of `state`."""
        super().__init__()
        self.state = state


class FetchingApp(SwitchingApp):
    """An app with at most one fetch at work."""

    def __init__(self, backend: Backend, start: Place | None = None) -> None:
        super().__init__(backend, start)
        self.fetch_state = FetchState()
        """What is known of the fetch."""
        self.fetch_changed: Signal[FetchState] = Signal(self, "fetch")
        """Tells that, whenever it changes."""
        self._fetching = threading.Lock()

    def open_fetch(self) -> None:
        """Open the dialogue about the whole archive."""
        from pwc_tui.tui.screens.dialogs.fetch import FetchScreen  # noqa: PLC0415  not before it is wanted
        from pwc_tui.tui.screens.dialogs.fetch_text import Offer  # noqa: PLC0415  with it

        def show(offer: Offer) -> None:
            self.open_dialog(FetchScreen(offer))

        load(
            self.place_screen or self,
            lambda _: Offer(str(self._target()), missing_libraries()),
            show,
            group="fetch-offer",
        )

    def start_fetch(self) -> None:
        """Fetch in the background; nothing if that is being done."""
        if not self.fetch_state.is_running:
            self._told(FetchState(Phase.STARTING))
            load(self, self._fetch, self._ended, group=_GROUP, failed=self._failed)

    def open_fetched(self) -> None:
        """Go on with the archive that was fetched."""
        self.switch_archive()

    def switched(self) -> None:
        """Say no more of a fetch that has ended."""
        if not self.fetch_state.is_running:
            self._told(FetchState())

    def stop_fetch(self) -> None:
        """Stop the fetch; what is fetched stays."""
        if self.fetch_state.is_running:
            cancel(self, _GROUP)
            self._told(FetchState(Phase.STOPPED, amount=self.fetch_state.amount))

    def leave(self, status: int = 0) -> None:
        """End the program with an exit status, and say what becomes of a fetch.

        Not before what is on its way to the screen is there: a screen that is taken away while it
        is made finds no part of itself.
        """

        async def step() -> None:
            self.exit(return_code=status, message=_what_is_kept(self.fetch_state))

        self.navigator.then(step)

    def on_fetch_told(self, message: FetchTold) -> None:
        """Show how far the fetch is, if it was not stopped meanwhile."""
        if self.fetch_state.is_running:
            self._told(message.state)

    def _fetch(self, is_stale: IsStale) -> FetchState:
        """Fetch; the state is that of none when what came is in use already."""

        def tell(state: FetchState) -> None:
            self.post_message(FetchTold(state))

        with self._fetching:  # one that was stopped may still be cleaning up
            state = run_fetch(self._target(), tell, is_stale)
        is_old = state.phase is Phase.DONE and not self.backend.is_replaced()
        return FetchState() if is_old else state

    def _target(self) -> Path:
        """Return the database that is fetched into: the one in use, but never the built-in demo."""
        active = self.backend.active()
        if (file := file_of(active.path)) is None:
            raise UserError(
                "This archive is shared: whoever maintains it updates it with `pwc-tui fetch`"
            )
        return default_database() if active.is_demo else file

    def _ended(self, state: FetchState) -> None:
        self._told(state)
        if state.phase is Phase.DONE:
            self.look_for_archive()
        elif state.phase is Phase.NONE:
            self.notify("Your archive is the latest one.")

    def _failed(self, error: UserError) -> None:
        self._told(FetchState(Phase.FAILED, amount=self.fetch_state.amount, note=str(error)))
        self.notify(
            "The archive could not be downloaded. Press W to see why.", severity="error", timeout=20
        )

    def _told(self, state: FetchState) -> None:
        self.fetch_state = state
        self.fetch_changed.publish(state)


def _what_is_kept(state: FetchState) -> str | None:
    """Return what becomes of a fetch when the program ends; None where there is none."""
    if not state.is_running:
        return None
    kept = f"{state.amount} are kept, and " if state.amount else ""
    return (
        f"The fetch of the archive was stopped: {kept}`pwc-tui fetch`, or W on the screen, goes on "
        "from there"
    )
