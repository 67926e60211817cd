"""What is opened before it is needed, and mended or built while the user reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pwc_tui.settings.reading import SettingProblem
from pwc_tui.tui.messages import IndexDamaged
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


class Upkeep:
    """Keeps the archive of a program ready, and its index whole."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._is_warm = False
        self.on_warm: Callable[[], None] | None = None
        """Called once, when everything that takes long to load is loaded."""
        self._hear_of_damage()

    def warm(self) -> None:
        """Open, once and in a thread, what the next key presses will need."""
        if not self._is_warm:
            self._is_warm = True
            load(self._app, lambda _: self._open_all(), self._warmed, group="warm")

    def switched(self) -> None:
        """Open what the next key presses will need in the new archive."""
        app = self._app
        self._hear_of_damage()
        load(app, lambda _: self._open_all(), lambda _: app.navigator.retitle(), group="warm")
        app.idle.once(self._keep_up)

    def _hear_of_damage(self) -> None:
        app = self._app
        app.backend.finding.on_damage = lambda: app.post_message(IndexDamaged())

    def _open_all(self) -> list[SettingProblem]:
        """Open all; return what is wrong with the keys, which takes all commands to tell."""
        app = self._app
        app.backend.warm()
        app.available.every()
        if not app.keys.changed and not app.keys.wrong:
            return []
        from pwc_tui.tui.app.commands.key_problems import key_problems  # noqa: PLC0415  needs all screens

        return key_problems(app.keys, app.settings.commands)

    def _warmed(self, problems: Sequence[SettingProblem]) -> None:
        app = self._app
        if problems:
            app.complain(app.settings_file.complaints(*problems))
        app.available.explain_others()
        app.navigator.retitle()
        if self.on_warm is not None:
            self.on_warm()
        if not app.is_web:  # the server keeps the archive and its index, not every visitor
            app.idle.once(self._keep_up)
            app.archive.watch()

    def _keep_up(self) -> None:
        load(self._app, self._app.backend.repair_index, self._kept_up, group="upkeep")

    def _kept_up(self, is_new: bool) -> None:
        self._show_new(is_new)
        load(self._app, self._app.backend.complete, self._show_new, group="upkeep")

    def _show_new(self, is_new: bool) -> None:
        screen = self._app.place_screen
        if is_new and screen is not None and screen.is_mounted:
            screen.search_again()
