"""An app that notices that another import took the place of its archive, and offers to switch.

Until then it goes on undisturbed: all files it reads are open, and stay readable when they are
replaced.
"""

from __future__ import annotations

from pwc_tui.tui.app.navigation import NavigatingApp
from pwc_tui.tui.places.remap import Move
from pwc_tui.tui.places.trail import Place, Trail
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.workers import load

_LOOK_SECONDS = 3.0
"""Between two looks at the file: an import takes longer, and a look some microseconds."""
_OFFER_SECONDS = 30.0

_Switch = tuple[Backend, Trail, dict[int, str]]


class SwitchingApp(NavigatingApp):
    """An app whose archive can be replaced while it runs."""

    def __init__(self, backend: Backend, start: Place | None = None) -> None:
        super().__init__(backend, start)
        self.marked: dict[int, str] = {}
        """The papers that are marked to be compared, by number, with their titles."""
        self.shared_boards = 0
        """How many leaderboards have results of at least two of them."""
        self.has_new_archive = False
        """Whether there is another archive to switch to."""
        self._is_switching = False

    def watch_archive(self) -> None:
        """Look for another archive from now on, whenever nobody presses keys."""
        self.while_idle(_LOOK_SECONDS, self.look_for_archive)

    def look_for_archive(self) -> None:
        """Offer to switch if there is another archive by now."""
        if not self.has_new_archive and not self._is_switching:
            load(self, lambda _: self.backend.is_replaced(), self._looked, group="replaced")

    def switch_archive(self) -> None:
        """Go on with the archive that is at the place by now, at the place shown.

        What is wrong with it is said in a toast; then everything stays as it is.
        """
        if self._is_switching:
            return
        self._is_switching = True
        old, trail, marked = self.backend, self._kept(), dict(self.marked)

        def prepare(_: object) -> _Switch:
            new = old.anew()
            new.count()
            move = Move(old, new)
            return new, move.trail(trail), move.marks(marked)

        load(self, prepare, self._prepared, group="switch", failed=self._not_switched)

    def switched(self) -> None:
        """Be told that everything comes from another archive now."""

    def _looked(self, is_replaced: bool) -> None:
        if is_replaced and not self.has_new_archive:
            self.has_new_archive = True
            self.refresh_bindings()
            self.notify("A new archive is ready: press U to use it.", timeout=_OFFER_SECONDS)

    def _prepared(self, switch: _Switch) -> None:
        self.navigator.then(lambda: self._switch(*switch))

    async def _switch(self, new: Backend, trail: Trail, marked: dict[int, str]) -> None:
        old, self.backend, self.marked = self.backend, new, marked
        self.has_new_archive = self._is_switching = False
        await self._arrive(trail)
        old.close()
        new.stay()
        self.switched()
        self.notify(f"Now showing the new archive: {new.count():,} papers.")

    def _not_switched(self, error: Exception) -> None:
        self._is_switching = False
        self.notify(str(error), severity="error")
