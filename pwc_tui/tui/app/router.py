"""Which screen shows a place; all but the first are imported when they are first needed."""

from __future__ import annotations

from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    KeptListPlace,
    LibraryPlace,
    MethodTreePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    SectionPlace,
    TreePlace,
)
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen


def screen_for(place: Place) -> PlaceScreen:
    """Return the screen of a place; screens other than the first are imported when first shown."""
    match place:
        case PapersPlace():
            return PapersScreen(place)
        case PaperPlace() | EntityPlace() | HomePlace():
            return _page(place)
        case BoardPlace():
            from pwc_tui.tui.screens.board.screen import BoardScreen  # noqa: PLC0415  after the first paint

            return BoardScreen(place)
        case AboutPlace():
            from pwc_tui.tui.screens.page.about import AboutScreen  # noqa: PLC0415  see above

            return AboutScreen(place)
        case _:
            return _list(place)


def _page(place: PaperPlace | EntityPlace | HomePlace) -> PlaceScreen:
    if isinstance(place, HomePlace):
        from pwc_tui.tui.screens.page.home import HomeScreen  # noqa: PLC0415  see above

        return HomeScreen(place)
    if isinstance(place, PaperPlace):
        from pwc_tui.tui.screens.page.paper import PaperScreen  # noqa: PLC0415  see above

        return PaperScreen(place)
    from pwc_tui.tui.screens.page.entity import EntityScreen  # noqa: PLC0415  see above

    return EntityScreen(place)


def _list(place: SectionPlace) -> PlaceScreen:
    match place:
        case NotablePlace():
            from pwc_tui.tui.screens.browse.notable import NotableScreen  # noqa: PLC0415  see above

            return NotableScreen(place)
        case TreePlace():
            from pwc_tui.tui.screens.browse.task_tree import TreeScreen  # noqa: PLC0415  see above

            return TreeScreen(place)
        case MethodTreePlace():
            from pwc_tui.tui.screens.browse.method_tree import MethodTreeScreen  # noqa: PLC0415  see above

            return MethodTreeScreen(place)
        case BrowsePlace():
            from pwc_tui.tui.screens.browse.entity_list import BrowseScreen  # noqa: PLC0415  see above

            return BrowseScreen(place)
        case LibraryPlace():
            from pwc_tui.tui.screens.library.screen import LibraryScreen  # noqa: PLC0415  see above

            return LibraryScreen(place)
        case KeptListPlace():
            from pwc_tui.tui.screens.library.kept_list import KeptListScreen  # noqa: PLC0415  see above

            return KeptListScreen(place)
