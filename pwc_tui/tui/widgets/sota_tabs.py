"""The views of the section about the state of the art, and the line by which one changes them."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.history import BrowsePlace, Place
from pwc_tui.tui.sota_places import NotablePlace, TreePlace


class SotaView(StrEnum):
    """The views in their order; the values are what they are called."""

    NOTABLE = "Notable"
    TREE = "By task"
    ALL = "All"


def view_of(place: Place) -> SotaView | None:
    """Return which view of the section a place is, if it is one."""
    match place:
        case NotablePlace():
            return SotaView.NOTABLE
        case TreePlace():
            return SotaView.TREE
        case BrowsePlace(kind=Kind.BOARD, scope=None):
            return SotaView.ALL
    return None


def shown_as(place: Place, view: SotaView) -> Place:
    """Return the place of another view, with the same words in the search bar."""
    words, is_typing = "", False
    if isinstance(place, NotablePlace | TreePlace | BrowsePlace):
        words, is_typing = place.words, place.is_typing
    found: dict[SotaView, NotablePlace | TreePlace | BrowsePlace] = {
        SotaView.NOTABLE: NotablePlace(),
        SotaView.TREE: TreePlace(),
        SotaView.ALL: BrowsePlace(Kind.BOARD),
    }
    return replace(found[view], words=words, is_typing=is_typing)


class SotaTabs(Static):
    """One line: the views, the one shown set off, and what it shows."""

    DEFAULT_CSS = """
    SotaTabs { height: 1; padding: 0 1; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Chosen(Message):
        """The user wants to see another view."""

        def __init__(self, view: SotaView) -> None:
            super().__init__()
            self.view = view

    def __init__(self, active: SotaView, about: str = "") -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False
        self._active, self._about = active, about

    def on_mount(self) -> None:
        """Show the views."""
        parts = [self._part(view) for view in SotaView]
        about = Content.styled(f"  {self._about}", "$foreground-muted")
        self.update(Content("").join([*parts, about]), layout=False)

    def action_choose(self, name: str) -> None:
        """Tell that a view was clicked."""
        self.post_message(self.Chosen(SotaView(name)))

    def _part(self, view: SotaView) -> Content:
        is_active = view is self._active
        style = "bold $text-primary on $primary-muted" if is_active else "$foreground-muted"
        part = Content.styled(f" {view.value} ", style)
        return part.stylize(Style.from_meta({"@click": f"choose('{view.value}')"}))
