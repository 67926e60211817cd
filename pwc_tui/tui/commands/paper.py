"""What can be done on a paper's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding

from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import ShowInstead
from pwc_tui.tui.places.trail import PaperPlace

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.page.paper import PaperScreen


class OpenRelated(Command):
    """Open a related paper by its number."""

    name, label = "Open a related paper", "…8 related"
    keys: ClassVar[tuple[str, ...]] = tuple("12345678")
    group, footer, in_palette = CommandGroup.PAPER, 30, False

    @classmethod
    def bindings(cls) -> list[Binding]:
        """Return a binding for each number."""
        return [
            Binding(key, f"screen.open_related({key})", cls.name, show=False) for key in cls.keys
        ]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a paper with related ones is shown, or they are on their way."""
        paper = paper_of(app)
        return paper is not None and paper.related.is_expected

    @classmethod
    def awaits(cls, app: PwcApp) -> str:
        """Return what the related papers come with."""
        paper = paper_of(app)
        return "" if paper is None else paper.awaited_for(paper.related)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open the first one; a number's key opens its own."""
        if paper := paper_of(app):
            paper.action_open_related(1)


class ShelfCommand(Command):
    """A command that shows another shelf of related papers."""

    group = CommandGroup.PAPER
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether the related papers have the focus, and there is such a shelf."""
        paper = paper_of(app)
        return paper is not None and paper.related.has_focus and paper.related.can_turn(cls.step)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show it."""
        if paper := paper_of(app):
            paper.related.turn(cls.step)


class NextShelf(ShelfCommand):
    """Show the next shelf of related papers: rivals, before, after, same code, newest."""

    name, label, keys, footer, step = "Next shelf", "next shelf", ("tab",), 12, 1


class PreviousShelf(ShelfCommand):
    """Show the previous shelf of related papers."""

    name, keys, step = "Previous shelf", ("shift+tab",), -1


class WalkCommand(Command):
    """A command that shows a neighbour among related papers in the place of this one."""

    group = CommandGroup.PAPER
    step: ClassVar[int]

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is such a neighbour."""
        return bool(paper_of(app)) and cls._neighbour(app) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show it; back still leads to where the first of them was chosen."""
        place = app.navigator.trail.current
        if isinstance(place, PaperPlace) and (paper_id := cls._neighbour(app)) is not None:
            app.post_message(ShowInstead(PaperPlace(paper_id, among=place.among)))

    @classmethod
    def _neighbour(cls, app: PwcApp) -> int | None:
        place = app.navigator.trail.current
        if not isinstance(place, PaperPlace) or place.paper_id not in place.among:
            return None
        at = place.among.index(place.paper_id) + cls.step
        return place.among[at] if 0 <= at < len(place.among) else None


class NextRelated(WalkCommand):
    """Show the next related paper in place of this one, or go to the first one."""

    name, label, keys, footer, step = "Next related paper", "next", ("n",), 31, 1

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a next one, or a first one."""
        return super().available(app) or cls._may_begin(app)

    @classmethod
    def awaits(cls, app: PwcApp) -> str:
        """Return what the first related paper comes with."""
        return OpenRelated.awaits(app) if cls._may_begin(app) else ""

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show it in the place of this one, or go to the first one."""
        if cls._may_begin(app):
            OpenRelated.run(app)
        else:
            super().run(app)

    @classmethod
    def _may_begin(cls, app: PwcApp) -> bool:
        place = app.navigator.trail.current
        return isinstance(place, PaperPlace) and not place.among and OpenRelated.available(app)


class PreviousRelated(WalkCommand):
    """Show the previous related paper."""

    name, label, keys, footer, step = "Previous related paper", "previous", ("p",), 32, -1


class WhyRelated(Command):
    """See why the highlighted paper is related, reason by reason."""

    name, label, keys, footer = "Why it is related", "why", ("w",), 34
    group = CommandGroup.PAPER

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a paper with related ones is shown, or they are on their way."""
        return OpenRelated.available(app)

    @classmethod
    def awaits(cls, app: PwcApp) -> str:
        """Return what the related papers come with."""
        return OpenRelated.awaits(app)

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Show a dialogue on the one that the cursor is on."""
        from pwc_tui.tui.screens.page.related_why import why_related  # noqa: PLC0415  not at the start

        paper = paper_of(app)
        if paper and paper.related.items:
            app.navigator.open(why_related(paper.related.items[paper.related.cursor]))


def paper_of(app: PwcApp) -> PaperScreen | None:
    """Return the paper's page that is shown, while no dialogue is open above it.

    Told by its place, so that the screen's module is not imported before it is needed.
    """
    screen = app.place_screen
    if screen is None or not app.is_at_place or not screen.is_mounted:
        return None
    return cast("PaperScreen", screen) if isinstance(screen.arrived_at, PaperPlace) else None


COMMANDS: tuple[type[Command], ...] = (
    OpenRelated,
    NextRelated,
    PreviousRelated,
    NextShelf,
    PreviousShelf,
    WhyRelated,
)
