"""The views of a section that has several, and the line by which one changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.trail import (
    BrowsePlace,
    LibraryPlace,
    LibraryView,
    MethodTreePlace,
    NotablePlace,
    Place,
    SectionPlace,
    TreePlace,
)


class SectionView(NamedTuple):
    """A view of a section: what it is called, and its place as it begins."""

    name: str
    place: SectionPlace


_SECTIONS: tuple[tuple[SectionView, ...], ...] = (
    (
        SectionView("Notable", NotablePlace()),
        SectionView("By task", TreePlace()),
        SectionView("All", BrowsePlace(Kind.BOARD)),
    ),
    (SectionView("All", BrowsePlace(Kind.TASK)), SectionView("By area", TreePlace(Kind.TASK))),
    (SectionView("All", BrowsePlace(Kind.METHOD)), SectionView("By area", MethodTreePlace())),
    tuple(SectionView(view, LibraryPlace(view)) for view in LibraryView),
)
"""The views of each section in their order."""


def views_of(place: Place) -> tuple[SectionView, ...]:
    """Return the views of the section that a place is a view of; none where there is one only."""
    for views in _SECTIONS:
        if any(is_shown(view, place) for view in views):
            return views
    return ()


def is_shown(view: SectionView, place: Place) -> bool:
    """Return whether a place is a view, wherever in it the user may be."""
    if isinstance(place, BrowsePlace) and isinstance(view.place, BrowsePlace):
        return place.kind is view.place.kind and place.scope is None and not place.of_hidden
    if isinstance(place, TreePlace) and isinstance(view.place, TreePlace):
        return place.section is view.place.section
    if isinstance(place, LibraryPlace) and isinstance(view.place, LibraryPlace):
        return place.view is view.place.view
    return type(place) is type(view.place)


def beside(place: Place, step: int) -> Place | None:
    """Return the view that comes `step` after the one a place is, if it is one."""
    views = views_of(place)
    here = next((at for at, view in enumerate(views) if is_shown(view, place)), None)
    return None if here is None else shown_as(place, views[(here + step) % len(views)])


def shown_as(place: Place, view: SectionView) -> Place:
    """Return the place of another view, with the same words in the search bar."""
    words, is_typing = "", False
    if isinstance(place, SectionPlace):
        words, is_typing = place.words, place.is_typing
    return replace(view.place, words=words, is_typing=is_typing)


class SectionTabs(Static):
    """One line: the views of a section, the one that `place` is set off, and what it shows."""

    DEFAULT_CSS = """
    SectionTabs { height: 1; padding: 0 1; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Chosen(Message):
        """The user wants to see another view."""

        def __init__(self, view: SectionView) -> None:
            super().__init__()
            self.view = view

    def __init__(self, place: Place, about: str = "") -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False
        self._place, self._about = place, about

    def on_mount(self) -> None:
        """Show the views."""
        parts = [self._part(at, view) for at, view in enumerate(views_of(self._place))]
        about = Content.styled(f"  {self._about}", "$foreground-muted")
        self.update(Content("").join([*parts, about]), layout=False)

    def action_choose(self, at: int) -> None:
        """Tell that a view was clicked."""
        self.post_message(self.Chosen(views_of(self._place)[at]))

    def _part(self, at: int, view: SectionView) -> Content:
        is_active = is_shown(view, self._place)
        style = "bold $text-primary on $primary-muted" if is_active else "$foreground-muted"
        part = Content.styled(f" {view.name} ", style)
        return part.stylize(Style.from_meta({"@click": f"choose({at})"}))
