"""Which screen shows a place; all but the first are imported when they are first needed."""

from __future__ import annotations

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.places.page_places import EntityPlace, HomePlace
from pwc_tui.tui.places.section_places import MethodTreePlace, NotablePlace, TreePlace
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    PaperPlace,
    PapersPlace,
    Place,
)
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen

_PAGES = frozenset(Kind) - {Kind.PAPER, Kind.BOARD, Kind.MODEL}


def import_screens() -> None:
    """Import the screens that the first paint did without; from a worker, 20 ms."""
    import pwc_tui.tui.screens.board.screen  # noqa: PLC0415
    import pwc_tui.tui.screens.browse.entity_list  # noqa: PLC0415
    import pwc_tui.tui.screens.browse.notable  # noqa: PLC0415
    import pwc_tui.tui.screens.page.entity  # noqa: PLC0415
    import pwc_tui.tui.screens.page.paper  # noqa: F401, PLC0415


def screen_for(place: Place) -> PlaceScreen:
    """Return the screen of a place; screens other than the first are imported when first shown."""
    match place:
        case PapersPlace():
            return PapersScreen(place)
        case PaperPlace() | EntityPlace() | HomePlace():
            return _page(place)
        case NotablePlace() | TreePlace() | MethodTreePlace() | BrowsePlace():
            return _list(place)
        case BoardPlace():
            from pwc_tui.tui.screens.board.screen import BoardScreen  # noqa: PLC0415  see above

            return BoardScreen(place)
        case AboutPlace():
            from pwc_tui.tui.screens.page.about import AboutScreen  # noqa: PLC0415  see above

            return AboutScreen(place)


def place_of(ref: Ref, result_id: int | None = None) -> Place:
    """Return where a thing is shown: on its page, or a model as the papers that report it.

    `result_id` is the row of a leaderboard that is pointed out.
    """
    if ref.kind is Kind.PAPER:
        return PaperPlace(ref.id, ref.name)
    if ref.kind is Kind.BOARD:
        return BoardPlace(
            ref.slug, title=ref.name, cursor_result_id=result_id, from_result_id=result_id
        )
    return EntityPlace(ref) if has_page(ref) else PapersPlace(ListRequest(scope=ref))


def has_page(ref: Ref) -> bool:
    """Whether a thing has a page of its own; the others have a list of their papers."""
    return ref.kind in _PAGES


def _page(place: PaperPlace | EntityPlace | HomePlace) -> PlaceScreen:
    if isinstance(place, HomePlace):
        from pwc_tui.tui.screens.page.home import HomeScreen  # noqa: PLC0415  see above

        return HomeScreen(place)
    if isinstance(place, PaperPlace):
        from pwc_tui.tui.screens.page.paper import PaperScreen  # noqa: PLC0415  see above

        return PaperScreen(place)
    from pwc_tui.tui.screens.page.entity import EntityScreen  # noqa: PLC0415  see above

    return EntityScreen(place)


def _list(place: NotablePlace | TreePlace | MethodTreePlace | BrowsePlace) -> PlaceScreen:
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
