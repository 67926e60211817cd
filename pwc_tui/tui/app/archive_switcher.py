"""Notices that another import took the place of the archive, and switches to it when asked.

Until then the program goes on undisturbed: all files it reads are open, and stay readable when
they are replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.domain.marked import MarkedSet
from pwc_tui.tui.places.remap import Move
from pwc_tui.tui.places.trail import Trail
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_LOOK_SECONDS = 3.0
"""Between two looks at the file: an import takes longer, and a look some microseconds."""
_OFFER_SECONDS = 30.0

_Switch = tuple[Backend, Trail, MarkedSet]


class ArchiveSwitcher:
    """Replaces the archive of an app while it runs."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self.has_new = False
        """Whether there is another archive to switch to."""
        self._is_switching = False

    def watch(self) -> None:
        """Look for another archive from now on, whenever nobody presses keys."""
        self._app.idle.every(_LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Offer to switch if there is another archive by now."""
        if not self.has_new and not self._is_switching:
            backend = self._app.backend
            load(self._app, lambda _: backend.is_replaced(), self._looked, group="replaced")

    def switch(self) -> None:
        """Go on with the archive that is at the place by now, at the place shown.

        What is wrong with it is said in a toast; then everything stays as it is.
        """
        if self._is_switching:
            return
        self._is_switching = True
        old, trail = self._app.backend, self._app.navigator.kept()
        marked = self._app.marked

        def prepare(_: object) -> _Switch:
            new = old.reopened()
            new.count()
            move = Move(old, new)
            return new, move.trail(trail), move.marks(marked)

        load(self._app, prepare, self._prepared, group="switch", failed=self._not_switched)

    def _looked(self, is_replaced: bool) -> None:
        if is_replaced and not self.has_new:
            self.has_new = True
            self._app.refresh_bindings()
            key = key_name(self._app.keys.first("use_new_archive", "U"))
            said = f"A new archive is ready: press {key} to use it."
            self._app.notify(said, timeout=_OFFER_SECONDS)

    def _prepared(self, switch: _Switch) -> None:
        self._app.navigator.screens.then(lambda: self._switch(*switch))

    async def _switch(self, new: Backend, trail: Trail, marked: MarkedSet) -> None:
        app = self._app
        old, app.backend = app.backend, new
        self.has_new = self._is_switching = False
        await app.navigator.arrive(trail)
        app.marks.put(marked)
        old.close()
        new.pin()
        app.fetch.forget_ended()
        app.remembered.clear()
        app.upkeep.switched()
        app.notify(f"Now showing the new archive: {new.count():,} papers.")

    def _not_switched(self, error: Exception) -> None:
        self._is_switching = False
        self._app.notify(str(error), severity="error")
