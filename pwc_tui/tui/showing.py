"""Which screen shows a place; all but the first are imported when they are first needed."""

from __future__ import annotations

from pwc_tui.tui.history import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    PaperPlace,
    PapersPlace,
    Place,
)
from pwc_tui.tui.screens.base import PlaceScreen
from pwc_tui.tui.screens.papers import PapersScreen
from pwc_tui.tui.sota_places import NotablePlace, TaskPlace, TreePlace


def import_screens() -> None:
    """Import the screens that the first paint did without; from a worker, 20 ms."""
    import pwc_tui.tui.screens.board  # noqa: PLC0415
    import pwc_tui.tui.screens.browse  # noqa: PLC0415
    import pwc_tui.tui.screens.notable  # noqa: PLC0415
    import pwc_tui.tui.screens.paper  # noqa: PLC0415
    import pwc_tui.tui.screens.task  # noqa: F401, PLC0415


def screen_for(place: Place) -> PlaceScreen:
    """Return the screen of a place; screens other than the first are imported when first shown."""
    match place:
        case PapersPlace():
            return PapersScreen(place)
        case PaperPlace():
            from pwc_tui.tui.screens.paper import PaperScreen  # noqa: PLC0415  see above

            return PaperScreen(place)
        case BoardPlace():
            from pwc_tui.tui.screens.board import BoardScreen  # noqa: PLC0415  see above

            return BoardScreen(place)
        case BrowsePlace():
            from pwc_tui.tui.screens.browse import BrowseScreen  # noqa: PLC0415  see above

            return BrowseScreen(place)
        case AboutPlace():
            from pwc_tui.tui.screens.about import AboutScreen  # noqa: PLC0415  see above

            return AboutScreen(place)
        case NotablePlace() | TreePlace() | TaskPlace():
            return _sota_screen(place)


def _sota_screen(place: NotablePlace | TreePlace | TaskPlace) -> PlaceScreen:
    match place:
        case NotablePlace():
            from pwc_tui.tui.screens.notable import NotableScreen  # noqa: PLC0415  see above

            return NotableScreen(place)
        case TreePlace():
            from pwc_tui.tui.screens.tree import TreeScreen  # noqa: PLC0415  see above

            return TreeScreen(place)
        case TaskPlace():
            from pwc_tui.tui.screens.task import TaskScreen  # noqa: PLC0415  see above

            return TaskScreen(place)
