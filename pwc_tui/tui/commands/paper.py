"""What can be done on a paper's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding

from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.history import PaperPlace

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp
    from pwc_tui.tui.screens.paper import PaperScreen


class OpenRelated(Command):
    """Open a related paper by its number."""

    name, label = "Open a related paper", "…8 related"
    keys: ClassVar[tuple[str, ...]] = tuple("12345678")
    group, footer, in_palette = Group.PAPER, 30, False

    @classmethod
    def bindings(cls) -> list[Binding]:
        """Return a binding for each number."""
        return [
            Binding(key, f"screen.open_related({key})", cls.name, show=False) for key in cls.keys
        ]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a paper with related ones is shown."""
        paper = paper_of(app)
        return paper is not None and bool(paper.related.items)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the first one; a number's key opens its own."""
        if paper := paper_of(app):
            paper.action_open_related(1)


def paper_of(app: PwcApp) -> PaperScreen | None:
    """Return the paper's page that is shown, while no dialogue is open above it.

    Told by its place, so that the screen's module is not imported before it is needed.
    """
    screen = app.place_screen
    if screen is None or not app.is_at_place or not screen.is_mounted:
        return None
    return cast("PaperScreen", screen) if isinstance(screen.arrived_at, PaperPlace) else None


COMMANDS: tuple[type[Command], ...] = (OpenRelated,)
