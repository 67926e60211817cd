"""Getting the whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.commands.program import ProgramCommand

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class GetArchive(ProgramCommand):
    """Download the whole archive in the background, follow the progress, or stop."""

    name, label, keys, footer = "Get the whole archive", "get all", ("W",), None
    also = "fetch download update import real full data"

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the dialogue about it."""
        app.fetch.offer()


COMMANDS: tuple[type[ProgramCommand], ...] = (GetArchive,)
