"""Fetches the archive in the background while one browses, and says how far it is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.signal import Signal

from pwc_tui.config import default_database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.hub.requirements import missing_libraries
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.services.fetch_process import FetchState, Phase, run_fetch
from pwc_tui.tui.workers import cancel, load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_GROUP = "fetch"


class FetchTold(Message):
    """The fetch in the background is at another state."""

    def __init__(self, state: FetchState) -> None:
        """Tell of `state`."""
        super().__init__()
        self.state = state


class FetchController:
    """At most one fetch at work."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self.state = FetchState()
        """What is known of the fetch."""
        self.changed: Signal[FetchState] = Signal(app, "fetch")
        """Tells that, whenever it changes; who does not unsubscribe stays in memory for good."""
        self._fetching = threading.Lock()

    def offer(self) -> None:
        """Open the dialogue about the whole archive."""
        from pwc_tui.tui.screens.dialogs.fetch import FetchScreen  # noqa: PLC0415  not before it is wanted
        from pwc_tui.tui.screens.dialogs.fetch_text import Offer  # noqa: PLC0415  with it

        def show(offer: Offer) -> None:
            self._app.navigator.open(FetchScreen(offer))

        load(
            self._app.place_screen or self._app,
            lambda _: Offer(str(self._target()), missing_libraries()),
            show,
            group="fetch-offer",
        )

    def start(self) -> None:
        """Fetch in the background; nothing if that is being done."""
        if not self.state.is_running:
            self._show(FetchState(Phase.STARTING))
            load(self._app, self._fetch, self._ended, group=_GROUP, failed=self._failed)

    def stop(self) -> None:
        """Stop the fetch; what is fetched stays."""
        if self.state.is_running:
            cancel(self._app, _GROUP)
            self._show(FetchState(Phase.STOPPED, amount=self.state.amount))

    def forget_ended(self) -> None:
        """Say no more of a fetch that has ended."""
        if not self.state.is_running:
            self._show(FetchState())

    def what_is_kept(self) -> str | None:
        """Return what becomes of the fetch when the program ends; None where there is none."""
        if not self.state.is_running:
            return None
        kept = f"{self.state.amount} are kept, and " if self.state.amount else ""
        return (
            f"The fetch of the archive was stopped: {kept}`pwc-tui fetch`, or W on the screen, "
            "goes on from there"
        )

    def told(self, state: FetchState) -> None:
        """Show how far the fetch is, if it was not stopped meanwhile."""
        if self.state.is_running:
            self._show(state)

    def _fetch(self, is_cancelled: IsCancelled) -> FetchState:
        """Fetch; the state is that of none when what came is in use already."""

        def tell(state: FetchState) -> None:
            self._app.post_message(FetchTold(state))

        with self._fetching:  # one that was stopped may still be cleaning up
            state = run_fetch(self._target(), tell, is_cancelled)
        is_old = state.phase is Phase.DONE and not self._app.backend.is_replaced()
        return FetchState() if is_old else state

    def _target(self) -> Path:
        """Return the database that is fetched into: the one in use, but never the built-in demo."""
        active = self._app.backend.active()
        if (file := file_of(active.path)) is None:
            raise UserError(
                "This archive is shared: whoever maintains it updates it with `pwc-tui fetch`"
            )
        return default_database() if active.is_demo else file

    def _ended(self, state: FetchState) -> None:
        self._show(state)
        if state.phase is Phase.DONE:
            self._app.archive.look()
        elif state.phase is Phase.NONE:
            self._app.notify("Your archive is the latest one.")

    def _failed(self, error: UserError) -> None:
        self._show(FetchState(Phase.FAILED, amount=self.state.amount, note=str(error)))
        self._app.notify(
            "The archive could not be downloaded. Press W to see why.", severity="error", timeout=20
        )

    def _show(self, state: FetchState) -> None:
        self.state = state
        self.changed.publish(state)
