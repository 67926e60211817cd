"""The application with its screens: it paints the first one, and imports the others after that."""

from __future__ import annotations

from collections.abc import Callable

from pwc_tui.settings.reading import NO_SETTINGS, SettingsFile
from pwc_tui.tui.app.program_commands import ProgramCommands
from pwc_tui.tui.app.router import screen_for
from pwc_tui.tui.commands import Command
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.services.backend import Backend


class PwcApp(ProgramCommands):
    """The program on the screen."""

    def __init__(
        self,
        backend: Backend,
        settings: SettingsFile = NO_SETTINGS,
        *,
        shows_timings: bool = True,
        on_warm: Callable[[], None] | None = None,
        start: Place | None = None,
    ) -> None:
        super().__init__(backend, settings, screen_for, _every_command, start)
        self.shows_timings, self.upkeep.on_warm = shows_timings, on_warm


def _every_command() -> tuple[Command, ...]:
    """Return all commands, and import all screens for that: 20 ms that the first paint spares."""
    from pwc_tui.tui.app.commands.all_commands import COMMANDS  # noqa: PLC0415

    return COMMANDS
