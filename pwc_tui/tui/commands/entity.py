"""What can be done on the page of a task, dataset, method, author, repository or venue."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from pwc_tui.domain.pages.entity_pages import DatasetPage, EntityPage, MethodPage, RepositoryPage
from pwc_tui.domain.pages.links import address_of, code_of
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import OpenLink
from pwc_tui.tui.places.page_places import EntityPlace

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.page.entity import EntityScreen


class EntityCommand(Command):
    """A command that opens an address of the page that is shown."""

    group = CommandGroup.PAGE
    lacking: ClassVar[str]
    """What the toast says of a page without one."""

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether such a page is shown."""
        return page_of(app) is not None

    @classmethod
    def is_hinted(cls, app: PwcApp) -> bool:
        """Whether the page has such an address."""
        page = page_of(app)
        return page is not None and cls.address(page) is not None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Open it, or say that there is none."""
        page = page_of(app)
        address = None if page is None else cls.address(page)
        if address is not None:
            app.post_message(OpenLink(address))
        elif page is not None:
            app.notify(cls.lacking.format(page.ref.kind), severity="warning")

    @classmethod
    def address(cls, page: EntityPage) -> str | None:
        """Return the address to open."""
        raise NotImplementedError


class OpenHomepage(EntityCommand):
    """Open its web page: a dataset's homepage, a task's or method's source, a repository."""

    name, label, keys, footer = "Open its homepage", "homepage", ("o",), 50
    also = "browser link url web site"
    lacking = "The archive has no web address for this {}."

    @classmethod
    def address(cls, page: EntityPage) -> str | None:
        """Return where more about it stands."""
        return address_of(page)


class OpenEntityCode(EntityCommand):
    """Open the code of a method or repository, or the first loader of a dataset."""

    name, label, keys, footer = "Open its code", "code", ("c",), 36
    lacking = "The archive has no link to code for this {}."

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether a page of something that may have code is shown."""
        return isinstance(page_of(app), DatasetPage | MethodPage | RepositoryPage)

    @classmethod
    def address(cls, page: EntityPage) -> str | None:
        """Return where its code is."""
        return code_of(page)


def page_of(app: PwcApp) -> EntityPage | None:
    """Return the page that is shown and read, while no dialogue is open above it.

    Told by its place, so that the screen's module is not imported before it is needed.
    """
    screen = app.place_screen
    if screen is None or not app.is_at_place or not screen.is_mounted:
        return None
    place = screen.arrived_at
    if not isinstance(place, EntityPlace):
        return None
    view = cast("EntityScreen", screen).value
    return view.page if view is not None else None


COMMANDS: tuple[type[Command], ...] = (OpenHomepage, OpenEntityCode)
