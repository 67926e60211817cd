"""What lists leave out because it looks like an advertisement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import BrowsePlace

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp


class ShowHidden(Command):
    """Show the methods or datasets hidden as advertisements and why, or the others again."""

    name, keys, group = "Show what was hidden", ("X",), CommandGroup.SEARCHING

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the list of methods or datasets is on screen."""
        place = app.navigator.trail.current
        has_hidden = isinstance(place, BrowsePlace) and place.kind in (Kind.METHOD, Kind.DATASET)
        return app.is_at_place and has_hidden

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show the other list in place of this one."""
        place = app.navigator.trail.current
        if isinstance(place, BrowsePlace):
            app.post_message(ShowInstead(BrowsePlace(place.kind, of_hidden=not place.of_hidden)))


COMMANDS: tuple[type[Command], ...] = (ShowHidden,)
